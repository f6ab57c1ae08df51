/**
 * Executions that are wrong in one way each, as real ones have been: the contract must catch every one. They prove
 * that the suite can fail.
 */
import {
  bindRule,
  type BoundRule,
  checkRule,
  compileRow,
  type FactValues,
  INVALID,
  NO,
  ODD,
  type Outcome,
  type RuleDefinition,
  UNDETERMINED,
  YES,
  YES_AMOUNT_OPEN,
} from "@onevisit/core/rules"
import * as Result from "effect/Result"
import type { RunRows } from "./execution-contract.ts"

export interface BadExecution {
  /** What is wrong with it. */
  readonly name: string
  /** The test that has to catch it. */
  readonly caughtBy: string
  readonly run: RunRows
}

const everything: Mistake = {}
const NOTHING: Outcome = { status: NO, reasons: 0, amount: 0 }

interface Mistake {
  readonly rule?: (definition: RuleDefinition) => RuleDefinition
  readonly row?: (row: FactValues) => FactValues
  readonly outcome?: (outcome: Outcome) => Outcome
}

/** The row compiler with one mistake in it. */
function mistaken({ outcome = same, row = same, rule = same }: Mistake): RunRows {
  return async (bound, rows) => {
    const program = compileRow(rebind(bound, rule))
    if (Result.isFailure(program)) return program.failure
    return rows.map((each) => outcome(program.success.run(row(each))))
  }
}

/** An execution without a mistake, to which nothing may happen. */
export const rightExecution: RunRows = mistaken(everything)

export const badExecutions: readonly BadExecution[] = [
  {
    name: "takes undetermined for no",
    caughtBy: "takes what is not known for neither a yes nor a no",
    run: mistaken({ outcome: (it) => (it.status === UNDETERMINED ? { ...it, status: NO } : it) }),
  },
  {
    name: "takes a missing date for one that never came",
    caughtBy: "tells a death that never came from one not known",
    run: mistaken({ row: (row) => ({ died: { state: "never" }, ...row }) }),
  },
  {
    name: "takes a year for its first day",
    caughtBy: "decides an age on the last day of the month before, a day early and a day late",
    run: mistaken({
      row: (row) =>
        mapValues(row, (value) =>
          typeof value === "string" && /^\d{4}$/.test(value) ? `${value}-01-01` : value,
        ),
    }),
  },
  {
    name: "excludes the border it should include",
    caughtBy: "holds numbers against their borders, below, on and above",
    run: mistaken({ rule: (it) => renamed(it, "atLeast", "above") }),
  },
  {
    name: "has birthdays of 29 February on 1 March",
    caughtBy: "knows when a birthday on 29 February comes in a common year (feb28)",
    run: mistaken({ rule: (it) => replaced(it, '"leapDay":"feb28"', '"leapDay":"mar1"') }),
  },
  {
    name: "takes an age in the month of the birthday",
    caughtBy: "decides an age on the last day of the month before, a day early and a day late",
    run: mistaken({ rule: (it) => replaced(it, '"at":"month-after-birthday"', '"at":"birthday-month"') }),
  },
  {
    name: "pays an open amount as if it were settled",
    caughtBy: "pays by the band, and leaves the amount open where a year spans two",
    run: mistaken({ outcome: (it) => (it.status === YES_AMOUNT_OPEN ? { ...it, status: YES } : it) }),
  },
  {
    name: "takes a coarser code for one outside",
    caughtBy: "takes no code for another that begins with it, and a coarser one for part of it",
    run: mistaken({ row: (row) => (row["lives"] === "990100" ? { ...row, lives: "9902" } : row) }),
  },
  {
    name: "compares codes by how they begin",
    caughtBy: "takes no code for another that begins with it, and a coarser one for part of it",
    run: mistaken({
      row: (row) =>
        mapValues(row, (value) =>
          typeof value === "string" && value.startsWith("9901") && value.length > 6
            ? "990101"
            : value === "99010"
              ? "990101"
              : value,
        ),
    }),
  },
  {
    name: "widens a live code by what a divided one may mean",
    caughtBy:
      "knows that a code which was divided may mean any of its parts, and the live code only itself (990102)",
    run: mistaken({ row: (row) => (row["lives"] === "990101" ? { ...row, lives: "990109" } : row) }),
  },
  {
    name: "takes a divided code for its first part",
    caughtBy:
      "knows that a code which was divided may mean any of its parts, and the live code only itself (990102)",
    run: mistaken({ row: (row) => (row["lives"] === "990109" ? { ...row, lives: "990101" } : row) }),
  },
  {
    name: "forgets on which day a region was recorded",
    caughtBy: "knows that a part of a region went to another, by the day it was recorded (990101)",
    run: mistaken({ row: (row) => mapValues(row, withoutDay) }),
  },
  {
    name: "drops the fractions of negative amounts the wrong way",
    caughtBy: "rounds half-up on both sides of nothing",
    run: mistaken({ rule: (it) => replaced(it, '"rounding":"half-up"', '"rounding":"half-even"') }),
  },
  {
    name: "forgets the exceptions",
    caughtBy: "lets the first exception that holds replace the outcome, and an unknown one leave it open",
    run: mistaken({ rule: (it) => renamed(it, "except", "code") }),
  },
  {
    name: "takes the first branch when the test is not known",
    caughtBy: "has what branches agree on, and the hull of what they do not",
    run: mistaken({ row: (row) => ({ alone: true, ...row }) }),
  },
  {
    name: "takes what a person judged for what the machine knows",
    caughtBy: "never decides what a person has to judge",
    run: mistaken({ outcome: ({ amount, reasons, status }) => ({ status, reasons, amount }) }),
  },
  {
    name: "forgets which grounds are undetermined",
    caughtBy: "takes what is not known for neither a yes nor a no",
    run: mistaken({ outcome: (it) => ({ ...it, reasons: it.reasons & 0xffff }) }),
  },
  {
    name: "leaves out the rows it finds hard",
    caughtBy: "takes what is not known for neither a yes nor a no",
    run: async (bound, rows) => {
      const outcomes = await rightExecution(bound, rows)
      return "_tag" in outcomes ? outcomes : outcomes.filter(({ status }) => status !== UNDETERMINED)
    },
  },
  {
    name: "calls every row odd, so as to decide none",
    caughtBy: "takes what is not known for neither a yes nor a no",
    run: mistaken({ outcome: (it) => ({ ...it, status: ODD }) }),
  },
  {
    name: "has rows that are odd, and takes them for rows that do not hold",
    caughtBy: "takes what is not known for neither a yes nor a no",
    run: async (bound, rows) => {
      const outcomes = await rightExecution(bound, rows)
      if ("_tag" in outcomes) return outcomes
      return outcomes.map((outcome, at) => (isDisputed(rows[at] ?? {}) ? NOTHING : outcome))
    },
  },
  {
    name: "takes a value of the wrong type for one that is not known",
    caughtBy: "reports values of the wrong type and goes on with the other rows",
    run: mistaken({ outcome: (it) => (it.status === INVALID ? { ...it, status: UNDETERMINED } : it) }),
  },
  {
    name: "refuses what it should carry",
    caughtBy: "holds numbers against their borders, below, on and above",
    run: async () => ({
      _tag: "CannotCompile",
      backEnd: "row",
      reason: "list-fact",
      message: { zh: "不支持", en: "Not carried." },
    }),
  },
]

function rebind(bound: BoundRule, change: (definition: RuleDefinition) => RuleDefinition): BoundRule {
  const { rule, when } = bound
  const { definition, ...world } = rule
  const changed = Result.getOrThrow(checkRule(change(definition), world))
  return Result.getOrThrow(bindRule(changed, { on: when.on }))
}

function replaced(definition: RuleDefinition, from: string, to: string): RuleDefinition {
  return JSON.parse(JSON.stringify(definition).replaceAll(from, to)) as RuleDefinition
}

/** A key of the rule under another name, wherever it stands; what was not a text under `code` goes. */
function renamed(definition: RuleDefinition, key: string, to: string): RuleDefinition {
  return JSON.parse(JSON.stringify(definition), function (this: unknown, name: string, value: unknown) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
      return value
    const { [key]: moved, ...rest } = value as Readonly<Record<string, unknown>>
    return to === "code" ? rest : { ...rest, [to]: moved }
  }) as RuleDefinition
}

function mapValues(row: FactValues, change: (value: unknown) => unknown): FactValues {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)])) as FactValues
}

function withoutDay(value: unknown): unknown {
  return typeof value === "object" && value !== null && "asOf" in value && "value" in value
    ? value.value
    : value
}

function isDisputed(row: FactValues): boolean {
  return Object.values(row).some(
    (value) => typeof value === "object" && "state" in value && value.state === "disputed",
  )
}

function same<T>(it: T): T {
  return it
}
