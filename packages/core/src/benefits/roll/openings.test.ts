import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
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
import { openingOf, type RollRow } from "./index.ts"
import { cutOver, rollRow } from "./roll.fixture.ts"

/** What a row of a confirmed roll asks of the entitlement of its person. */
const importOf = (row: Partial<RollRow>, content = "a"): EntitlementCommand => ({
  type: "import",
  opening: openingOf(rollRow(row), cutOver, { roll: "roll-2018", content }),
})
const imported = (life: Life, day: string, row: Partial<RollRow> = {}, hash = "a") =>
  step(life, day, importOf(row, hash), officer)

describe("a confirmed roll", () => {
  it("opens the entitlement of a row's person with what it says, under the name of what the roll says", () => {
    expect(openingOf(rollRow({ owed: fen(1500) }), cutOver, { roll: "roll-2018", content: "a" })).toEqual({
      roll: "roll-2018@a",
      cutOver,
      firstMonth: "2012-03",
      paidThrough: "2018-07",
      amount: 3000,
      owed: 1500,
      overpaid: 0,
    })
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

  it("changes nothing where a corrected file says the same of the person, and tells another account from that", () => {
    const once = imported(newborn(), "2018-07-25")
    expect(imported(once, "2018-07-31", {}, "b").state).toEqual(once.state)
    expect(imported(once, "2018-08-15", {}, "b").state).toEqual(once.state)
    const withPayee = { ...importOf({}, "b"), payee } as EntitlementCommand
    expect(step(once, "2018-07-31", withPayee, officer).state).toMatchObject({ hasPayee: true })
    expect(refusalOf(once, "2018-08-15", withPayee, officer)).toBe("ImportedAlready")
    for (const changed of [
      { amount: fen(6000) },
      { owed: fen(1) },
      { overpaid: fen(1) },
      { paidThrough: month("2018-06") },
      { firstMonth: month("2012-04") },
    ])
      expect(imported(once, "2018-07-31", changed, "b").state).not.toEqual(once.state)
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
