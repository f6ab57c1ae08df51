/**
 * Gaps and overlaps in the tables of a rule: who is entitled and falls in no band, whom two rows claim with different
 * amounts, which rows are for nobody. Each is shown by a case in point.
 */
import * as Result from "effect/Result"
import { type Finding, text, type Text } from "../../reasons/index.ts"
import { bindTables, type BoundTable } from "../check/bind-tables.ts"
import type { CannotBind } from "../check/cannot-bind.errors.ts"
import { bindRule } from "../check/check-rule.ts"
import type { BoundFact } from "../bound/bound-rule.ts"
import type { DecisionTime } from "../bound/when.ts"
import type { Rule } from "../language/rule.ts"
import { lowerCondition, lowerNumber, slotOf } from "../plan/lower.ts"
import { outsideWords } from "./outside.ts"
import { checkRows, type TableCheck } from "./rows.ts"
import { witnessWords } from "./witness-words.ts"

/**
 * What is wrong with the tables of a rule's amount on a day, as findings at their place in the rule: `table-gap`,
 * `table-overlap`, `table-row-unused`, and `table-unproved` (a note) for what the proof could not tell. Empty for
 * tables that cover everybody who is entitled exactly once.
 *
 * Refused with `NotInForce` as `bindRule` is.
 */
export function checkTables(rule: Rule, time: DecisionTime): Result.Result<readonly Finding[], CannotBind> {
  return Result.map(bindRule(rule, time), () => {
    const { eligible, facts, tables } = bindTables(rule, time)
    const slots = facts.map(slotOf)
    const premise = lowerCondition(eligible)
    return tables.flatMap((table) => {
      const rows = table.rows.map(({ value, when }) => ({
        when: lowerCondition(when),
        value: lowerNumber(value),
      }))
      const checked = checkRows(slots, premise, rows)
      if (checked.outcome === "too-large") return [finding(table, "table-unproved", TOO_LARGE, "note")]
      return findingsOf(facts, table, checked)
    })
  })
}

function findingsOf(
  facts: readonly BoundFact[],
  table: BoundTable,
  { gaps, hidden, outside, overlaps, unused }: TableCheck,
): readonly Finding[] {
  return [
    ...gaps.map(({ witness }) => {
      const { en, zh } = witnessWords(facts, witness)
      return finding(table, "table-gap", text(`符合条件却不在表内：${zh}`, `Entitled and in no row: ${en}.`))
    }),
    ...overlaps.map(({ rows: [first, second], witness }) => {
      const { en, zh } = witnessWords(facts, witness)
      return finding(
        table,
        "table-overlap",
        text(
          `第${first + 1}行与第${second + 1}行同时适用而结果不同：${zh}`,
          `Rows ${first + 1} and ${second + 1} both apply with different results: ${en}.`,
        ),
      )
    }),
    ...[...unused, ...hidden].map((row) =>
      finding(
        table,
        "table-row-unused",
        text(`第${row + 1}行对任何符合条件者都不起作用`, `Row ${row + 1} does nothing for anybody entitled.`),
      ),
    ),
    ...outside.map((part) => finding(table, "table-unproved", outsideWords[part.reason], "note" as const)),
  ]
}

function finding(
  { path }: BoundTable,
  code: string,
  message: Text,
  severity: Finding["severity"] = "warning",
): Finding {
  return { code, path, severity, message }
}

const TOO_LARGE = text("表格过大，未能验证", "The table is too large to be proved.")
