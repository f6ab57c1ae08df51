/**
 * How a record stands: live until it ends, then retained for its class's term and while a hold runs, restricted where its
 * erasure was asked for meanwhile, due for disposal when nothing keeps it (个人信息保护法 arts. 19, 47). Nobody is erased by
 * this: due is a task for a person.
 */
import * as Result from "effect/Result"
import { type Text, text } from "../reasons/index.ts"
import { type Calendar, computeDeadline, type Deadline, isWithin, type PlainDate } from "../time/index.ts"
import type { RecordClass, RecordRules } from "./record-rules.ts"

/** A stream that holds something of a subject, by what happened in it and when. */
export interface RecordFacts {
  readonly stream: string
  readonly events: readonly { readonly type: string; readonly occurredOn: PlainDate }[]
}

export type RecordPhase = "live" | "retained" | "restricted" | "due"

/** Why a record is kept. */
export type Keeping = "open" | "no-class" | "no-term" | "term" | "hold"

export interface RecordStanding {
  readonly stream: string
  /** `null` where no class has its stream. */
  readonly recordClass: string | null
  readonly phase: RecordPhase
  readonly endedOn: PlainDate | null
  /** The term run on a calendar: kept to the end of its last day. `null` where none runs. */
  readonly retain: Deadline | null
  /** What keeps it; empty when it is due. */
  readonly keptBy: readonly Keeping[]
}

export interface RetentionContext {
  readonly rules: RecordRules
  readonly calendar: Calendar
  readonly on: PlainDate
  /** The holds that run; a hold without a stream is on every record of the subject. */
  readonly holds: readonly { readonly stream: string | null }[]
  /** The streams whose erasure was asked for while they had to be kept. */
  readonly restricted: readonly string[]
}

/**
 * How each record of one subject stands. Who the subject is (`subject:…`) is live while any other record is, ended when
 * the last one ended, and kept as long as the one that is kept longest: the key that opens all of them is one.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { isAllDue, type RecordRules, standingsOf } from "@onevisit/core/records"
 * import { defineCalendar, months, plainDate } from "@onevisit/core/time"
 *
 * const title = { zh: "样例", en: "sample" }
 * const source = { statute: "sample-archive-rules", title, sample: true }
 * const terms = [{ validFrom: plainDate("2018-01-01"), validTo: null, term: months(24), source }]
 * const rules: RecordRules = {
 *   purposes: [],
 *   classes: [{ id: "case", title, streams: ["case"], endedBy: ["ResultDelivered"], terms }],
 * }
 * const period = { from: plainDate("2018-01-01"), to: plainDate("2030-01-01") }
 * const calendar = defineCalendar({ id: "sample", version: "1", title, papers: [], period })
 * const events = [{ type: "ResultDelivered", occurredOn: plainDate("2018-07-20") }]
 * const records = [{ stream: "case:1", events }]
 * const on = (day: string) =>
 *   standingsOf(records, { rules, calendar, on: plainDate(day), holds: [], restricted: ["case:1"] })
 * assert.equal(on("2020-07-20")[0]?.phase, "restricted")
 * assert.equal(isAllDue(on("2020-07-21")), true)
 * ```
 */
export function standingsOf(
  records: readonly RecordFacts[],
  context: RetentionContext,
): readonly RecordStanding[] {
  const others = records.filter((record) => !isIdentity(record)).map((record) => standingOf(record, context))
  return records.map((record) => {
    const own = others.find(({ stream }) => stream === record.stream)
    if (own !== undefined) return own
    return others.length === 0 ? standingOf(record, context) : identityOf(record, others, context)
  })
}

/** Whether nothing of a subject has to be kept any more: only then may the key go. */
export function isAllDue(standings: readonly RecordStanding[]): boolean {
  return standings.length > 0 && standings.every(({ phase }) => phase === "due")
}

/**
 * The day on which all may be due, when nothing but terms keeps them; `null` while something without an end keeps one.
 */
export function lastDayKept(standings: readonly RecordStanding[]): PlainDate | null {
  const isOpenEnded = standings.some(({ keptBy }) => keptBy.some((why) => why !== "term"))
  const days = standings.flatMap(({ keptBy, retain }) => (keptBy.length > 0 ? [retain?.dueOn ?? null] : []))
  if (isOpenEnded || days.length === 0 || days.includes(null)) return null
  return days.reduce(
    (latest, day) => (latest !== null && day !== null && day > latest ? day : latest),
    days[0] ?? null,
  )
}

/** How a record stands, as people read it. */
export function composeKeeping(why: Keeping): Text {
  return keepingTexts[why]
}

const keepingTexts = {
  open: text("尚未办结", "not ended yet"),
  "no-class": text("未归入任何记录类别，继续保存", "in no class of records: kept"),
  "no-term": text("该类别未设定保存期限，继续保存", "its class has no term: kept"),
  term: text("保存期限未届满", "its term runs"),
  hold: text("因诉讼、审计或投诉暂缓处置", "a hold runs"),
} as const satisfies Record<Keeping, Text>

function standingOf(record: RecordFacts, context: RetentionContext): RecordStanding {
  const recordClass = classOf(record.stream, context.rules)
  const endedOn = recordClass === undefined ? null : endOf(record, recordClass)
  const retain =
    endedOn === null || recordClass === undefined ? null : retainOf(recordClass, endedOn, context)
  const keptBy: Keeping[] = []
  if (recordClass === undefined) keptBy.push("no-class")
  else if (endedOn === null) keptBy.push("open")
  else if (retain === null) keptBy.push("no-term")
  else if (retain.dueOn === null || context.on <= retain.dueOn) keptBy.push("term")
  return phased(
    { stream: record.stream, recordClass: recordClass?.id ?? null, endedOn, retain, keptBy },
    context,
  )
}

function identityOf(
  record: RecordFacts,
  others: readonly RecordStanding[],
  context: RetentionContext,
): RecordStanding {
  const own = classOf(record.stream, context.rules)
  const ends = others.map(({ endedOn }) => endedOn)
  const endedOn = ends.includes(null) ? null : ends.reduce((a, b) => ((a ?? "") > (b ?? "") ? a : b), null)
  const ownTerm = endedOn === null || own === undefined ? null : retainOf(own, endedOn, context)
  const terms = [ownTerm, ...others.map(({ retain }) => retain)].filter((term) => term !== null)
  const retain = terms.reduce<Deadline | null>(
    (longest, term) => ((term.dueOn ?? "9") > (longest?.dueOn ?? "") ? term : longest),
    null,
  )
  const kept = new Set<Keeping>(others.flatMap(({ keptBy }) => keptBy.filter((why) => why !== "hold")))
  if (ownTerm !== null && (ownTerm.dueOn === null || context.on <= ownTerm.dueOn)) kept.add("term")
  if (others.some(({ keptBy }) => keptBy.includes("hold"))) kept.add("hold")
  return phased(
    { stream: record.stream, recordClass: own?.id ?? null, endedOn, retain, keptBy: [...kept] },
    context,
  )
}

function phased(record: Omit<RecordStanding, "phase">, context: RetentionContext): RecordStanding {
  const { keptBy, stream } = record
  const isHeld = context.holds.some((hold) => hold.stream === null || hold.stream === stream)
  const kept = isHeld && !keptBy.includes("hold") ? [...keptBy, "hold" as const] : keptBy
  const phase = (): RecordPhase => {
    if (kept.length === 0) return "due"
    if (context.restricted.includes(stream)) return "restricted"
    return kept.includes("open") ? "live" : "retained"
  }
  return { ...record, keptBy: kept, phase: phase() }
}

function isIdentity({ stream }: RecordFacts): boolean {
  return stream.startsWith("subject:")
}

function classOf(stream: string, { classes = [] }: RecordRules): RecordClass | undefined {
  const kind = stream.slice(0, stream.indexOf(":"))
  return classes.find(({ streams }) => streams.includes(kind))
}

/** The day of the last ending that nothing reopened. */
function endOf({ events }: RecordFacts, { endedBy, reopenedBy = [] }: RecordClass): PlainDate | null {
  if (endedBy === "last-event") return events.at(-1)?.occurredOn ?? null
  const last = events.findLast(({ type }) => endedBy.includes(type) || reopenedBy.includes(type))
  return last === undefined || reopenedBy.includes(last.type) ? null : last.occurredOn
}

function retainOf(
  { terms }: RecordClass,
  endedOn: PlainDate,
  { calendar }: Pick<RetentionContext, "calendar">,
): Deadline | null {
  const inForce = terms.find(({ validFrom, validTo }) => isWithin({ from: validFrom, to: validTo }, endedOn))
  if (inForce === undefined) return null
  const { source, term } = inForce
  const deadline = computeDeadline({
    term: { ...term, clause: term.clause ?? source },
    startsOn: endedOn,
    calendar,
  })
  return Result.isSuccess(deadline) ? deadline.success : null
}
