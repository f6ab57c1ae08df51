/** The shapes of a call's events, (type, v) by (type, v). A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import type { EventDefinition, EventReader } from "../../events/index.ts"
import { eventReader } from "../../events/index.ts"
import {
  citation,
  date,
  defineEvent,
  label,
  pin,
  plainDeadline,
  sealable,
  term,
} from "../../events/schema.ts"
import { reasons } from "../terms.schema.ts"
import type { CallEventType } from "./call-events.ts"
import type { RecommendationRules } from "./recommendation-rules.ts"

export { attestedRecommendationSchema } from "./attested-recommendation.schema.ts"

const id = z.string().min(1).max(200)
const rank = z.int().min(1)
const quota = z.int().min(0)
const notice = id

/** How recommendations are made, as a host hands it in and the call keeps it. */
export const recommendationRulesSchema = z.strictObject({
  id,
  item: id,
  recommendationRequired: z.strictObject({ required: z.boolean(), clause: citation }),
  criteria: z.array(z.strictObject({ id, name: label, unit: z.string().min(1) })),
  roles: z.strictObject({
    open: id,
    "take-in": id,
    attest: id,
    "pre-review": id,
    rank: id,
    recommend: id,
    publish: id,
    settle: id,
    "take-effect": id,
  }),
  preReviewerMayRecommend: z.boolean(),
  notice: z.strictObject({ of: z.enum(["recommended", "selected"]), term, clause: citation }),
}) satisfies z.ZodType<RecommendationRules>

const fact = z.strictObject({
  criterion: id,
  value: sealable(z.string().regex(/^-?\d+(?:\.\d+)?$/, "a decimal number as text")),
  unit: z.string().min(1),
  year: z.int(),
  evidence: id,
})

const shapes: Readonly<Record<CallEventType, z.ZodType>> = {
  RecommendationCallOpened: z.strictObject({
    item: pin,
    year: z.int(),
    townships: z.array(z.strictObject({ id, name: label, quota })),
    rules: recommendationRulesSchema,
  }),
  CandidateTakenIn: z.strictObject({ candidate: id, township: id }),
  MeritAttested: z.strictObject({ candidate: id, facts: z.array(fact) }),
  CandidatePreReviewed: z.strictObject({
    candidate: id,
    passed: z.boolean(),
    reasons,
    mayApplyWithout: z.boolean(),
    clause: citation,
  }),
  CandidatesRanked: z.strictObject({
    township: id,
    order: z.array(id),
    tieBreaks: z.array(z.strictObject({ order: z.array(id), reasons })),
  }),
  CandidateRecommended: z.strictObject({ candidate: id, township: id, rank, quota }),
  CandidateWithdrawn: z.strictObject({ candidate: id }),
  SelectionNoticePublished: z.strictObject({
    notice,
    township: id,
    of: z.enum(["recommended", "selected"]),
    entries: z.array(z.strictObject({ candidate: id, rank, shown: sealable(z.string()) })),
    deadline: plainDeadline,
  }),
  SelectionObjectionReceived: z.strictObject({
    objection: id,
    notice,
    candidate: id,
    receivedOn: date,
    grounds: sealable(z.string()),
  }),
  SelectionObjectionSettled: z.strictObject({ objection: id, candidate: id, upheld: z.boolean(), reasons }),
  SelectionNoticeEnded: z.strictObject({ notice }),
  RecommendationTookEffect: z.strictObject({ candidate: id, township: id, rank, quota, effectiveOn: date }),
}

/** Every version of every event of a call. */
export const callEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)

/** Reads the events of a call as they were stored. */
export const callEventReader: EventReader = eventReader(callEventDefinitions)
