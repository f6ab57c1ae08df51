/** What columns cannot carry, by name. */
import { text } from "../../../reasons/index.ts"
import { type CannotCompile, MOST_GROUNDS } from "../../plan/outcome.ts"

/** The reasons for which a plan is refused. */
export type ColumnRefusal = "list-fact" | "exact-range-left" | "shifted-day" | "too-many-grounds"

const messages = {
  "list-fact": text(
    "按列执行不支持列表事实；请逐行执行该规则。",
    "Columns hold no lists: decide this rule row by row.",
  ),
  "exact-range-left": text(
    "计算的中间结果可能超出精确整数范围（±(2⁵³−1)）；请收窄事实的取值范围，或逐行执行该规则。",
    "A step of the reckoning could leave the exact whole numbers (±(2⁵³−1)): narrow the facts' ranges, or decide this rule row by row.",
  ),
  "shifted-day": text(
    "日期推移后可能超出公历1年至9999年；请收窄日期的取值范围，或逐行执行该规则。",
    "A shifted day could leave the years 1 to 9999: narrow the date's range, or decide this rule row by row.",
  ),
  "too-many-grounds": text(
    `最多 ${MOST_GROUNDS} 项并列条件；请将若干条件合为一项。`,
    `At most ${MOST_GROUNDS} grounds fit the reason bits: join some under one.`,
  ),
} as const satisfies Readonly<Record<ColumnRefusal, unknown>>

/** A refusal by the column back end. */
export function cannotCompile(reason: ColumnRefusal): CannotCompile {
  return { _tag: "CannotCompile", backEnd: "columns", reason, message: messages[reason] }
}
