/** Why a rule that was checked does not bind on a day. */
import { formatPath, type Issue, type Refusal, text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** A parameter has no value, or a code is not in force, on the day of the decision. */
export interface NotInForce extends Refusal<"NotInForce"> {
  readonly on: PlainDate
  /** Ids of parameters and codes. */
  readonly names: readonly string[]
}

/** What moves with the day (an age, a moved day) leaves the range that can be reckoned exactly on this day. */
export interface LeavesRange extends Refusal<"LeavesRange"> {
  readonly on: PlainDate
  /** Where in the rule, and what would be right. */
  readonly issues: readonly Issue[]
}

export type CannotBind = NotInForce | LeavesRange

export function notInForce(on: PlainDate, names: readonly string[]): NotInForce {
  return {
    _tag: "NotInForce",
    on,
    names,
    message: text(
      `${on} 没有有效的参数或代码：${names.join("、")}。请补充其历史取值，或改按其有效的日期认定。`,
      `On ${on} there is no value in force for ${names.join(", ")}: add one, or decide for a day on which there is.`,
    ),
  }
}

export function leavesRange(on: PlainDate, issues: readonly Issue[]): LeavesRange {
  const places = issues.map(({ path }) => formatPath(path)).join(", ")
  return {
    _tag: "LeavesRange",
    on,
    issues,
    message: text(
      `按 ${on} 计算超出可精确计算的范围：${places}。请收窄所用事实的取值范围，或改按较近的日期认定。`,
      `Reckoned for ${on} the rule leaves the exact range at ${places}: narrow the ranges of its facts, or decide for a nearer day.`,
    ),
  }
}
