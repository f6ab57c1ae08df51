import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { NO } from "../../rules/index.ts"
import { month } from "../../time/index.ts"
import type { EntitlementCommand } from "../entitlement/index.ts"
import {
  because,
  known,
  type Life,
  lines,
  newborn,
  officer,
  paidOn,
  payee,
  refusalOf,
  says,
  step,
} from "../entitlement/life.fixture.ts"
import { compareRoll, openingsOf, type RollRow } from "./index.ts"
import { cutOver, rollRow } from "./roll.fixture.ts"

const pinned = (hash: string) => ({ id: "roll-2018", hash: `sha256:${hash}` })
const opened = (rows: readonly RollRow[], hash = "a") =>
  openingsOf(
    compareRoll(rows, { cutOver, determined: [], personOf: ({ person }) => person, grounds: [] }),
    pinned(hash),
  )
/** What a confirmed roll asks of the entitlement of the person of its one row. */
const importOf = (row: Partial<RollRow>, hash = "a"): EntitlementCommand => {
  const [only] = Result.getOrThrow(opened([rollRow(row)], hash))
  if (only === undefined) throw new Error("A row opens an entitlement")
  return { type: "import", opening: only.opening }
}
const imported = (life: Life, day: string, row: Partial<RollRow> = {}, hash = "a") =>
  step(life, day, importOf(row, hash), officer)

describe("a confirmed roll", () => {
  it("opens an entitlement for everybody in it, whatever the facts say, with their account", () => {
    const account = { name: "样例甲", account: "0000", bank: "样例银行", relation: "self" } as const
    const rows = [rollRow({ payee: account }), rollRow({ person: "SAMPLE-2", owed: fen(1500) })]
    const compared = compareRoll(rows, {
      cutOver,
      determined: [
        {
          person: "SAMPLE-1",
          outcome: { status: NO, reasons: 1, amount: 0 },
          firstMonth: null,
          category: null,
        },
      ],
      personOf: ({ person }) => person,
      grounds: [],
    })
    const openings = Result.getOrThrow(openingsOf(compared, pinned("a")))
    expect(openings.map(({ opening, payee: to, person }) => [person, opening.owed, to])).toEqual([
      ["SAMPLE-1", 0, account],
      ["SAMPLE-2", 1500, null],
    ])
    expect(openings[0]?.opening).toEqual({
      roll: "roll-2018@sha256:a",
      cutOver,
      firstMonth: "2012-03",
      paidThrough: "2018-07",
      amount: 3000,
      owed: 0,
      overpaid: 0,
    })
  })

  it("is not opened while somebody stands in it under two numbers; both rows are named", () => {
    const rows = [rollRow(), rollRow({ at: { file: "名册.csv", sheet: "名册", row: 9 } })]
    const tried = opened(rows)
    expect(Result.isFailure(tried) && tried.failure.issues.map(({ path }) => path)).toEqual([
      ["名册", 2],
      ["名册", 9],
    ])
    expect(Result.isFailure(tried) && tried.failure.issues[0]?.expected).toContain("rows 2, 9")
  })

  it("is never reckoned again before its cut-over, whatever becomes known later", () => {
    let life = step(imported(newborn(), "2018-07-25"), "2018-07-25", { type: "set-payee", payee })
    life = paidOn(known(life, "2018-08-02", "1938-07-20"), "2018-08-20")
    expect(lines(life, "2018-08")).toEqual(["2018-08 3000 3000 0 0"])
    // By the register dead since 2015: what was paid before the cut-over is no finding of this ledger.
    life = step(life, "2018-09-01", says("died", "2015-03-01", "2018-09-01"))
    expect(lines(life, "2018-09")).toEqual(["2018-08 3000 3000 0 3000", "2018-09 3000 0 3000 0"])
    // By the register ninety since 2015, at twice the amount: nothing before the cut-over is owed.
    life = known(imported(newborn(), "2018-07-25"), "2018-08-02", "1925-01-01")
    expect(lines(life, "2018-08")).toEqual(["2018-08 6000 0 6000 0"])
  })

  it("changes nothing when the same file is imported again", () => {
    const once = imported(newborn(), "2018-07-25")
    expect(imported(once, "2018-07-26").state).toEqual(once.state)
  })

  it("gives way to a corrected file until the cut-over, for the people whom that names", () => {
    const once = imported(newborn(), "2018-07-25")
    const corrected = imported(once, "2018-07-31", { amount: fen(6000) }, "b")
    expect(corrected.state.opening?.amount).toBe(6000)
    // The first file again, as when an import that broke off is taken up, does not bring the error back.
    expect(imported(corrected, "2018-07-31").state).toEqual(corrected.state)
    expect(refusalOf(once, "2018-08-01", importOf({ amount: fen(6000) }, "b"), officer)).toBe(
      "ImportedAlready",
    )
  })

  it("does not give way once something was decided here", () => {
    const held = step(
      imported(newborn(), "2018-07-25"),
      "2018-07-26",
      { type: "hold", from: month("2018-08"), reasons: because },
      officer,
    )
    expect(refusalOf(held, "2018-07-27", importOf({ amount: fen(6000) }, "b"), officer)).toBe(
      "ImportedAlready",
    )
  })
})
