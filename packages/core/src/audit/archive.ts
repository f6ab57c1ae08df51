/**
 * Archives (归档): the log, or one case of it, as lines of JSON that any program can read and check, with a manifest that
 * is signed. What is sealed stays sealed, unless it is opened on purpose; chains and roots go along, so that an archive
 * proves what the storage proved. Positions are another storage's after an import; ordinals are not, and roots count by
 * those.
 */
import { canonicalJson } from "../events/index.ts"
import type { HashPath } from "../proofs/index.ts"
import type { PublicKey, StoredEvent } from "../ports/index.ts"
import type { Instant } from "../time/index.ts"
import type { SignedFeedRoot } from "./signed-root.ts"

export type ArchiveScope =
  | { readonly kind: "feed" }
  /** A case with the documents that were printed of it. */
  | { readonly kind: "case"; readonly case: string }

/** One part: a file of lines, each ended by a line feed. */
export interface ArchivePart {
  readonly name: string
  readonly lines: number
  /** The positions of its first and last event. */
  readonly from: number
  readonly to: number
  /** SHA-256 over its bytes, 64 small hex digits. */
  readonly sha256: string
}

export interface ArchiveManifest {
  readonly v: 1
  /** The release that wrote it. */
  readonly release: string
  readonly scope: ArchiveScope
  readonly madeAt: Instant
  /** Whether sealed values were opened: such an archive is for reading, and is not imported. */
  readonly opened: boolean
  readonly events: number
  readonly parts: readonly ArchivePart[]
  /** The roots that cover its events, as they were signed. */
  readonly roots: readonly SignedFeedRoot[]
  /** The keys that roots and manifest are signed with, the newest first: keys are rotated, what was signed stays. */
  readonly publicKeys: readonly PublicKey[]
}

export interface SignedManifest extends ArchiveManifest {
  readonly signed: { readonly suite: string; readonly signature: string }
}

/** One line: an event, the chain that it stands after, and in an archive of a case its way to the root that covers it. */
export interface ArchivedEvent extends StoredEvent {
  /** Reckoned where the event before has none stored; `null` for the first of a stream. */
  readonly previous: string | null
  readonly proof?: ArchivedProof
}

export interface ArchivedProof extends HashPath {
  /** The number of the root. */
  readonly root: number
  /** The place of the event in the feed, from 1. */
  readonly ordinal: number
}

/** The text under the manifest's signature. */
export function manifestText(manifest: ArchiveManifest): string {
  const { events, madeAt, opened, parts, publicKeys, release, roots, scope, v } = manifest
  const body = { events, madeAt, opened, parts, publicKeys, release, roots, scope, v }
  return `onevisit:archive:1:${canonicalJson(body)}`
}

/** What is wrong with an archive that is to be imported; `part` and `line` say where, as far as that is one place. */
export type ArchiveProblemCode =
  | "manifest-unreadable"
  | "manifest-signature"
  | "opened"
  | "part-missing"
  | "part-changed"
  | "line-unreadable"
  | "out-of-order"
  | "chain-broken"
  | "root-broken"
  | "count-wrong"
  | "storage-not-empty"

export interface ArchiveProblem {
  readonly code: ArchiveProblemCode
  readonly part: string | null
  /** From 1. */
  readonly line: number | null
}
