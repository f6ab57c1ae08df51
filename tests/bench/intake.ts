import { chinaCalendar } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { actorOfApplicant, subjectIdOf, system, type Actor } from "@onevisit/core/identity"
import { decideCase, fold, noCase } from "@onevisit/core/intake"
import type { CaseCommand, CaseContext, CaseEvent, CaseState } from "@onevisit/core/intake"
import type { RuleSet } from "@onevisit/core/law"
import type { MaterialRequirement, SubmittedMaterial } from "@onevisit/core/materials"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"
import type { Bench } from "./bench.ts"
import { leastProcessorTime, medianTime } from "./bench.ts"

// A tolerantly accepted case with a history of thirty events: what one more command costs to decide, and
// how fast such histories fold when they are decoded already, garbage and all.

const HISTORY = 30
const REPEATS = 8_000
const clause = { statute: "sample", title: text("样例", "Sample"), sample: true }
const requirements = Array.from({ length: 8 }, (_, index): MaterialRequirement => {
  const isLookedUp = index === 7
  return {
    id: `m${index}`,
    name: text(`材料${index}`, `Material ${index}`),
    necessity: index < 3 ? "key" : "secondary",
    deferrable: index < 3 || isLookedUp ? [] : ["absence"],
    accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
    obtainedBy: isLookedUp ? "agency-verified" : "applicant",
    ...(isLookedUp ? { lookUp: { registry: "sample", record: "sample" } } : {}),
    evidences: [],
  }
})
const item: ServiceItem = {
  id: "sample",
  edition: "2018-07-20",
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  name: text("样例事项", "Sample item"),
  type: "confirmation",
  authority: { id: "sample", name: text("样例局", "Sample bureau") },
  basis: [],
  serves: [],
  initiation: "on-application",
  conditions: [],
  procedure: [],
  promisedTerm: workingDays(40),
  specialProcedures: [],
  questions: [],
  materials: requirements,
  visits: { declared: 1 },
  channels: ["online"],
  collection: ["electronic"],
  fee: null,
  result: { name: text("结果", "Result") },
  contact: { phone: "", complaintPhone: "", email: "", address: text("", ""), hours: text("", "") },
}
const ruleSet: RuleSet = {
  id: "sample",
  version: "1",
  title: clause.title,
  rank: "local-regulation",
  source: clause,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: {
    tolerance: {
      commitmentRequired: false,
      longest: null,
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause,
    },
    delivery: { term: workingDays(10), clause },
  },
  clauses: [],
}
const applicant = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
const calendar = chinaCalendar()
const clerk: Actor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "sample",
  roles: [],
  validAt: plainDate("2019-03-05"),
  validTo: plainDate("2031-01-01"),
}
const contextOf = (on: string, actor: Actor): CaseContext => ({
  now: { at: instant(`${on}T02:00:00.000Z`), on: plainDate(on), time: "10:00:00" },
  actor,
  item,
  ruleSet,
  calendar,
})
const material = (requirement: string): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: true,
})
const arrived = { channel: "online", receivedOn: plainDate("2019-03-06") } as const
const supplement = (id: string): CaseCommand => ({
  type: "supplement",
  receipt: arrived,
  materials: [material(id)],
})
const failure: CaseCommand = { type: "record-look-up-failure", requirement: "m7", willRetry: true }
const pin = { id: "sample", hash: `sha256:${"0".repeat(64)}` }
const submit: CaseCommand = {
  type: "submit",
  item: pin,
  ruleSet: pin,
  calendar: pin,
  regions: null,
  applicant,
  scenario: {},
  receipt: { channel: "online", receivedOn: plainDate("2019-03-05") },
  number: "R",
  materials: requirements.slice(0, 4).map(({ id }) => material(id)),
  examination: { number: "N", supplementWithin: workingDays(20), tolerance: { commitment: null } },
}
const today = contextOf("2019-03-07", clerk)
const history = composeHistory()
const folded = fold(history)

/** What may come next: a supplement, an answer of the registry, a timer, a decision that is refused. */
const next: readonly (readonly [CaseCommand, CaseContext])[] = [
  [supplement("m6"), contextOf("2019-03-06", actorOfApplicant(applicant))],
  [failure, contextOf("2019-03-07", system("registry"))],
  [{ type: "pass-time" }, contextOf("2019-06-03", system("timer"))],
  [{ type: "decide", favourable: true, number: "D" }, today],
]

/** Measurements of core/intake. */
export const benches: readonly Bench[] = [
  {
    id: "intake.decide.us",
    unit: "µs",
    goal: 20,
    better: "lower",
    run: async () => {
      const took = await medianTime(() => repeat(decideNext))
      return { value: (took * 1000) / (REPEATS * next.length) }
    },
  },
  {
    id: "intake.fold.events-per-second",
    unit: "events/s",
    goal: 2_000_000,
    better: "higher",
    run: async () => {
      const took = await leastProcessorTime(() => repeat(() => fold(history).version))
      return { value: (REPEATS * HISTORY * 1000) / took }
    },
  },
]

function decideNext(): number {
  let outcomes = 0
  for (const [command, context] of next)
    outcomes += Result.isSuccess(decideCase(folded, command, context)) ? 1 : 2
  return outcomes
}

/** The result is used, so that no call is optimised away. */
function repeat(call: () => number): void {
  let used = 0
  for (let round = 0; round < REPEATS; round += 1) used += call()
  if (used === 0) throw new Error("A batch computed nothing.")
}

function composeHistory(): readonly CaseEvent[] {
  let state: CaseState = noCase
  const events: CaseEvent[] = []
  const registry = contextOf("2019-03-06", system("registry"))
  const byApplicant = contextOf("2019-03-06", actorOfApplicant(applicant))
  const commands = [
    submit,
    supplement("m4"),
    supplement("m5"),
    ...Array.from({ length: HISTORY }, () => failure),
  ]
  for (const command of commands) {
    const context =
      command === submit ? contextOf("2019-03-05", clerk) : command === failure ? registry : byApplicant
    const happened = Result.getOrThrow(decideCase(state, command, context))
    events.push(...happened)
    state = fold(happened, state)
  }
  return events.slice(0, HISTORY)
}
