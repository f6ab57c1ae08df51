/** The items that a bundle takes in one scenario, each in its edition of the day. */
import * as Result from "effect/Result"
import { decideScenario, type ScenarioAnswers } from "../../materials/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { type Catalogue, editionOn } from "../catalogue.ts"
import type { ServiceItem } from "../service-item.ts"
import {
  type AfterUnknownItems,
  afterUnknownItems,
  type ItemsNotInForce,
  itemsNotInForce,
} from "./bundle.errors.ts"
import type { Bundle } from "./bundle.ts"

/** An item that belongs to the bundle in the scenario, or may. */
export interface SelectedItem {
  readonly item: ServiceItem
  /** `undetermined` until the bundle's questions settle it. */
  readonly included: "yes" | "undetermined"
  /** The selected items for which it is declared to wait. */
  readonly after: readonly string[]
  /** Its index in the bundle. */
  readonly index: number
}

export interface Selection {
  readonly items: readonly SelectedItem[]
  /** The facts that still settle which items belong to it. */
  readonly toAsk: readonly string[]
}

/** Selects the items. One that waits for an item which falls away waits for what that one waited for. */
export function selectItems(
  bundle: Bundle,
  catalogue: Catalogue,
  on: PlainDate,
  answers: ScenarioAnswers,
): Result.Result<Selection, ItemsNotInForce | AfterUnknownItems> {
  const ids = new Set(bundle.items.map(({ item }) => item))
  const strangers = bundle.items.flatMap(({ after = [] }) => after).filter((id) => !ids.has(id))
  if (strangers.length > 0) return Result.fail(afterUnknownItems([...new Set(strangers)]))
  const decided = bundle.items.flatMap(({ after = [], item, when }, index) => {
    const { missing, verdict } =
      when === undefined
        ? ({ missing: [], verdict: "yes" } as const)
        : decideScenario(when, bundle.questions, answers)
    return verdict === "no" ? [] : [{ id: item, after, index, included: verdict, missing }]
  })
  const isSelected = (id: string): boolean => decided.some((each) => each.id === id)
  const selected = decided.map(({ after, id, included, index }) => ({
    id,
    item: editionOn(catalogue, id, on),
    included,
    after: remaining(after, bundle, isSelected).filter((each) => each !== id),
    index,
  }))
  const missing = selected.filter(({ item }) => item === undefined)
  if (missing.length > 0)
    return Result.fail(
      itemsNotInForce(
        missing.map(({ id }) => id),
        on,
      ),
    )
  return Result.succeed({
    items: selected.flatMap(({ after, included, index, item }) =>
      item === undefined ? [] : [{ item, included, after, index }],
    ),
    toAsk: [...new Set(decided.flatMap((each) => each.missing))],
  })
}

/** The selected items among those waited for, in place of each that fell away those for which it waited. */
function remaining(
  after: readonly string[],
  { items }: Bundle,
  isSelected: (id: string) => boolean,
): readonly string[] {
  const found = new Set<string>(after)
  // A set is gone through to its end, what is added on the way included.
  for (const id of found) {
    if (isSelected(id)) continue
    for (const each of items.find(({ item }) => item === id)?.after ?? []) found.add(each)
  }
  return [...found].filter(isSelected)
}
