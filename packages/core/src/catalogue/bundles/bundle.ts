/**
 * A bundle (一件事): what happens in a life or an enterprise, as the items it takes, filed together. Which item waits
 * for which is said here only where the law or the practice says so; that an item waits for a document which another
 * issues follows from the items themselves. 浙江省保障“最多跑一次”改革规定 art. 2, 5.
 */
import type { ScenarioQuestion } from "../../materials/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { Condition } from "../../rules/index.ts"

/** An item in a bundle. */
export interface BundleItem {
  readonly item: string
  /** The items of the bundle that must be finished before it is received (依次办理). */
  readonly after?: readonly string[]
  /** On which answers to the bundle's questions it belongs to it; always, where absent. */
  readonly when?: Condition
}

export interface Bundle {
  readonly id: string
  readonly title: Text
  /** What happened, in the words of those to whom it happens: 我要开办企业. */
  readonly event: Text
  /** What must be known to tell which items it takes. */
  readonly questions: readonly ScenarioQuestion[]
  /** Each item once. */
  readonly items: readonly BundleItem[]
}
