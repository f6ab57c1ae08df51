import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { rate, type Rate } from "../../money/index.ts"
import { bindRule, decide, never } from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import { checkProgramme } from "./check-programme.ts"
import { allowance, allowanceRule, monthly, usualMonths, writtenAllowance } from "./programme.fixture.ts"
import type { ProgrammeDefinition } from "./programme.ts"

const issuesOf = (changed: Partial<ProgrammeDefinition>) => {
  const tried = checkProgramme(writtenAllowance(changed))
  return Result.isFailure(tried) ? tried.failure.issues.map(({ path }) => path.join(".")) : []
}

describe("checking a programme", () => {
  it("passes one whose rule keeps to its months", () => {
    expect(issuesOf({})).toEqual([])
  })

  it("names everything wrong at once, each with its path", () => {
    expect(
      issuesOf({
        id: "Old Age",
        validTo: plainDate("2010-01-01"),
        paysFrom: month("2010-12"),
        payment: { ...writtenAllowance().payment, day: 31 },
        stacking: { with: "none-of-group", group: "", rank: 0.5, clause: writtenAllowance().source },
        guards: { missing: rate("101%"), stops: "many" as Rate, undetermined: rate("1") },
      }),
    ).toEqual([
      "id",
      "validTo",
      "paysFrom",
      "payment.day",
      "stacking.group",
      "stacking.rank",
      "guards.missing",
      "guards.stops",
      "rule",
    ])
  })

  it("refuses to compute before the rates begin", () => {
    const late = { ...monthly, values: [{ ...monthly.values[0]!, from: plainDate("2018-01-01") }] }
    const rule = allowanceRule(usualMonths, late)
    expect(issuesOf({ rule })).toEqual(["rule"])
    expect(issuesOf({ rule, paysFrom: month("2018-01") })).toEqual([])
  })

  it("refuses a rule without an amount, and one whose amount may be below zero", () => {
    const { amount, ...definition } = allowanceRule().definition
    const owed = { ...definition, amount: { minus: ["0.00", amount] } }
    expect(issuesOf({ rule: { ...allowanceRule(), definition } })).toEqual(["rule.amount"])
    expect(
      issuesOf({ rule: { ...allowanceRule(), definition: owed as unknown as typeof definition } }),
    ).toContain("rule.amount")
  })

  it("holds every age in the rule to the month policy", () => {
    const rule = allowanceRule()
    const months = { ...usualMonths, leapDay: "mar1" } as const
    expect(issuesOf({ rule, months })).toEqual(["rule.eligible.all.1.value", "rule.amount.bands"])
    const late = { ...usualMonths, bandChange: "birthday-month" } as const
    expect(issuesOf({ rule, months: late })).toEqual(["rule.amount.bands"])
    expect(issuesOf({ rule, months: { ...usualMonths, start: "month-after-approval" } })).toEqual([
      "rule.eligible.all.1.value",
    ])
  })

  it("finds the month in which someone would be entitled to nothing: old enough, and in no band yet", () => {
    const months = { ...usualMonths, start: "birthday-month" } as const
    expect(issuesOf({ months, rule: allowanceRule(months) })).toEqual(["rule.amount"])
  })
})

describe("the months of a policy", () => {
  const standing = (
    changed: Partial<typeof usualMonths>,
    born: string,
    at: string,
    died: string | null = null,
  ) => {
    const { rule } = allowance({ months: { ...usualMonths, ...changed } })
    const facts = { born, registeredIn: "990101", died: died ?? never, paidElsewhere: false }
    const { amount, verdict } = decide(Result.getOrThrow(bindRule(rule, { month: month(at) })), facts)
    return verdict === "yes" ? amount?.min : verdict
  }

  it("start with the birthday or the month after", () => {
    expect(standing({}, "1938-07-20", "2018-07")).toBe("no")
    expect(standing({}, "1938-07-20", "2018-08")).toBe(3000)
    const birthdayMonth = { start: "birthday-month", bandChange: "birthday-month" } as const
    expect(standing(birthdayMonth, "1938-07-31", "2018-07")).toBe(3000)
  })

  it("give someone born on 29 February the 90-band from March or, by plain comparison, from April", () => {
    expect(standing({}, "1936-02-29", "2026-02")).toBe(3000)
    expect(standing({}, "1936-02-29", "2026-03")).toBe(6000)
    const mar1 = { leapDay: "mar1" } as const
    expect(standing(mar1, "1936-02-29", "2026-03")).toBe(3000)
    expect(standing(mar1, "1936-02-29", "2026-04")).toBe(6000)
  })

  it("pay the month of a death, or not", () => {
    expect(standing({}, "1930-01-01", "2018-07", "2018-07-03")).toBe(3000)
    expect(standing({}, "1930-01-01", "2018-08", "2018-07-03")).toBe("no")
    expect(standing({ stop: "same-month" }, "1930-01-01", "2018-07", "2018-07-03")).toBe("no")
  })

  it("are not those of a subtraction of years, which is wrong by up to a year", () => {
    const bySubtraction = (born: string, at: string) =>
      Number(at.slice(0, 4)) - Number(born.slice(0, 4)) >= 80
    expect(bySubtraction("1938-12-31", "2018-01")).toBe(true)
    expect(standing({}, "1938-12-31", "2018-01")).toBe("no")
  })
})
