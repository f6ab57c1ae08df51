/** A district with one call's rules, its people, and the way to a recommendation in effect. All names are made up. */
import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor, SubjectId, SubjectIdentity } from "@onevisit/core/identity"
import type { AttestedRecommendation, RecommendationRules } from "@onevisit/core/intake/recommendation"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import type { CallAnswer, PlainCallCommand } from "./index.ts"

export const label = { zh: "样例", en: "sample" }
export const clause = { statute: "sample-measures", title: label, sample: true }
const itemOf = (id: string): ServiceItem => ({
  id,
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
  type: "confirmation",
  authority: { id: "sample-bureau", name: label },
  basis: [clause],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [
    {
      id: "form",
      name: label,
      necessity: "key",
      deferrable: [],
      accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
      obtainedBy: "applicant",
      evidences: [],
    },
  ],
  visits: { declared: 1, reason: label },
  channels: ["window"],
  collection: ["courier"],
  fee: null,
  result: { name: label },
  recommendation: { required: true, clause },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "a@example.invalid",
    address: label,
    hours: label,
  },
})

const rules = (item: string): RecommendationRules => ({
  id: "sample-2018",
  item,
  recommendationRequired: { required: true, clause },
  criteria: [{ id: "research-expenses", name: label, unit: "万元" }],
  roles: {
    open: "bureau",
    "take-in": "economy-office",
    attest: "economy-office",
    "pre-review": "economy-office",
    rank: "ranker",
    recommend: "recommender",
    publish: "bureau",
    settle: "bureau",
    "take-effect": "bureau",
  },
  preReviewerMayRecommend: false,
  notice: { of: "recommended", term: workingDays(5), clause },
})

export const officer = (unit: string, role: string): Actor => ({
  kind: "officer",
  externalId: `${unit}-${role}`,
  unit,
  roles: [role],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})
export const bureau = officer("sample-bureau", "bureau")
export const reviewer = officer("north", "economy-office")
export const clerk: Actor = { ...officer("centre", "window"), jurisdiction: ["sample-bureau"] } as Actor

export const person: SubjectIdentity = {
  kind: "natural-person",
  name: "欧阳样九",
  identifiers: [{ scheme: "outside-number", value: "sample-number-1" }],
}
export const firm = (n: number): SubjectIdentity => ({
  kind: "enterprise",
  name: `样例智造${n}有限公司`,
  identifiers: [{ scheme: "outside-number", value: `sample-number-firm-${n}` }],
})

export async function setUp() {
  const clock = simulatedClock(instant("2018-07-02T01:30:00.000Z"))
  const storage = memoryStorage()
  const district = await createDistrict({
    storage,
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    recommendations: [
      rules("centre"),
      rules("other"),
      rules("licence"),
      { ...rules("free"), recommendationRequired: { required: false, clause } },
    ],
  })
  const licence: ServiceItem = { ...itemOf("licence"), type: "licence" }
  const items = [itemOf("centre"), itemOf("other"), itemOf("unruled"), itemOf("free"), licence]
  await district.catalogue.publish(items, { batch: "2018-07", as: bureau })
  const register = async (identity: SubjectIdentity): Promise<SubjectId> => {
    const registered = await district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const opening = (item: string) => ({
    item,
    year: 2018,
    townships: [{ id: "north", name: label, quota: 2 }],
  })
  const open = async (item = "centre") =>
    recorded(await district.recommendations.open(opening(item), { as: bureau })).call
  const morning = (on: string) => clock.set(instant(`${on}T01:30:00.000Z`))
  return { clock, district, morning, open, opening, register, storage }
}

export function recorded(answer: CallAnswer): Exclude<CallAnswer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal._tag}`)
  return answer
}

/** Both candidates passed, ranked, recommended and shown on Monday 2018-07-02, so through 2018-07-09. */
export async function showBoth(district: District, call: string, candidates: readonly SubjectId[]) {
  const steps: (readonly [Actor, PlainCallCommand])[] = candidates.flatMap((candidate, n) => {
    const fact = {
      criterion: "research-expenses",
      value: `${300 - n}.5`,
      unit: "万元",
      year: 2017,
      evidence: `a-${n}`,
    }
    return [
      [reviewer, { type: "take-in", candidate, township: "north" }],
      [reviewer, { type: "attest-merit", candidate, facts: [fact] }],
      [reviewer, { type: "pre-review", candidate, passed: true, reasons: ["符合条件"] }],
    ] as const
  })
  const places = candidates.map((candidate, at) => ({ candidate, place: at + 1 }))
  steps.push(
    [officer("north", "ranker"), { type: "rank", township: "north", places }],
    [officer("north", "recommender"), { type: "recommend", township: "north", candidates }],
    [bureau, { type: "publish-notice", township: "north" }],
  )
  for (const [as, command] of steps) recorded(await district.recommendations.command(call, command, { as }))
}

export async function inEffect() {
  const ground = await setUp()
  const { district, morning, open, register } = ground
  const [first, second] = [await register(firm(1)), await register(firm(2))]
  const call = await open()
  await showBoth(district, call, [first, second])
  morning("2018-07-10")
  recorded(
    await district.recommendations.command(
      call,
      { type: "take-effect", candidates: [first] },
      { as: bureau },
    ),
  )
  const submission = {
    arrival: { channel: "window" as const, on: plainDate("2018-07-11"), time: "10:00" },
    outlet: "hall",
    materials: [
      { requirement: "form", copyKind: "original", medium: "paper", number: 1, sealed: true },
    ] as const,
    examination: {},
  }
  morning("2018-07-11")
  const attested = (await district.recommendations.attestation(call, first)) as AttestedRecommendation
  return { ...ground, call, first, second, submission, attested }
}
