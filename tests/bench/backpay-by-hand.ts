// What late news comes to, reckoned by hand from what happened, in numbers of months: nothing here reads a statement, a
// rule or a state of the library.
import type { LedgerMonth, Segment } from "@onevisit/core/benefits"
import type { ParameterHistory } from "@onevisit/core/rules"
import { plainDate } from "@onevisit/core/time"
import { type Decided, type Life, MONTHS, monthAt } from "./backpay-lives.ts"

/** Fen a month from 80, 90 and 100 on: others every year, and lower once. */
const rates = Array.from({ length: 10 }, (_, year) => {
  const raised = year === 6 ? 3 : year
  return [3000 + 500 * raised, 6000 + 700 * raised, 20_000 + 1000 * raised] as const
})

/** The same as the rule's parameter. */
export const yearlyRates: ParameterHistory["values"] = rates.map((ofYear, year) => ({
  from: plainDate(`${2011 + year}-01-01`),
  to: year === rates.length - 1 ? null : plainDate(`${2012 + year}-01-01`),
  value: ofYear.map((amount, band) => ({
    from: 80 + 10 * band,
    to: band === 2 ? null : 90 + 10 * band,
    value: `${amount / 100}.00`,
  })),
  source: { statute: "sample-rules", title: { zh: "样例办法", en: "Sample rules" }, sample: true },
}))

/** The outcome of a month: the reasons are a bit for each of the four conditions that fails. */
function outcomeIn({ away, born, died, elsewhere }: Life, at: number) {
  const now = 2011 * 12 + at
  const firstDay = `${monthAt(at)}-01`
  const isIn = (span: readonly [string, string] | null) =>
    span !== null && span[0] <= firstDay && firstDay < span[1]
  // A birthday counts from the month after it.
  const age = Math.floor((now - indexOf(born) - 1) / 12)
  const fails = [isIn(away), age < 80, died !== null && indexOf(died) < now, isIn(elsewhere)]
  const reasons = fails.reduce((bits, failed, bit) => bits + (failed ? 1 << bit : 0), 0)
  const band = age < 90 ? 0 : age < 100 ? 1 : 2
  const amount = rates[Math.floor(at / 12)]?.[band] ?? Number.NaN
  return reasons === 0 ? { status: 1, reasons, amount } : { status: 0, reasons, amount: 0 }
}

/** What someone was paid while nothing was known but what the register had of old. */
export function paidOfOld({ bornOfOld }: Life): readonly number[] {
  const life = { bornOfOld, born: bornOfOld, died: null, away: null, elsewhere: null }
  let most = 0
  return Array.from({ length: MONTHS }, (_, at) => (most = Math.max(most, outcomeIn(life, at).amount)))
}

/** Months with one outcome together. */
export function segmentsByHand(life: Life): readonly Segment[] {
  const segments: Segment[] = []
  let began = 0
  for (let at = 1; at <= MONTHS; at += 1) {
    const outcome = outcomeIn(life, began)
    const next = at < MONTHS ? outcomeIn(life, at) : null
    if (next?.reasons === outcome.reasons && next.amount === outcome.amount) continue
    segments.push({ from: monthAt(began), to: monthAt(at - 1), ...outcome } as Segment)
    began = at
  }
  return segments
}

/**
 * A month is worth what the facts say, and no less than the month before was or was paid, until a stop or a lower amount
 * is decided; what had been paid by then binds no more. What the bank sent back had been decided all the same.
 */
export function ledgerByHand(
  life: Life,
  { lowered, paid, returned, stopped }: Decided,
): readonly LedgerMonth[] {
  let kept = 0
  return paid.map((line, at) => {
    const arrived = at === returned ? 0 : line
    const isStopped = stopped !== null && at >= stopped[0] && at < stopped[1]
    const entitled = outcomeIn(life, at).amount
    if (lowered?.at === at) kept = Math.min(kept, lowered.amount)
    const target = isStopped ? 0 : Math.max(entitled, kept)
    const isBinding = lowered === null || at < lowered.at || at >= lowered.afterLines
    kept = isStopped ? 0 : Math.max(target, isBinding ? line : 0)
    return {
      month: monthAt(at),
      entitled,
      due: target,
      target,
      paid: arrived,
      recovered: 0,
      owed: Math.max(0, target - arrived),
      overpaid: Math.max(0, arrived - entitled),
      isHeld: false,
      takenBy: null,
    }
  })
}

function indexOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}
