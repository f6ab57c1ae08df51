/** Amounts of the small world, each with an independent way to reckon it. */
import * as fc from "fast-check"
import { plainDate, toEpochDay } from "../../time/index.ts"
import type { Expression } from "../language/expression.ts"

/** Amounts, each with what it is on complete values: in fen, written apart from the code under test. */
export const reckonings: readonly {
  readonly amount: Expression
  readonly of: (v: Readonly<Record<string, number>>) => number
}[] = [
  { amount: { fact: "spent" }, of: ({ spent = 0 }) => spent },
  {
    amount: { times: [{ fact: "spent" }, { fact: "people" }] },
    of: ({ people = 0, spent = 0 }) => spent * people,
  },
  {
    amount: { minus: [{ fact: "spent" }, { rate: "1/3", of: { fact: "spent" }, rounding: "half-up" }] },
    of: ({ spent = 0 }) => spent - Math.floor((2 * spent + 3) / 6),
  },
  {
    amount: {
      least: [
        { sum: [{ fact: "spent" }, 3] },
        { greatest: [{ times: ["0.02", { fact: "people" }] }, "0.01"] },
      ],
    },
    of: ({ people = 0, spent = 0 }) => Math.min(spent + 3, Math.max(2 * people, 1)),
  },
  {
    amount: { if: { fact: "married", is: true }, then: { fact: "spent" }, else: "0.02" },
    of: ({ married, spent = 0 }) => (married === 1 ? spent : 2),
  },
  {
    amount: {
      bands: { fact: "people" },
      table: [
        { from: 0, to: 1, value: "0.03" },
        { from: 2, to: 3, value: { fact: "spent" } },
      ],
      otherwise: "0.01",
    },
    of: ({ people, spent = 0 }) => (people === 0 ? 3 : people === 2 ? spent : 1),
  },
  {
    amount: { prorate: { fact: "spent" }, share: { fact: "people" }, whole: 7, rounding: "down-to-fen" },
    of: ({ people = 0, spent = 0 }) => Math.trunc((spent * people) / 7),
  },
  {
    amount: { fact: "spent", except: [{ when: { fact: "grade", is: "a" }, then: "0.04" }] },
    of: ({ grade, spent = 0 }) => (grade === 0 ? 4 : spent),
  },
  {
    amount: {
      rows: [
        { when: { fact: "grade", is: "b" }, value: "0.02" },
        { when: { fact: "people", above: 1 }, value: { fact: "spent" } },
      ],
      otherwise: "0.00",
    },
    of: ({ grade, people = 0, spent = 0 }) => (grade === 1 ? 2 : people > 1 ? spent : 0),
  },
  {
    amount: {
      bands: { age: "born", at: "on-the-day", leapDay: "mar1" },
      table: [{ from: 82, to: null, value: { fact: "spent" } }],
      otherwise: "0.00",
    },
    of: ({ born = 0, spent = 0 }) => (born <= toEpochDay(plainDate("1936-02-28")) ? spent : 0),
  },
]

export const amounts = fc.constantFrom(...reckonings).map(({ amount }) => amount)
