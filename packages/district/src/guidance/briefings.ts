/**
 * Briefings (培训、辅导) for the embedder: sessions with their area, host, co-organisers and items; heads and
 * persons who came; and whether those who came were asked less often to correct what they handed in.
 */
import {
  type Attendance,
  type Attendee,
  attendeeKey,
  type BriefingCommand,
  type BriefingEffect,
  briefingEffect,
  type BriefingEvent,
  type BriefingFigures,
  briefingFigures,
  type BriefingPlan,
  type BriefingRefusal,
  type BriefingState,
  type CaseRow,
  type GuidanceContext,
  type HeldBriefing,
  heldBriefing,
} from "@onevisit/core/guidance"
import type { Identifier, SubjectId } from "@onevisit/core/identity"
import { isWithin, type Period, type PlainDate } from "@onevisit/core/time"
import { callSchema, parseInputOrThrow, periodSchema } from "../input/index.ts"
import { BRIEFING_VIEW, briefingModel, type BriefingRow, briefingStream } from "./briefing-model.ts"
import {
  attendanceSchema,
  briefingPlanSchema,
  briefingQuerySchema,
  heldSchema,
  reasonSchema,
} from "./briefing.schema.ts"
import { caseRows } from "./case-rows.ts"
import {
  allRows,
  type GuidanceAnswer,
  type GuidanceCall,
  guidanceDesk,
  type GuidanceOptions,
} from "./guidance-desk.ts"
import { UnknownBriefing } from "./guidance.errors.ts"

/** Who came, as the list says: heads, and those of them who are known, by subject or by an identifier. */
export interface AttendanceInput {
  readonly heads: number
  /** An identifier is kept as a keyed fingerprint, or as the subject whose it is. */
  readonly persons?: readonly ({ readonly subject: SubjectId } | Identifier)[]
  /** The organisations on whose behalf somebody came. */
  readonly organisations?: readonly SubjectId[]
}

export type BriefingAnswer = GuidanceAnswer<BriefingState, BriefingEvent, BriefingRefusal>

export interface BriefingQuery {
  readonly phase?: "planned" | "held" | "cancelled"
  readonly area?: string
  readonly host?: string
  readonly series?: string
  /** Default 100. */
  readonly limit?: number
}

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface BriefingService {
  /** Plans one session. */
  plan(plan: BriefingPlan, call: GuidanceCall): Promise<BriefingAnswer>
  /** Puts on record that it was held, on the day planned or the one said, and who came. Rejects with `UnknownBriefing`. */
  hold(
    id: string,
    held: AttendanceInput & { readonly on?: PlainDate },
    call: GuidanceCall,
  ): Promise<BriefingAnswer>
  /** Replaces who came, with a reason. */
  correctAttendance(
    id: string,
    attendance: AttendanceInput,
    reason: string,
    call: GuidanceCall,
  ): Promise<BriefingAnswer>
  cancel(id: string, reason: string, call: GuidanceCall): Promise<BriefingAnswer>
  get(id: string): Promise<BriefingState>
  /** Sessions by day. */
  find(query?: BriefingQuery): Promise<readonly BriefingRow[]>
  /** Sessions, heads and distinct persons of the briefings held in a period. */
  figures(period: Period): Promise<BriefingFigures>
  /**
   * Of the cases received in a period: how often those were returned for correction whose applicant had been
   * briefed on the item before, beside the others. The cases come from the log unless they are handed in.
   */
  effect(period: Period, cases?: readonly CaseRow[]): Promise<BriefingEffect>
}

export function briefingService(options: GuidanceOptions): BriefingService {
  const { rules, storage, subjects } = options
  const desk = guidanceDesk<BriefingState, BriefingEvent, BriefingCommand, GuidanceContext, BriefingRefusal>(
    options,
    {
      model: briefingModel,
      streamOf: briefingStream,
      contextOf: (actor, now) => ({ actor, now, rules }),
      begins: ({ type }) => type === "plan",
      unknown: () => new UnknownBriefing(),
    },
  )

  const attendeeOf = async (person: { readonly subject: SubjectId } | Identifier): Promise<Attendee> => {
    if ("subject" in person) return person
    const identifier = await subjects.fingerprint(person)
    const subject = await subjects.findByFingerprint(identifier)
    return subject === null ? { scheme: identifier.scheme, fingerprint: identifier.index } : { subject }
  }

  const attendanceOf = async ({
    heads,
    organisations = [],
    persons = [],
  }: AttendanceInput): Promise<Attendance> => ({
    heads,
    persons: await Promise.all(persons.map(attendeeOf)),
    organisations,
  })

  /** Somebody who came before they were registered is the subject they are now. */
  const keyNow = async (attendee: Attendee): Promise<string> => {
    if ("subject" in attendee) return attendee.subject
    const { fingerprint, scheme } = attendee
    return (await subjects.findByFingerprint({ scheme, index: fingerprint })) ?? attendeeKey(attendee)
  }

  /** The sessions held from a day on, or ever, up to the end of a period. */
  const heldIn = async (from: PlainDate | null, to: PlainDate | null): Promise<readonly HeldBriefing[]> => {
    const range = { field: "on", ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
    const rows = await allRows(storage, { ...BRIEFING_VIEW, where: { phase: "held" }, range })
    const held: HeldBriefing[] = []
    for (const { key } of rows) {
      const state = await desk.load(key)
      const persons = state.attendance?.persons ?? []
      const keys = new Map(
        await Promise.all(persons.map(async (each) => [attendeeKey(each), await keyNow(each)] as const)),
      )
      const briefing = heldBriefing(state, (each) => keys.get(attendeeKey(each)) ?? attendeeKey(each))
      if (briefing !== null && (to === null || briefing.on < to)) held.push(briefing)
    }
    return held
  }

  return {
    plan: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const plan = parseInputOrThrow(briefingPlanSchema, given)
      return desk.run(await desk.newId(call.commandId), { type: "plan", ...plan }, call)
    },
    hold: async (id, given, call) => {
      const { on, ...input } = parseInputOrThrow(heldSchema, given)
      const held = { ...(await attendanceOf(input)), ...(on === undefined ? {} : { on }) }
      return desk.run(id, { type: "hold", ...held }, parseInputOrThrow(callSchema, call))
    },
    correctAttendance: async (id, given, why, call) => {
      const attendance = await attendanceOf(parseInputOrThrow(attendanceSchema, given))
      const reason = parseInputOrThrow(reasonSchema, why)
      const command = { type: "correct-attendance", ...attendance, reason } as const
      return desk.run(id, command, parseInputOrThrow(callSchema, call))
    },
    cancel: async (id, why, call) => {
      const reason = parseInputOrThrow(reasonSchema, why)
      return desk.run(id, { type: "cancel", reason }, parseInputOrThrow(callSchema, call))
    },
    get: desk.load,
    find: async (given = {}) => {
      const { limit = 100, ...where } = parseInputOrThrow(briefingQuerySchema, given)
      const { rows } = await storage.findViews({ ...BRIEFING_VIEW, where, range: { field: "on" }, limit })
      return rows.map(({ doc }) => doc as unknown as BriefingRow)
    },
    figures: async (given) => {
      const period = parseInputOrThrow(periodSchema, given)
      return briefingFigures(await heldIn(period.from, period.to), period)
    },
    effect: async (given, cases) => {
      const period = parseInputOrThrow(periodSchema, given)
      const rows = cases ?? (await caseRows(storage, period))
      const received = rows.filter(({ receivedOn }) => isWithin(period, receivedOn))
      return briefingEffect(await heldIn(null, period.to), received, rules.smallestGroup ?? null)
    },
  }
}
