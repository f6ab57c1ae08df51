/**
 * Lives at random: what sources say, what an officer decides, what the bank sends back and what comes back of a recovery,
 * month by month, with a payment run in each.
 */
import * as fc from "fast-check"
import { never, unknown } from "../../rules/index.ts"
import { addMonthsToMonth, month } from "../../time/index.ts"
import type { Statement } from "../facts/index.ts"
import type { Programme } from "../programme/index.ts"
import { allowance } from "../programme/programme.fixture.ts"
import { type Doing, onward, perform } from "./doings.fixture.ts"
import { ledgerOf, type LedgerMonth, type RecoveryWay } from "./index.ts"
import { enrolled, known, type Life, newborn, paidOn } from "./life.fixture.ts"

/** The payment days from August 2018 to December 2019. */
export const days: readonly string[] = Array.from(
  { length: 17 },
  (_, at) => `${addMonthsToMonth(month("2018-08"), at)}-20`,
)
export const lastDay = days.at(-1) as string

const few = fc.nat(4)
const id = fc.nat(1_000_000)
const value = (...values: readonly Statement["value"][]) => fc.constantFrom(...values)
const source = fc.constantFrom("population", "population", "home-visit")
const said = { what: fc.constant("say" as const), source, id }

/** A death and its reversal, a move, a birth date put right, a benefit elsewhere. */
const facts: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({
    ...said,
    fact: fc.constant("died"),
    value: value("2018-08-25", "2018-11-02", never, never, unknown),
    back: fc.constant(null),
  }),
  fc.record({
    ...said,
    fact: fc.constant("registeredIn"),
    value: value("990102", "990101", "990100"),
    back: fc.option(few),
  }),
  fc.record({
    ...said,
    fact: fc.constant("paidElsewhere"),
    value: value(true, false, unknown),
    back: fc.option(few),
  }),
  fc.record({
    ...said,
    fact: fc.constant("born"),
    value: value("1929-03-01", "1928-10-05", "1928", "1939-01-01"),
    back: fc.constant(null),
  }),
)
const doing = <What extends Doing["what"]>(what: What) => ({ what: fc.constant(what) })
const tellings: fc.Arbitrary<Doing> = fc.record(doing("tell"))
const receipts: fc.Arbitrary<Doing> = fc.record({
  ...doing("receive"),
  part: fc.integer({ min: 1, max: 3 }),
})
const returns: fc.Arbitrary<Doing> = fc.record({ ...doing("return"), back: few })
const decisions: fc.Arbitrary<Doing> = fc.record({
  ...doing("decide"),
  act: fc.constantFrom("stop", "lower"),
  back: few,
})
const recoveries: fc.Arbitrary<Doing> = fc.record({
  ...doing("recover"),
  by: fc.constantFrom<RecoveryWay>("repayment", "set-off", "set-off"),
  parts: fc.integer({ min: 1, max: 3 }),
})
const rightings: fc.Arbitrary<Doing> = fc.record({ ...doing("right"), id })
const usurping: fc.Arbitrary<Doing> = fc.record({
  ...doing("usurp"),
  act: fc.constantFrom("stop", "lower", "hold", "announce", "recover"),
})
const runs: fc.Arbitrary<Doing> = fc.record({
  ...doing("run"),
  kind: fc.constantFrom("stop-candidate", "undetermined", "amount-change"),
})

/** What sources, runs, timers and the bank do, and programs may try. */
const feeds: fc.Arbitrary<Doing> = fc.oneof(
  { arbitrary: facts, weight: 6 },
  { arbitrary: returns, weight: 2 },
  receipts,
  runs,
  tellings,
  usurping,
  fc.record(doing("pass")),
)
/** And what an officer decides, with the person heard. */
const doings: fc.Arbitrary<Doing> = fc.oneof(
  { arbitrary: feeds, weight: 8 },
  { arbitrary: decisions, weight: 3 },
  { arbitrary: recoveries, weight: 3 },
  rightings,
  fc.record({ ...doing("hold"), back: few }),
  fc.record(doing("lift")),
  fc.record({ ...doing("resume"), back: few }),
  fc.record({ ...doing("waive"), amount: fc.constantFrom(500, 3000) }),
  fc.record({ ...doing("object"), upheld: fc.option(fc.boolean()) }),
)

/** By the day on which it is done, an index of {@link days}. */
export type Plan = readonly (readonly [day: number, doing: Doing])[]

/** Not entitled since August or September, by the register's word alone. */
const wrongs: fc.Arbitrary<Doing> = fc
  .constantFrom(["died", "2018-08-25"], ["registeredIn", "990102"], ["paidElsewhere", true] as const)
  .chain(([fact, wrong]) =>
    fc.record({
      ...said,
      source: fc.constant("population"),
      fact: fc.constant(fact as string),
      value: fc.constant<Statement["value"]>(wrong as string | boolean),
      back: fact === "died" ? fc.constant(null) : fc.integer({ min: 0, max: 2 }),
    }),
  )
const stops: fc.Arbitrary<Doing> = fc.record({
  ...doing("decide"),
  act: fc.constant("stop" as const),
  back: fc.nat(2),
})
const births = (born: string): Doing => ({
  what: "say",
  fact: "born",
  value: born,
  back: null,
  source: "population",
  id: Number(born.slice(0, 4)),
})
/** Found late, and what mostly comes of it: a wrong death or a benefit elsewhere; ninety, and then not yet ninety. */
const stories: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.integer({ min: 1, max: 8 }),
    fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
    fc.oneof(
      fc.tuple(wrongs, fc.option(stops), recoveries, tellings, receipts, returns, rightings, recoveries),
      fc.tuple(
        fc.constant(births("1928-10-05")),
        fc.constant(births("1929-03-01")),
        recoveries,
        tellings,
        fc.constant<Doing>({ what: "decide", act: "lower", back: 0 }),
        returns,
        fc.option(receipts),
      ),
    ),
  )
  .map(([from, gaps, steps]) => {
    let day = from
    return steps.flatMap((step, at): Plan => {
      day += gaps[at] ?? 0
      return step === null || day >= days.length ? [] : [[day, step]]
    })
  })

const scattered = (of: fc.Arbitrary<Doing>, from: number): fc.Arbitrary<Plan> =>
  fc.array(fc.tuple(fc.integer({ min: from, max: days.length - 1 }), of), {
    minLength: 3,
    maxLength: 16,
    size: "max",
  })
/** Anything that an officer, sources and the bank do, from September 2018 on. */
export const plans: fc.Arbitrary<Plan> = fc
  .tuple(fc.array(stories, { maxLength: 2, size: "max" }), scattered(doings, 1))
  .map(([told, more]) => [...told.flat(), ...more])
/** What sources, runs, timers and the bank do from a day on. */
export const fedFrom = (from: number): fc.Arbitrary<Plan> => scattered(feeds, from)

const since2018 = allowance({ paysFrom: month("2018-07") })

/** Born in March 1929, so ninety in 2019; enrolled in August 2018, and paid for that month. */
export function beginning(programme: Programme = since2018): Life {
  const found = enrolled(known(newborn(programme), "2018-07-25", "1929-03-01"), "2018-08-01")
  return paidOn(found, "2018-08-20", "first")
}

/** Plays a plan from one day to another, both included, with a determination and a payment run on each. */
export function played(life: Life, plan: Plan, from = 1, to = days.length - 1): Life {
  let so = life
  for (let at = from; at <= to; at += 1) {
    const day = days[at] as string
    for (const [when, each] of plan) if (when === at) so = perform(so, day, each)
    so = paidOn(onward(so, day, { type: "determine", by: day }), day)
  }
  return so
}

/** Fen that a person was sent and neither the bank nor they sent back: told by what happened, and by nothing reckoned. */
export function purseOf({ events }: Life): number {
  const sent = new Map<string, number>()
  let purse = 0
  for (const { data, type } of events) {
    if (type === "MonthsPaid") {
      const amount = data.months.reduce((sum, each) => sum + each.amount, data.refund) - data.setOff
      sent.set(`${data.payment} ${data.line}`, amount)
      purse += amount
    }
    if (type === "PaymentReturned") purse -= sent.get(`${data.payment} ${data.line}`) ?? 0
    if (type === "RecoveryReceived") purse -= data.amount
  }
  return purse
}

/** The rows of a ledger with what a person has of each month. */
export function keptRows({ state }: Life, day: string): readonly (LedgerMonth & { readonly kept: number })[] {
  const rows = ledgerOf(state, month(day.slice(0, 7)))
  return rows.map((row) => ({ ...row, kept: row.paid - row.recovered }))
}
