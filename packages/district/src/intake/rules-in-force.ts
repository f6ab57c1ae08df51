/**
 * The law of the district on a day, as `applicableRuleSet` combines it: the same object for the same day, so that what is
 * reckoned of it once, as the hash by which cases pin it, need not be reckoned for each case.
 */
import { applicableRuleSet, type ItemType, type RuleSet } from "@onevisit/core/law"
import type { PlainDate } from "@onevisit/core/time"

type RulesOn = (itemType: ItemType, on: PlainDate) => ReturnType<typeof applicableRuleSet>

/** Most cases come in on a few days. */
const KEPT_DAYS = 200

export function rulesInForce(law: readonly RuleSet[]): RulesOn {
  const known = new Map<string, ReturnType<RulesOn>>()
  return (itemType, on) => {
    const at = `${itemType} ${on}`
    const found = known.get(at)
    if (found !== undefined) return found
    const reckoned = applicableRuleSet(law, itemType, on)
    if (known.size >= KEPT_DAYS) known.clear()
    known.set(at, reckoned)
    return reckoned
  }
}
