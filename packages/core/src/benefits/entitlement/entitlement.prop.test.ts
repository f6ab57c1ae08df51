import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { Actor } from "../../identity/index.ts"
import { never } from "../../rules/index.ts"
import { addMonthsToMonth, month, plainDate } from "../../time/index.ts"
import type { Statement } from "../facts/index.ts"
import { randomStatements } from "../facts/random-statements.fixture.ts"
import { DIFFERENCE_KINDS } from "../sweep/index.ts"
import { type EntitlementCommand, entitledIn, ledgerOf, paidByMonth } from "./index.ts"
import {
  attempt,
  because,
  difference,
  enrolled,
  known,
  type Life,
  newborn,
  officer,
  owedOn,
  paidOn,
  person,
  sweep,
} from "./life.fixture.ts"

const states = (statement: Statement): EntitlementCommand => ({ type: "state", statement })
const onward = (life: Life, day: string, command: EntitlementCommand, actor: Actor = sweep): Life =>
  Result.getOrElse(attempt(life, day, command, actor), () => life)

/** Everything in 2018 and 2019, each on a day of its month. */
const days = Array.from({ length: 17 }, (_, at) => `${addMonthsToMonth(month("2018-08"), at)}-20`)
/** Statements are told on their day, or later: never before. */
const told = (statements: readonly Statement[]) =>
  statements.filter(({ asOf }) => asOf <= plainDate("2018-07-31"))

const kinds = fc.constantFrom(...DIFFERENCE_KINDS)
const actors = fc.constantFrom(sweep, officer, person)
const reasons = because
const anyMonth = fc.integer({ min: 0, max: 18 }).map((at) => addMonthsToMonth(month("2018-07"), at))

/** What programs and time can do. */
const programs: fc.Arbitrary<EntitlementCommand> = fc.oneof(
  {
    arbitrary: randomStatements.filter((all) => all.length > 0).map((all) => states(all.at(-1) as Statement)),
    weight: 4,
  },
  fc.tuple(kinds, fc.nat(9), anyMonth).map(([kind, run, at]) => difference(`r${run}`, at, kind)),
  fc.constantFrom<EntitlementCommand>(
    { type: "determine", by: "r" },
    { type: "let-time-pass" },
    { type: "verify" },
    { type: "enrol" },
    { type: "ask-visit", facts: ["born"], why: "gap" },
    { type: "tell", about: "stop", how: "letter", on: plainDate("2018-08-01") },
  ),
  fc
    .constantFrom("refuse", "stop", "lower")
    .map((type): EntitlementCommand => ({ type, reasons }) as EntitlementCommand),
  fc
    .tuple(fc.constantFrom("refuse", "stop", "lower", "recover"), anyMonth)
    .map(
      ([act, from]): EntitlementCommand => ({ type: "announce", act, from, reasons }) as EntitlementCommand,
    ),
  anyMonth.map((from): EntitlementCommand => ({ type: "hold", from, reasons })),
  fc.constant<EntitlementCommand>({ type: "answer", statement: "no" }),
)
/** What an officer may do beside. */
const persons: fc.Arbitrary<EntitlementCommand> = fc.oneof(
  programs,
  anyMonth.map((from): EntitlementCommand => ({ type: "resume", from, reasons })),
  fc.constantFrom<EntitlementCommand>({ type: "lift-hold", reasons }, { type: "drop", reasons }),
  anyMonth.map((at): EntitlementCommand => ({ type: "note-group", taken: { [at]: "other" } })),
)

const paidFrom = () =>
  paidOn(enrolled(known(newborn(), "2018-07-25", "1929-03-01"), "2018-08-01"), "2018-08-20")

describe("an entitlement whatever happens", () => {
  it("is never stopped, lowered or held by programs and time alone", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(days.length - 2), programs), { maxLength: 25 }), (acts) => {
        let life = paidFrom()
        let before = 3000
        for (const [at, day] of days.entries()) {
          for (const [when, command] of acts) if (when === at) life = onward(life, day, command)
          const last = ledgerOf(life.state, month(day.slice(0, 7))).at(-1)
          expect(last?.target).toBeGreaterThanOrEqual(before)
          before = last?.target ?? 0
          life = paidOn(life, day)
          expect(life.state).toMatchObject({ phase: "enrolled", hold: null, stops: [], lowered: [] })
        }
      }),
      { numRuns: 60 },
    )
  })

  it("pays each month at most what it was worth, and nothing twice, also where the bank sends money back", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(days.length - 1), persons, actors), { maxLength: 25 }),
        fc.array(fc.nat(days.length - 1), { maxLength: 4 }),
        (acts, returns) => {
          let life = paidFrom()
          for (const [at, day] of days.entries()) {
            for (const [when, command, actor] of acts)
              if (when === at) life = onward(life, day, command, actor)
            const owed = owedOn(life, day)
            const sums = paidByMonth(life.state)
            life = paidOn(life, day)
            for (const { amount, month: paidMonth } of owed)
              expect(paidByMonth(life.state).get(paidMonth)).toBe((sums.get(paidMonth) ?? 0) + amount)
            expect(owedOn(life, day)).toEqual(
              life.state.hasPayee && life.state.phase !== "refused" ? [] : owed,
            )
            const again = attempt(life, day, {
              type: "pay",
              payment: `payment-${day}`,
              line: "1",
              months: owed,
            })
            expect(Result.isFailure(again)).toBe(true)
            if (returns.includes(at))
              life = onward(life, day, {
                type: "note-return",
                payment: `payment-${day}`,
                line: "1",
                reason: "closed",
              })
          }
          for (const { amount } of ledgerOf(life.state, month("2019-12")).map(({ paid }) => ({
            amount: paid,
          })))
            expect(amount).toBeLessThanOrEqual(6000)
        },
      ),
      { numRuns: 60 },
    )
  })

  it("has the same ledger in whatever order the facts came", () => {
    fc.assert(
      fc.property(
        randomStatements,
        fc.array(fc.tuple(fc.integer(), fc.boolean()), { minLength: 1, maxLength: 24 }),
        (statements, order) => {
          const facts = told(statements)
          const keyed = facts.map((statement, at) => [order[at % order.length]?.[0] ?? 0, statement] as const)
          const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, statement]) => statement)
          const [one, other] = [facts, shuffled].map((all) =>
            all.reduce((life, statement) => onward(life, "2018-09-03", states(statement)), paidFrom()),
          ) as [Life, Life]
          expect(ledgerOf(other.state, month("2019-06"))).toEqual(ledgerOf(one.state, month("2019-06")))
        },
      ),
    )
  })

  it("pays nobody a first month that is not a settled yes", () => {
    fc.assert(
      fc.property(randomStatements, (statements) => {
        let life = told(statements).reduce(
          (so, statement) => onward(so, "2018-07-31", states(statement)),
          newborn(),
        )
        life = onward(life, "2018-08-01", difference("r1", month("2018-08"), "undetermined"))
        const steps: readonly EntitlementCommand[] = [
          { type: "verify" },
          { type: "tell", about: "start", how: "letter", on: plainDate("2018-08-01") },
          { type: "enrol" },
        ]
        for (const command of steps) life = onward(life, "2018-08-01", command)
        const isSettled = (entitledIn(life.state, month("2018-08")) ?? 0) > 0
        expect(life.state.phase).toBe(isSettled ? "enrolled" : "candidate")
        for (const { entitled, month: at, target } of ledgerOf(life.state, month("2018-08"))) {
          expect(entitled, at).not.toBe(null)
          expect(target).toBe(entitled)
        }
      }),
    )
  })

  it("is known to be alive again with exactly what was not paid", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }), (reported, reversed) => {
        const day = (at: number) => days[at] as string
        let life = paidFrom()
        for (let at = 1; at < reported; at += 1) life = paidOn(life, day(at))
        const died: Statement = {
          id: "d",
          fact: "died",
          value: "2018-08-25",
          from: null,
          asOf: plainDate(day(reported)),
          source: "population",
        }
        life = onward(life, day(reported), states(died))
        life = onward(
          life,
          day(reported),
          { type: "announce", act: "stop", from: month("2018-09"), reasons },
          officer,
        )
        life = onward(life, day(reported), { type: "answer", statement: "he is here" }, person)
        life = onward(life, day(reported), { type: "stop", reasons }, officer)
        expect(life.state.phase).toBe("stopped")
        const at = reported + reversed
        const alive: Statement = { ...died, id: "e", value: never, asOf: plainDate(day(at)) }
        life = onward(life, day(at), states(alive))
        life = onward(life, day(at), { type: "resume", from: month("2018-09"), reasons }, officer)
        life = paidOn(life, day(at))
        const ledger = ledgerOf(life.state, month(day(at).slice(0, 7)))
        for (const { overpaid, owed, paid, target } of ledger)
          expect([overpaid, owed, paid]).toEqual([0, 0, target])
        expect(ledger.filter(({ month: at2 }) => at2 >= "2018-08")).toHaveLength(at + 1)
      }),
    )
  })
})
