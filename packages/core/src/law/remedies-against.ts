/**
 * Where to turn against an act (救济途径): chosen by the act's own date, and by whether the item ends in a
 * decision. A decision carries 行政复议 and 行政诉讼; a public service carries 投诉 and neither of them.
 */
import type { PlainDate } from "../time/index.ts"
import { compareDates } from "../time/index.ts"
import type { ItemType } from "./item-type.ts"
import { itemTypes } from "./item-type.ts"
import type { Remedy, RuleSet } from "./rule-set.ts"

/**
 * The remedies to tell with an act to the applicant's disadvantage, made on a day, on an item of a type.
 * Empty where the rule set names none that fits: then the act has to wait until the data names one.
 */
export function remediesAgainst(
  ruleSet: Pick<RuleSet, "provisions">,
  itemType: ItemType,
  actOn: PlainDate,
): readonly Remedy[] {
  const { laterRemedies = [], remedies = [] } = ruleSet.provisions
  const later = laterRemedies
    .filter(({ from }) => compareDates(from, actOn) <= 0)
    .toSorted((a, b) => compareDates(a.from, b.from))
    .at(-1)
  const { isDecision } = itemTypes[itemType]
  return (later?.remedies ?? remedies).filter(({ kind }) => (kind !== "complaint") === isDecision)
}
