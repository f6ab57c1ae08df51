// Residents of whom the district learns late, drawn from a seed: what happened to each, and how it was said and decided.
// They were paid every month of ten years by what was known of old; then everything else comes at once.
import { type EntitlementState, noEntitlement, type Statement } from "@onevisit/core/benefits"
import { never } from "@onevisit/core/rules"
import { addMonthsToMonth, type Month, month, plainDate } from "@onevisit/core/time"
import { randomNumbers } from "./rules-subjects.ts"
import { DISTRICT } from "./rules-workloads.ts"

/** The ten years. */
export const FIRST = month("2011-01")
export const MONTHS = 120
export const LAST = addMonthsToMonth(FIRST, MONTHS - 1)

/** What happened to someone, as days (`YYYY-MM-DD`); `null` where it did not. */
export interface Life {
  /** As the register had it. */
  readonly bornOfOld: string
  /** As it turned out to be. */
  readonly born: string
  readonly died: string | null
  /** Lived outside the district from the first day on, and in it again from the second. */
  readonly away: readonly [from: string, to: string] | null
  /** Was paid elsewhere, likewise. */
  readonly elsewhere: readonly [from: string, to: string] | null
}

/** What an authority did of its own. */
export interface Decided {
  /** Fen for each month of the ten years, in one line each. */
  readonly paid: readonly number[]
  /** The line that the bank sent back, by its place. */
  readonly returned: number
  /** The months from which payment was stopped, and then paid again. */
  readonly stopped: readonly [from: number, to: number] | null
  /** From which month a lower amount was decided, and how many lines had been paid by then. */
  readonly lowered: { readonly at: number; readonly amount: number; readonly afterLines: number } | null
}

export const monthAt = (at: number): Month => addMonthsToMonth(FIRST, at)

/** Three in five died; as many moved away for a time; each turns 90, or has turned 80, within the ten years. */
export function lives(count: number, seed: number): readonly Life[] {
  const random = randomNumbers(seed)
  const two = (number: number) => `${number}`.padStart(2, "0")
  const day = (year: number) => `${year}-${two(1 + random(12))}-${two(1 + random(28))}`
  const span = (): readonly [string, string] => {
    const year = 2012 + random(5)
    return [day(year), day(year + 1 + random(2))]
  }
  return Array.from({ length: count }, () => {
    const bornOfOld = day(1920 + random(12))
    const isCorrected = random(3) === 0
    return {
      bornOfOld,
      born: isCorrected ? day(Number(bornOfOld.slice(0, 4)) + random(3)) : bornOfOld,
      died: random(5) < 3 ? day(2014 + random(7)) : null,
      away: random(5) < 3 ? span() : null,
      elsewhere: random(3) === 0 ? span() : null,
    }
  })
}

/** What was decided of someone, on top of what was paid. */
export function decidedOf(paid: readonly number[], random: (below: number) => number): Decided {
  const from = 60 + random(40)
  const at = 40 + random(70)
  return {
    paid,
    returned: random(MONTHS),
    stopped: random(3) === 0 ? [from, from + 1 + random(30)] : null,
    lowered: random(3) === 0 ? { at, amount: 100 * random(60), afterLines: at + random(8) } : null,
  }
}

/** What sources said, in no order: of old all at once, and what came late of it. */
export function statementsOf({ away, born, bornOfOld, died, elsewhere }: Life): readonly Statement[] {
  const [known, late] = ["2010-12-01", "2020-12-10"].map(plainDate)
  if (known === undefined || late === undefined) throw new Error("No days")
  const said: Statement[] = []
  const say = (fact: string, value: Statement["value"], asOf: typeof known, from: string | null = null) =>
    void said.unshift({
      id: `s${said.length}`,
      fact,
      value,
      from: from === null ? null : plainDate(from),
      asOf,
      source: fact === "paidElsewhere" ? "city-benefits" : "population",
    })
  say("born", bornOfOld, known)
  say("registeredIn", `${DISTRICT}001001`, known)
  say("died", never, known)
  say("paidElsewhere", false, known)
  if (born !== bornOfOld) say("born", born, late)
  if (died !== null) say("died", died, late)
  for (const [at, from] of (away ?? []).entries())
    say("registeredIn", at === 0 ? "990201001001" : `${DISTRICT}002002`, late, from)
  for (const [at, from] of (elsewhere ?? []).entries()) say("paidElsewhere", at === 0, late, from)
  return said
}

/** The entitlement as it stands before what came late is reckoned. */
export function entitlementOf({ lowered, paid, returned, stopped }: Decided): EntitlementState {
  return {
    ...noEntitlement,
    phase: "enrolled",
    enrolledFrom: FIRST,
    hasPayee: true,
    stops: stopped === null ? [] : [{ from: monthAt(stopped[0]), to: monthAt(stopped[1]) }],
    lowered:
      lowered === null
        ? []
        : [{ from: monthAt(lowered.at), amount: lowered.amount, afterLines: lowered.afterLines }],
    paid: paid.map((amount, at) => ({
      payment: `${monthAt(at)}-usual`,
      line: "1",
      months: [{ month: monthAt(at), amount }],
      setOff: 0,
      refund: 0,
      backAfter: at === returned ? MONTHS : null,
      afterRecovered: 0,
    })),
  }
}
