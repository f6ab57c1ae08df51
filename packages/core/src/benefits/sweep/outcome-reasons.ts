/** Why an outcome is what it is, in words: the grounds that fail or are open. Says nothing about the person. */
import { type Ground, INVALID, NO, YES, YES_AMOUNT_OPEN } from "../../rules/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { type RunOutcome, UNSEEN } from "./outcome-columns.ts"

/** Where the second half of the reason bits begins: what is undetermined. */
const OPEN = 16

/** The places of the grounds that make it a no, or that keep it open; in order. None for a yes. */
export function decidingGrounds({
  reasons,
  status,
}: Pick<RunOutcome, "status" | "reasons">): readonly number[] {
  if (status === YES || status === UNSEEN) return []
  const bits = status === NO ? reasons & 0xffff : reasons >>> OPEN
  return Array.from({ length: OPEN }, (_, at) => at).filter((at) => ((bits >>> at) & 1) === 1)
}

/**
 * The reasons in words, from the grounds of the rule that was run; never empty.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { outcomeReasons } from "@onevisit/core/benefits"
 *
 * const grounds = [{ code: "aged", label: { zh: "年满80周岁", en: "aged 80 or above" }, per: null }]
 * assert.deepEqual(outcomeReasons({ status: 0, reasons: 1 }, grounds), [
 *   { zh: "不符合：年满80周岁", en: "not met: aged 80 or above" },
 * ])
 * assert.deepEqual(outcomeReasons({ status: 2, reasons: 1 << 16 }, grounds), [
 *   { zh: "待核实：年满80周岁", en: "to be found out: aged 80 or above" },
 * ])
 * ```
 */
export function outcomeReasons(
  outcome: Pick<RunOutcome, "status" | "reasons">,
  grounds: readonly Ground[],
): readonly Text[] {
  const { status } = outcome
  if (status === YES) return [text("符合全部条件", "every condition is met")]
  if (status === UNSEEN) return [text("不在数据源中", "not in the feed")]
  if (status === INVALID) return [text("数据格式有误，待核实", "a value of the wrong kind, to be found out")]
  const found = decidingGrounds(outcome).flatMap((at) => grounds[at] ?? [])
  if (found.length === 0 && status === YES_AMOUNT_OPEN)
    return [text("符合条件，金额待核实", "entitled; the amount is to be found out")]
  if (found.length === 0)
    return [status === NO ? text("不符合条件", "not entitled") : text("待核实", "to be found out")]
  return found.map(({ code, label }) => {
    const { en, zh } = label ?? { zh: code, en: code }
    return status === NO
      ? text(`不符合：${zh}`, `not met: ${en}`)
      : text(`待核实：${zh}`, `to be found out: ${en}`)
  })
}
