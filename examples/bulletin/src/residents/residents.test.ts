import { bindRule } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { oldAgeProgramme } from "./old-age-programme.ts"
import { pseudonymOf, Residents, rowOf } from "./residents.ts"

const ROWS = 100_000
const FACTS = ["born", "died", "paidElsewhere", "registeredIn"]

const factsIn = (residents: Residents) => {
  const feed = residents.feed()
  return Array.from({ length: ROWS }, (_, row) => feed.factsOf(row, FACTS))
}

describe("the made-up residents", () => {
  it("are the same whenever they are made, and something is unknown of one in fifty", () => {
    const facts = factsIn(new Residents(ROWS))
    expect(factsIn(new Residents(ROWS))).toEqual(facts)
    const isOpen = ({ born, died, paidElsewhere }: (typeof facts)[number]) =>
      died === undefined || paidElsewhere === undefined || String(born).length === 4
    expect(facts.filter(isOpen).length / ROWS).toBeCloseTo(0.02, 2)
  })

  it("change for one in a hundred every month, and the feed names whom", () => {
    const residents = new Residents(ROWS)
    const before = factsIn(residents)
    const { version } = residents.feed().state
    residents.pass(month("2026-01"))
    const named = new Set(residents.feed().changedSince(version))
    expect(named.size / ROWS).toBeCloseTo(0.01, 3)
    const after = factsIn(residents)
    const changed = after.flatMap((facts, row) =>
      JSON.stringify(facts) === JSON.stringify(before[row]) ? [] : [row],
    )
    expect(changed.length).toBeGreaterThan(ROWS / 250)
    expect(changed.filter((row) => !named.has(row))).toEqual([])
  })

  it("have each a number of their own, under the fictional region", () => {
    const residents = new Residents(ROWS)
    const old = residents.bornBefore(plainDate("1950-01-01"))
    const numbers = old.map((row) => residents.identityOf(row).identifiers[0]?.value ?? "")
    expect(new Set(numbers).size).toBe(old.length)
    expect(numbers.filter((number) => !number.startsWith("990101"))).toEqual([])
  })

  it("say in columns what they say one by one", () => {
    const residents = new Residents(ROWS)
    const feed = residents.feed()
    const bound = Result.getOrThrow(bindRule(oldAgeProgramme.rule, { month: month("2026-01") }))
    for (const fact of bound.facts) {
      const column = feed.column(fact)
      const known = (row: number) => ((column?.valid?.[row >> 3] ?? 255) & (1 << (row & 7))) !== 0
      for (let row = 0; row < ROWS; row += 97)
        expect(known(row)).toBe(feed.factsOf(row, [fact.name])[fact.name] !== undefined)
    }
  })

  it("are found again by their pseudonyms alone", () => {
    expect(rowOf(pseudonymOf(29))).toBe(29)
    expect(rowOf("29")).toBe(null)
  })
})
