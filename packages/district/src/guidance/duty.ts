/** Leaders' duty at the window (班子坐班) for the embedder: planned, put on record, and what was brought and settled. */
import {
  type DutyCommand,
  type DutyEvent,
  type DutyFigures,
  dutyFigures,
  dutyFindings,
  type DutyPlan,
  type DutyRefusal,
  type DutyState,
  type GuidanceContext,
} from "@onevisit/core/guidance"
import type { Finding } from "@onevisit/core/reasons"
import { addMonthsToMonth, type Month } from "@onevisit/core/time"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import { UnknownSubject } from "../intake/index.ts"
import { DUTY_VIEW, dutyModel, type DutyRow, dutyStream } from "./duty-model.ts"
import { dutyCommandSchema, dutyPlanSchema, leadersSchema, monthSchema } from "./duty.schema.ts"
import { ENQUIRY_VIEW } from "./enquiry-model.ts"
import {
  allRows,
  checkCases,
  type GuidanceAnswer,
  type GuidanceCall,
  guidanceDesk,
  type GuidanceOptions,
} from "./guidance-desk.ts"
import { UnknownDuty, UnknownEnquiry } from "./guidance.errors.ts"
import type { OpenedFor } from "../sealing/index.ts"

type Words = "reason" | "about" | "how"

/** Commands on a duty that is planned; what is to be sealed comes open. */
export type PlainDutyCommand =
  Exclude<DutyCommand, { readonly type: "plan" }> extends infer Command
    ? Command extends DutyCommand
      ? { readonly [Key in keyof Command]: Key extends Words ? string : Command[Key] }
      : never
    : never

export type DutyAnswer = GuidanceAnswer<DutyState, DutyEvent, DutyRefusal>

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface DutyService {
  /** Plans one leader's duty at one outlet on one day. */
  plan(plan: DutyPlan, call: GuidanceCall): Promise<DutyAnswer>
  /** Any other command. Rejects with `UnknownDuty`; with `UnknownEnquiry`, `UnknownCase`, `UnknownSubject` when a matter names what is not there. */
  command(id: string, command: PlainDutyCommand, call: GuidanceCall): Promise<DutyAnswer>
  /** How a duty stands, what was said sealed. Rejects with `UnknownDuty`. */
  get(id: string): Promise<DutyState>
  /** The same with every word open, for a stated purpose. */
  reveal(id: string, purpose: OpenedFor): Promise<DutyState>
  /** A month's duties by day; of one leader where one is named. */
  find(query: { readonly month: Month; readonly leader?: string }): Promise<readonly DutyRow[]>
  /** Planned, held, missed, unrecorded and to come, and matters brought and settled, as they stand today. */
  figures(month: Month): Promise<DutyFigures>
  /** Days that passed without a record, and which of the leaders named have no duty that month. */
  findings(month: Month, leaders?: readonly string[]): Promise<readonly Finding[]>
}

export function dutyService(options: GuidanceOptions): DutyService {
  const { clock, rules, storage, subjects } = options
  const desk = guidanceDesk<DutyState, DutyEvent, DutyCommand, GuidanceContext, DutyRefusal>(options, {
    model: dutyModel,
    streamOf: dutyStream,
    contextOf: (actor, now) => ({ actor, now, rules }),
    begins: ({ type }) => type === "plan",
    unknown: () => new UnknownDuty(),
  })

  const rowsOf = async (given: Month, leader?: string): Promise<readonly DutyRow[]> => {
    const month = parseInputOrThrow(monthSchema, given)
    // Days sort as text, and so a month's days lie between its name and the next month's.
    const range = { field: "on", from: month, to: addMonthsToMonth(month, 1) }
    const where = leader === undefined ? {} : { leader }
    const rows = await allRows(storage, { ...DUTY_VIEW, range, where })
    return rows.map(({ doc }) => doc as unknown as DutyRow)
  }

  const checkReferences = async (command: PlainDutyCommand): Promise<void> => {
    if (command.type !== "bring-matter" && command.type !== "settle-matter") return
    await checkCases(storage, command.cases)
    for (const key of command.enquiries)
      if ((await storage.getView({ ...ENQUIRY_VIEW, key })) === null) throw new UnknownEnquiry()
    const subject = command.type === "bring-matter" ? command.subject : null
    if (subject !== null && (await subjects.kindOf(subject)) === null) throw new UnknownSubject()
  }

  return {
    plan: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const plan = parseInputOrThrow(dutyPlanSchema, given)
      return desk.run(await desk.newId(call.commandId), { type: "plan", ...plan }, call)
    },
    command: async (id, given, call) => {
      const command = parseInputOrThrow(dutyCommandSchema, given)
      await checkReferences(command)
      return desk.run(id, command, parseInputOrThrow(callSchema, call))
    },
    get: desk.load,
    reveal: desk.reveal,
    find: ({ leader, month }) => rowsOf(month, leader),
    figures: async (month) => dutyFigures(await rowsOf(month), month, clock.now().on),
    findings: async (month, leaders = []) =>
      dutyFindings(await rowsOf(month), month, clock.now().on, parseInputOrThrow(leadersSchema, leaders)),
  }
}
