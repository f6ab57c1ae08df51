/**
 * Reads an archive through before anything of it is taken over, and finds everything that is wrong with it: that it is
 * what its manifest says and signs, each event after the one before it, and each under the root that covers it.
 */
import { createHash } from "node:crypto"
import {
  type ArchivedEvent,
  type ArchivePart,
  type ArchiveProblem,
  type ArchiveProblemCode,
  hashMarks,
  hashRoot,
  leafOfEvent,
  manifestText,
  markOf,
  nextHead,
  rootText,
  type SignedFeedRoot,
  type SignedManifest,
} from "@onevisit/core/audit"
import { archivedEventSchema, signedManifestSchema } from "@onevisit/core/audit/schema"
import type { PublicKey, StoredEvent } from "@onevisit/core/ports"
import { climberTo, growTree, type GrowingTree } from "@onevisit/core/proofs"
import { anySignatureCheck, hashSuites } from "../receipts/index.ts"
import { MANIFEST } from "./write-archive.ts"

/** Where an archive lies. It is read twice: to check it, and to take it over. */
export interface ArchiveSource {
  /** The text of `manifest.json`. */
  readonly manifest: string
  /** The lines of a part, without their line feeds, each time from the first. */
  lines(part: string): AsyncIterable<string>
}

export interface ArchiveChecked {
  /** `null` where it cannot be read. */
  readonly manifest: SignedManifest | null
  readonly problems: readonly ArchiveProblem[]
}

/** `publicKey` is the key that must have signed, or one of them; without any the archive is held to those that it names itself. */
export async function checkArchive(
  source: ArchiveSource,
  publicKey?: PublicKey | readonly PublicKey[],
): Promise<ArchiveChecked> {
  const problems: ArchiveProblem[] = []
  const note = (code: ArchiveProblemCode, part: string | null = null, line: number | null = null): void =>
    void problems.push({ code, part, line })
  const manifest = readManifest(source.manifest)
  if (manifest === null) {
    note("manifest-unreadable", MANIFEST)
    return { manifest, problems }
  }
  const { publicKeys: own, roots, scope, signed } = manifest
  const isSigned = anySignatureCheck(publicKey ?? own)
  if (!isSigned(manifestText(manifest), signed)) note("manifest-signature", MANIFEST)
  if (manifest.opened) note("opened", MANIFEST)
  for (const root of roots) if (!isSigned(rootText(root), root.signed)) note("root-broken", MANIFEST)

  const checkRoots = scope.kind === "feed" ? rootsInOrder(roots) : rootsByProof(roots)
  const checkEvent = eventCheck()
  let events = 0
  for (const part of manifest.parts) {
    for await (const { event, line } of linesOf(source, part, note)) {
      events += 1
      if (event === null) {
        note("line-unreadable", part.name, line)
        continue
      }
      const isUnderRoot = checkRoots.fits(event)
      const wrong = checkEvent(event, manifest.opened) ?? (isUnderRoot ? null : "root-broken")
      if (wrong !== null) note(wrong, part.name, line)
    }
  }
  if (events !== manifest.events) note("count-wrong", MANIFEST)
  if (!checkRoots.isDone()) note("root-broken", MANIFEST)
  return { manifest, problems }
}

function readManifest(text: string): SignedManifest | null {
  try {
    const parsed = signedManifestSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** An event of a line; `null` for what is none. */
export function readLine(line: string): ArchivedEvent | null {
  try {
    const parsed = archivedEventSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

async function* linesOf(
  source: ArchiveSource,
  part: ArchivePart,
  note: (code: ArchiveProblemCode, part: string) => void,
): AsyncGenerator<{ readonly event: ArchivedEvent | null; readonly line: number }> {
  const hash = createHash("sha256")
  let line = 0
  try {
    for await (const text of source.lines(part.name)) {
      line += 1
      hash.update(`${text}\n`)
      yield { event: readLine(text), line }
    }
  } catch {
    // What the host throws may name paths of its own; that the part is not to be had says enough.
    return note("part-missing", part.name)
  }
  if (line !== part.lines || hash.digest("hex") !== part.sha256) note("part-changed", part.name)
}

/** Streams of which it is remembered where they stand; of others a line says what it stands after, and its root holds it. */
const KEPT = 100_000

function eventCheck(): (event: ArchivedEvent, isOpened: boolean) => ArchiveProblemCode | null {
  const streams = new Map<string, { readonly version: number; readonly chain: string | null }>()
  let position = 0
  return (archived, isOpened) => {
    const { previous, proof: _, ...event } = archived
    const { stream, version } = event
    const known = streams.get(stream)
    const isNext = known === undefined || (known.version === version - 1 && known.chain === previous)
    const isFirst = known !== undefined || (version === 1) === (previous === null)
    const isLater = event.position > position
    position = event.position
    const head = { version: version - 1, chain: previous, isStored: false }
    const next = isOpened ? { version, chain: event.chain ?? null } : nextHead(hashSuites, head, event)
    streams.delete(stream)
    if (next !== null) streams.set(stream, next)
    if (streams.size > KEPT) for (const oldest of streams.keys()) if (streams.delete(oldest)) break
    if (next === null) return "chain-broken"
    return isNext && isFirst && isLater ? null : "out-of-order"
  }
}

interface RootsCheck {
  fits(event: ArchivedEvent): boolean
  /** Whether every root has found what it covers. */
  isDone(): boolean
}

/** The whole log: one root after the other, each over the next events. */
function rootsInOrder(roots: readonly SignedFeedRoot[]): RootsCheck {
  let at = 0
  let ordinal = 0
  let tree: GrowingTree | null = null
  let marks = ""
  const follows = roots.every((root, index) => {
    const before = roots[index - 1]
    if (root.number !== index + 1) return false
    return before === undefined
      ? root.first === 1 && root.previous === null
      : root.first === before.first + before.count && root.previous === hashRoot(hashSuites, before)
  })
  return {
    fits: (event) => {
      const root = roots[at]
      ordinal += 1
      if (root === undefined) return true
      tree ??= growTree(hashSuites[root.suite])
      const leaf = leafOf(root, ordinal, event)
      tree.add(leaf)
      marks += markOf(leaf)
      if (tree.count < root.count) return true
      const holds = tree.root === root.root && hashMarks(hashSuites[root.suite], marks) === root.marks
      tree = null
      marks = ""
      at += 1
      return holds
    },
    isDone: () => follows && at === roots.length,
  }
}

/** A case: each event by its own way to its root. */
function rootsByProof(roots: readonly SignedFeedRoot[]): RootsCheck {
  const climbs = new Map(
    roots.map((root) => [
      root.number,
      { root, climb: climberTo(root.root, root.count, hashSuites[root.suite]) },
    ]),
  )
  const used = new Set<number>()
  return {
    fits: (event) => {
      const { proof } = event
      if (proof === undefined) return true
      const to = climbs.get(proof.root)
      used.add(proof.root)
      if (to === undefined || to.root.first + proof.index !== proof.ordinal) return false
      return to.climb(leafOf(to.root, proof.ordinal, event), proof)
    },
    isDone: () => used.size === roots.length,
  }
}

function leafOf({ suite }: SignedFeedRoot, ordinal: number, archived: ArchivedEvent): string {
  const { previous: _, proof: __, ...event } = archived
  try {
    return leafOfEvent(hashSuites, suite, ordinal, event satisfies StoredEvent)
  } catch {
    return ""
  }
}
