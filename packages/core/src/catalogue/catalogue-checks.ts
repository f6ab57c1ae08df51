/** What must hold between the items of a catalogue: editions told apart, and never two in force on one day. */
import type { Path } from "../reasons/index.ts"
import type { ReadableItem, Report } from "./item-checks.ts"

/** An item with the path to it in what was read. */
export interface PlacedItem {
  readonly item: ReadableItem
  readonly path: Path
}

/** Reports every edition that an earlier one in the list already is, or whose time it shares. */
export function checkEditions(placed: readonly PlacedItem[], report: Report): void {
  const byId = new Map<string, PlacedItem[]>()
  for (const each of placed) {
    const { id } = each.item
    if (id === undefined) continue
    const earlier = byId.get(id)
    if (earlier === undefined) {
      byId.set(id, [each])
      continue
    }
    checkAgainst(earlier, each, report)
    earlier.push(each)
  }
}

function checkAgainst(earlier: readonly PlacedItem[], { item, path }: PlacedItem, report: Report): void {
  if (item.edition !== undefined && earlier.some((other) => other.item.edition === item.edition)) {
    report(
      [...path, "edition"],
      "an edition that no other item of the same id has; ids are unique but for editions",
    )
  } else if (earlier.some((other) => overlap(other.item, item))) {
    report(
      [...path, "validFrom"],
      "a time that no other edition of the item shares; end the one before with validTo",
    )
  }
}

function overlap(a: ReadableItem, b: ReadableItem): boolean {
  if (!a.validFrom || !b.validFrom || a.validTo === undefined || b.validTo === undefined) return false
  return (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo)
}
