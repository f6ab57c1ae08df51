/** Why a bundle cannot be composed: plain data, one tag for each rule. */
import { type Refusal, text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** Items of the bundle have no edition in force on the day. */
export interface ItemsNotInForce extends Refusal<"ItemsNotInForce"> {
  readonly items: readonly string[]
  readonly on: PlainDate
}

/** An item waits for one that is not in the bundle. */
export interface AfterUnknownItems extends Refusal<"AfterUnknownItems"> {
  readonly items: readonly string[]
}

/** Items wait for each other in a circle, by what is declared and by the documents they need of each other. */
export interface OrderCircular extends Refusal<"OrderCircular"> {
  /** The circle: each waits for the one before it, the first for the last. */
  readonly items: readonly string[]
}

export type BundleRefusal = ItemsNotInForce | AfterUnknownItems | OrderCircular

export function itemsNotInForce(items: readonly string[], on: PlainDate): ItemsNotInForce {
  return {
    _tag: "ItemsNotInForce",
    items,
    on,
    message: text(
      `下列事项在 ${on} 没有有效版本：${items.join("、")}；请先公布，或从“一件事”中移除。`,
      `These items have no edition in force on ${on}: ${items.join(", ")}; publish one, or take them out of the bundle.`,
    ),
  }
}

export function afterUnknownItems(items: readonly string[]): AfterUnknownItems {
  return {
    _tag: "AfterUnknownItems",
    items,
    message: text(
      `“一件事”中没有这些前置事项：${items.join("、")}；请加入，或更正编号。`,
      `The bundle has no such items to wait for: ${items.join(", ")}; add them, or correct the ids.`,
    ),
  }
}

export function orderCircular(items: readonly string[]): OrderCircular {
  return {
    _tag: "OrderCircular",
    items,
    message: text(
      `这些事项互为前置：${items.join("、")}；请用 after 写明先后，后办事项所出具的材料即由申请人提供。`,
      `These items wait for each other: ${items.join(", ")}; say with \`after\` which comes first, and what a later one issues is then brought by the applicant.`,
    ),
  }
}
