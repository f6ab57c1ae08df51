import { describe, expect, it } from "vitest"
import { months, plainDate, workingDays } from "../../time/index.ts"
import { text } from "../../reasons/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { catalogueOf, entry, on } from "./bundles.fixture.ts"
import { criticalPath, timeOf } from "./critical-path.ts"
import { item } from "../items.fixture.ts"

const title = text("样例规定", "Sample rules")
const source = { statute: "sample-rules", title, sample: true }
const law: readonly RuleSet[] = [
  {
    id: "sample-rules",
    version: "1",
    title,
    rank: "practice",
    source,
    validFrom: plainDate("2018-01-01"),
    validTo: null,
    itemTypes: "every",
    provisions: { decision: { term: workingDays(20), clause: source } },
    clauses: [],
  },
]
const timed = (raw: object, rules: readonly RuleSet[] = law) => {
  const [only] = catalogueOf({ ...raw }).items
  if (only === undefined) throw new Error("no item")
  return timeOf(only, rules, on).takes
}
const untimed = item({ id: "a", questions: [] })
const ownTerm = { length: 10, unit: "working-day", clause: { statute: "sample-rules", title } }

describe("the time of an item", () => {
  it("is what is promised, else what its law sets, else the general law, else unknown", () => {
    expect(timed({ ...untimed, promisedTerm: "3 working days", statutoryTerm: ownTerm })).toMatchObject({
      length: 3,
    })
    expect(timed({ ...untimed, statutoryTerm: ownTerm })).toMatchObject({ length: 10 })
    expect(timed(untimed)).toMatchObject({ length: 20 })
    expect(timed(untimed, [])).toBe(null)
  })

  it("is none where the applicant waits for the result", () => {
    expect(timed(entry("a", { handling: "on-the-spot" }))).toBe("at-once")
  })
})

describe("the critical path", () => {
  it("names the items without a term", () => {
    const path = criticalPath(
      [
        { item: "a", takes: null },
        { item: "b", takes: workingDays(2) },
      ],
      [{ before: "a", item: "b" }],
    )
    expect(path).toEqual({ items: ["a", "b"], workingDays: 2, precision: "exact", withoutTerm: ["a"] })
  })

  it("is at most 31 working days a month, without a day of filing", () => {
    const path = criticalPath([{ item: "a", takes: months(2) }], [])
    expect(path).toMatchObject({ workingDays: 62, precision: "at-most" })
  })

  it("is no exact number of working days where the day of filing may count itself", () => {
    const path = criticalPath([{ item: "a", takes: { ...workingDays(2), excludeStartDay: false } }], [])
    expect(path).toMatchObject({ workingDays: 2, precision: "at-most" })
  })
})
