/** Checks a programme as a whole before anybody is found, paid or refused by it. */
import * as Result from "effect/Result"
import { fractionOf, isRate } from "../../money/index.ts"
import { InvalidInput, type Issue, type Path } from "../../reasons/index.ts"
import { bindRule, checkTables, type Rule } from "../../rules/index.ts"
import { monthOf } from "../../time/index.ts"
import { type MonthPolicy, startAge } from "./month-policy.ts"
import type { Programme, ProgrammeDefinition } from "./programme.ts"

/**
 * The programme, checked: its rule names an amount that is never below zero and keeps to the programme's months, its
 * days, shares and validity make sense. Fails with {@link InvalidInput}: everything wrong at once, each with its path.
 */
export function checkProgramme(definition: ProgrammeDefinition): Result.Result<Programme, InvalidInput> {
  const issues: Issue[] = []
  const expect = (holds: boolean, path: Path, expected: string) => {
    if (!holds) issues.push({ path, expected })
  }
  const { guards, id, payment, paysFrom, rule, stacking, validFrom, validTo } = definition
  expect(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), ["id"], "lower-case words joined by hyphens")
  expect(validTo === null || validTo > validFrom, ["validTo"], "a day after validFrom, or null")
  expect(paysFrom >= monthOf(validFrom), ["paysFrom"], "a month from validFrom on")
  expect(isWithinDays(payment.day), ["payment", "day"], "a day of every month: 1 to 28")
  if (stacking.with === "none-of-group") {
    expect(stacking.group !== "", ["stacking", "group"], "the name of a group")
    expect(Number.isSafeInteger(stacking.rank), ["stacking", "rank"], "a whole number")
  }
  for (const guard of ["missing", "stops", "undetermined"] as const)
    expect(isShare(guards[guard]), ["guards", guard], "a rate from 0 to 1")
  issues.push(...amountIssues(definition), ...monthIssues(rule, definition.months))
  return issues.length > 0 ? Result.fail(new InvalidInput(issues)) : Result.succeed(definition as Programme)
}

function isWithinDays(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 28
}

function isShare(share: string): boolean {
  if (!isRate(share)) return false
  const { denominator, numerator } = fractionOf(share)
  return numerator <= denominator
}

/** An amount that may be below zero is owed by nobody; a parameter without a value in the first month refuses to compute. */
function amountIssues({ paysFrom, rule }: ProgrammeDefinition): readonly Issue[] {
  if (rule.definition.amount === undefined)
    return [{ path: ["rule", "amount"], expected: "an amount of money" }]
  const bound = Result.getOrNull(bindRule(rule, { month: paysFrom }))
  if (bound === null)
    return [{ path: ["rule"], expected: `parameters and codes with a value in ${paysFrom}, the first month` }]
  const least = bound.amount?.bounds.min ?? 0n
  if (least < 0n) return [{ path: ["rule", "amount"], expected: "an amount that is never below zero" }]
  const findings = Result.getOrElse(checkTables(rule, { month: paysFrom }), () => [])
  return findings
    .filter(({ code }) => code === "table-gap" || code === "table-overlap")
    .map(({ path }) => ({
      path: ["rule", ...path],
      expected: "a table that gives everybody who is entitled one amount",
    }))
}

/** Every age in the rule is taken as the months say: of the conditions at the start, of the amount at a band change. */
function monthIssues({ definition }: Rule, months: MonthPolicy): readonly Issue[] {
  const parts = [
    { key: "eligible", at: startAge(months) },
    { key: "amount", at: months.bandChange },
  ] as const
  return parts.flatMap(({ at, key }) =>
    agesIn(definition[key], ["rule", key])
      .filter(({ age }) => age.at !== at || age.leapDay !== months.leapDay)
      .map(({ path }) => ({ path, expected: `an age taken at "${at}" with leap day "${months.leapDay}"` })),
  )
}

interface FoundAge {
  readonly path: Path
  readonly age: { readonly at: unknown; readonly leapDay: unknown }
}

function agesIn(node: unknown, path: Path): readonly FoundAge[] {
  if (typeof node !== "object" || node === null) return []
  const own = "age" in node && "at" in node && "leapDay" in node ? [{ path, age: node }] : []
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, part]) =>
      agesIn(part, [...path, Array.isArray(node) ? Number(key) : key]),
    ),
  ]
}
