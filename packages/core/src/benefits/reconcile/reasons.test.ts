import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { YES } from "../../rules/index.ts"
import { month } from "../../time/index.ts"
import {
  because,
  difference,
  known,
  type Life,
  newborn,
  officer,
  paidOn,
  says,
  step,
} from "../entitlement/life.fixture.ts"
import { type AccountOnRecord, listRowOf, reconcile } from "./index.ts"
import { row } from "./lists.fixture.ts"
import {
  determine,
  fieldsOf,
  held,
  life,
  loweredFromOctober,
  ours,
  stoppedFromSeptember,
  theirs,
  withRecord,
} from "./lives.fixture.ts"

describe("the reason of a difference", () => {
  it("tells an amount that an officer lowered from one that only the facts or nobody did", () => {
    const at = (own: number, other: number, on: string, of: Life) =>
      fieldsOf(
        row({ month: month(on), amount: fen(own), category: null }),
        row({ month: month(on), amount: fen(other), category: null }),
        of,
      )?.[0]?.reason
    // Ninety in fact is eighty: sixty yuan until September, thirty from October on, by a decision.
    const lower = loweredFromOctober()
    expect(at(3000, 6000, "2018-10", lower)).toBe("lowered-here")
    expect(at(3000, 6000, "2018-12", lower)).toBe("lowered-here")
    expect(at(3000, 6000, "2018-09", lower)).toBe("unexplained")
    expect(at(3500, 6000, "2018-10", lower)).toBe("unexplained")
    expect(at(3000, 2000, "2018-10", lower)).toBe("unexplained")
    expect(at(3000, 6000, "2018-10", life())).toBe("unexplained")
    // The facts of September give what they pay: the decision says more.
    const segment = (from: string, to: string, amount: number) =>
      ({ from: month(from), to: month(to), status: YES, reasons: 0, amount }) as const
    const banded = {
      ...lower.state,
      segments: [segment("2018-08", "2018-09", 6000), segment("2018-10", "2018-12", 3000)],
    }
    expect(at(3000, 6000, "2018-10", { ...lower, state: banded })).toBe("lowered-here")
    expect(at(3000, 6000, "2018-10", { ...lower, state: { ...banded, lowered: [] } })).toBe(
      "other-band-month",
    )
    const again = {
      ...lower.state,
      lowered: [...lower.state.lowered, { from: month("2018-11"), amount: 2000, afterLines: 9 }],
    }
    expect(at(2000, 3000, "2018-11", { ...lower, state: again })).toBe("lowered-here")
    expect(at(3000, 6000, "2018-11", { ...lower, state: again })).not.toBe("lowered-here")
  })

  it("tells a month that is held here while the hold lasts, and no other", () => {
    const line = (at: string) => row({ month: month(at), amount: fen(0), status: "held", category: null })
    const reasons = (at: string, of: Life) =>
      fieldsOf(line(at), row({ month: month(at), category: null }), of)?.map(({ field, reason }) => [
        field,
        reason,
      ])
    expect(reasons("2018-10", held())).toEqual([
      ["amount", "held-here"],
      ["status", "held-here"],
    ])
    expect(reasons("2018-09", held())).toEqual([
      ["amount", "unexplained"],
      ["status", "unexplained"],
    ])
    const lifted = step(held(), "2018-10-08", { type: "lift-hold", reasons: because }, officer)
    expect(reasons("2018-10", lifted)).toEqual([
      ["amount", "unexplained"],
      ["status", "unexplained"],
    ])
    // A part was paid before the hold: the rest is no matter of it.
    const part = row({ month: month("2018-10"), amount: fen(1000), category: null })
    expect(fieldsOf(part, row({ month: month("2018-10"), category: null }), held())).toEqual([
      { field: "amount", reason: "unexplained" },
    ])
  })

  it("tells an account that we changed, that is somebody else's, or to which the bank paid nothing", () => {
    const on = { self: "self", other: "other" } as const
    const reasonFor = (theirPayee: string, accounts: readonly AccountOnRecord[], of = life()) =>
      reconcile([row({ payee: "new" })], [row({ payee: theirPayee })], {
        ...withRecord(of),
        accountsOf: () => accounts,
      }).differing[0]?.fields[0]?.reason
    const both = [
      { payee: "old", relation: on.self },
      { payee: "new", relation: on.self },
    ]
    expect(reasonFor("old", both)).toBe("account-changed-here")
    expect(reasonFor("elsewhere", both)).toBe("unexplained")
    expect(reasonFor("old", [{ payee: "old", relation: on.self }])).toBe("unexplained")
    expect(reasonFor("elsewhere", [{ payee: "new", relation: on.other }])).toBe("paid-to-another-here")
    expect(reasonFor("elsewhere", [{ payee: "other", relation: on.other }])).toBe("unexplained")
    const returned = step(paidOn(life(), "2018-09-20"), "2018-09-25", {
      type: "note-return",
      payment: "payment-2018-09-20",
      line: "1",
      reason: "account closed",
    })
    expect(reasonFor("elsewhere", both, returned)).toBe("returned-here")
  })

  it("tells whom we pay on although the facts are against it or open, and whom we found and do not pay yet", () => {
    const september = row({ month: month("2018-09"), from: null })
    const dead = step(
      step(life(), "2018-09-01", says("died", "2018-08-15", "2018-09-01")),
      "2018-09-01",
      determine,
    )
    expect(ours(september, dead)).toBe("not-entitled-here")
    const unsure = step(
      step(life(), "2018-09-01", says("born", "1938", "2018-09-01")),
      "2018-09-01",
      determine,
    )
    expect(ours(september, unsure)).toBe("undetermined-here")
    expect(ours(september, life())).toBe("unexplained")
    const start = difference("run-2018-09", month("2018-09"), "start")
    const found = step(known(newborn(), "2018-09-01"), "2018-09-01", start)
    expect([found.state.phase, theirs(september, found)]).toEqual(["candidate", "not-enrolled-here"])
    expect(theirs(september, life())).toBe("unexplained")
  })

  it("has for each month of ours the line that the ledger gives", () => {
    const line = (of: Life, at: string) => {
      const found = listRowOf(
        of.state,
        { person: "p1", month: month(at), payee: "hash-1" },
        (amount) => `${amount}`,
      )
      return found === null ? null : [found.status, found.amount, found.category, found.from]
    }
    expect(line(life(), "2018-08")).toEqual(["paid", 3000, "3000", "2018-08"])
    expect(line(life(), "2018-09")).toEqual(["paid", 3000, "3000", "2018-08"])
    expect([line(life(), "2018-07"), line(newborn(), "2018-08")]).toEqual([null, null])
    expect(line(held(), "2018-10")).toEqual(["held", 0, null, "2018-08"])
    const returned = step(life(), "2018-08-25", {
      type: "note-return",
      payment: "payment-2018-08-20",
      line: "1",
      reason: "account closed",
    })
    expect(line(returned, "2018-08")).toEqual(["returned", 3000, "3000", "2018-08"])
    expect(line(paidOn(returned, "2018-09-20"), "2018-08")?.[0]).toBe("paid")
    const dead = step(
      step(life(), "2018-09-01", says("died", "2018-08-15", "2018-09-01")),
      "2018-09-01",
      determine,
    )
    expect(line(stoppedFromSeptember(dead), "2018-09")).toBe(null)
    const opening = {
      roll: "r@1",
      cutOver: month("2018-08"),
      firstMonth: month("2012-03"),
      paidThrough: month("2018-07"),
      amount: 3000,
      owed: 1500,
      overpaid: 0,
    }
    const imported = step(newborn(), "2018-07-25", { type: "import", opening }, officer)
    expect(line(imported, "2018-08")).toEqual(["paid", 3000, "3000", "2012-03"])
    expect(line(imported, "2018-07")).toBe(null)
  })
})
