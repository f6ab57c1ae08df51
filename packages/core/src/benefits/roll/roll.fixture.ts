/** Rolls as districts kept them. Everybody in them is made up. */
import * as fc from "fast-check"
import { fen } from "../../money/index.ts"
import { month } from "../../time/index.ts"
import type { RollRow } from "./index.ts"

export const cutOver = month("2018-08")

/** A row that reads, with parts replaced. */
export function rollRow(changed: Partial<RollRow> = {}): RollRow {
  return {
    at: { file: "名册.csv", sheet: "名册", row: 2 },
    person: "SAMPLE-1",
    name: "样例甲",
    category: "80至89周岁",
    firstMonth: month("2012-03"),
    paidThrough: month("2018-07"),
    amount: fen(3000),
    payee: null,
    owed: fen(0),
    overpaid: fen(0),
    ...changed,
  }
}

const words = fc.constantFrom("样例", "80至89周岁", "a\nb", "00123", "=1+1", "甲，乙", '"', "O'Neil")
const balances = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9_999_999 })).map(fen)
const payees = fc.record({
  name: words,
  account: fc.stringMatching(/^[0-9]{4,19}$/),
  bank: words,
  relation: fc.constantFrom("self" as const, "other" as const),
})

/** Rows of one sheet, in its order, each about somebody else. */
export const rolls: fc.Arbitrary<readonly RollRow[]> = fc
  .array(
    fc.record({
      name: words,
      category: words,
      months: fc
        .tuple(fc.integer({ min: 2011, max: 2018 }), fc.integer({ min: 1, max: 7 }), fc.boolean())
        .map(([year, at, isPaid]) => ({
          firstMonth: month(`${year}-0${at}`),
          paidThrough: isPaid ? month("2018-07") : null,
        })),
      amount: fc.integer({ min: 1, max: 100_000 }).map(fen),
      payee: fc.option(payees),
      owed: balances,
      overpaid: balances,
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ months, ...rest }, at) =>
      rollRow({
        ...rest,
        ...months,
        at: { file: "名册.csv", sheet: "名册", row: at + 2 },
        person: `SAMPLE-${at}`,
      }),
    ),
  )
