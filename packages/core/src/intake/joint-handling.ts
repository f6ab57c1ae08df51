/** Whether several authorities act in one case, and whose time and approval then count. 行政许可法 art. 26, 42(2). */
import type { ServiceItem } from "../catalogue/index.ts"
import type { RuleSet } from "../law/index.ts"

type Handled = Pick<ServiceItem, "authority" | "reviewParts">

/** Whose approval lengthens the statutory clock: the head of the government, where several authorities act together. */
export function extensionOf(
  ruleSet: Pick<RuleSet, "provisions">,
  item: Handled,
): RuleSet["provisions"]["extension"] {
  const { extension, jointDecision } = ruleSet.provisions
  return isJoint(item) ? (jointDecision?.extension ?? extension) : extension
}

/** Whether more than one authority acts in it (统一办理、联合办理). Sections of one authority are one. */
export function isJoint({ authority, reviewParts = [] }: Handled): boolean {
  return new Set([authority.id, ...reviewParts.map((part) => part.authority.id)]).size > 1
}
