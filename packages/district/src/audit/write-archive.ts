/** Writes an archive line by line: nothing of it is held but the line at hand, the last part's hash, and the roots. */
import { createHash } from "node:crypto"
import {
  type ArchivedEvent,
  type ArchiveManifest,
  type ArchivePart,
  type ArchiveScope,
  manifestText,
  ROOTS_STREAM,
  type RootSignedData,
  type SignedFeedRoot,
} from "@onevisit/core/audit"
import { canonicalJson, eventReader } from "@onevisit/core/events"
import type { Keys, PublicKey, Storage, StoredEvent } from "@onevisit/core/ports"
import type { Clock } from "../clock/index.ts"
import type { RingKeys } from "../keys/index.ts"
import type { Actor } from "@onevisit/core/identity"
import { sealing, type SealingOptions } from "../sealing/index.ts"
import { feedOf, proofsOf, streamsOfCase, withPrevious } from "./archived-events.ts"
import { RELEASE } from "./release.ts"

/** A line to append to the file of a part, with a line feed after it; the last one is all of `manifest.json`. */
export interface ArchiveLine {
  readonly part: string
  readonly line: string
}

export interface ArchiveRequest {
  /** Of one case, with its printed documents; the whole log unless said. */
  readonly case?: string
  /** Opens what is sealed, for this purpose, each stream noted by `onOpened`; sealed unless said. */
  readonly openFor?: string
  /** Lines of a part at most. Default 100 000. */
  readonly linesAPart?: number
}

export interface WritingOptions extends Pick<SealingOptions, "onOpened"> {
  readonly storage: Storage
  readonly keys: Keys
  readonly clock: Clock
}

export const MANIFEST = "manifest.json"

export async function* writeArchive(
  options: WritingOptions,
  request: ArchiveRequest,
  as: Actor,
): AsyncGenerator<ArchiveLine> {
  const { clock, keys, onOpened, storage } = options
  const { case: id, linesAPart = 100_000, openFor } = request
  const scope: ArchiveScope = id === undefined ? { kind: "feed" } : { kind: "case", case: id }
  const seals = sealing({ keys, reader: eventReader([]), ...(onOpened ? { onOpened } : {}) })
  const opened = async (event: ArchivedEvent): Promise<ArchivedEvent> => {
    if (openFor === undefined) return event
    const { data: value, stream } = event
    return { ...event, data: await seals.openValue({ stream, value, purpose: { purpose: openFor, as } }) }
  }

  const parts: ArchivePart[] = []
  const roots: SignedFeedRoot[] = []
  let events = 0
  let part: OpenPart | null = null
  for await (const event of id === undefined
    ? archivedFeed(storage, roots)
    : archivedCase(storage, id, roots)) {
    part ??= openPart(parts.length + 1, event.position)
    const line = canonicalJson(await opened(event))
    part.hash.update(`${line}\n`)
    part.lines += 1
    part.to = event.position
    events += 1
    yield { part: part.name, line }
    if (part.lines >= linesAPart) {
      parts.push(closePart(part))
      part = null
    }
  }
  if (part !== null) parts.push(closePart(part))
  const manifest: ArchiveManifest = {
    v: 1,
    release: RELEASE,
    scope,
    madeAt: clock.now().at,
    opened: openFor !== undefined,
    events,
    parts,
    roots,
    publicKeys: await publicKeysOf(keys),
  }
  const signed = await keys.sign(Buffer.from(manifestText(manifest)))
  yield { part: MANIFEST, line: canonicalJson({ ...manifest, signed }) }
}

/** Keys that can be rotated know all that they ever signed with. */
async function publicKeysOf(
  keys: Keys & Partial<Pick<RingKeys, "publicKeys">>,
): Promise<readonly PublicKey[]> {
  return keys.publicKeys === undefined ? [await keys.publicKey()] : keys.publicKeys()
}

/** Notes the roots as they come by: each stands after what it covers. */
async function* archivedFeed(storage: Storage, roots: SignedFeedRoot[]): AsyncGenerator<ArchivedEvent> {
  for await (const event of withPrevious(storage, feedOf(storage))) {
    if (event.stream === ROOTS_STREAM) {
      const { leaves: _, ...root } = event.data as RootSignedData
      roots.push(root)
    }
    yield event
  }
}

async function* archivedCase(
  storage: Storage,
  id: string,
  roots: SignedFeedRoot[],
): AsyncGenerator<ArchivedEvent> {
  const events: StoredEvent[] = []
  for await (const event of streamsOfCase(storage, id)) events.push(event)
  events.sort((a, b) => a.position - b.position)
  const proved = await proofsOf(storage, events)
  roots.push(...proved.roots)
  for await (const event of withPrevious(storage, each(events))) {
    const proof = proved.proofs.get(event.position)
    yield proof === undefined ? event : { ...event, proof }
  }
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all
}

interface OpenPart {
  readonly name: string
  readonly from: number
  readonly hash: ReturnType<typeof createHash>
  lines: number
  to: number
}

function openPart(number: number, from: number): OpenPart {
  const name = `events-${String(number).padStart(6, "0")}.jsonl`
  return { name, from, hash: createHash("sha256"), lines: 0, to: from }
}

function closePart({ from, hash, lines, name, to }: OpenPart): ArchivePart {
  return { name, lines, from, to, sha256: hash.digest("hex") }
}
