/** The file form of rules on funded projects, and the shapes of a project's events, (type, v) by (type, v). */
import * as Result from "effect/Result"
import { z } from "zod"
import { eventReader, type EventDefinition, type EventReader } from "../events/index.ts"
import { defineEvent, pin, plainDeadline, sealable } from "../events/schema.ts"
import { isFen, type Fen } from "../money/index.ts"
import { InvalidInput } from "../reasons/index.ts"
import { composeExpected, issuesOf } from "../reasons/schema.ts"
import { dateSchema as date } from "../time/schema.ts"
import { clause, label, remedy } from "./parts.schema.ts"
import type { ContractTerms, ProjectEventType } from "./project-events.ts"
import type { ProjectRules } from "./project-rules.ts"
import { projectRulesSchema } from "./rules.schema.ts"

export { projectRulesSchema }

/**
 * Reads one edition of the rules. Fails with {@link InvalidInput}, which lists every problem with its path.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseProjectRules } from "@onevisit/core/projects/schema"
 *
 * const read = parseProjectRules({ id: "Sample Rules", remindBefore: [30, 30] })
 * assert.ok(Result.isFailure(read))
 * const problems = read.failure.issues.map(({ expected, path }) => `${path.join(".")}: ${expected}`)
 * assert.ok(problems.includes("remindBefore: levels that differ"))
 * assert.ok(problems.includes("onDefault: keys with values (it is missing)"))
 * ```
 */
export function parseProjectRules(input: unknown): Result.Result<ProjectRules, InvalidInput> {
  const read = projectRulesSchema.safeParse(input, { error: composeExpected })
  return read.success ? Result.succeed(read.data) : Result.fail(new InvalidInput(issuesOf(read.error.issues)))
}

/** The JSON Schema (draft 2020-12) of one edition of the rules, for editors and for other languages. */
export function projectRulesJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(projectRulesSchema, { io: "input" })
}

const id = z.string().min(1)
const reasons = z.array(sealable(z.string()))
const remedies = z.array(remedy)
const fen = z.int().refine((value): value is Fen => isFen(value), "whole fen")
const consequence = { outcome: id, title: label, adverse: z.boolean(), consequences: z.array(label) }

/** What both sides agree on, as a managing unit hands it in and as it stands in an event. */
export const contractTermsSchema: z.ZodType<ContractTerms> = z.strictObject({
  startsOn: date,
  endsOn: date,
  funding: z
    .strictObject({ total: fen, tranches: z.array(z.strictObject({ id, amount: fen })).max(100) })
    .nullable(),
})

const shapes: Readonly<Record<ProjectEventType, z.ZodType>> = {
  ProjectAppliedFor: z.strictObject({
    rules: pin,
    undertaking: id,
    recommendingUnit: id,
    managingUnit: id,
    title: sealable(z.string()),
  }),
  ProjectRecommended: z.strictObject({ opinion: sealable(z.string()).nullable() }),
  RecommendationDeclined: z.strictObject({ reasons }),
  ProjectEstablished: z.strictObject({ number: id, contract: contractTermsSchema }),
  ProjectDeclined: z.strictObject({ reasons, remedies }),
  ProjectWithdrawn: z.strictObject({}),
  ContractSigned: z.strictObject({
    acceptanceDue: plainDeadline,
    calendar: pin,
    remindBefore: z.array(z.int().min(0)),
  }),
  ProgressReported: z.strictObject({ report: sealable(z.string()) }),
  TranchePaid: z.strictObject({ tranche: id, amount: fen }),
  AmendmentRequested: z.strictObject({ endsOn: date, reasons }),
  AmendmentRefused: z.strictObject({ reasons, remedies }),
  ContractAmended: z.strictObject({
    endsOn: date,
    isExtension: z.boolean(),
    acceptanceDue: plainDeadline,
    calendar: pin,
  }),
  AcceptanceDueReckoned: z.strictObject({
    from: date.nullable(),
    to: date.nullable(),
    acceptanceDue: plainDeadline,
    calendar: pin,
  }),
  ReminderSent: z.strictObject({ dueOn: date, daysBefore: z.int().min(0) }),
  AcceptanceAppliedFor: z.strictObject({
    receivedOn: date,
    postedOn: date.exactOptional(),
    dueOn: date.nullable(),
    inTime: z.boolean(),
  }),
  TaskOpened: z.strictObject({ task: z.enum(["decide-on-default"]), clause }),
  DelayExcused: z.strictObject({ reasons }),
  DefaultAnnounced: z.strictObject({ reasons, respondBy: plainDeadline }),
  DefenceStated: z.strictObject({ statement: sealable(z.string()) }),
  DefaultRecorded: z.strictObject({
    reasons,
    remedies,
    clause,
    bar: z.strictObject({ from: date, until: date, clause, objection: remedies }).nullable(),
  }),
  BarLifted: z.strictObject({ reasons }),
  ProjectConcluded: z.strictObject({ ...consequence, reasons, remedies, clause }),
}

/** Every version of every event of a funded project. */
export const projectEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)
export const projectEventReader: EventReader = eventReader(projectEventDefinitions)
