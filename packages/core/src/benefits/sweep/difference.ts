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

/** In the order of {@link codeOfKind}; 0 is no difference. */
export const DIFFERENCE_KINDS: readonly DifferenceKind[] = [
  "start",
  "amount-change",
  "stop-candidate",
  "undetermined",
  "cleared",
]

/** The kind as a small number, from 1 on. */
export function codeOfKind(kind: DifferenceKind | null): number {
  return kind === null ? 0 : DIFFERENCE_KINDS.indexOf(kind) + 1
}

/**
 * The kind of a difference, or `null` where nothing follows from it. An amount that is open counts as undetermined:
 * nobody can be paid it. A subject that is missing from the feed becomes undetermined and is never a candidate to stop.
 */
export function kindOf(before: RunOutcome, after: RunOutcome): DifferenceKind | null {
  switch (after.status) {
    case YES:
      if (before.status !== YES) return "start"
      return before.amount === after.amount ? null : "amount-change"
    case NO:
      if (before.status === YES) return "stop-candidate"
      return isOpen(before) ? "cleared" : null
    case UNSEEN:
      return before.status === YES ? "undetermined" : null
    default:
      // What is missing may be something else than it was.
      return before.status === after.status && before.reasons === after.reasons ? null : "undetermined"
  }
}

/** Whether the outcome waits for a fact. */
export function isOpen({ status }: RunOutcome): boolean {
  return status === UNDETERMINED || status === YES_AMOUNT_OPEN || status === INVALID
}

/** Rows with a difference, rising, each with the code of its kind. */
export interface Differences {
  readonly count: number
  readonly rows: Uint32Array
  readonly kinds: Uint8Array
}

/** Collects differences in rising order of rows. */
export interface DifferenceList {
  add(row: number, code: number): void
  toDifferences(): Differences
}

const ROOM = 1024

export function differenceList(): DifferenceList {
  let rows = new Uint32Array(ROOM)
  let kinds = new Uint8Array(ROOM)
  let count = 0
  return {
    add: (row, code) => {
      if (count === rows.length) {
        rows = grown(rows, new Uint32Array(count * 2))
        kinds = grown(kinds, new Uint8Array(count * 2))
      }
      rows[count] = row
      kinds[count] = code
      count += 1
    },
    toDifferences: () => ({ count, rows: rows.subarray(0, count), kinds: kinds.subarray(0, count) }),
  }
}

function grown<Values extends Uint32Array | Uint8Array>(from: Values, to: Values): Values {
  to.set(from)
  return to
}
