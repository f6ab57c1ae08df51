/** A district with one published item, an enterprise, and officers, for the tests of guidance. All is made up. */
import { chinaCalendarAsOf, chinaLaw, officerRoles } from "@onevisit/china"
import type { GuidanceRules } from "@onevisit/core/guidance"
import type { SubjectId } from "@onevisit/core/identity"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { item, officer } from "../testing/office.fixture.ts"

export { item, label, officer } from "../testing/office.fixture.ts"

export const clerk = officer("clerk", "science", "planning", "recording", "training")
export const taxman = officer("taxman", "tax-window")
export const decider = officer("decider", "science", officerRoles.decidingOfficer)

export const rules: GuidanceRules = {
  answerWithin: workingDays(3),
  units: { 样例税务局: ["tax-window"] },
  roles: { "plan-duty": ["planning"], "record-duty": ["recording"], "organise-briefings": ["training"] },
  smallestGroup: 2,
}

export async function setUp(over: Partial<DistrictOptions> = {}) {
  const storage = memoryStorage()
  const keys = memoryKeys()
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const options: DistrictOptions = {
    storage,
    keys,
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    guidance: rules,
    ...over,
  }
  const district = await createDistrict(options)
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const feedText = async () => JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
  return { clock, district, feedText, keys, options, storage }
}

export async function enterprise(district: District, value: string): Promise<SubjectId> {
  const identity = {
    kind: "enterprise",
    name: "样例公司",
    identifiers: [{ scheme: "sample", value }],
  } as const
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error("not registered")
  return registered.subject
}

/** An application received today, with its form or to be returned for correction. */
export async function apply(district: District, applicant: SubjectId, on: string, isComplete = true) {
  const form = {
    requirement: "form",
    copyKind: "original",
    medium: "paper",
    number: 1,
    sealed: false,
  } as const
  const answer = await district.intake.submit(
    {
      item: item.id,
      applicant,
      arrival: { channel: "online", enteredOn: plainDate(on) },
      materials: isComplete ? [form] : [],
    },
    { as: clerk },
  )
  if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
  return answer.case
}

/** An answer that a test expects to be recorded; a refusal fails it with its tag. */
export function recorded<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Extract<Answer, { readonly outcome: "recorded" }> {
  if (answer.outcome !== "recorded")
    throw new Error(`Refused: ${(answer as unknown as { refusal: { _tag: string } }).refusal._tag}`)
  return answer as Extract<Answer, { readonly outcome: "recorded" }>
}
