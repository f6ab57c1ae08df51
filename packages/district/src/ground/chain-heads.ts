/** Where the chains of streams stand, as far as it is remembered; read from the storage where it is not. */
import { type ChainHead, nextHead, START_OF_STREAM } from "@onevisit/core/audit"
import { type Storage, StorageError } from "@onevisit/core/ports"
import { hashSuites } from "../receipts/index.ts"

export interface ChainHeads {
  /** The head at a version, or `null` where the stream has not come so far. */
  at(stream: string, version: number): Promise<ChainHead | null>
  keep(stream: string, head: ChainHead): void
}

/** `kept` streams at most are remembered, those that were used last. What a version's chain is never changes. */
export function chainHeads(storage: Pick<Storage, "readStream">, { kept = 10_000 } = {}): ChainHeads {
  const remembered = new Map<string, ChainHead>()
  const keep = (stream: string, head: ChainHead): void => {
    remembered.delete(stream)
    remembered.set(stream, head)
    if (remembered.size > kept) for (const oldest of remembered.keys()) return void remembered.delete(oldest)
  }
  return {
    keep,
    at: async (stream, version) => {
      if (version === 0) return START_OF_STREAM
      const known = remembered.get(stream)
      if (known?.version === version) return known
      const [event] = await storage.readStream({ stream, after: version - 1, limit: 1 })
      if (event === undefined) return null
      if (event.chain === undefined) return reckonHead(storage, stream, version)
      return { chain: event.chain, version, isStored: true }
    },
  }
}

/** The head of a stream that an earlier release wrote without chains: reckoned from all that is stored, once. */
export async function reckonHead(
  storage: Pick<Storage, "readStream">,
  stream: string,
  version: number,
): Promise<ChainHead> {
  let head = START_OF_STREAM
  while (head.version < version) {
    const limit = Math.min(PAGE, version - head.version)
    const page = await storage.readStream({ stream, after: head.version, limit })
    for (const event of page) {
      const next = nextHead(hashSuites, head, event)
      if (next === null) throw broken()
      head = next
    }
    if (page.length === 0) throw broken()
  }
  return head
}

const PAGE = 500

function broken(): StorageError {
  return new StorageError(
    "Corrupt",
    "The chain of a stream is broken before its end. Find the place with `audit.verifyStream`, and restore a backup.",
  )
}
