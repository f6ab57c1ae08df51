import { DatabaseSync } from "node:sqlite"
import { describe, expect, it } from "vitest"
import { kindOf, type RunOutcome, UNSEEN } from "../benefits/index.ts"
import { codeOfKind, kindInSql } from "./kinds-in-sql.ts"

const outcomes: readonly RunOutcome[] = ([0, 1, 2, 3, 5, UNSEEN] as const).flatMap((status) =>
  [1, 2].map((number) => ({
    status,
    reasons: status === 1 || status === UNSEEN ? 0 : number,
    amount: status === 1 ? number : 0,
  })),
)
/** Who is unseen has no row. */
const rowOf = ({ amount, reasons, status }: RunOutcome): string =>
  status === UNSEEN
    ? "SELECT NULL AS status, NULL AS reasons, NULL AS amount"
    : `SELECT ${status} AS status, ${reasons} AS reasons, ${amount} AS amount`

describe("a kind of difference in SQL", () => {
  it("is the kind that a sweep in columns says, of any two outcomes", () => {
    const database = new DatabaseSync(":memory:")
    for (const before of outcomes)
      for (const after of outcomes) {
        const said = database
          .prepare(`SELECT ${kindInSql("b", "a")} AS kind FROM (${rowOf(before)}) b, (${rowOf(after)}) a`)
          .get()
        expect(said?.["kind"], `${JSON.stringify({ before, after })}`).toBe(codeOfKind(kindOf(before, after)))
      }
  })
})
