import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { month } from "../../time/index.ts"
import { paidOn, says, step } from "../entitlement/life.fixture.ts"
import { LIST_FIELDS, reconcile, type ReconcileReason, reconcileReasonTitles } from "./index.ts"
import { row, rows } from "./lists.fixture.ts"
import {
  determine,
  fieldsOf,
  held,
  life,
  movedInAugust,
  ours,
  stoppedFromSeptember,
  theirs,
} from "./lives.fixture.ts"

/** The reasons as the other side gives them. */
const mirrored: Partial<Record<ReconcileReason, ReconcileReason>> = {
  "starts-later-there": "starts-later-here",
  "starts-later-here": "starts-later-there",
  "returned-here": "returned-there",
  "returned-there": "returned-here",
  "duplicate-here": "duplicate-there",
  "duplicate-there": "duplicate-here",
  unexplained: "unexplained",
}

describe("reconciliation", () => {
  it("has every line of either side in one place, whatever the order", () => {
    fc.assert(
      fc.property(rows, rows, (own, other) => {
        const found = reconcile(own, other)
        const pairs = [...found.matched, ...found.differing]
        const mine = [...pairs.map((pair) => pair.ours), ...found.onlyOurs.map((each) => each.row)]
        const yours = [...pairs.map((pair) => pair.theirs), ...found.onlyTheirs.map((each) => each.row)]
        expect(mine).toHaveLength(own.length)
        expect(new Set(mine)).toEqual(new Set(own))
        expect(yours).toHaveLength(other.length)
        expect(new Set(yours)).toEqual(new Set(other))
        const told = [
          ...found.matched.map((pair) => ({ ...pair, fields: [] })),
          ...found.differing.map((pair) => ({ ...pair, fields: pair.fields.map(({ field }) => field) })),
        ]
        for (const pair of told) {
          expect([pair.ours.person, pair.ours.month]).toEqual([pair.theirs.person, pair.theirs.month])
          const fields = LIST_FIELDS.filter(
            (field) =>
              pair.ours[field] !== null &&
              pair.theirs[field] !== null &&
              pair.ours[field] !== pair.theirs[field],
          )
          expect(pair.fields).toEqual(fields)
        }
      }),
    )
  })

  it("comes to the same from the other side", () => {
    const turned = (reason: ReconcileReason) => mirrored[reason]
    const sorted = (each: readonly unknown[]) => each.map((one) => JSON.stringify(one)).toSorted()
    fc.assert(
      fc.property(rows, rows, (own, other) => {
        const found = reconcile(own, other)
        const back = reconcile(other.toReversed(), own.toReversed())
        expect(sorted(back.matched.map((pair) => [pair.theirs, pair.ours]))).toEqual(
          sorted(found.matched.map((pair) => [pair.ours, pair.theirs])),
        )
        expect(
          sorted(
            back.differing.map((pair) => [
              pair.theirs,
              pair.ours,
              pair.fields.map(({ field, reason }) => [field, turned(reason)]),
            ]),
          ),
        ).toEqual(
          sorted(
            found.differing.map((pair) => [
              pair.ours,
              pair.theirs,
              pair.fields.map(({ field, reason }) => [field, reason]),
            ]),
          ),
        )
        for (const [here, there] of [
          [found.onlyOurs, back.onlyTheirs],
          [found.onlyTheirs, back.onlyOurs],
        ] as const)
          expect(sorted(there.map((each) => [each.row, turned(each.reason)]))).toEqual(
            sorted(here.map((each) => [each.row, each.reason])),
          )
      }),
    )
  })

  it("says what the lines themselves tell: a start a month later, a payment returned, a duplicate", () => {
    const next = row({ month: month("2018-09"), from: month("2018-09") })
    const first = row({ month: month("2018-08") })
    expect(reconcile([first], [next]).onlyOurs[0]?.reason).toBe("starts-later-there")
    expect(reconcile([next], [first]).onlyTheirs[0]?.reason).toBe("starts-later-here")
    expect(reconcile([row()], [row({ from: month("2018-09") })]).differing[0]?.fields).toEqual([
      { field: "from", reason: "starts-later-there" },
    ])
    expect(reconcile([row()], [row({ from: month("2018-10") })]).differing[0]?.fields[0]?.reason).toBe(
      "unexplained",
    )
    expect(reconcile([], [row({ status: "returned" })]).onlyTheirs[0]?.reason).toBe("returned-there")
    const twice = reconcile([row()], [row({ amount: fen(6000) }), row()])
    expect(twice.matched).toHaveLength(1)
    expect(twice.onlyTheirs).toEqual([{ row: row({ amount: fen(6000) }), reason: "duplicate-there" }])
    expect(reconcile([row(), row()], [row()]).onlyOurs[0]?.reason).toBe("duplicate-here")
  })

  it("is no difference where a side says nothing of a field", () => {
    expect(reconcile([row({ category: null, payee: null })], [row({ from: null })]).matched).toHaveLength(1)
  })

  it("never guesses: without a record, and for an account, a difference is unexplained", () => {
    expect(reconcile([row()], []).onlyOurs[0]?.reason).toBe("unexplained")
    expect(reconcile([], [row()]).onlyTheirs[0]?.reason).toBe("unexplained")
    expect(fieldsOf(row(), row({ payee: "hash-2" }), life())).toEqual([
      { field: "payee", reason: "unexplained" },
    ])
    expect(fieldsOf(row(), row({ amount: fen(4500) }), life())).toEqual([
      { field: "amount", reason: "unexplained" },
    ])
  })

  it("tells from our ledger why only we have a line", () => {
    const first = row({ month: month("2018-08") })
    expect(ours(first, life())).toBe("first-month-here")
    expect(ours(row(), life())).toBe("unexplained")
    const returned = step(life(), "2018-08-25", {
      type: "note-return",
      payment: "payment-2018-08-20",
      line: "1",
      reason: "account closed",
    })
    expect(ours(first, returned)).toBe("returned-here")
    expect(ours(first, paidOn(returned, "2018-09-20"))).toBe("first-month-here")
    expect(ours(row({ month: month("2018-10"), status: "held" }), held())).toBe("held-here")
    expect(ours(row({ month: month("2018-09"), from: null }), movedInAugust())).toBe("moved-in-here")
  })

  it("tells from our ledger why only they have a line", () => {
    const line = (at: string) => row({ month: month(at), from: null })
    expect(theirs(line("2018-09"), null)).toBe("not-on-record-here")
    expect(theirs(line("2018-10"), held())).toBe("held-here")
    expect(theirs(line("2018-07"), life())).toBe("starts-later-here")
    const taken = step(life(), "2018-09-01", {
      type: "note-group",
      taken: { [month("2018-09")]: "other" },
    })
    expect(theirs(line("2018-09"), taken)).toBe("paid-by-other-programme")
    const dead = step(
      step(life(), "2018-09-01", says("died", "2018-08-15", "2018-09-01")),
      "2018-09-01",
      determine,
    )
    expect(theirs(line("2018-09"), dead)).toBe("not-entitled-here")
    const open = step(
      step(life(), "2018-09-01", says("died", { state: "unknown" }, "2018-09-01")),
      "2018-09-01",
      determine,
    )
    expect(theirs(line("2018-09"), open)).toBe("undetermined-here")
    expect(theirs(line("2018-09"), stoppedFromSeptember(dead))).toBe("stopped-here")
  })

  it("tells a band that changes in another month from one that our facts do not know", () => {
    // Ninety in August 2018: sixty yuan from September on.
    const ninety = life("1928-08-10")
    const at = step(ninety, "2018-09-05", determine)
    const september = row({ amount: fen(6000), category: "90至99周岁" })
    expect(fieldsOf(september, row({ category: "80至89周岁" }), at)).toEqual([
      { field: "amount", reason: "other-band-month" },
      { field: "category", reason: "other-band-month" },
    ])
    const later = { month: month("2018-11") }
    expect(fieldsOf({ ...september, ...later }, row(later), at)?.[0]?.reason).toBe("unexplained")
  })

  it("tells a status that we gave from one that we did not", () => {
    const line = row({ month: month("2018-10"), status: "held" })
    const other = row({ month: month("2018-10") })
    expect(fieldsOf(line, other, held())).toEqual([{ field: "status", reason: "held-here" }])
    expect(fieldsOf(line, other, life())).toEqual([{ field: "status", reason: "unexplained" }])
    expect(fieldsOf(other, row({ month: month("2018-10"), status: "returned" }), life())?.[0]?.reason).toBe(
      "returned-there",
    )
  })

  it("has words for every reason", () => {
    for (const { en, zh } of Object.values(reconcileReasonTitles)) expect([zh, en].every(Boolean)).toBe(true)
  })
})
