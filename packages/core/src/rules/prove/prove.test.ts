import { describe, expect, it } from "vitest"
import { NEVER } from "../facts/fact-type.ts"
import { single, span } from "../facts/int-set.ts"
import {
  alive,
  all,
  allowance,
  any,
  atom,
  born,
  eighty,
  fen,
  inDistrict,
  monthly,
  ninety,
  not,
  notPaid,
  slots,
  toEighty,
  toNinety,
} from "./allowance.fixture.ts"
import { findDead } from "./dead.ts"
import { equivalent } from "./equivalent.ts"
import { irrelevantFacts } from "./irrelevant.ts"
import { monotone } from "./monotone.ts"
import { weakestNecessary } from "./necessary.ts"
import { planOf, slotOf } from "../plan/hand-written.fixture.ts"
import { checkRows } from "./rows.ts"
import { settled } from "./settled.ts"

// Proofs on a small allowance.

describe("what is settled", () => {
  it("is no as soon as one known fact rules the person out, whatever is unknown", () => {
    expect(settled(allowance, { region: span(20, 40) })).toEqual({
      outcome: "settled",
      verdict: false,
      amount: null,
    })
  })

  it("is yes with two possible amounts for a year of birth that straddles ninety", () => {
    const known = {
      born: span(toNinety - 200, toNinety + 165),
      died: single(NEVER),
      region: single(12),
      paidElsewhere: single(0),
    }
    expect(settled(allowance, known)).toEqual({
      outcome: "settled",
      verdict: true,
      amount: { outcome: "range", min: 5_000n, max: 10_000n },
    })
  })

  it("gives one value to a fact that the rule names twice", () => {
    const either = planOf(slots, [any(eighty, not(eighty))])
    expect(settled(either, {})).toEqual({ outcome: "settled", verdict: true, amount: null })
  })

  it("is open with a completion each way, at the limits that the rule sets", () => {
    const known = { died: single(NEVER), region: single(12), paidElsewhere: single(0) }
    expect(settled(allowance, known)).toMatchObject({
      outcome: "open",
      yes: { born: toEighty },
      no: { born: toEighty + 1 },
    })
  })

  it("names facts that are said to have values they cannot have", () => {
    expect(settled(allowance, { paidElsewhere: single(7) })).toEqual({
      outcome: "contradiction",
      slots: ["paidElsewhere"],
    })
  })
})

describe("a condition", () => {
  it("that asks for eighty beside one that asks for ninety never matters", () => {
    const proof = findDead(planOf(slots, [eighty, ninety]))
    if (proof.outcome !== "examined") throw new Error(proof.outcome)
    expect(proof.conditions.map(({ path, replaceableBy }) => [path[1], replaceableBy])).toEqual([
      [undefined, []],
      [0, [true]],
      [1, []],
    ])
  })

  it("that nobody can meet makes the whole rule dead", () => {
    const proof = findDead(planOf(slots, [all(ninety, not(eighty))]))
    if (proof.outcome !== "examined") throw new Error(proof.outcome)
    const [rule, ground] = proof.conditions
    expect(rule).toMatchObject({ path: ["grounds"], holds: "never", yes: null, replaceableBy: [false] })
    expect(ground).toMatchObject({ path: ["grounds", 0, "condition"], holds: "never" })
  })
})

describe("two rules", () => {
  it("differ for somebody born on the day of the limit when one of them is a day stricter", () => {
    const stricter = planOf(
      slots,
      [atom(born, span(-29_000, toEighty - 1)), alive, inDistrict, notPaid],
      monthly,
    )
    expect(equivalent(allowance, stricter)).toEqual({
      outcome: "different",
      witness: { born: toEighty, died: NEVER, region: 10, paidElsewhere: 0 },
      outcomes: [
        { verdict: true, amount: 5_000n },
        { verdict: false, amount: null },
      ],
    })
  })

  it("cannot be held against each other on a fact that they declare differently", () => {
    const widened = slots.with(born, slotOf("born", span(-29_000, 18_000), { shape: "days" }))
    const other = { ...allowance, slots: widened }
    const paths = [0, 1].flatMap((rule) => [
      [rule, "grounds", 0, "condition"],
      [rule, "amount", "of"],
    ])
    const proof = equivalent(allowance, other)
    if (proof.outcome !== "outside") throw new Error(proof.outcome)
    expect(new Set(proof.parts)).toEqual(
      new Set(paths.map((path) => ({ path, slots: ["born"], reason: "different-domains" }))),
    )
    const without = planOf(slots, [alive])
    expect(equivalent(without, { ...without, slots: widened })).toEqual({ outcome: "equivalent" })
  })

  it("are not the same when one of them is about money", () => {
    const { amount: _, ...rest } = allowance
    expect(equivalent(allowance, { ...rest, amount: null })).toMatchObject({ outcome: "different" })
  })
})

describe("the bands of an amount", () => {
  const band = (from: number, to: number, value: number) => ({
    when: atom(born, span(from, to)),
    value: fen(value),
  })

  it("leave out those entitled who stand between two bands", () => {
    const rows = [band(-29_000, toNinety, 10_000), band(toNinety + 366, toEighty, 5_000)]
    const proof = checkRows(slots, all(eighty, alive), rows)
    expect(proof).toMatchObject({
      gaps: [
        { where: { born: span(toNinety + 1, toNinety + 365) }, witness: { born: toNinety + 1, died: NEVER } },
      ],
      moreGaps: false,
      overlaps: [],
      unused: [],
      hidden: [],
    })
  })

  it("overlap where two of them give different values, and not where they give the same", () => {
    const rows = [
      band(-29_000, toNinety, 10_000),
      band(toNinety, toEighty, 5_000),
      band(toNinety, toNinety, 10_000),
    ]
    expect(checkRows(slots, eighty, rows)).toMatchObject({
      gaps: [],
      overlaps: [
        { rows: [0, 1], witness: { born: toNinety } },
        { rows: [1, 2], witness: { born: toNinety } },
      ],
      hidden: [2],
    })
  })

  it("do nothing for nobody entitled", () => {
    const rows = [band(-29_000, toEighty, 10_000), band(toEighty + 1, 17_700, 5_000)]
    expect(checkRows(slots, eighty, rows)).toMatchObject({ gaps: [], unused: [1] })
  })
})

describe("a rule that moves one way only", () => {
  it("never pays those born earlier less", () => {
    expect(monotone(allowance, "born", "falling")).toEqual({
      outcome: "examined",
      verdict: { outcome: "holds" },
      amount: { outcome: "holds" },
    })
  })

  it("shows two neighbours in birth when it does not", () => {
    expect(monotone(allowance, "born", "rising")).toMatchObject({
      verdict: {
        outcome: "fails",
        pair: [{ born: toEighty }, { born: toEighty + 1 }],
        outcomes: [
          { verdict: true, amount: 5_000n },
          { verdict: false, amount: null },
        ],
      },
      amount: {
        outcome: "fails",
        pair: [{ born: toNinety }, { born: toNinety + 1 }],
        outcomes: [{ amount: 10_000n }, { amount: 5_000n }],
      },
    })
  })

  it("counts never as later than every day", () => {
    expect(monotone(planOf(slots, [alive]), "died", "rising")).toMatchObject({
      verdict: { outcome: "holds" },
    })
    expect(monotone(planOf(slots, [alive]), "died", "falling")).toMatchObject({
      verdict: { outcome: "fails", pair: [{ died: 17_700 }, { died: NEVER }] },
    })
  })

  it("cannot be asked about regions, nor about facts that the rule does not name", () => {
    expect(monotone(allowance, "region", "rising")).toMatchObject({ parts: [{ reason: "unordered" }] })
    expect(monotone(allowance, "age", "rising")).toMatchObject({ parts: [{ reason: "no-such-fact" }] })
  })
})

describe("the least data", () => {
  it("leaves out a fact that can never matter", () => {
    expect(irrelevantFacts(allowance)).toMatchObject({ irrelevant: ["income"] })
    const twice = planOf(slots, [eighty, any(alive, not(alive), inDistrict)])
    expect(irrelevantFacts(twice)).toMatchObject({ relevant: ["born"] })
  })

  it("asks a registry of births and addresses for one set of each", () => {
    expect(weakestNecessary(allowance, ["born", "region", "income"])).toMatchObject({
      condition: all(eighty, inDistrict),
      projections: {
        born: span(-29_000, toEighty),
        region: span(10, 19),
        income: span(0, 10_000_000),
      },
      strictest: true,
    })
  })

  it("asks for either way of being entitled, and for nothing that the other way already says", () => {
    const either = planOf(slots, [any(all(eighty, alive), all(ninety, notPaid), inDistrict)])
    const proof = weakestNecessary(either, ["born", "region"])
    expect(proof).toMatchObject({ strictest: true })
    if (proof.outcome === "necessary") expect(proof.condition).toEqual(any(eighty, inDistrict))
  })
})
