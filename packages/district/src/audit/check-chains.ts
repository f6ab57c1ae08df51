/** Whether an event stands rightly after the one before it in its stream, as the feed comes by. */
import {
  type BrokenPlace,
  brokenPlace,
  type ChainHead,
  nextHead,
  START_OF_STREAM,
} from "@onevisit/core/audit"
import type { Storage, StoredEvent } from "@onevisit/core/ports"
import { reckonHead } from "../ground/index.ts"
import { hashSuites } from "../receipts/index.ts"

/** Checks events in the order of the feed; `before` is the position of the one before. `null` for a sound one. */
export type ChainCheck = (event: StoredEvent, before: number) => Promise<BrokenPlace | null>

interface Seen {
  readonly head: ChainHead
  readonly position: number
}

/** Remembers where so many streams stand; of others the storage is asked for the event before. */
export function chainCheck(storage: Pick<Storage, "readStream">, { kept = 50_000 } = {}): ChainCheck {
  const streams = new Map<string, Seen>()

  /** What the storage has at `version`; a head that is only reckoned costs reading the stream up to there. */
  const seenAt = async (stream: string, version: number): Promise<Seen | null> => {
    if (version === 0) return { head: START_OF_STREAM, position: 0 }
    const [event] = await storage.readStream({ stream, after: version - 1, limit: 1 })
    if (event?.version !== version) return null
    const { chain, position } = event
    if (chain !== undefined) return { head: { chain, version, isStored: true }, position }
    return { head: await reckonHead(storage, stream, version), position }
  }

  return async (event, before) => {
    const { position, stream, version } = event
    const place = { stream, version, position, root: null }
    const known = streams.get(stream)
    const seen = known ?? (await seenAt(stream, version - 1))
    if (seen === null)
      return brokenPlace({ ...place, kind: "missing", version: version - 1, position: before })
    const next = nextHead(hashSuites, seen.head, event)
    if (next !== null && seen.position < position) {
      streams.delete(stream)
      streams.set(stream, { head: next, position })
      if (streams.size > kept) for (const oldest of streams.keys()) if (streams.delete(oldest)) break
      return null
    }
    const expected = seen.head.version + 1
    if (next !== null || version < expected) return brokenPlace({ ...place, kind: "reordered" })
    if (version === expected) return brokenPlace({ ...place, kind: "changed" })
    // What should come first stands elsewhere, is called otherwise, or is gone.
    if ((await seenAt(stream, expected)) !== null) return brokenPlace({ ...place, kind: "reordered" })
    if (nextHead(hashSuites, seen.head, { ...event, version: expected }) !== null)
      return brokenPlace({ ...place, kind: "changed" })
    return brokenPlace({ ...place, kind: "missing", version: expected, position: before })
  }
}
