/**
 * Intake for the embedder: applications come in, an officer's examination takes its lawful course, and
 * whatever a case owes or awaits can be asked at any time.
 */
import { type CodeScheme, type RegionTable, type SubjectId, system } from "@onevisit/core/identity"
import type { CaseCommand, CaseEvent, CaseState, DeadlineName, ToleranceHorizon } from "@onevisit/core/intake"
import { deadlineOf, toleranceHorizon } from "@onevisit/core/intake"
import type { AttestedRecommendation } from "@onevisit/core/intake/recommendation"
import { type NoRuleSet, type RuleSet, type RuleSetsOverlap } from "@onevisit/core/law"
import type { Checklist, ScenarioAnswers } from "@onevisit/core/materials"
import { composeChecklist } from "@onevisit/core/materials"
import type { Keys } from "@onevisit/core/ports"
import type { CaseDocument } from "@onevisit/core/notices"
import type { Calendar, LedgerDay, PlainDate } from "@onevisit/core/time"
import { explainDeadline } from "@onevisit/core/time"
import { editionKey } from "@onevisit/core/catalogue"
import * as Result from "effect/Result"
import { uuidFrom } from "../ids/index.ts"
import { callSchema, caseCallSchema, daySchema, parseInputOrThrow } from "../input/index.ts"
import { isOn } from "../pins/index.ts"
import type { Subjects } from "../subjects/index.ts"
import {
  caseDesk,
  newCaseId,
  type CaseAnswer,
  type CaseCall,
  type DeskCall,
  type DeskOptions,
} from "./case-desk.ts"
import { refuseIdentifiers } from "./case-outside.ts"
import { outsideCalls, type OutsideCalls } from "./outside-calls.ts"
import { known, receiptOf } from "./receipt-of.ts"
import type { ExaminationInput, PlainCommand, Submission, SupplementInput } from "./intake-inputs.ts"
import { barsAgainst } from "./bars-against.ts"
import { calendarsOf } from "./calendars-of.ts"
import { CASE_VIEW, summaryOf, type CaseSummary } from "./case-rows.ts"
import { UnknownItem, UnknownSubject } from "./intake.errors.ts"
import { documentsOf, type DocumentsOfOptions } from "./documents-of.ts"
import { openedCase } from "./opened-case.ts"
import { rulesInForce } from "./rules-in-force.ts"
import { progressService, type ProgressService } from "./progress-of.ts"
import { calendarRevisionService, type CalendarRevisionService } from "./revise-calendar.ts"
import { worklistService, type WorklistOptions, type WorklistService } from "./worklist.ts"
import {
  answersSchema,
  commandSchema,
  deadlineNameSchema,
  examinationSchema,
  submissionSchema,
  supplementSchema,
} from "./intake.schema.ts"
import type { OpenedFor } from "../sealing/index.ts"

type Of<Type extends PlainCommand["type"]> = Extract<PlainCommand, { readonly type: Type }>

export type SubmitAnswer =
  | CaseAnswer
  | { readonly outcome: "refused"; readonly case: null; readonly refusal: NoRuleSet | RuleSetsOverlap }

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface IntakeService
  extends OutsideCalls, ProgressService, WorklistService, CalendarRevisionService {
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
  /**
   * The same case and its events with every word open, or erased, for a stated purpose: the address to which a result
   * is posted, what was found on site, the reasons of an act. Rejects with `UnknownCase`, and with `TypeError` when no
   * purpose is given.
   */
  reveal(
    id: string,
    purpose: OpenedFor,
  ): Promise<{ readonly state: CaseState; readonly events: readonly CaseEvent[] }>
  /** Cases by phase, item or open tasks, by the next day that counts. */
  find(query: {
    readonly phase?: CaseState["phase"]
    readonly item?: string
    readonly hasTask?: boolean
    readonly limit?: number
  }): Promise<readonly CaseSummary[]>
  /** What is owed, until when, and what may follow; `null` where nothing is. */
  horizon(id: string): Promise<ToleranceHorizon | null>
  checklist(item: string, on: PlainDate, scenario: ScenarioAnswers): Promise<Checklist>
  /**
   * Why a deadline falls on its day: every day counted or skipped. Parts and promises by their names, as
   * `part:joint-review`; of a licence's last day, the lead with which its renewal was asked for. `null` when the case
   * has no such deadline.
   */
  explain(id: string, deadline: DeadlineName): Promise<readonly LedgerDay[] | null>
  /** The documents of a case as they are worded now, opened for a stated purpose; what was printed is in `documents`. */
  documents(id: string, purpose: OpenedFor): Promise<readonly CaseDocument[]>
}

/**
 * Intake as the district's own services use it: what is entered may be of an earlier day where a record of theirs, for
 * example of a collection that was handed in as a whole, shows that day.
 */
export interface RecordedIntake extends IntakeService {
  submit(submission: Submission, call: CaseCall, recordedOn?: PlainDate): Promise<SubmitAnswer>
  supplement(
    id: string,
    supplement: SupplementInput,
    call: CaseCall,
    recordedOn?: PlainDate,
  ): Promise<CaseAnswer>
  command(id: string, command: PlainCommand, call: CaseCall, recordedOn?: PlainDate): Promise<CaseAnswer>
}

export interface IntakeOptions extends DeskOptions, DocumentsOfOptions, Pick<WorklistOptions, "urgency"> {
  readonly law: readonly RuleSet[]
  readonly calendar: Calendar
  readonly regions: RegionTable | null
  readonly subjects: Subjects
  /** What the record of a call for recommendations attests of an applicant for an item. */
  readonly attestedIn: (
    call: string,
    applicant: SubjectId,
    item: string,
  ) => Promise<AttestedRecommendation | null>
  /** The number that a document of a case got when it was first printed; `null` where it never was. */
  readonly numberPrinted?: (id: string, document: string) => Promise<string | null>
  /** The schemes of subjects' identifiers, none of which may stand as the number of a case. */
  readonly schemes?: readonly CodeScheme[]
}

export function intakeService(options: IntakeOptions): RecordedIntake {
  const { attestedIn, calendar, catalogue, clock, keys, law, pins, regions, storage, subjects } = options
  const { numberPrinted = () => Promise.resolve(null) } = options
  const desk = caseDesk(options)
  const rulesOn = rulesInForce(law)
  const open = openedCase(options)

  /** What the district adds to a command: the pin of a calendar, the receipt of an arrival, a number, an enquiry. */
  const completed = async (id: string, plain: PlainCommand) => {
    if (plain.type === "revise-calendar") return { pin: pins.pin(plain.calendar) }
    if (plain.type === "record-service") return numberFor(id, plain)
    if (plain.type === "refuse-acceptance" && plain.ground === "wrong-authority")
      return { enquiry: await enquiryOfCase(keys, id) }
    if (plain.type !== "propose-correction" || plain.entry.field !== "receipt") return {}
    return { entry: { field: "receipt", receipt: receiptOf(plain.entry) } }
  }

  /** The number with which a document was printed, where its event gave it none and nobody says another. */
  const numberFor = async (id: string, { document, number }: Of<"record-service">) => {
    const printed = number ?? (await numberPrinted(id, document))
    return { number: printed ?? undefined }
  }

  const { schemes = [] } = options
  /** A command id of the caller's names the case too, so that a submission sent twice is one case. */
  const newCaseIdFor = async ({ commandId }: CaseCall): Promise<string> =>
    commandId === undefined ? newCaseId() : caseOfCommand(keys, commandId)

  return {
    ...outsideCalls({ ...options, desk, newCaseIdFor }),
    ...progressService(options, desk, known),
    ...worklistService(options),
    ...calendarRevisionService(options, desk),
    submit: async (given, givenCall, recordedOn) => {
      const call = onRecord(parseInputOrThrow(callSchema, givenCall), recordedOn)
      const submission = parseInputOrThrow(submissionSchema, given)
      refuseIdentifiers(submission.externalIds ?? [], schemes, ["externalIds"])
      const {
        applicant,
        choices,
        examination,
        externalIds = [],
        item,
        materials,
        parties,
        renewal,
        recommendation,
        scenario = {},
      } = submission
      const receipt = receiptOf(submission)
      const edition = await catalogue.itemOn(item, receipt.receivedOn)
      if (edition === null) throw new UnknownItem()
      if ((await subjects.kindOf(applicant)) === null) throw new UnknownSubject()
      const ruleSet = rulesOn(edition.item.type, receipt.receivedOn)
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
        ...(parties ? { parties } : {}),
        ...(choices ? { choices } : {}),
        ...(renewal ? { renewal } : {}),
        ...(recommendation ? { recommendation } : {}),
        ...(examination ? { examination: { ...examination, number: "" } } : {}),
      }
      const attested = recommendation ? await attestedIn(recommendation.call, applicant, item) : null
      const bars = await barsAgainst(storage, applicant, item)
      const id = await newCaseIdFor(call)
      return desk.run(id, command, call, {
        item: edition.item,
        ruleSet: ruleSet.success,
        calendar,
        attested,
        bars,
      })
    },
    examine: async (id, given, call) => {
      const examination = { ...parseInputOrThrow(examinationSchema, given), number: "" }
      return desk.run(known(id), { type: "examine", examination }, parseInputOrThrow(callSchema, call))
    },
    supplement: async (id, given, call, recordedOn) => {
      const supplement = parseInputOrThrow(supplementSchema, given)
      const { examination, materials } = supplement
      const receipt = receiptOf(supplement)
      const examined = examination ? { examination: { ...examination, number: "" } } : {}
      const command: CaseCommand = { type: "supplement", receipt, materials, ...examined }
      return desk.run(known(id), command, onRecord(parseInputOrThrow(callSchema, call), recordedOn))
    },
    command: async (id, given, call, recordedOn) => {
      const plain = parseInputOrThrow(commandSchema, given) as PlainCommand
      if (plain.type === "add-external-id") refuseIdentifiers([plain.externalId], schemes, ["externalId"])
      const command = { number: "", ...plain, ...(await completed(known(id), plain)) } as CaseCommand
      return desk.run(known(id), command, onRecord(parseInputOrThrow(caseCallSchema, call), recordedOn))
    },
    get: async (id) => {
      const { pinned, state } = await desk.load(known(id))
      return { summary: summaryOf(id, state, pinned.item.authority.id), state, ruleSet: pinned.ruleSet }
    },
    reveal: async (id, purpose) => open(id, purpose, { state: (await desk.load(known(id))).state }),
    find: async ({ hasTask, item, limit = 100, phase }) => {
      const where = {
        ...(phase && { phase }),
        ...(item && { item }),
        ...(hasTask !== undefined && { hasTask }),
      }
      const { rows } = await storage.findViews({ ...CASE_VIEW, where, limit })
      return rows.map(({ doc }) => doc as CaseSummary)
    },
    horizon: async (id) => {
      const { pinned, state } = await desk.load(known(id))
      return toleranceHorizon(state, { ...pinned, actor: system("horizon"), now: clock.now() })
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
      const calendars = await calendarsOf(options, id, [deadline], pinned.calendar)
      return explainDeadline(deadline, calendars.find((each) => isOn(deadline, each)) ?? pinned.calendar)
    },
    documents: documentsOf(options, desk, known),
  }
}

/** The enquiry under which a case is offered to the right authority: one, however often it is asked for. */
export async function enquiryOfCase(keys: Keys, id: string): Promise<string> {
  return uuidFrom(await keys.blindIndex("onevisit:misdirected-case", id))
}

/** The case that a submission under a command id of the caller's opens. */
export async function caseOfCommand(keys: Keys, commandId: string): Promise<string> {
  return uuidFrom(await keys.blindIndex("onevisit:case", commandId))
}

function onRecord(call: CaseCall, recordedOn: PlainDate | undefined): DeskCall {
  return recordedOn === undefined ? call : { ...call, recordedOn }
}
