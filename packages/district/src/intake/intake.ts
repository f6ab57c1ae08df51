/**
 * Intake for the embedder: applications come in, an officer's examination takes its lawful course, and
 * whatever a case owes or awaits can be asked at any time.
 */
import { type CodeScheme, type RegionTable, type SubjectId, system } from "@onevisit/core/identity"
import type { CaseCommand, CaseEvent, CaseState, DeadlineName, ToleranceHorizon } from "@onevisit/core/intake"
import { deadlineOf, toleranceHorizon } from "@onevisit/core/intake"
import type { AttestedRecommendation } from "@onevisit/core/intake/recommendation"
import { applicableRuleSet, type NoRuleSet, type RuleSet, type RuleSetsOverlap } from "@onevisit/core/law"
import type { Checklist, ScenarioAnswers } from "@onevisit/core/materials"
import { composeChecklist } from "@onevisit/core/materials"
import type { Keys } from "@onevisit/core/ports"
import { type CaseDocument, composeDocuments, type DocumentContext } from "@onevisit/core/notices"
import type { Calendar, LedgerDay, PlainDate } from "@onevisit/core/time"
import { explainDeadline } from "@onevisit/core/time"
import { caseEventReader } from "@onevisit/core/intake/schema"
import { editionKey, type ServiceItem } from "@onevisit/core/catalogue"
import * as Result from "effect/Result"
import { readEvent } from "../acts/index.ts"
import { uuidFrom } from "../ids/index.ts"
import { callSchema, daySchema, parseInputOrThrow } from "../input/index.ts"
import { sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { caseDesk, newCaseId, type CaseAnswer, type CaseCall, type DeskOptions } from "./case-desk.ts"
import { refuseIdentifiers } from "./case-outside.ts"
import { outsideCalls, type OutsideCalls } from "./outside-calls.ts"
import { known, receiptOf } from "./receipt-of.ts"
import type { ExaminationInput, PlainCommand, Submission, SupplementInput } from "./intake-inputs.ts"
import { barsAgainst } from "./bars-against.ts"
import { calendarsOf, isOn } from "./calendars-of.ts"
import { CASE_VIEW, caseStream, summaryOf, type CaseSummary } from "./case-rows.ts"
import { UnknownItem, UnknownSubject } from "./intake.errors.ts"
import { progressService, type ProgressService, queryCodeOf } from "./progress-of.ts"
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
  documents(id: string, purpose: string): Promise<readonly CaseDocument[]>
}

export interface IntakeOptions
  extends DeskOptions, Pick<SealingOptions, "onOpened">, Pick<WorklistOptions, "urgency"> {
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
  /** How the documents of an item are worded, and where their seal goes. */
  readonly documentSetting?: (item: ServiceItem) => Pick<DocumentContext, "seal" | "texts">
  /** The schemes of subjects' identifiers, none of which may stand as the number of a case. */
  readonly schemes?: readonly CodeScheme[]
}

/** What stands on paper in place of a name that was erased. */
export const ERASED_NAME = "（信息已删除）"

export function intakeService(options: IntakeOptions): IntakeService {
  const { attestedIn, calendar, catalogue, clock, keys, law, onOpened, pins, regions, storage, subjects } =
    options
  const { documentSetting = () => ({}) } = options
  const desk = caseDesk(options)
  const seals = sealing({ keys, reader: caseEventReader, ...(onOpened ? { onOpened } : {}) })

  /** What the district adds to a command: the pin of a calendar, the receipt of an arrival. */
  const completed = (plain: PlainCommand) => {
    if (plain.type === "revise-calendar") return { pin: pins.pin(plain.calendar) }
    if (plain.type !== "propose-correction" || plain.entry.field !== "receipt") return {}
    return { entry: { field: "receipt", receipt: receiptOf(plain.entry) } }
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
    submit: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
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
    supplement: async (id, given, call) => {
      const supplement = parseInputOrThrow(supplementSchema, given)
      const { examination, materials } = supplement
      const receipt = receiptOf(supplement)
      const examined = examination ? { examination: { ...examination, number: "" } } : {}
      const command: CaseCommand = { type: "supplement", receipt, materials, ...examined }
      return desk.run(known(id), command, parseInputOrThrow(callSchema, call))
    },
    command: async (id, given, call) => {
      const plain = parseInputOrThrow(commandSchema, given) as PlainCommand
      if (plain.type === "add-external-id") refuseIdentifiers([plain.externalId], schemes, ["externalId"])
      const command = { number: "", ...plain, ...completed(plain) } as CaseCommand
      return desk.run(known(id), command, parseInputOrThrow(callSchema, call))
    },
    get: async (id) => {
      const { pinned, state } = await desk.load(known(id))
      return { summary: summaryOf(id, state, pinned.item.authority.id), state, ruleSet: pinned.ruleSet }
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
    documents: async (id, purpose) => {
      const { pinned, state } = await desk.load(known(id))
      const stream = caseStream(id)
      const stored = await storage.readStream({ stream })
      const events = stored.map((event) => readEvent<CaseEvent>(caseEventReader, event))
      const opened = (await seals.openValue({ stream, value: events, purpose })) as readonly CaseEvent[]
      const identity = state.applicant === null ? null : await subjects.reveal(state.applicant, purpose)
      const addressee = identity === null || identity === "erased" ? ERASED_NAME : identity.name
      const { item, ruleSet } = pinned
      const queryCode = await queryCodeOf(keys, id)
      return composeDocuments(opened, { item, ruleSet, addressee, queryCode, ...documentSetting(item) })
    },
  }
}

/** The case that a submission under a command id of the caller's opens. */
export async function caseOfCommand(keys: Keys, commandId: string): Promise<string> {
  return uuidFrom(await keys.blindIndex("onevisit:case", commandId))
}
