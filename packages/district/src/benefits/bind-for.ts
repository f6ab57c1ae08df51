import { bindRule, type BoundRule, type Rule } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { MonthNotReckoned } from "./benefits.errors.ts"

/** A rule with its parameters of a month. Throws `MonthNotReckoned` where it has none. */
export function bindFor(rule: Rule, month: Month): BoundRule {
  const bound = bindRule(rule, { month })
  if (Result.isFailure(bound)) throw new MonthNotReckoned(bound.failure.message)
  return bound.success
}
