/**
 * What is different between two runs of one programme. Only differences become events: in a month most people are what
 * they were. A difference is a finding, never an act: whether anybody starts to be paid, and above all whether anybody
 * stops, is decided on the entitlement, by its own rules and by people.
 */
import { INVALID, NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../../rules/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { type RunOutcome, UNSEEN } from "./outcome-columns.ts"

export type DifferenceKind = "start" | "amount-change" | "stop-candidate" | "undetermined" | "cleared"

/** What each kind is called. */
export const differenceTitles: Readonly<Record<DifferenceKind, Text>> = {
  start: text("符合条件，拟享受", "entitled: a candidate to start"),
  "amount-change": text("标准变动", "another amount"),
  "stop-candidate": text("不再符合条件，待人工核定", "no longer entitled: for a person to decide"),
  undetermined: text("待核实", "undetermined"),
  cleared: text("核实后不符合条件", "found not to be entitled"),
}

/** In the order of {@link differenceCode}, which begins at 1; 0 is no difference. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  "start",
  "amount-change",
  "stop-candidate",
  "undetermined",
  "cleared",
]

/**
 * The kind of a difference, or `null` where nothing follows from it. An amount that is open counts as undetermined:
 * nobody can be paid it. A subject that is missing from the feed becomes undetermined and is never a candidate to stop.
 */
export function kindOf(before: RunOutcome, after: RunOutcome): DifferenceKind | null {
  return DIFFERENCE_KINDS[differenceCode(before, after) - 1] ?? null
}

/** The kind as a small number, from 1 on; 0 where nothing follows. */
export function differenceCode(before: RunOutcome, after: RunOutcome): number {
  const isSame = after.status === YES ? after.amount === before.amount : after.reasons === before.reasons
  return statusCode(before.status, after.status, isSame)
}

/**
 * The same from the status before and after. `isSame` is read only where both are one: with the same amount for whoever
 * is entitled, for the same reasons for all others.
 */
export function statusCode(was: number, is: number, isSame: boolean): number {
  if (is === YES) return was === YES ? (isSame ? 0 : AMOUNT_CHANGE) : START
  if (is === NO) return was === YES ? STOP_CANDIDATE : isOpen(was) ? CLEARED : 0
  if (is === UNSEEN) return was === YES ? BECOME_UNDETERMINED : 0
  // What is missing may be something else than it was.
  return was === is && isSame ? 0 : BECOME_UNDETERMINED
}

const [START, AMOUNT_CHANGE, STOP_CANDIDATE, BECOME_UNDETERMINED, CLEARED] = [1, 2, 3, 4, 5]

/** Whether the outcome waits for a fact. */
function isOpen(status: number): boolean {
  return status === UNDETERMINED || status === YES_AMOUNT_OPEN || status === INVALID
}

/** Rows with a difference, rising, each with the code of its kind. */
export interface Differences {
  readonly count: number
  readonly rows: Uint32Array
  readonly kinds: Uint8Array
}

const ROOM = 1024

/** Collects differences in rising order of rows. */
export class DifferenceList {
  #rows = new Uint32Array(ROOM)
  #kinds = new Uint8Array(ROOM)
  #count = 0

  add(row: number, code: number): void {
    if (this.#count === this.#rows.length) this.#grow()
    this.#rows[this.#count] = row
    this.#kinds[this.#count] = code
    this.#count += 1
  }

  toDifferences(): Differences {
    const count = this.#count
    return { count, rows: this.#rows.subarray(0, count), kinds: this.#kinds.subarray(0, count) }
  }

  #grow(): void {
    const [rows, kinds] = [this.#rows, this.#kinds]
    this.#rows = new Uint32Array(rows.length * 2)
    this.#kinds = new Uint8Array(rows.length * 2)
    this.#rows.set(rows)
    this.#kinds.set(kinds)
  }
}
