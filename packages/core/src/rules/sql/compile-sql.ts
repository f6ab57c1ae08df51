/**
 * Compiles a plan to one query that decides a whole relation: for each row the verdict, the reasons and the amount,
 * three-valued throughout. What SQL cannot carry exactly is refused by name when the rule is compiled.
 */
import * as Result from "effect/Result"
import { type CannotCompile, MOST_GROUNDS } from "../plan/outcome.ts"
import type { Plan } from "../plan/plan.ts"
import { dialectOf } from "./dialect.ts"
import { makeComposer } from "./fragment.ts"
import { type HeldFact, holdFact } from "./held-fact.ts"
import { layOut } from "./lay-out.ts"
import { isUsableName, namesIn } from "./names.ts"
import { makeScope } from "./make-scope.ts"
import { outcomeQuery } from "./outcome-query.ts"
import type { SqlProgram, SqlRows } from "./program.ts"
import { rangeWriter } from "./range.ts"
import { cannotCompile, type SqlRefusal } from "./refusal.ts"
import type { Relation, SqlDialect } from "./relation.ts"
import { truthWriter } from "./truth.ts"

/**
 * The SQL program of a plan over a relation. It decides each row as the interpreter decides its facts; rows that the
 * relation marks as odd, or in which a column holds what its fact cannot be, have status 4 and are for the row
 * compiler. Fails with {@link CannotCompile}: lists of facts, more grounds than reason bits, steps that may leave
 * 64-bit integers or the calendar, columns that do not fit their facts, unusable names.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { compileSql, type Plan } from "@onevisit/core/rules"
 *
 * const plan: Plan = {
 *   rule: "sample",
 *   when: { on: "2018-08-01", month: "2018-08" } as Plan["when"],
 *   slots: [
 *     { name: "people", shape: "number", domain: [{ from: 0, to: 50 }], never: false, judged: false, last: null },
 *   ],
 *   grounds: [
 *     {
 *       name: { code: "large", label: null, per: null },
 *       condition: { op: "atom", slot: 0, inside: [{ from: 3, to: 50 }] },
 *     },
 *   ],
 *   amount: null,
 * }
 * const relation = {
 *   name: "households",
 *   id: "subject",
 *   facts: { people: { column: "people", nullMeans: "unknown" } },
 * } as const
 * const program = Result.getOrThrow(compileSql(plan, relation, "postgres"))
 * assert.deepEqual(program.columns, ["id", "status", "reasons", "amount"])
 * assert.match(program.text, /FROM "households"/)
 * ```
 */
export function compileSql(
  plan: Plan,
  relation: Relation,
  dialectName: SqlDialect,
  { rows = "all" }: { readonly rows?: SqlRows } = {},
): Result.Result<SqlProgram, CannotCompile> {
  const dialect = dialectOf(dialectName)
  const refusals: SqlRefusal[] = []
  const refuse = (reason: SqlRefusal): void => void refusals.push(reason)
  if (!namesIn(relation).every((name) => isUsableName(name, dialect))) refuse("unusable-name")
  if (plan.grounds.length > MOST_GROUNDS) refuse("too-many-grounds")
  const compose = makeComposer()
  const reading = { compose, dialect, constrained: relation.constrained ?? false }
  const held = plan.slots.map((slot): HeldFact | null => {
    const columns = Object.hasOwn(relation.facts, slot.name) ? relation.facts[slot.name] : undefined
    if (slot.judged && columns !== undefined) refuse("judged-fact")
    const fact = holdFact(slot, columns, reading)
    if (typeof fact !== "string") return fact
    refuse(fact)
    return null
  })
  const scope = makeScope({
    plan,
    held,
    compose,
    dialect,
    truths: truthWriter(compose, dialect),
    ranges: rangeWriter(compose, dialect, refuse),
    refuse,
  })
  const query = outcomeQuery(scope, relation, rows)
  const [reason] = refusals
  if (reason !== undefined) return Result.fail(cannotCompile(reason))
  return Result.succeed({
    ...layOut(query, relation, dialect),
    columns: rows === "odd" ? ["id"] : ["id", "status", "reasons", "amount"],
  })
}
