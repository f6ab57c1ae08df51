/**
 * Takes an archive over into an empty storage: the same streams with the same events and chains, in the same order. What
 * is broken is refused with every problem before anything is written; an import that was interrupted goes on where it was
 * when it is called again. Views, timers and messages are no part of an archive, nor are the results of commands: an
 * imported storage is for keeping, reading and checking. To run on, restore a backup.
 */
import { createHash } from "node:crypto"
import type { ArchivedEvent, ArchivePart, ArchiveProblem } from "@onevisit/core/audit"
import { type Act, type Append, type PublicKey, type Storage, StorageError } from "@onevisit/core/ports"
import { type ArchiveSource, checkArchive, readLine } from "./check-archive.ts"
import { feedOf } from "./archived-events.ts"

export type ImportAnswer =
  | { readonly outcome: "imported"; readonly events: number; readonly already: number }
  | { readonly outcome: "refused"; readonly problems: readonly ArchiveProblem[] }

/**
 * Imports an archive that `publicKey` signed; without a key it is only held to what it says of itself. Rejects with
 * `StorageError`; the same call then goes on.
 */
export async function importArchive(
  storage: Storage,
  source: ArchiveSource,
  { publicKey }: { readonly publicKey?: PublicKey | readonly PublicKey[] } = {},
): Promise<ImportAnswer> {
  const { manifest, problems } = await checkArchive(source, publicKey)
  if (manifest === null || problems.length > 0) return { outcome: "refused", problems }
  const already = await countTaken(storage, actsOf(source, manifest.parts))
  if (already === null)
    return { outcome: "refused", problems: [{ code: "storage-not-empty", part: null, line: null }] }
  let batch: Act[] = []
  for await (const act of actsOf(source, manifest.parts)) {
    batch.push(act)
    if (batch.length < BATCH) continue
    await commitAll(storage, batch)
    batch = []
  }
  await commitAll(storage, batch)
  return { outcome: "imported", events: manifest.events, already }
}

const BATCH = 100
/** How many lines a command's events may lie apart, where several machines wrote at once. */
const APART = 1000

/** How many events the storage has of the archive; `null` where it has anything else. */
async function countTaken(storage: Storage, acts: AsyncGenerator<Act>): Promise<number | null> {
  let taken = 0
  const expected = eventsOf(acts)
  for await (const { chain, commandId, stream, version } of feedOf(storage)) {
    const next = await expected.next()
    if (next.done === true) return null
    const { value } = next
    const same = value.stream === stream && value.version === version && value.commandId === commandId
    if (!same || value.chain !== chain) return null
    taken += 1
  }
  return taken
}

async function* eventsOf(acts: AsyncGenerator<Act>) {
  for await (const { append, commandId } of acts) {
    for (const { events, expectedVersion, stream } of append)
      for (const [at, { chain }] of events.entries())
        yield { stream, version: expectedVersion + at + 1, chain, commandId }
  }
}

/** The acts by which the events came, each whole, in the order of their first events. */
async function* actsOf(source: ArchiveSource, parts: readonly ArchivePart[]): AsyncGenerator<Act> {
  const open = new Map<string, { readonly events: ArchivedEvent[]; last: number }>()
  let line = 0
  for (const { name } of parts) {
    for await (const text of source.lines(name)) {
      const event = readLine(text)
      if (event === null) throw changed()
      line += 1
      const act = open.get(event.commandId)
      if (act === undefined) open.set(event.commandId, { events: [event], last: line })
      else {
        act.events.push(event)
        act.last = line
      }
      for (const [commandId, { events, last }] of open) {
        if (line - last < APART) break
        open.delete(commandId)
        yield actOf(commandId, events)
      }
    }
  }
  for (const [commandId, { events }] of open) yield actOf(commandId, events)
}

function actOf(commandId: string, events: readonly ArchivedEvent[]): Act {
  const append: (Append & { events: Append["events"][number][] })[] = []
  const hash = createHash("sha256")
  for (const {
    chain,
    commandId: _,
    position: __,
    previous,
    proof: ___,
    stream,
    version,
    ...event
  } of events) {
    hash.update(JSON.stringify([stream, version, previous, chain]))
    const given = chain === undefined ? event : { ...event, chain }
    const last = append.at(-1)
    if (last?.stream === stream) last.events.push(given)
    else append.push({ stream, expectedVersion: version - 1, events: [given] })
  }
  return { commandId, digest: `archive:${hash.digest("hex")}`, append, result: null }
}

async function commitAll(storage: Storage, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return
  const outcomes = await storage.commit(acts)
  if (outcomes.some(({ outcome }) => outcome === "conflict")) throw changed()
}

function changed(): StorageError {
  return new StorageError(
    "Corrupt",
    "The archive or the storage was changed while it was imported. Import it anew into an empty storage.",
  )
}
