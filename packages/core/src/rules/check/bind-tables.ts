/** The tables of a rule's amount, row by row, so that gaps and overlaps in them can be proved or ruled out. */
import type { Path } from "../../reasons/index.ts"
import type { BoundCondition, BoundExpression, BoundFact } from "../bound/bound-rule.ts"
import { type DecisionTime, whenOf } from "../bound/when.ts"
import type { Condition } from "../language/condition.ts"
import type { Band, Expression, Literal } from "../language/expression.ts"
import type { Rule } from "../language/rule.ts"
import { FEN } from "./construct.ts"
import { readCondition, readOperand } from "./elaborate.ts"
import { enterParameter } from "./elaborate-parameter.ts"
import { openScope, type Scope } from "./scope.ts"

export interface BoundTable {
  /** Where it stands in the rule. */
  readonly path: Path
  readonly kind: "bands" | "rows"
  readonly rows: readonly { readonly when: BoundCondition; readonly value: BoundExpression }[]
}

export interface BoundTables {
  /** In the order of all conditions below. */
  readonly facts: readonly BoundFact[]
  /** Who is entitled: the cases that the tables have to cover. */
  readonly eligible: BoundCondition
  readonly tables: readonly BoundTable[]
}

type TableForm = Extract<Expression, { readonly bands: unknown } | { readonly rows: unknown }>

/** Every table of bands and every list of rows in the amount of a rule on a day on which the rule binds. */
export function bindTables(rule: Rule, time: DecisionTime): BoundTables {
  const scope = openScope(rule, whenOf(time), () => undefined, false)
  const { amount, eligible } = rule.definition
  const premise = readCondition(scope, eligible, ["eligible"])
  if (premise === null) throw new TypeError("A rule that binds has a condition to bind.")
  const tables = formsIn(amount, ["amount"]).map(({ form, path }) => readTable(scope, form, path))
  return { facts: scope.facts, eligible: premise, tables }
}

function formsIn(it: unknown, path: Path): readonly { readonly form: TableForm; readonly path: Path }[] {
  if (typeof it !== "object" || it === null) return []
  const inner = Object.entries(it).flatMap(([key, part]) =>
    formsIn(part, [...path, Array.isArray(it) ? Number(key) : key]),
  )
  return "otherwise" in it ? [{ form: it as TableForm, path }, ...inner] : inner
}

function readTable(scope: Scope, form: TableForm, path: Path): BoundTable {
  const type = (readOperand(scope, form, FEN, path) ?? readOperand(scope, form, null, path))?.type ?? FEN
  const written = "bands" in form ? bandRows(scope, form) : form.rows.map((row) => ({ ...row, scope }))
  const rows = written.flatMap(({ scope: within, value, when }) => {
    const condition = readCondition(scope, when, path)
    const bound = readOperand(within, value, type, path)
    return condition === null || bound === null ? [] : [{ when: condition, value: bound }]
  })
  return { path, kind: "bands" in form ? "bands" : "rows", rows }
}

interface WrittenRow {
  readonly when: Condition
  readonly value: Literal | Expression
  /** Values of a parameter are read in its scope. */
  readonly scope: Scope
}

/** Bands as rows: from its start up to its end. */
function bandRows(
  scope: Scope,
  { bands, table }: Extract<Expression, { readonly bands: unknown }>,
): readonly WrittenRow[] {
  if (typeof bands !== "object") return []
  const entered = "parameter" in table ? enterParameter(scope, table.parameter, [], "bands") : null
  const list: readonly Band[] = "parameter" in table ? (entered?.value ?? []) : table
  return list.map(({ from, to, value }) => ({
    when: {
      all: [
        { value: bands, atLeast: from },
        ...(to === null ? [] : [{ value: bands, below: to } satisfies Condition]),
      ],
    },
    value,
    scope: entered?.scope ?? scope,
  }))
}
