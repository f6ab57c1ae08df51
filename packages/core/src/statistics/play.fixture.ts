/** Items, people, commands, and a way to play cases. All made up. */
import * as Result from "effect/Result"
import type { ServiceItem } from "../catalogue/index.ts"
import { type Actor, type OfficerActor, subjectIdOf, system } from "../identity/index.ts"
import {
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  decideCase,
  type Examination,
  fold,
  noCase,
  type OutsideMessage,
  type Receipt,
} from "../intake/index.ts"
import type { MaterialRequirement, SubmittedMaterial } from "../materials/index.ts"
import { text } from "../reasons/index.ts"
import { addDays, instant, plainDate, type PlainDate, workingDays } from "../time/index.ts"
import type { CaseLog } from "./case-log.ts"
import { calendar, clause, ruleSet, terminating } from "./law.fixture.ts"

export { calendar, clause, ruleSet }
const label = text("样例", "sample")

const material = (id: string, more: Partial<MaterialRequirement> = {}): MaterialRequirement => ({
  id,
  name: text(id, id),
  necessity: "secondary",
  deferrable: ["absence"],
  accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
  obtainedBy: "applicant",
  evidences: [],
  ...more,
})

export function itemOf(id: string, more: Partial<ServiceItem> = {}): ServiceItem {
  return {
    id,
    edition: "2018-07",
    validFrom: plainDate("2018-01-01"),
    validTo: null,
    name: text(`样例${id}`, id),
    type: "licence",
    authority: { id: "bureau", name: text("样例局", "Sample bureau") },
    basis: [],
    serves: ["enterprise"],
    initiation: "on-application",
    conditions: [],
    procedure: [],
    promisedTerm: workingDays(10),
    specialProcedures: [],
    questions: [],
    materials: [
      material("form", { necessity: "key", deferrable: [] }),
      material("report"),
      material("proof"),
      material("register", {
        obtainedBy: "agency-verified",
        lookUp: { registry: "register", record: "licence" },
      }),
    ],
    reviewParts: [
      { id: "review", title: label, authority: { id: "bureau", name: label }, term: workingDays(3) },
    ],
    commitmentOptions: [
      {
        id: "promise",
        kind: "proof",
        title: label,
        listed: clause("11"),
        replaces: ["proof"],
        verifyWithin: workingDays(5),
      },
    ],
    visits: { declared: 1 },
    channels: ["window", "online", "courier"],
    collection: ["by-hand", "courier", "electronic"],
    fee: null,
    result: { name: label },
    contact: { phone: "", complaintPhone: "", email: "", address: label, hours: label },
    ...more,
  }
}
export const licence = itemOf("licence")
/** Another authority's, which declares that nobody need come, and has no parts. */
export const certificate = itemOf("certificate", {
  authority: { id: "office", name: text("样例所", "Sample office") },
  reviewParts: [],
  visits: { declared: 0 },
})
/** Of the first authority, under the rule set that terminates. */
export const subsidy = itemOf("subsidy")

const applicant = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
export const officer = (externalId: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit: "bureau",
  roles,
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
  jurisdiction: ["office"],
})
export const clerk = officer("officer-1", "head", "back-entry")
/** Confirms what the clerk proposes. */
const keeper = officer("officer-2", "records-correction")

export const paper = (requirement: string): SubmittedMaterial => ({
  requirement,
  copyKind: "original",
  medium: "paper",
  number: 1,
  sealed: true,
})
export const wrong = (id: string): SubmittedMaterial => ({ ...paper(id), defect: text("不符", "wrong") })
export const papers = (...ids: readonly string[]) => ids.map(paper)
export const complete = papers("form", "report", "proof")

export const online = (receivedOn: PlainDate): Receipt => ({ channel: "online", receivedOn })
export const atWindow = (on: PlainDate, outlet = "hall"): Receipt => ({
  channel: "window",
  receivedOn: on,
  visit: { on, outlet },
})
export const examination: Examination = { number: "N-1", supplementWithin: workingDays(4) }
export const tolerant: Examination = { ...examination, tolerance: { commitment: null } }

const pin = (id: string) => ({ id, hash: `sha256:${"1".repeat(64)}` })
export function submit(
  materials: readonly SubmittedMaterial[],
  receipt: Receipt,
  examined: Examination | null = examination,
): CaseCommand {
  return {
    type: "submit",
    item: pin("item"),
    ruleSet: pin("rule-set"),
    calendar: pin("calendar"),
    regions: null,
    applicant,
    scenario: {},
    receipt,
    externalIds: [externalId],
    number: "R-1",
    materials,
    ...(examined === null ? {} : { examination: examined }),
  }
}
export const supplement = (
  materials: readonly SubmittedMaterial[],
  receipt: Receipt,
  examined: Examination | null = examination,
): CaseCommand => ({
  type: "supplement",
  materials,
  receipt,
  ...(examined === null ? {} : { examination: examined }),
})
export const found: CaseCommand = {
  type: "record-look-up-answer",
  requirement: "register",
  outcome: "found",
  asOf: plainDate("2018-07-01"),
  reference: null,
}
export const finishReview = (toldOn: PlainDate): CaseCommand => ({
  type: "finish-part",
  part: "review",
  outcome: "agreed",
  opinion: null,
  toldOn,
})
export const decide = (favourable = true): CaseCommand => ({
  type: "decide",
  favourable,
  number: "D-1",
  reasons: ["because"],
})
export const deliver = (on: PlainDate, visit?: { on: PlainDate; outlet: string }): CaseCommand => ({
  type: "deliver-result",
  method: visit ? "by-hand" : "electronic",
  on,
  ...(visit ? { visit } : {}),
})
export const explain = (clock: "statutory" | "promised", on: PlainDate): CaseCommand => ({
  type: "explain-overdue",
  clock,
  explanation: text("因案情复杂", "because it is intricate"),
  publishedOn: on,
})
export const passTime: CaseCommand = { type: "pass-time" }

/** The first day of all plays, a Monday. */
export const start = plainDate("2018-07-02")
export const day = (days: number): PlainDate => addDays(start, days)

const platform = system("sample-platform")
const outside = [{ scheme: "sample-number", system: platform.name }]
export const externalId = { scheme: "sample-number", value: "P-1" }

/** What another system reports of a day; its message is named by stage and day. */
export const report = (
  on: PlainDate,
  fact: DistributedOmit<OutsideMessage, "system" | "messageId" | "externalId" | "on">,
): CaseCommand => {
  const reported = { system: platform.name, messageId: `${fact.stage}-${on}`, externalId, on }
  return { type: "adopt", message: { ...fact, ...reported } as OutsideMessage }
}
type DistributedOmit<Union, Key extends string> = Union extends unknown ? Omit<Union, Key> : never

function actorFor({ type }: CaseCommand): Actor {
  if (type === "adopt") return platform
  return type === "confirm-correction" ? keeper : clerk
}

/** Does the commands of a step on its day, counted from the first; those that are refused leave the case as it is. */
export type Step = readonly [days: number, make: (on: PlainDate) => CaseCommand]

export function logOf(id: string, item: ServiceItem, ...steps: readonly Step[]): CaseLog {
  const governing = item.id === subsidy.id ? terminating : ruleSet
  const setting = { item, ruleSet: governing, calendar, outside, alongside: [keeper] }
  const events: CaseEvent[] = []
  let state: CaseState = noCase
  for (const [days, make] of steps) {
    const on = day(days)
    const now = { at: instant(`${on}T02:00:00.000Z`), on, time: "10:00:00" }
    const asked = make(on)
    // A decision is sealed as it is handed over.
    const sealed = state.toSeal.filter(({ of }) => of === "DecisionMade" && asked.type === "deliver-result")
    const seals = sealed.map(({ document }): CaseCommand => ({ type: "record-seal", document }))
    for (const command of [...seals, asked]) {
      const actor = actorFor(command)
      const outcome = decideCase(state, command, { ...setting, actor, now })
      if (Result.isFailure(outcome)) continue
      events.push(...outcome.success)
      state = fold(outcome.success, state)
    }
  }
  return { case: id, events, item, ruleSet: governing }
}
