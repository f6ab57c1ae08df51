/** A district with a sample policy and a record of who had which service from whom. All names and terms are made up. */
import { chinaCalendarAsOf } from "@onevisit/china"
import { actorOfApplicant, type OfficerActor, system } from "@onevisit/core/identity"
import type { FeedbackPolicy } from "@onevisit/core/intake/feedback"
import { calendarDays, instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import type { ComplaintInput, FeedbackSettings, RatingInput } from "./index.ts"

const label = { zh: "样例", en: "sample" }

export const policy: FeedbackPolicy = {
  source: { statute: "sample-feedback", title: label, sample: true },
  terms: {
    acknowledge: workingDays(2),
    answer: workingDays(10),
    verify: workingDays(3),
    rectify: workingDays(5),
    revisit: workingDays(5),
    "accept-transfer": workingDays(1),
  },
  changeWithin: calendarDays(5),
  reopenWithin: calendarDays(20),
  roles: {
    acknowledge: "feedback",
    verify: "feedback",
    "set-aside": "feedback-chief",
    rectify: "feedback",
    answer: "feedback",
    revisit: "feedback",
    close: "feedback",
    transfer: "feedback",
    "accept-transfer": "feedback",
  },
  verifiedBy: "another-officer",
  revisitTries: 2,
  reasons: [{ code: "slow", title: label }],
}

export const officer = (externalId: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const operator = officer("officer-1", "feedback")
export const chief = officer("officer-2", "feedback-chief")
/** The one who served, with the roles all the same. */
export const rated = officer("officer-9", "feedback", "feedback-chief")
export const clerk = officer("officer-5")
export const page = system("rating-page")

export async function setUp(over: Partial<DistrictOptions> = {}, settings: Partial<FeedbackSettings> = {}) {
  const storage = memoryStorage()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const concerned = { unit: "sample-bureau", officers: [rated.externalId] }
  const people = new Map<string, string>()
  const feedback: FeedbackSettings = {
    policy,
    numberedBy: "样例区",
    proveService: async (claim, as) => {
      const common = { item: "sample-item", outlet: "sample-hall", concerned }
      if (claim.kind === "visit")
        return claim.ticket === "A001" ? { ...common, service: claim, rater: null } : null
      const owner = people.get(claim.case)
      const isTheirs = as.kind === "applicant" && as.subject === owner
      if (owner === undefined || !(isTheirs || claim.code === "code-of-the-case")) return null
      const service = { kind: "case", case: claim.case, handling: claim.handling ?? "1" } as const
      return { ...common, service, rater: owner as never }
    },
    concernedBy: async () => ({ concerned: { unit: "sample-bureau", officers: [] } }),
    ...settings,
  }
  const options: DistrictOptions = {
    storage,
    keys: memoryKeys(),
    clock,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    feedback,
    ...over,
  }
  const district = await createDistrict(options)
  const identity = { kind: "natural-person", name: "样例之名", identifiers: [] } as const
  const register = async (of: string) => {
    const registered = await district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    people.set(of, registered.subject)
    return actorOfApplicant(registered.subject)
  }
  const person = await register("case-1")
  const other = await register("case-2")
  return { district, feedback: district.feedback, storage, clock, person, other }
}

export const rating = (grade: RatingInput["grade"], more: Partial<RatingInput> = {}): RatingInput => ({
  service: { kind: "case", case: "case-1" },
  grade,
  ...more,
})

export const complaint = (more: Partial<ComplaintInput> = {}): ComplaintInput => ({
  channel: "online",
  about: { kind: "officer", officer: rated.externalId },
  complainant: null,
  unit: "sample-bureau",
  text: "窗口无人",
  ...more,
})

/** The id of what was done; a refusal is an error of the test. */
export function idOf(answer: {
  readonly outcome: string
  readonly feedback?: string
  readonly refusal?: { readonly _tag: string }
}): string {
  if (answer.feedback === undefined) throw new Error(`Refused: ${answer.refusal?._tag}.`)
  return answer.feedback
}
