// The voucher rule as a good programmer would write it by hand over the same columns; see rules-columns-residents.ts.
import { NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "@onevisit/core/rules"
import { type LoopOutput, type Places, wordsOf } from "./rules-columns-bench.ts"
import type { EnterpriseColumns } from "./rules-columns-data.ts"

export type EnterpriseLoop = (columns: EnterpriseColumns, places: Places, output: LoopOutput) => void

const RESEARCH = 300
const LARGE = 3
const SMALL_SERVICE = 1_000_000
const PER_CLAIM = 2_000_000
const PER_YEAR = 10_000_000
const MOST_INVOICED = 1_000_000_000
/** Thirtieths, by service: 30 %, 50 %, 40 %, 1/3. */
const RATES = Int32Array.of(9, 15, 12, 10)
const CHUNK = 1024

/** Ways to fill status, reasons and amount. */
export const enterpriseLoops: Readonly<Record<string, EnterpriseLoop>> = {
  "one test after the other": testsInTurn,
  "lists of who holds": listsOfWhoHolds,
}

function testsInTurn(columns: EnterpriseColumns, { from, last, to }: Places, output: LoopOutput): void {
  const { fundedElsewhere, invoiced, paidThisYear, region, researchRatio, rows, service, size, valid } =
    columns
  const { amount, reasons, status } = output
  const {
    fundedElsewhere: knownFunding,
    invoiced: knownInvoice,
    locatedIn: knownPlace,
    paidThisYear: knownPaid,
    researchRatio: knownRatio,
    service: knownService,
    size: knownSize,
  } = valid
  for (let row = 0; row < rows; row += 1) {
    const byte = row >> 3
    const bit = 1 << (row & 7)
    let why = 0
    if (((knownPlace[byte] as number) & bit) === 0) why = 1 << 16
    else {
      const place = region[row] as number
      if (place < from || place > to) why = place <= to && (last[place] as number) >= from ? 1 << 16 : 1
    }
    if (((knownSize[byte] as number) & bit) === 0) why |= 2 << 16
    else if (size[row] === LARGE) why |= 2
    if (((knownRatio[byte] as number) & bit) === 0) why |= 4 << 16
    else if ((researchRatio[row] as number) < RESEARCH) why |= 4
    if (((knownFunding[byte] as number) & bit) === 0) why |= 8 << 16
    else if (fundedElsewhere[row] !== 0) why |= 8
    reasons[row] = why
    let said = NO
    let fen = 0
    if (why === 0) {
      const known =
        (knownService[byte] as number) & (knownInvoice[byte] as number) & (knownPaid[byte] as number)
      if ((known & bit) !== 0) {
        said = YES
        fen = voucherOf(invoiced[row] as number, RATES[service[row] as number] as number)
        const left = PER_YEAR - (paidThisYear[row] as number)
        if (fen > left) fen = left
      } else {
        fen = openVoucher(columns, row)
        said = fen < 0 ? YES_AMOUNT_OPEN : YES
        if (fen < 0) fen = 0
      }
    } else if ((why & 65_535) === 0) said = UNDETERMINED
    status[row] = said
    amount[row] = fen
  }
}

/** As if everything were known; then the amounts of those who hold, then once more those with a gap. */
function listsOfWhoHolds(columns: EnterpriseColumns, places: Places, output: LoopOutput): void {
  const { from, last, to } = places
  const { fundedElsewhere, invoiced, paidThisYear, region, researchRatio, rows, service, size, valid } =
    columns
  const { amount, reasons, status } = output
  const known = [
    valid.fundedElsewhere,
    valid.invoiced,
    valid.locatedIn,
    valid.paidThisYear,
    valid.researchRatio,
    valid.service,
    valid.size,
  ].map((bitmap) => wordsOf(bitmap))
  const [a, b, c, d, e, f, g] = known as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const holding = new Int32Array(CHUNK)
  for (let start = 0; start < rows; start += CHUNK) {
    const after = Math.min(start + CHUNK, rows)
    let count = 0
    for (let row = start; row < after; row += 1) {
      const place = region[row] as number
      const end = last[place] as number
      const elsewhere = ((end - from) | (to - place)) >>> 31
      const maybeElsewhere = ((place - from) | (to - end)) >>> 31
      const no =
        elsewhere |
        (((LARGE - 1 - (size[row] as number)) >>> 31) << 1) |
        ((((researchRatio[row] as number) - RESEARCH) >>> 31) << 2) |
        ((fundedElsewhere[row] as number) << 3)
      const open = maybeElsewhere ^ elsewhere
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
      const fen = voucherOf(invoiced[row] as number, RATES[service[row] as number] as number)
      const left = PER_YEAR - (paidThisYear[row] as number)
      amount[row] = fen > left ? left : fen
    }
    for (let word = start >> 5; word < (after + 31) >> 5; word += 1) {
      let gaps = ~(
        (a[word] as number) &
        (b[word] as number) &
        (c[word] as number) &
        (d[word] as number) &
        (e[word] as number) &
        (f[word] as number) &
        (g[word] as number)
      )
      while (gaps !== 0) {
        const row = (word << 5) + 31 - Math.clz32(gaps & -gaps)
        gaps &= gaps - 1
        if (row < after) oneEnterprise(columns, places, output, row)
      }
    }
  }
}

function oneEnterprise(
  columns: EnterpriseColumns,
  { from, last, to }: Places,
  output: LoopOutput,
  row: number,
): void {
  const { fundedElsewhere, region, researchRatio, size, valid } = columns
  const byte = row >> 3
  const bit = 1 << (row & 7)
  let why = 0
  if (((valid.locatedIn[byte] as number) & bit) === 0) why = 1 << 16
  else {
    const place = region[row] as number
    if (place < from || place > to) why = place <= to && (last[place] as number) >= from ? 1 << 16 : 1
  }
  if (((valid.size[byte] as number) & bit) === 0) why |= 2 << 16
  else if (size[row] === LARGE) why |= 2
  if (((valid.researchRatio[byte] as number) & bit) === 0) why |= 4 << 16
  else if ((researchRatio[row] as number) < RESEARCH) why |= 4
  if (((valid.fundedElsewhere[byte] as number) & bit) === 0) why |= 8 << 16
  else if (fundedElsewhere[row] !== 0) why |= 8
  const fen = why === 0 ? openVoucher(columns, row) : -1
  output.reasons[row] = why
  output.status[row] =
    why === 0 ? (fen < 0 ? YES_AMOUNT_OPEN : YES) : (why & 65_535) === 0 ? UNDETERMINED : NO
  output.amount[row] = fen < 0 ? 0 : fen
}

/** Fen before the year's rest: the whole of a small service, else the rate, in whole yuan, up to the cap of a claim. */
function voucherOf(invoice: number, rate: number): number {
  if (invoice <= SMALL_SERVICE) return invoice
  const fen = Math.floor((invoice * rate) / 3000) * 100
  return fen > PER_CLAIM ? PER_CLAIM : fen
}

/** The voucher where some of its facts may be unknown, if they make no difference; else −1. */
function openVoucher(columns: EnterpriseColumns, row: number): number {
  const { invoiced, paidThisYear, service, valid } = columns
  const byte = row >> 3
  const bit = 1 << (row & 7)
  let [leastInvoice, mostInvoice] = [0, MOST_INVOICED]
  if (((valid.invoiced[byte] as number) & bit) !== 0) leastInvoice = mostInvoice = invoiced[row] as number
  let [leastRate, mostRate] = [9, 15]
  if (((valid.service[byte] as number) & bit) !== 0)
    leastRate = mostRate = RATES[service[row] as number] as number
  let [leastLeft, mostLeft] = [0, PER_YEAR]
  if (((valid.paidThisYear[byte] as number) & bit) !== 0)
    leastLeft = mostLeft = PER_YEAR - (paidThisYear[row] as number)
  const lo = Math.min(voucherOf(leastInvoice, leastRate), leastLeft)
  const hi = Math.min(voucherOf(mostInvoice, mostRate), mostLeft)
  return lo === hi ? lo : -1
}
