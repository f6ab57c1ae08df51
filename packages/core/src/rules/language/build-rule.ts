/** Writes whole rules: what comes out is plain data, frozen, the same that a file holds. */
import type { Citation, Text } from "../../reasons/index.ts"
import { frozenCopy } from "../plain-data.ts"
import type { WrittenCondition } from "./build-condition.ts"
import { type OperandOf, operandOf } from "./build-value.ts"
import type { RuleDefinition } from "./rule.ts"

/** A rule as it is written. */
export interface WrittenRule {
  readonly id: string
  readonly title: Text
  readonly source?: Citation
  readonly eligible: WrittenCondition
  /** How much, where it holds. Left out where the rule is about no money. */
  readonly amount?: OperandOf<"money">
}

/**
 * A rule as data. Its names, types and parameters are checked against its sheet by `checkRule`.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { ageOf, all, alive, bands, defineRule, fact, factSheet, not, parameter, within } from "@onevisit/core/rules"
 *
 * const resident = factSheet("resident", {
 *   born: fact.date({ zh: "出生日期", en: "date of birth" }, { from: ["population", "home-visit"] }),
 *   registeredIn: fact.region({ zh: "户籍地", en: "registered in" }, { from: ["population"] }),
 *   died: fact.date({ zh: "死亡日期", en: "date of death" }, { from: ["population", "family"] }).orNever(),
 *   paidElsewhere: fact.flag({ zh: "他处已领", en: "paid elsewhere" }, { from: ["city-benefits"] }),
 * })
 * const age = ageOf(resident.born, { at: "month-after-birthday", leapDay: "feb28" })
 * const rule = defineRule({
 *   id: "old-age-allowance",
 *   title: { zh: "高龄津贴", en: "Old-age allowance" },
 *   eligible: all(
 *     within(resident.registeredIn, "990101"),
 *     age.atLeast(80),
 *     alive(resident.died, { stop: "next-month" }),
 *     not(resident.paidElsewhere),
 *   ),
 *   amount: bands(age, parameter("old-age.monthly"), { otherwise: "0.00" }),
 * })
 * assert.deepEqual(rule.amount, {
 *   bands: { age: "born", at: "month-after-birthday", leapDay: "feb28" },
 *   table: { parameter: "old-age.monthly" },
 *   otherwise: "0.00",
 * })
 * ```
 */
export function defineRule({ amount, eligible, id, source, title }: WrittenRule): RuleDefinition {
  return frozenCopy({
    v: 1,
    id,
    title,
    ...(source === undefined ? {} : { source }),
    eligible: eligible.node,
    ...(amount === undefined ? {} : { amount: operandOf(amount) }),
  })
}
