/**
 * Why a line differs, where it can be told: from the lines themselves, or from our own record of the person. The first
 * reason that holds is given; where none holds the difference is unexplained.
 */
import { NO, YES } from "../../rules/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { addMonthsToMonth, type Month } from "../../time/index.ts"
import { entitledIn, type EntitlementPhase, type EntitlementState } from "../entitlement/index.ts"
import { decidingGrounds } from "../sweep/index.ts"
import type { ListField, ListRow } from "./reconcile-row.ts"

export type ReconcileReason =
  | "starts-later-there"
  | "starts-later-here"
  | "first-month-here"
  | "moved-in-here"
  | "held-here"
  | "stopped-here"
  | "lowered-here"
  | "returned-here"
  | "returned-there"
  | "paid-by-other-programme"
  | "not-entitled-here"
  | "undetermined-here"
  | "not-enrolled-here"
  | "not-on-record-here"
  | "other-band-month"
  | "account-changed-here"
  | "paid-to-another-here"
  | "duplicate-here"
  | "duplicate-there"
  | "unexplained"

/** What each says. */
export const reconcileReasonTitles: Readonly<Record<ReconcileReason, Text>> = {
  "starts-later-there": text("对方晚一个月起发", "starts a month later there"),
  "starts-later-here": text("我方晚一个月起发", "starts a month later here"),
  "first-month-here": text("我方首月", "the first month here"),
  "moved-in-here": text("当月迁入", "moved in in this month"),
  "held-here": text("我方暂停发放", "held here"),
  "stopped-here": text("我方已停发", "stopped here"),
  "lowered-here": text("我方已决定减发", "lowered here by a decision"),
  "returned-here": text("我方发放被银行退票", "the bank returned our payment"),
  "returned-there": text("对方发放被银行退票", "the bank returned their payment"),
  "paid-by-other-programme": text("当月由同组其他项目发放", "another programme of the group pays the month"),
  "not-entitled-here": text("按我方事实不符合条件", "not entitled by our facts"),
  "undetermined-here": text("按我方事实待核实", "undetermined by our facts"),
  "not-enrolled-here": text("我方拟享受，尚未纳入在享", "found here, and not enrolled yet"),
  "not-on-record-here": text("我方无此人记录", "not on record here"),
  "other-band-month": text("生日月档次变动口径不同", "the band changes in another month"),
  "account-changed-here": text("我方变更过收款账户", "the account was changed here"),
  "paid-to-another-here": text("我方由他人代领", "paid to another than the person here"),
  "duplicate-here": text("我方重复", "a duplicate here"),
  "duplicate-there": text("对方重复", "a duplicate there"),
  unexplained: text("原因不明，须与对方核对", "unexplained: to be asked of the other side"),
}

/** Our own record, from which reasons are told. */
export interface Records {
  readonly entitlementOf: (person: string) => EntitlementState | null
  /** The place of the ground of residence in the rule's grounds; `null` where the rule has none. */
  readonly residenceGround: number | null
  /** The accounts that were ever set for a person, in their order; without it none is told from another. */
  readonly accountsOf?: (person: string) => readonly AccountOnRecord[]
}

export interface AccountOnRecord {
  /** Its hash, as it stands in lists. */
  readonly payee: string
  /** Whether the money goes to the person or to somebody else. */
  readonly relation: "self" | "other"
}

/** Of a line that only we have; `next` are theirs for the month after. */
export function reasonForOurs(
  row: ListRow,
  next: readonly ListRow[],
  records: Records | null,
): ReconcileReason {
  const { month, status } = row
  const state = records?.entitlementOf(row.person) ?? null
  const isFirst = startsIn(row) ?? (state === null ? null : state.enrolledFrom === month)
  return firstOf([
    ["starts-later-there", startsLater(isFirst, next)],
    ["returned-here", status === "returned" || (state !== null && wasReturned(state, month))],
    ["held-here", state !== null && isHeld(state, month)],
    ["moved-in-here", state !== null && movedIn(state, month, records?.residenceGround ?? null)],
    ["first-month-here", state !== null && isFirst === true],
    ...byFacts(state, month),
  ])
}

/** Of a line that only they have; `next` are ours for the month after. */
export function reasonForTheirs(
  row: ListRow,
  next: readonly ListRow[],
  records: Records | null,
): ReconcileReason {
  const { month, status } = row
  if (records !== null) {
    const state = records.entitlementOf(row.person)
    if (state === null) return status === "returned" ? "returned-there" : "not-on-record-here"
    const told = firstOf([
      ["returned-here", wasReturned(state, month)],
      ["held-here", isHeld(state, month)],
      ["stopped-here", isStopped(state, month)],
      ["paid-by-other-programme", state.taken[month] !== undefined],
      ["starts-later-here", state.enrolledFrom === addMonthsToMonth(month, 1)],
      ...byFacts(state, month),
      ["not-enrolled-here", FOUND.has(state.phase)],
    ])
    if (told !== "unexplained") return told
  }
  return firstOf([
    ["starts-later-here", startsLater(startsIn(row), next)],
    ["returned-there", status === "returned"],
  ])
}

/** Of a field in which two lines about one person and month differ. */
export function reasonForField(
  field: ListField,
  { ours, theirs }: { readonly ours: ListRow; readonly theirs: ListRow },
  records: Records | null,
): ReconcileReason {
  const state = records?.entitlementOf(ours.person) ?? null
  const { month } = ours
  switch (field) {
    case "from":
      return firstOf([
        ["starts-later-there", isNextMonth(ours.from, theirs.from)],
        ["starts-later-here", isNextMonth(theirs.from, ours.from)],
      ])
    case "status":
      return firstOf([
        ["held-here", ours.status === "held" && state !== null && isHeld(state, month)],
        ["stopped-here", ours.status === "stopped" && state !== null && isStopped(state, month)],
        ["returned-here", ours.status === "returned"],
        ["returned-there", theirs.status === "returned"],
      ])
    case "amount":
      if (state === null) return "unexplained"
      return firstOf([
        ["held-here", ours.amount === 0 && isHeld(state, month)],
        // What a person decided says more than what the facts of a neighbouring month come to.
        ["lowered-here", ours.amount < theirs.amount && isLowered(state, ours)],
        ["other-band-month", isOtherBand(state, ours, theirs)],
      ])
    case "category":
      return state !== null && isOtherBand(state, ours, theirs) ? "other-band-month" : "unexplained"
    case "payee":
      return reasonForAccount({ ours, theirs }, records?.accountsOf?.(ours.person) ?? [], state)
    default:
      return field satisfies never
  }
}

/** Theirs is one that we paid to before, or after; or we pay to somebody else, or the bank sent ours back. */
function reasonForAccount(
  { ours, theirs }: { readonly ours: ListRow; readonly theirs: ListRow },
  accounts: readonly AccountOnRecord[],
  state: EntitlementState | null,
): ReconcileReason {
  const own = accounts.findLast(({ payee }) => payee === ours.payee)
  return firstOf([
    ["account-changed-here", own !== undefined && accounts.some(({ payee }) => payee === theirs.payee)],
    ["paid-to-another-here", own?.relation === "other"],
    ["returned-here", state !== null && wasReturned(state, ours.month)],
  ])
}

type Candidate = readonly [reason: ReconcileReason, holds: boolean]

/** What our facts come to for a month: whoever is enrolled is paid on all the same until a person decides. */
function byFacts(state: EntitlementState | null, month: Month): readonly Candidate[] {
  if (state === null || state.segments.length === 0) return []
  const entitled = entitledIn(state, month)
  return [
    ["not-entitled-here", entitled === 0],
    ["undetermined-here", entitled === null],
  ]
}

const FOUND: ReadonlySet<EntitlementPhase> = new Set(["candidate", "verified", "told"])

function firstOf(candidates: readonly Candidate[]): ReconcileReason {
  return candidates.find(([, holds]) => holds)?.[0] ?? "unexplained"
}

/** Whether the month of a line is the first; `null` where the line does not say. */
function startsIn({ from, month }: ListRow): boolean | null {
  return from === null ? null : from === month
}

/** Whether a line is for the first month of its side, and the other side has its first a month later. */
function startsLater(isFirst: boolean | null, next: readonly ListRow[]): boolean {
  return isFirst === true && next.some((row) => startsIn(row) ?? true)
}

function isNextMonth(month: Month | null, next: Month | null): boolean {
  return month !== null && next === addMonthsToMonth(month, 1)
}

/** Whether the amount of our line is the one that was decided last for its month. */
function isLowered({ lowered }: EntitlementState, { amount, month }: ListRow): boolean {
  return lowered.findLast(({ from }) => from <= month)?.amount === amount
}

/** Whether the bank sent back all that was paid for a month. */
export function wasReturned({ paid }: EntitlementState, month: Month): boolean {
  const own = paid.filter(({ months }) => months.some((each) => each.month === month))
  return own.length > 0 && own.every(({ backAfter }) => backAfter !== null)
}

function isHeld({ hold }: EntitlementState, month: Month): boolean {
  return hold !== null && month >= hold.from
}

export function isStopped({ stops }: EntitlementState, month: Month): boolean {
  return stops.some(({ from, to }) => from <= month && (to === null || month < to))
}

/** Entitled from this month on, and until the month before for want of residence alone. */
function movedIn({ segments }: EntitlementState, month: Month, residence: number | null): boolean {
  const at = segments.findIndex(({ from, status }) => from === month && status === YES)
  const before = segments[at - 1]
  if (residence === null || before === undefined || before.status !== NO) return false
  const grounds = decidingGrounds(before)
  return grounds.length === 1 && grounds[0] === residence
}

/** Their amount is the one that our facts give for the month before or after, with another amount in this one. */
function isOtherBand(state: EntitlementState, ours: ListRow, theirs: ListRow): boolean {
  if (entitledIn(state, ours.month) !== ours.amount || ours.amount === theirs.amount) return false
  return [-1, 1].some((step) => entitledIn(state, addMonthsToMonth(ours.month, step)) === theirs.amount)
}
