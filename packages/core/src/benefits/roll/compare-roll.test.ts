import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { NO, UNDETERMINED, YES } from "../../rules/index.ts"
import { text } from "../../reasons/index.ts"
import { month } from "../../time/index.ts"
import { UNSEEN } from "../sweep/index.ts"
import { compareRoll, type DeterminedPerson, ROLL_STANDINGS, type RollRow } from "./index.ts"
import { cutOver, rollRow } from "./roll.fixture.ts"

const grounds = [
  { code: "aged", label: text("年满80周岁", "aged 80 or above"), per: null },
  { code: "alive", label: text("健在", "alive"), per: null },
]
const compare = (rows: readonly RollRow[], determined: readonly DeterminedPerson[]) =>
  compareRoll(rows, { cutOver, determined, personOf: ({ person }) => person || null, grounds })
const is = (
  status: DeterminedPerson["outcome"]["status"],
  more: Partial<DeterminedPerson> & { readonly reasons?: number; readonly amount?: number } = {},
): DeterminedPerson => ({
  person: more.person ?? "SAMPLE-1",
  outcome: { status, reasons: more.reasons ?? 0, amount: more.amount ?? (status === YES ? 3000 : 0) },
  firstMonth: more.firstMonth ?? null,
  category: more.category ?? null,
})
const standing = (row: RollRow, determined: readonly DeterminedPerson[]) =>
  compare([row], determined).entries[0]

describe("the dry run of a roll", () => {
  it("says who agrees with the facts, and in which fields others do not", () => {
    expect(standing(rollRow(), [is(YES)])?.standing).toBe("matched")
    const differing = standing(rollRow(), [
      is(YES, { amount: 6000, firstMonth: month("2012-04"), category: "90至99周岁" }),
    ])
    expect(differing?.standing).toBe("differing")
    expect(differing?.differences.map(({ facts, field, roll }) => [field, roll, facts])).toEqual([
      ["amount", 3000, 6000],
      ["firstMonth", "2012-03", "2012-04"],
      ["category", "80至89周岁", "90至99周岁"],
    ])
    expect(differing?.differences[0]?.reason.zh).toBe(
      "名册每月30.00元，按事实应为60.00元；自启用月起按后者发放。",
    )
    const lower = standing(rollRow({ amount: fen(6000) }), [is(YES)])
    expect(lower?.differences[0]?.reason.en).toContain("until a person decides to lower it")
  })

  it("says of months before the cut-over that were neither paid nor put down as owed that they will not be paid", () => {
    const unpaid = { paidThrough: month("2018-05") }
    expect(standing(rollRow(unpaid), [is(YES)])?.differences.map(({ field }) => field)).toEqual([
      "paidThrough",
    ])
    expect(standing(rollRow({ ...unpaid, owed: fen(6000) }), [is(YES)])?.standing).toBe("matched")
    const starting = rollRow({ firstMonth: cutOver, paidThrough: null })
    expect(standing(starting, [is(YES)])?.standing).toBe("matched")
  })

  it("makes a candidate for a person to decide of whoever is not entitled, and says why in words", () => {
    const stop = standing(rollRow(), [is(NO, { reasons: 0b10 })])
    expect(stop?.standing).toBe("stop-candidate")
    expect(stop?.reasons).toEqual([text("不符合：健在", "not met: alive")])
  })

  it("leaves whoever is undetermined or unknown as they are", () => {
    const open = standing(rollRow(), [is(UNDETERMINED, { reasons: 1 << 17 })])
    expect(open?.standing).toBe("undetermined")
    expect(open?.reasons).toEqual([text("待核实：健在", "to be found out: alive")])
    expect(standing(rollRow(), [])?.standing).toBe("unknown")
    expect(standing(rollRow(), [is(UNSEEN)])?.standing).toBe("unknown")
    expect(standing(rollRow({ person: "" }), [is(YES)])).toMatchObject({ standing: "start", rows: [] })
    expect(compare([rollRow({ person: "" })], []).counts.unknown).toBe(1)
  })

  it("finds who is entitled and not in the roll, and only counts who is neither", () => {
    const { counts, entries } = compare([], [is(YES), is(NO, { person: "b" }), is(UNSEEN, { person: "c" })])
    expect(counts).toMatchObject({ start: 1, "not-concerned": 2 })
    expect(entries.map(({ person }) => person)).toEqual(["SAMPLE-1"])
  })

  it("counts every person of both sides once, in whatever order the rows stand", () => {
    const people = fc.uniqueArray(
      fc.record({
        person: fc.integer({ min: 0, max: 30 }).map((at) => `p${at}`),
        status: fc.constantFrom(NO, YES, UNDETERMINED, UNSEEN, 3 as const, 5 as const),
        amount: fc.constantFrom(3000, 6000),
      }),
      { selector: ({ person }) => person, maxLength: 25 },
    )
    const inRoll = fc.array(
      fc.record({
        person: fc.oneof(
          fc.constant(""),
          fc.integer({ min: 0, max: 30 }).map((at) => `p${at}`),
        ),
      }),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(people, inRoll, fc.infiniteStream(fc.nat()), (determined, listed, chance) => {
        const all = determined.map(({ amount, person, status }) => is(status, { person, amount }))
        const rows = listed.map(({ person }, at) =>
          rollRow({ person, at: { file: "名册.csv", sheet: "名册", row: at + 2 } }),
        )
        const compared = compare(rows, all)
        const keys = new Set(
          [...determined, ...listed].map(({ person }) => person).filter((key) => key !== ""),
        )
        const nameless = listed.filter(({ person }) => person === "").length
        expect(ROLL_STANDINGS.reduce((sum, each) => sum + compared.counts[each], 0)).toBe(
          keys.size + nameless,
        )
        const named = compared.entries.flatMap(({ person }) => person ?? [])
        expect(new Set(named).size).toBe(named.length)
        expect(compared.entries.flatMap((entry) => entry.rows.map(({ at }) => at.row)).toSorted()).toEqual(
          rows.map(({ at }) => at.row).toSorted(),
        )
        for (const { rows: own, standing: what } of compared.entries)
          expect(own.length).toBe(what === "same-person" ? Math.max(2, own.length) : Math.min(1, own.length))
        const keyed = rows.map((row) => ({ row, key: chance.next().value }))
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row)
        expect(compare(shuffled, all.toReversed())).toEqual(compared)
      }),
    )
  })
})
