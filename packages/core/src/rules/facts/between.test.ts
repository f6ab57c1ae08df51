import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import {
  between,
  bindRule,
  checkRule,
  decide,
  defineRule,
  fact,
  factSheet,
  observed,
  sheetOf,
  holds,
  notAfter,
} from "../index.ts"

const label = { zh: "样例", en: "sample" }
const sheet = factSheet("sample", {
  years: fact.integer(label, { min: 0, max: 60 }),
  since: fact.date(label),
  tall: fact.flag(label),
})
const ruleOn = (eligible: Parameters<typeof defineRule>[0]["eligible"]) =>
  Result.getOrThrow(
    bindRule(
      Result.getOrThrow(
        checkRule(defineRule({ id: "r", title: label, eligible }), { sheet: sheetOf(sheet) }),
      ),
      { on: plainDate("2018-07-20") },
    ),
  )
const thirty = ruleOn(sheet.years.atLeast(30))

describe("a value known by its bounds", () => {
  it("is decided where all between them leads to the same, and shows both otherwise", () => {
    expect(decide(thirty, { years: between(30, 40) }).verdict).toBe("yes")
    expect(decide(thirty, { years: observed(between(12, 29), { source: "archive" }) }).verdict).toBe("no")
    const open = decide(thirty, { years: between(29, 30) })
    expect([open.verdict, open.missing, open.issues]).toEqual(["undetermined", ["years"], []])
    expect(open.reason.text.zh).toContain("29 至 30")
  })

  it("may have bounds that are dates known in part", () => {
    const early = ruleOn(notAfter(sheet.since, "1991-12-31"))
    expect(decide(early, { since: between("1988", "1991") }).verdict).toBe("yes")
    expect(decide(early, { since: between("1988", "1992") }).verdict).toBe("undetermined")
  })

  it("is named as wrong with bounds the wrong way round, outside the range, of no type, or of what has no order", () => {
    for (const years of [between(31, 30), between(61, 70), between("a", "b"), { state: "between", min: 1 }])
      expect(decide(thirty, { years } as never).issues).toHaveLength(1)
    const tall = ruleOn(holds(sheet.tall))
    expect(decide(tall, { tall: between(false, true) } as never).issues).toHaveLength(1)
  })
})
