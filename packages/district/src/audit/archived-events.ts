/** The events that an archive holds, each with the chain that it stands after; streamed, none is kept. */
import {
  type ArchivedEvent,
  type ArchivedProof,
  nextHead,
  type SignedFeedRoot,
  leafOfEvent,
} from "@onevisit/core/audit"
import { composeTree, type HashTree, pathOf } from "@onevisit/core/proofs"
import { type Storage, StorageError, type StoredEvent } from "@onevisit/core/ports"
import { DOCUMENT_VIEW, documentStream } from "../documents/index.ts"
import { chainHeads } from "../ground/index.ts"
import { caseStream } from "../intake/index.ts"
import { hashSuites } from "../receipts/index.ts"
import { isRoot, rootFrom, type StoredRoot } from "./root-stream.ts"

/** A root as it was signed, without what finds a place under it. */
export function signedRootOf(root: StoredRoot): SignedFeedRoot {
  const { leaves: _, position: __, version: ___, ...signed } = root
  return signed
}

export async function* feedOf(storage: Storage): AsyncGenerator<StoredEvent> {
  for (let after = 0; ;) {
    const page = await storage.readFeed({ after, limit: PAGE })
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.position
  }
}

/** Rejects with `StorageError` `Corrupt` where a chain does not hold: what is broken is not handed on as if it were not. */
export async function* withPrevious(
  storage: Storage,
  events: AsyncIterable<StoredEvent>,
): AsyncGenerator<ArchivedEvent> {
  const heads = chainHeads(storage)
  for await (const event of events) {
    const head = await heads.at(event.stream, event.version - 1)
    const next = head && nextHead(hashSuites, head, event)
    if (head === null || next === null) throw broken()
    heads.keep(event.stream, next)
    yield { ...event, previous: head.chain }
  }
}

/** The streams of a case: its own, and one for each document that was printed of it. */
export async function* streamsOfCase(storage: Storage, id: string): AsyncGenerator<StoredEvent> {
  const streams = [caseStream(id)]
  let after: string | undefined
  do {
    const query = { ...DOCUMENT_VIEW, where: { case: id }, limit: PAGE, ...(after ? { after } : {}) }
    const { cursor, rows } = await storage.findViews(query)
    for (const { doc } of rows) {
      const { case: of, document } = doc as { readonly case?: string; readonly document: string }
      if (of === id) streams.push(documentStream({ case: id }, document))
    }
    after = cursor ?? undefined
  } while (after !== undefined)
  for (const stream of streams) {
    for (let version = 0; ;) {
      const page = await storage.readStream({ stream, after: version, limit: PAGE })
      yield* page
      const last = page.at(-1)
      if (last === undefined) break
      version = last.version
    }
  }
}

/** The roots over a case's events, and for each event its way to one; none for what is not signed yet. */
export async function proofsOf(
  storage: Storage,
  events: readonly StoredEvent[],
): Promise<{
  readonly roots: readonly SignedFeedRoot[]
  readonly proofs: ReadonlyMap<number, ArchivedProof>
}> {
  const wanted = new Set(events.map(({ position }) => position))
  const roots: SignedFeedRoot[] = []
  const proofs = new Map<number, ArchivedProof>()
  let root = await rootFrom(storage, 1)
  let ordinal = 0
  let covered: StoredEvent[] = []
  for await (const event of feedOf(storage)) {
    if (root === null || !isRoot(root) || wanted.size === 0) break
    ordinal += 1
    covered.push(event)
    if (covered.length < root.count) continue
    const { first, number, suite } = root
    if (covered.some(({ position }) => wanted.has(position))) {
      roots.push(signedRootOf(root))
      const leaves = covered.map((each, at) => leafOfEvent(hashSuites, suite, first + at, each))
      const tree: HashTree = composeTree(leaves, hashSuites[suite])
      if (tree.root !== root.root) throw broken()
      for (const [at, { position }] of covered.entries())
        if (wanted.delete(position))
          proofs.set(position, { root: number, ordinal: first + at, ...pathOf(tree, at) })
    }
    covered = []
    root = await rootFrom(storage, number + 1)
  }
  return { roots, proofs }
}

function broken(): StorageError {
  return new StorageError(
    "Corrupt",
    "The log is not whole, so that it cannot be handed on as it is. Find the place with `audit.verify`, and restore a backup.",
  )
}

const PAGE = 500
