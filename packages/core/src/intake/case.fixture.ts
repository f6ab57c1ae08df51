/** Items, people, commands and a way to play a case for the tests of intake. All names are made up. */
import * as Result from "effect/Result"
import type { ServiceItem } from "../catalogue/index.ts"
import type { Pin } from "../events/index.ts"
import type { Actor, OfficerActor } from "../identity/index.ts"
import { actorOfAgent, actorOfApplicant, subjectIdOf, system } from "../identity/index.ts"
import type { ItemType, RuleSet } from "../law/index.ts"
import type { MaterialRequirement, ScenarioAnswers, SubmittedMaterial } from "../materials/index.ts"
import { text } from "../reasons/index.ts"
import type { Calendar, PlainDate } from "../time/index.ts"
import { instant, plainDate, workingDays } from "../time/index.ts"
import type {
  CaseCommand,
  CaseContext,
  CaseEvent,
  CaseRefusal,
  CaseState,
  Examination,
  Party,
  Receipt,
  TolerantCommitment,
} from "./index.ts"
import { decideCase, fold, noCase } from "./index.ts"
import { calendar, zhejiangOneVisit } from "./law.fixture.ts"

const applicantId = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
const agentId = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
const officer = (externalId: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles,
  validAt: plainDate("2017-01-01"),
  validTo: plainDate("2031-01-01"),
})

export const clerk = officer("officer-1")
export const decider = officer("officer-2", "decision-maker")
export const head = officer("officer-3", "agency-head")
/** With the clerk on a check on site. */
export const colleague = officer("officer-9")
export const applicant = actorOfApplicant(applicantId)
export const agent = actorOfAgent({ subject: agentId, principal: applicantId, capacity: "authorised-agent" })
export const stranger = actorOfApplicant(agentId)
export const timer = system("timer")
export const registry = system("registry")

const original = { copyKind: "original", medium: "paper", number: 1 } as const
const requirement = (
  id: string,
  necessity: MaterialRequirement["necessity"],
  deferrable: MaterialRequirement["deferrable"],
  more: Partial<MaterialRequirement> = {},
): MaterialRequirement => ({
  id,
  name: text(id, id),
  necessity,
  deferrable,
  accepts: [original],
  obtainedBy: "applicant",
  evidences: [],
  ...more,
})

/**
 * `form` and `plan` are key, and the form's seal may be owed; `report` and `proof` are secondary and may be
 * owed, `list` is secondary and may not; the authority looks up `licence`; `consent` only for a branch.
 */
export const materials: readonly MaterialRequirement[] = [
  requirement("form", "key", ["missing-seal"], { accepts: [{ ...original, sealed: true }] }),
  requirement("plan", "key", []),
  requirement("report", "secondary", ["absence", "copy-for-original"]),
  requirement("proof", "secondary", ["absence", "receipt-in-lieu"]),
  requirement("list", "secondary", []),
  requirement("photo", "optional", []),
  requirement("licence", "secondary", [], {
    obtainedBy: "agency-verified",
    lookUp: { registry: "sample-registry", record: "business-licence" },
  }),
  requirement("consent", "secondary", [], { when: { fact: "isBranch", is: true } }),
]
export const needed = ["form", "plan", "report", "proof", "list"] as const

export function itemOf(type: ItemType, more: Partial<ServiceItem> = {}): ServiceItem {
  return {
    id: `sample-${type}`,
    edition: "2018-07-20",
    validFrom: plainDate("2018-01-01"),
    validTo: null,
    name: text("样例事项", "Sample item"),
    type,
    authority: { id: "sample-bureau", name: text("样例局", "Sample bureau") },
    basis: [],
    serves: ["enterprise"],
    initiation: "on-application",
    conditions: [],
    procedure: [],
    promisedTerm: workingDays(15),
    specialProcedures: [{ reason: "site-visit", title: text("现场踏勘", "site visit") }],
    questions: [
      {
        fact: "isBranch",
        question: text("是否分支机构？", "Is it a branch?"),
        answers: [
          { value: true, label: text("是", "yes") },
          { value: false, label: text("否", "no") },
        ],
      },
    ],
    materials,
    visits: { declared: 1 },
    channels: ["window", "online", "courier"],
    collection: ["by-hand", "courier", "electronic"],
    fee: null,
    result: { name: text("样例结果", "Sample result") },
    contact: { phone: "", complaintPhone: "", email: "", address: text("", ""), hours: text("", "") },
    ...more,
  }
}
export const confirmation = itemOf("confirmation")
export const licence = itemOf("licence")

/** A material in order, or wanting in the way said. */
export function paper(id: string, wanting: Partial<SubmittedMaterial> = {}): SubmittedMaterial {
  return { requirement: id, copyKind: "original", medium: "paper", number: 1, sealed: true, ...wanting }
}
export const all: readonly SubmittedMaterial[] = needed.map((id) => paper(id))
export const without = (...ids: readonly string[]): readonly SubmittedMaterial[] =>
  all.filter(({ requirement: id }) => !ids.includes(id))
export const spoiled = (id: string): SubmittedMaterial => paper(id, { defect: text("内容不符", "wrong") })

export const commitment: TolerantCommitment = {
  clauses: ["In time."],
  hash: `sha256:${"0".repeat(64)}`,
  signedOn: plainDate("2018-07-23"),
  signature: "signature",
}

/** Ten working days for what is wanting, told by posting. */
export const examination: Examination = { number: "N-1", supplementWithin: workingDays(10) }
export const tolerant: Examination = { ...examination, tolerance: { commitment } }

export function received(on: string, more: Partial<Receipt> = {}): Receipt {
  return { channel: "online", receivedOn: plainDate(on), ...more }
}
export const atWindow = (on: string, outlet = "hall"): Receipt =>
  received(on, { channel: "window", visit: { on: plainDate(on), outlet } })
export const byCourier = (postedOn: string, on: string): Receipt =>
  received(on, { channel: "courier", postedOn: plainDate(postedOn) })

/** What the agent may do, and since when. */
export const handler: Party = {
  role: "handler",
  subject: agentId,
  scope: ["submit", "supplement", "withdraw", "commit", "choose"],
  validFrom: plainDate("2018-01-01"),
}

/** Of an applicant who cannot act for themselves; with the paper that shows it. */
export const guardian: Party = {
  role: "guardian",
  subject: agentId,
  validFrom: plainDate("2018-01-01"),
  evidence: `sha256:${"a".repeat(64)}`,
}

const pin = (id: string): Pin => ({ id, hash: `sha256:${"1".repeat(64)}` })

export function submit(
  given: readonly SubmittedMaterial[],
  receipt: Receipt | string,
  more: { readonly examination?: Examination; readonly scenario?: ScenarioAnswers } = {},
): CaseCommand {
  return {
    type: "submit",
    item: pin("item"),
    ruleSet: pin("rule-set"),
    calendar: pin("calendar"),
    regions: null,
    applicant: applicantId,
    parties: [handler],
    scenario: { isBranch: false },
    receipt: typeof receipt === "string" ? received(receipt) : receipt,
    number: "R-1",
    materials: given,
    ...more,
  }
}
export function supplement(
  given: readonly SubmittedMaterial[],
  receipt: Receipt | string,
  examined?: Examination,
): CaseCommand {
  const legal = typeof receipt === "string" ? received(receipt) : receipt
  return {
    type: "supplement",
    materials: given,
    receipt: legal,
    ...(examined === undefined ? {} : { examination: examined }),
  }
}
export const examine = (by: Examination = examination): CaseCommand => ({ type: "examine", examination: by })
export const found: Extract<CaseCommand, { type: "record-look-up-answer" }> = {
  type: "record-look-up-answer",
  requirement: "licence",
  outcome: "found",
  asOf: plainDate("2018-07-01"),
  reference: null,
}
export const decide = (favourable: boolean, reasons: readonly string[] = ["because"]): CaseCommand => ({
  type: "decide",
  favourable,
  number: "D-1",
  reasons,
})
/** The seal on the decision. */
export const sealDecision: CaseCommand = { type: "record-seal", number: "D-1" }
export const revoke: Extract<CaseCommand, { type: "revoke-acceptance" }> = {
  type: "revoke-acceptance",
  reasons: ["owed"],
  number: "V-1",
}
export const passTime: CaseCommand = { type: "pass-time" }

/** Under what a case is played; unless said otherwise a confirmation under the Zhejiang regulation. */
export interface Setting extends Pick<CaseContext, "outside" | "alongside"> {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  readonly calendar: Calendar
}
export const inZhejiang: Setting = { item: confirmation, ruleSet: zhejiangOneVisit, calendar }

/** Who does what on which day; a clerk where nobody is named. */
export type Step = readonly [on: string, command: CaseCommand, actor?: Actor]

export function contextOn(setting: Setting, on: string, actor: Actor = clerk): CaseContext {
  const date: PlainDate = plainDate(on)
  return { ...setting, actor, now: { at: instant(`${on}T02:00:00.000Z`), on: date, time: "10:00:00" } }
}

export interface Played {
  readonly state: CaseState
  readonly events: readonly CaseEvent[]
  /** The refusal of each step, in order; `null` where it was done. */
  readonly refusals: readonly (CaseRefusal | null)[]
}

/** Plays a case; a refused step leaves it as it was. */
export function play(setting: Setting, ...steps: readonly Step[]): Played {
  return playOn(noCase, setting, ...steps)
}

/** Plays on from a state, for example on another calendar. */
export function playOn(from: CaseState, setting: Setting, ...steps: readonly Step[]): Played {
  const events: CaseEvent[] = []
  const refusals: (CaseRefusal | null)[] = []
  let state = from
  for (const [on, command, actor] of steps) {
    const outcome = decideCase(state, command, contextOn(setting, on, actor))
    refusals.push(Result.isFailure(outcome) ? outcome.failure : null)
    if (Result.isFailure(outcome)) continue
    events.push(...outcome.success)
    state = fold(outcome.success, state)
  }
  return { state, events, refusals }
}

/** The state after steps that all must be done. Throws, with the tag, where one is refused. */
export function stateAfter(setting: Setting, ...steps: readonly Step[]): CaseState {
  const { refusals, state } = play(setting, ...steps)
  const refused = refusals.find((refusal) => refusal !== null)
  if (refused) throw new Error(`Refused: ${refused._tag}: ${refused.message.en}`)
  return state
}

/** The tag with which the last step is refused; the steps before it must be done. */
export function refusalOf(setting: Setting, ...steps: readonly Step[]): string | undefined {
  return refusalIn(setting, ...steps)?._tag
}

/** The refusal of the last step; the steps before it must be done. */
export function refusalIn(setting: Setting, ...steps: readonly Step[]): CaseRefusal | null {
  const { refusals } = play(setting, ...steps)
  const early = refusals.slice(0, -1).find((refusal) => refusal !== null)
  if (early) throw new Error(`Refused before the last step: ${early._tag}`)
  return refusals.at(-1) ?? null
}

/** The only event of a type that is there, or undefined. */
export function eventOf<Type extends CaseEvent["type"]>(
  { events }: Pick<Played, "events">,
  type: Type,
): Extract<CaseEvent, { type: Type }> | undefined {
  return events.findLast((event): event is Extract<CaseEvent, { type: Type }> => event.type === type)
}
