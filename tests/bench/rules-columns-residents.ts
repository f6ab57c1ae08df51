// The old-age rule as a good programmer would write it by hand over the same columns, for nothing but speed: every
// number in its place, several ways to go about it, of which the bench takes the fastest. Unknowns are three-valued
// as everywhere, the bits of the bitmaps included.
import { NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "@onevisit/core/rules"
import { type LoopOutput, type Places, wordsOf } from "./rules-columns-bench.ts"
import type { ResidentColumns } from "./rules-columns-data.ts"

export type ResidentLoop = (columns: ResidentColumns, places: Places, output: LoopOutput) => void

// August 2018: born by the last day of July 80, 90, 100 years before; alive on the first of the month.
export const BORN_80 = -11_477
const BORN_90 = -15_129
const BORN_100 = -18_782
const BORN = { least: -32_872, greatest: 22_279 }
export const MONTH = 17_744
const [AMOUNT_80, AMOUNT_90, AMOUNT_100] = [5000, 10_000, 30_000]
const CHUNK = 1024

/** Ways to fill status, reasons and amount. */
export const residentLoops: Readonly<Record<string, ResidentLoop>> = {
  "one test after the other": testsInTurn,
  "bits without branches": bitsWithoutBranches,
  "lists of who holds": listsOfWhoHolds,
}

function testsInTurn(columns: ResidentColumns, { from, last, to }: Places, output: LoopOutput): void {
  const { bornFirst, bornLast, diedFirst, diedLast, paidElsewhere, region, rows, valid } = columns
  const { amount, reasons, status } = output
  const { born, died, paidElsewhere: paid, registeredIn } = valid
  for (let row = 0; row < rows; row += 1) {
    const byte = row >> 3
    const bit = 1 << (row & 7)
    let why = 0
    if (((registeredIn[byte] as number) & bit) === 0) why = 1 << 16
    else {
      const place = region[row] as number
      if (place < from || place > to) why = place <= to && (last[place] as number) >= from ? 1 << 16 : 1
    }
    let first = bornFirst[row] as number
    let latest = bornLast[row] as number
    if (((born[byte] as number) & bit) === 0) {
      first = BORN.least
      latest = BORN.greatest
    }
    if (first > BORN_80) why |= 2
    else if (latest > BORN_80) why |= 2 << 16
    if (((died[byte] as number) & bit) === 0) why |= 4 << 16
    else if ((diedLast[row] as number) < MONTH) why |= 4
    else if ((diedFirst[row] as number) < MONTH) why |= 4 << 16
    if (((paid[byte] as number) & bit) === 0) why |= 8 << 16
    else if (paidElsewhere[row] !== 0) why |= 8
    reasons[row] = why
    let said = NO
    let fen = 0
    if (why === 0) {
      fen = amountOf(first)
      if (fen === amountOf(latest)) said = YES
      else {
        said = YES_AMOUNT_OPEN
        fen = 0
      }
    } else if ((why & 65_535) === 0) said = UNDETERMINED
    status[row] = said
    amount[row] = fen
  }
}

function bitsWithoutBranches(columns: ResidentColumns, { from, last, to }: Places, output: LoopOutput): void {
  const { bornFirst, bornLast, diedFirst, diedLast, paidElsewhere, region, rows, valid } = columns
  const { amount, reasons, status } = output
  const { born, died, paidElsewhere: paid, registeredIn } = valid
  for (let row = 0; row < rows; row += 1) {
    const byte = row >> 3
    const bit = row & 7
    const place = region[row] as number
    const end = last[place] as number
    const first = bornFirst[row] as number
    const latest = bornLast[row] as number
    const isPaid = paidElsewhere[row] as number
    const knownPlace = ((registeredIn[byte] as number) >> bit) & 1
    const knownBirth = ((born[byte] as number) >> bit) & 1
    const knownDeath = ((died[byte] as number) >> bit) & 1
    const knownPaid = ((paid[byte] as number) >> bit) & 1
    const no =
      ((((end - from) | (to - place)) >>> 31) & knownPlace) |
      ((((BORN_80 - first) >>> 31) & knownBirth) << 1) |
      (((((diedLast[row] as number) - MONTH) >>> 31) & knownDeath) << 2) |
      ((isPaid & knownPaid) << 3)
    const yes =
      (((from - 1 - place) >>> 31) & ((end - to - 1) >>> 31) & knownPlace) |
      ((((latest - BORN_80 - 1) >>> 31) & knownBirth) << 1) |
      ((((MONTH - 1 - (diedFirst[row] as number)) >>> 31) & knownDeath) << 2) |
      (((isPaid ^ 1) & knownPaid) << 3)
    const why = no | (((no | yes) ^ 15) << 16)
    reasons[row] = why
    let said = NO
    let fen = 0
    if (why === 0) {
      fen = amountOf(first)
      if (fen === amountOf(latest)) said = YES
      else {
        said = YES_AMOUNT_OPEN
        fen = 0
      }
    } else if (no === 0) said = UNDETERMINED
    status[row] = said
    amount[row] = fen
  }
}

/** As if everything were known; then the amounts of those who hold, then once more those with a gap. */
function listsOfWhoHolds(columns: ResidentColumns, { from, last, to }: Places, output: LoopOutput): void {
  const { bornFirst, bornLast, diedFirst, diedLast, paidElsewhere, region, rows, valid } = columns
  const { amount, reasons, status } = output
  const [born, died, paid, registered] = [
    valid.born,
    valid.died,
    valid.paidElsewhere,
    valid.registeredIn,
  ].map((bitmap) => wordsOf(bitmap)) as [Int32Array, Int32Array, Int32Array, Int32Array]
  const holding = new Int32Array(CHUNK)
  for (let start = 0; start < rows; start += CHUNK) {
    const after = Math.min(start + CHUNK, rows)
    let count = 0
    for (let row = start; row < after; row += 1) {
      const place = region[row] as number
      const end = last[place] as number
      const tooYoung = (BORN_80 - (bornFirst[row] as number)) >>> 31
      const maybeYoung = (BORN_80 - (bornLast[row] as number)) >>> 31
      const dead = ((diedLast[row] as number) - MONTH) >>> 31
      const maybeDead = ((diedFirst[row] as number) - MONTH) >>> 31
      const elsewhere = ((end - from) | (to - place)) >>> 31
      const maybeElsewhere = ((place - from) | (to - end)) >>> 31
      const no = elsewhere | (tooYoung << 1) | (dead << 2) | ((paidElsewhere[row] as number) << 3)
      const open = (maybeElsewhere ^ elsewhere) | ((maybeYoung ^ tooYoung) << 1) | ((maybeDead ^ dead) << 2)
      reasons[row] = no | (open << 16)
      const passes = (no - 1) >>> 31
      const holds = ((no | open) - 1) >>> 31
      status[row] = 2 * passes - holds
      holding[count] = row
      count += holds
    }
    amount.fill(0, start, after)
    for (let at = 0; at < count; at += 1) {
      const row = holding[at] as number
      const fen = amountOf(bornFirst[row] as number)
      if (fen === amountOf(bornLast[row] as number)) amount[row] = fen
      else status[row] = YES_AMOUNT_OPEN
    }
    for (let word = start >> 5; word < (after + 31) >> 5; word += 1) {
      let gaps = ~(
        (born[word] as number) &
        (died[word] as number) &
        (paid[word] as number) &
        (registered[word] as number)
      )
      while (gaps !== 0) {
        const row = (word << 5) + 31 - Math.clz32(gaps & -gaps)
        gaps &= gaps - 1
        if (row < after) oneResident(columns, from, last, to, output, row)
      }
    }
  }
}

function oneResident(
  { bornFirst, bornLast, diedFirst, diedLast, paidElsewhere, region, valid }: ResidentColumns,
  from: number,
  last: ArrayLike<number>,
  to: number,
  { amount, reasons, status }: LoopOutput,
  row: number,
): void {
  const byte = row >> 3
  const bit = 1 << (row & 7)
  let why = 0
  if (((valid.registeredIn[byte] as number) & bit) === 0) why = 1 << 16
  else {
    const place = region[row] as number
    if (place < from || place > to) why = place <= to && (last[place] as number) >= from ? 1 << 16 : 1
  }
  const isBornKnown = ((valid.born[byte] as number) & bit) !== 0
  const first = isBornKnown ? (bornFirst[row] as number) : BORN.least
  const latest = isBornKnown ? (bornLast[row] as number) : BORN.greatest
  if (first > BORN_80) why |= 2
  else if (latest > BORN_80) why |= 2 << 16
  if (((valid.died[byte] as number) & bit) === 0) why |= 4 << 16
  else if ((diedLast[row] as number) < MONTH) why |= 4
  else if ((diedFirst[row] as number) < MONTH) why |= 4 << 16
  if (((valid.paidElsewhere[byte] as number) & bit) === 0) why |= 8 << 16
  else if (paidElsewhere[row] !== 0) why |= 8
  const fen = amountOf(first)
  const settled = fen === amountOf(latest)
  reasons[row] = why
  status[row] = why === 0 ? (settled ? YES : YES_AMOUNT_OPEN) : (why & 65_535) === 0 ? UNDETERMINED : NO
  amount[row] = why === 0 && settled ? fen : 0
}

export function amountOf(born: number): number {
  return born <= BORN_90 ? (born <= BORN_100 ? AMOUNT_100 : AMOUNT_90) : AMOUNT_80
}
