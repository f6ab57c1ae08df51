// The amounts of the old-age rule alone as a good programmer would write them by hand; see rules-columns-residents.ts.
import type { LoopOutput, Places } from "./rules-columns-bench.ts"
import type { ResidentColumns } from "./rules-columns-data.ts"
import { amountOf, BORN_80, MONTH, type ResidentLoop } from "./rules-columns-residents.ts"

const CHUNK = 1024

/** Ways to fill the amounts alone. */
export const residentAmountLoops: Readonly<Record<string, ResidentLoop>> = {
  "best order": bestOrder,
  "all tests together": allTogether,
  "lists of who passes": listsOfWhoPasses,
}

/** The age turns away most, then the place. */
function bestOrder(columns: ResidentColumns, { from, last, to }: Places, { amount }: LoopOutput): void {
  const { bornFirst, bornLast, diedFirst, paidElsewhere, region, rows, valid } = columns
  const { born, died, paidElsewhere: paid, registeredIn } = valid
  for (let row = 0; row < rows; row += 1) {
    const byte = row >> 3
    const bit = 1 << (row & 7)
    const latest = bornLast[row] as number
    let fen = 0
    if (latest <= BORN_80) {
      const place = region[row] as number
      if (
        place >= from &&
        (last[place] as number) <= to &&
        (diedFirst[row] as number) >= MONTH &&
        paidElsewhere[row] === 0 &&
        ((born[byte] as number) &
          (registeredIn[byte] as number) &
          (died[byte] as number) &
          (paid[byte] as number) &
          bit) !==
          0
      ) {
        fen = amountOf(latest)
        if (fen !== amountOf(bornFirst[row] as number)) fen = 0
      }
    }
    amount[row] = fen
  }
}

function allTogether(columns: ResidentColumns, { from, last, to }: Places, { amount }: LoopOutput): void {
  const { bornFirst, bornLast, diedFirst, paidElsewhere, region, rows, valid } = columns
  const { born, died, paidElsewhere: paid, registeredIn } = valid
  for (let row = 0; row < rows; row += 1) {
    const place = region[row] as number
    const latest = bornLast[row] as number
    const fails =
      (BORN_80 - latest) |
      (place - from) |
      (to - (last[place] as number)) |
      ((diedFirst[row] as number) - MONTH) |
      -(paidElsewhere[row] as number)
    let fen = 0
    if (fails >= 0) {
      const byte = row >> 3
      const known =
        (born[byte] as number) &
        (registeredIn[byte] as number) &
        (died[byte] as number) &
        (paid[byte] as number)
      if (((known >> (row & 7)) & 1) === 1) {
        fen = amountOf(latest)
        if (fen !== amountOf(bornFirst[row] as number)) fen = 0
      }
    }
    amount[row] = fen
  }
}

/** Those old enough go on a list without a branch, those of them who pass the rest as well; then their amounts. */
function listsOfWhoPasses(
  columns: ResidentColumns,
  { from, last, to }: Places,
  { amount }: LoopOutput,
): void {
  const { bornFirst, bornLast, diedFirst, paidElsewhere, region, rows, valid } = columns
  const { born, died, paidElsewhere: paid, registeredIn } = valid
  const passing = new Int32Array(CHUNK)
  for (let start = 0; start < rows; start += CHUNK) {
    const after = Math.min(start + CHUNK, rows)
    let old = 0
    for (let row = start; row < after; row += 1) {
      passing[old] = row
      old += ((bornLast[row] as number) - BORN_80 - 1) >>> 31
    }
    let count = 0
    for (let at = 0; at < old; at += 1) {
      const row = passing[at] as number
      const place = region[row] as number
      const fails =
        (place - from) |
        (to - (last[place] as number)) |
        ((diedFirst[row] as number) - MONTH) |
        -(paidElsewhere[row] as number)
      passing[count] = row
      count += (fails >>> 31) ^ 1
    }
    amount.fill(0, start, after)
    for (let at = 0; at < count; at += 1) {
      const row = passing[at] as number
      const byte = row >> 3
      const known =
        (born[byte] as number) &
        (registeredIn[byte] as number) &
        (died[byte] as number) &
        (paid[byte] as number)
      if (((known >> (row & 7)) & 1) === 0) continue
      const fen = amountOf(bornLast[row] as number)
      if (fen === amountOf(bornFirst[row] as number)) amount[row] = fen
    }
  }
}
