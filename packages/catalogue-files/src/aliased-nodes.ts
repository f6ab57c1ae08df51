/** How much a YAML file's aliases stand for: a few bytes of aliases to aliases can mean billions of nodes. */
import { EVENT_ID, type Event } from "js-yaml"

/**
 * The nodes that all aliases together stand for, counted as if written out. Counting ends once it is above
 * `limit`. Every alias costs at least one node.
 */
export function countAliasedNodes(text: string, events: readonly Event[], limit: number): number {
  if (!events.some(({ type }) => type === EVENT_ID.ALIAS)) return 0
  const sizes = new Map<string, number>()
  const open: { readonly anchor: string | undefined; size: number }[] = []
  let aliased = 0
  const add = (size: number) => {
    const parent = open.at(-1)
    if (parent) parent.size += size
  }
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push({ anchor: undefined, size: 0 })
        break
      case EVENT_ID.POP: {
        const closed = open.pop()
        if (closed?.anchor !== undefined) sizes.set(closed.anchor, closed.size)
        if (closed) add(closed.size)
        break
      }
      case EVENT_ID.ALIAS: {
        const size = sizes.get(text.slice(event.anchorStart, event.anchorEnd)) ?? 1
        aliased += size
        if (aliased > limit) return aliased
        add(size)
        break
      }
      case EVENT_ID.SCALAR: {
        const anchor = anchorOf(text, event)
        if (anchor !== undefined) sizes.set(anchor, 1)
        add(1)
        break
      }
      default:
        open.push({ anchor: anchorOf(text, event), size: 1 })
    }
  }
  return aliased
}

function anchorOf(
  text: string,
  event: { readonly anchorStart: number; readonly anchorEnd: number },
): string | undefined {
  return event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd)
}
