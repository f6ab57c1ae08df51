/**
 * Intake for the embedder: applications come in, an officer's examination takes its lawful course, and
 * whatever a case owes or awaits can be asked at any time.
 */
import type { CodeScheme, RegionTable, SubjectId } from "@onevisit/core/identity"
import type {
  CaseCommand,
  CaseEvent,
  CaseState,
  DeadlineName,
  Examination,
  ExternalId,
} from "@onevisit/core/intake"
import { applicableRuleSet, type NoRuleSet, type RuleSet, type RuleSetsOverlap } from "@onevisit/core/law"
import type { Checklist, ScenarioAnswers, SubmittedMaterial } from "@onevisit/core/materials"
import { composeChecklist } from "@onevisit/core/materials"
import { composeDocument, type LegalDocument } from "@onevisit/core/notices"
import type { Calendar, Deadline, LedgerDay, PlainDate } from "@onevisit/core/time"
import { explainDeadline, type Arrival } from "@onevisit/core/time"
import { caseEventReader } from "@onevisit/core/intake/schema"
import { editionKey } from "@onevisit/core/catalogue"
import * as Result from "effect/Result"
import { readEvent } from "../acts/index.ts"
import { callSchema, daySchema, parseInputOrThrow } from "../input/index.ts"
import { sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { caseDesk, newCaseId, type CaseAnswer, type CaseCall, type DeskOptions } from "./case-desk.ts"
import { refuseIdentifiers } from "./case-outside.ts"
import { outsideCalls, type OutsideCalls } from "./outside-calls.ts"
import { known, receiptOf } from "./receipt-of.ts"
import { CASE_VIEW, caseStream, summaryOf, type CaseSummary } from "./case-model.ts"
import { UnknownItem, UnknownSubject } from "./intake.errors.ts"
import {
  answersSchema,
  commandSchema,
  deadlineNameSchema,
  examinationSchema,
  submissionSchema,
  supplementSchema,
} from "./intake.schema.ts"

/** What the examining officer says; numbers are the district's to give. */
export type ExaminationInput = Omit<Examination, "number">

export interface Submission {
  readonly item: string
  readonly applicant: SubjectId
  /** How and when it came in. */
  readonly arrival: Arrival
  /** Where the person appeared, if anyone did. */
  readonly outlet?: string
  readonly scenario?: ScenarioAnswers
  readonly materials: readonly SubmittedMaterial[]
  readonly externalIds?: readonly ExternalId[]
  /** With it an officer examines at once; without it the application waits to be examined. */
  readonly examination?: ExaminationInput
}

export interface SupplementInput {
  readonly arrival: Arrival
  readonly postedOn?: PlainDate
  readonly outlet?: string
  readonly materials: readonly SubmittedMaterial[]
  readonly examination?: ExaminationInput
}

/** Commands that need nothing but what the embedder says. */
export type PlainCommand =
  | Exclude<
      CaseCommand,
      {
        type:
          | "submit"
          | "examine"
          | "supplement"
          | "refuse-acceptance"
          | "revoke-acceptance"
          | "decide"
          | "revise-calendar"
          | "import"
          | "adopt"
      }
    >
  | Omit<Extract<CaseCommand, { type: "refuse-acceptance" }>, "number">
  | Omit<Extract<CaseCommand, { type: "revoke-acceptance" }>, "number">
  | Omit<Extract<CaseCommand, { type: "decide" }>, "number">
  | Omit<Extract<CaseCommand, { type: "revise-calendar" }>, "pin">

export type SubmitAnswer =
  | CaseAnswer
  | { readonly outcome: "refused"; readonly case: null; readonly refusal: NoRuleSet | RuleSetsOverlap }

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface IntakeService extends OutsideCalls {
  /** Opens a case. Rejects with `UnknownItem` or `UnknownSubject`. */
  submit(submission: Submission, call: CaseCall): Promise<SubmitAnswer>
  examine(id: string, examination: ExaminationInput, call: CaseCall): Promise<CaseAnswer>
  supplement(id: string, supplement: SupplementInput, call: CaseCall): Promise<CaseAnswer>
  /** Any other command: decisions, revocation, clocks, delivery. */
  command(id: string, command: PlainCommand, call: CaseCall): Promise<CaseAnswer>
  /** Where a case stands. Rejects with `UnknownCase`. */
  get(
    id: string,
  ): Promise<{ readonly summary: CaseSummary; readonly state: CaseState; readonly ruleSet: RuleSet }>
  /** Cases by phase, item or open tasks, by the next day that counts. */
  find(query: {
    readonly phase?: CaseState["phase"]
    readonly item?: string
    readonly hasTask?: boolean
    readonly limit?: number
  }): Promise<readonly CaseSummary[]>
  checklist(item: string, on: PlainDate, scenario: ScenarioAnswers): Promise<Checklist>
  /** Why a deadline falls on its day: every day counted or skipped. `null` when the case has no such deadline. */
  explain(id: string, deadline: DeadlineName): Promise<readonly LedgerDay[] | null>
  /** The documents of a case, opened for a stated purpose. */
  documents(id: string, purpose: string): Promise<readonly LegalDocument[]>
}

export interface IntakeOptions extends DeskOptions, Pick<SealingOptions, "onOpened"> {
  readonly law: readonly RuleSet[]
  readonly calendar: Calendar
  readonly regions: RegionTable | null
  readonly subjects: Subjects
  /** The schemes of subjects' identifiers, none of which may stand as the number of a case. */
  readonly schemes?: readonly CodeScheme[]
}

export function intakeService(options: IntakeOptions): IntakeService {
  const { calendar, catalogue, keys, law, onOpened, pins, regions, storage, subjects } = options
  const desk = caseDesk(options)
  const seals = sealing({ keys, reader: caseEventReader, ...(onOpened ? { onOpened } : {}) })

  /** A date that was kept through a revision is explained on the edition it was reckoned on. */
  const calendarOf = async (deadline: Deadline, current: Calendar, stream: string): Promise<Calendar> => {
    const isOn = ({ id, version }: Calendar) =>
      deadline.calendar.id === id && deadline.calendar.version === version
    if (isOn(current)) return current
    for (const stored of await storage.readStream({ stream })) {
      const { data, type } = readEvent<CaseEvent>(caseEventReader, stored)
      if (type !== "CaseOpened" && type !== "CalendarRevised") continue
      const earlier = await pins.calendar(data.calendar)
      if (isOn(earlier)) return earlier
    }
    return current
  }

  const { schemes = [] } = options
  /** A command id of the caller's names the case too, so that a submission sent twice is one case. */
  const newCaseIdFor = async ({ commandId }: CaseCall): Promise<string> =>
    commandId === undefined ? newCaseId() : caseIdFrom(await keys.blindIndex("onevisit:case", commandId))

  return {
    ...outsideCalls({ ...options, desk, newCaseIdFor }),
    submit: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const submission = parseInputOrThrow(submissionSchema, given)
      refuseIdentifiers(submission.externalIds ?? [], schemes, ["externalIds"])
      const {
        applicant,
        arrival,
        examination,
        externalIds = [],
        item,
        materials,
        outlet,
        scenario = {},
      } = submission
      const receipt = receiptOf(arrival, outlet)
      const edition = await catalogue.itemOn(item, receipt.receivedOn)
      if (edition === null) throw new UnknownItem()
      if ((await subjects.kindOf(applicant)) === null) throw new UnknownSubject()
      const ruleSet = applicableRuleSet(law, edition.item.type, receipt.receivedOn)
      if (Result.isFailure(ruleSet)) return { outcome: "refused", case: null, refusal: ruleSet.failure }
      const command: CaseCommand = {
        type: "submit",
        item: { id: editionKey(edition.item), hash: edition.hash },
        ruleSet: pins.pin(ruleSet.success),
        calendar: pins.pin(calendar),
        regions: regions === null ? null : pins.pin(regions),
        applicant,
        scenario,
        externalIds,
        receipt,
        number: "",
        materials,
        ...(examination ? { examination: { ...examination, number: "" } } : {}),
      }
      const id = await newCaseIdFor(call)
      return desk.run(id, command, call, { item: edition.item, ruleSet: ruleSet.success, calendar })
    },
    examine: async (id, given, call) => {
      const examination = { ...parseInputOrThrow(examinationSchema, given), number: "" }
      return desk.run(known(id), { type: "examine", examination }, parseInputOrThrow(callSchema, call))
    },
    supplement: async (id, given, call) => {
      const supplement = parseInputOrThrow(supplementSchema, given)
      const { arrival, examination, materials, outlet, postedOn } = supplement
      const receipt = { ...receiptOf(arrival, outlet), ...(postedOn === undefined ? {} : { postedOn }) }
      const examined = examination ? { examination: { ...examination, number: "" } } : {}
      const command: CaseCommand = { type: "supplement", receipt, materials, ...examined }
      return desk.run(known(id), command, parseInputOrThrow(callSchema, call))
    },
    command: async (id, given, call) => {
      const plain = parseInputOrThrow(commandSchema, given) as PlainCommand
      if (plain.type === "add-external-id") refuseIdentifiers([plain.externalId], schemes, ["externalId"])
      const pinned = plain.type === "revise-calendar" ? { pin: pins.pin(plain.calendar) } : {}
      const command = { number: "", ...plain, ...pinned } as CaseCommand
      return desk.run(known(id), command, parseInputOrThrow(callSchema, call))
    },
    get: async (id) => {
      const { pinned, state } = await desk.load(known(id))
      return { summary: summaryOf(id, state), state, ruleSet: pinned.ruleSet }
    },
    find: async ({ hasTask, item, limit = 100, phase }) => {
      const where = {
        ...(phase && { phase }),
        ...(item && { item }),
        ...(hasTask !== undefined && { hasTask }),
      }
      const { rows } = await storage.findViews({ ...CASE_VIEW, where, limit })
      return rows.map(({ doc }) => doc as CaseSummary)
    },
    checklist: async (item, on, scenario) => {
      const edition = await catalogue.itemOn(item, parseInputOrThrow(daySchema, on))
      if (edition === null) throw new UnknownItem()
      return composeChecklist(edition.item, parseInputOrThrow(answersSchema, scenario))
    },
    explain: async (id, name) => {
      const { pinned, state } = await desk.load(known(id))
      const deadline = deadlineOf(state, parseInputOrThrow(deadlineNameSchema, name))
      if (deadline === null) return null
      return explainDeadline(deadline, await calendarOf(deadline, pinned.calendar, caseStream(id)))
    },
    documents: async (id, purpose) => {
      const { pinned, state } = await desk.load(known(id))
      const stream = caseStream(id)
      const stored = await storage.readStream({ stream })
      const events = stored.map((event) => readEvent<CaseEvent>(caseEventReader, event))
      const opened = (await seals.openValue({ stream, value: events, purpose })) as readonly CaseEvent[]
      const identity = state.applicant === null ? null : await subjects.reveal(state.applicant, purpose)
      const addressee = identity === null || identity === "erased" ? "（信息已删除）" : identity.name
      const { item, ruleSet } = pinned
      return opened.flatMap((event) => composeDocument(event, { item, ruleSet, addressee }) ?? [])
    },
  }
}

function deadlineOf(state: CaseState, name: DeadlineName) {
  switch (name) {
    case "notice":
      return state.noticeDue
    case "correction":
      return state.correction?.deadline ?? null
    case "supplement":
      return state.owing?.deadline ?? null
    case "statutory":
    case "promised":
    case "delivery":
      return state[name]
    default:
      return name satisfies never
  }
}

/** A UUID (version 8) of a fingerprint. */
function caseIdFrom(fingerprint: string): string {
  const hex = `${fingerprint.slice(0, 12)}8${fingerprint.slice(13, 16)}8${fingerprint.slice(17, 32)}`
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
