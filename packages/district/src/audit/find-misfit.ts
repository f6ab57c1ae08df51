/** What became of the events under a root, where one does not fit: told by the marks of those around it. */
import {
  type BrokenPlace,
  brokenPlace,
  leafOfEvent,
  markAt,
  markOf,
  ROOTS_STREAM,
} from "@onevisit/core/audit"
import type { Storage, StoredEvent } from "@onevisit/core/ports"
import { hashSuites } from "../receipts/index.ts"
import type { StoredRoot } from "./root-stream.ts"

/** Whether an event is the one that was signed at an ordinal. */
export function fitsAt(root: StoredRoot, ordinal: number, event: StoredEvent): boolean {
  return markOf(leafOfEvent(hashSuites, root.suite, ordinal, event)) === markAt(root, ordinal - root.first)
}

export interface Misfit {
  readonly root: StoredRoot
  /** The place at which what was signed does not stand. */
  readonly ordinal: number
  /** What stands there instead; `null` where the feed has ended. */
  readonly event: StoredEvent | null
  /** The position before. */
  readonly before: number
}

/** Names what is broken at a place under a root. */
export async function findMisfit(storage: Storage, misfit: Misfit): Promise<BrokenPlace> {
  const { before, event, ordinal, root } = misfit
  const gone = { kind: "missing", stream: null, version: null, position: before, root: root.number } as const
  if (event === null) return brokenPlace(gone)
  const end = root.first + root.count
  const around = await following(storage, event, end - ordinal + 1)
  const isElsewhere = around.some((each) => fitsAt(root, ordinal, each))
  let belongs = ordinal + 1
  while (belongs < end && !fitsAt(root, belongs, event)) belongs += 1
  const belongsLater = belongs < end
  const place = { stream: event.stream, version: event.version, position: event.position, root: root.number }
  // A root is signed after what it covers: what stands beyond it is not what changed, but what moved up.
  const isBeyond =
    (event.stream === ROOTS_STREAM && event.version >= root.number) || event.position > root.position
  if (isElsewhere) return brokenPlace({ ...place, kind: belongsLater || isBeyond ? "reordered" : "inserted" })
  if (!belongsLater && !isBeyond) return brokenPlace({ ...place, kind: "changed" })
  return brokenPlace({ ...gone, ...(await firstGap(storage, [event, ...around])) })
}

async function following(
  storage: Storage,
  { position }: StoredEvent,
  most: number,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = []
  let after = position
  while (events.length < most) {
    const page = await storage.readFeed({ after, limit: Math.min(PAGE, most - events.length) })
    events.push(...page)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.position
  }
  return events
}

/** The event that is gone, as far as a later one of its stream tells it. */
async function firstGap(storage: Storage, events: readonly StoredEvent[]) {
  for (const { stream, version } of events) {
    if (version === 1) continue
    const [previous] = await storage.readStream({ stream, after: version - 2, limit: 1 })
    if (previous?.version !== version - 1) return { stream, version: version - 1 }
  }
  return {}
}

const PAGE = 500
