/**
 * Whether the log is what it was: every chain, every signed root, in one pass along the feed, in bounded memory. Told is
 * the first place that is not, since whatever comes after it may only follow from it.
 */
import {
  type BrokenKind,
  type BrokenPlace,
  brokenPlace,
  hashMarks,
  hashRoot,
  leafOfEvent,
  ROOTS_STREAM,
  rootText,
  type SignedFeedRoot,
} from "@onevisit/core/audit"
import { growTree, type GrowingTree } from "@onevisit/core/proofs"
import { type Keys, type PublicKey, type Storage, StorageError, type StoredEvent } from "@onevisit/core/ports"
import { anySignatureCheck, hashSuites } from "../receipts/index.ts"
import { chainCheck } from "./check-chains.ts"
import { findMisfit, fitsAt } from "./find-misfit.ts"
import { isRoot, lastRootVersion, lastWhere, rootFrom, type StoredRoot } from "./root-stream.ts"
import { ROOTS_CHECKPOINT } from "./sign-roots.ts"

export interface VerifyQuery {
  /** A position: what a root before it covers is left out. From the first event unless said. */
  readonly from?: number
  /** A position: the pass ends with the root that covers it. To the last event unless said. */
  readonly to?: number
  /** The key that roots must be signed with, or one of several after a rotation. The district's own keys unless said. */
  readonly publicKey?: PublicKey | readonly PublicKey[]
  /** A root that was kept elsewhere: the log must have it, so that a log cut short is found out. */
  readonly knownRoot?: SignedFeedRoot
}

export type VerifyAnswer =
  | {
      readonly outcome: "whole"
      /** How many events were checked, and how many of these no root covers yet. */
      readonly events: number
      readonly unsigned: number
      /** How many roots were checked. */
      readonly roots: number
      /** The position of the last event checked. */
      readonly position: number
    }
  | { readonly outcome: "broken"; readonly first: BrokenPlace }

/** Whether a root bears a signature that counts. */
export type RootCheck = (root: SignedFeedRoot) => Promise<boolean>

export function signedWith(key: PublicKey | readonly PublicKey[] | Pick<Keys, "verify">): RootCheck {
  if ("verify" in key) return (root) => key.verify(Buffer.from(rootText(root)), root.signed)
  const check = anySignatureCheck(key)
  return async (root) => check(rootText(root), root.signed)
}

export async function verifyLog(
  storage: Storage,
  isSigned: RootCheck,
  { from = 0, knownRoot, to = Number.MAX_SAFE_INTEGER }: Omit<VerifyQuery, "publicKey">,
): Promise<VerifyAnswer> {
  const checkEvent = chainCheck(storage)
  const begin = await beginningOf(storage, from)
  const roots = rootsAfter(storage, isSigned, begin.last)

  let { after, ordinal } = begin
  let [events, unsigned, checked] = [0, 0, 0]
  let next = await roots.next(ordinal)
  let tree: GrowingTree | null = null
  for (;;) {
    const page = await readPage(storage, after)
    if ("kind" in page) return { outcome: "broken", first: page }
    if (page.length === 0) break
    for (const event of page) {
      const { position } = event
      const broken = await checkEvent(event, after)
      if (broken !== null) return { outcome: "broken", first: broken }
      ordinal += 1
      // A root that does not hold is told of where it stands, since what it would cover comes first.
      const { problem, root } = next
      if (problem !== null && problem.position <= position) return { outcome: "broken", first: problem }
      if (root === null) {
        // Whatever releases without chains left is covered by the first root; since then all is chained.
        if (event.chain === undefined && problem === null && roots.count > 0)
          return { outcome: "broken", first: brokenPlace({ ...placeOf(event), kind: "changed", root: null }) }
        unsigned += 1
      } else {
        tree ??= growTree(hashSuites[root.suite])
        if (!fitsAt(root, ordinal, event)) {
          const first = await findMisfit(storage, { root, ordinal, event, before: after })
          return { outcome: "broken", first }
        }
        tree.add(leafOfEvent(hashSuites, root.suite, ordinal, event))
        if (tree.count === root.count) {
          if (tree.root !== root.root) return { outcome: "broken", first: mismatch(root) }
          tree = null
          checked += 1
          next = await roots.next(ordinal)
        }
      }
      events += 1
      after = position
      if (after >= to && tree === null)
        return { outcome: "whole", events, unsigned, roots: checked, position: after }
    }
  }
  if (next.root !== null) {
    const misfit = { root: next.root, ordinal: ordinal + 1, event: null, before: after }
    return { outcome: "broken", first: await findMisfit(storage, misfit) }
  }
  if (next.problem !== null) return { outcome: "broken", first: next.problem }
  const lost = (await lostRoot(storage, roots)) ?? (knownRoot ? await unknownRoot(storage, knownRoot) : null)
  if (lost !== null) return { outcome: "broken", first: lost }
  return { outcome: "whole", events, unsigned, roots: checked, position: after }
}

/** Checks one stream by its chain alone. */
export async function verifyStreamOf(storage: Storage, stream: string): Promise<VerifyAnswer> {
  const checkEvent = chainCheck(storage)
  let [events, position] = [0, 0]
  for (;;) {
    const page = await storage.readStream({ stream, after: events, limit: PAGE })
    for (const event of page) {
      const broken = await checkEvent(event, position)
      if (broken !== null) return { outcome: "broken", first: broken }
      position = event.position
      events += 1
    }
    if (page.length < PAGE) return { outcome: "whole", events, unsigned: events, roots: 0, position }
  }
}

const PAGE = 500

interface Beginning {
  /** The position and the ordinal of the event before. */
  readonly after: number
  readonly ordinal: number
  /** The root that covers up to there. */
  readonly last: StoredRoot | null
}

/** Where to begin for a position: after the last root before it, if it still leads to where it was signed. */
async function beginningOf(storage: Storage, from: number): Promise<Beginning> {
  const start = { after: 0, ordinal: 0, last: null }
  if (from <= 1) return start
  const version = await lastWhere(async (number) => {
    const root = await rootFrom(storage, number)
    return root?.version === number && isRoot(root) && root.to < from
  })
  const last = version === 0 ? null : await rootFrom(storage, version)
  if (last === null || !isRoot(last)) return start
  const ordinal = last.first + last.count - 1
  const [event] = await storage.readFeed({ after: last.to - 1, limit: 1 })
  // In a storage that was imported it stands elsewhere: all is read then.
  return event !== undefined && fitsAt(last, ordinal, event) ? { after: last.to, ordinal, last } : start
}

interface RootReader {
  /** How many roots were found sound. */
  readonly count: number
  /** The version of the last of them, or of the one that the reader began after. */
  readonly version: number
  readonly last: StoredRoot | null
  /** The root that covers what comes after an ordinal, or what is wrong with it; neither where none is signed yet. */
  next(ordinal: number): Promise<{ readonly root: StoredRoot | null; readonly problem: BrokenPlace | null }>
}

function rootsAfter(storage: Storage, isSigned: RootCheck, begin: StoredRoot | null): RootReader {
  let last = begin
  let count = 0
  return {
    get count() {
      return count
    },
    get version() {
      return last?.version ?? 0
    },
    get last() {
      return last
    },
    next: async (ordinal) => {
      const version = (last?.version ?? 0) + 1
      const read = await rootFrom(storage, version)
      if (read === null) return { root: null, problem: null }
      const wrong = (kind: BrokenKind, position: number) => {
        const place = { stream: ROOTS_STREAM, version, position, root: version }
        return { root: null, problem: brokenPlace({ ...place, kind }) }
      }
      if (read.version !== version) return wrong("missing", last?.position ?? 0)
      if (!isRoot(read)) return wrong("changed", read.position)
      if (!(await isSigned(read))) return wrong("signature", read.position)
      const follows =
        read.number === version &&
        read.first === ordinal + 1 &&
        read.previous === (last === null ? null : hashRoot(hashSuites, last)) &&
        read.marks === hashMarks(hashSuites[read.suite], read.leaves)
      if (!follows) return wrong("root-mismatch", read.position)
      last = read
      count += 1
      return { root: read, problem: null }
    },
  }
}

function mismatch({ position, version }: StoredRoot): BrokenPlace {
  return brokenPlace({ kind: "root-mismatch", stream: ROOTS_STREAM, version, position, root: version })
}

function placeOf({ position, stream, version }: StoredEvent) {
  return { stream, version, position }
}

/** A root that the storage knows to have been signed and does not have. */
async function lostRoot(storage: Storage, { last, version }: RootReader): Promise<BrokenPlace | null> {
  const checkpoint = await storage.readCheckpoint(ROOTS_CHECKPOINT)
  const isLost = checkpoint > (last?.to ?? 0) && (await lastRootVersion(storage)) === version
  return isLost ? lost(version + 1, last?.position ?? 0) : null
}

async function unknownRoot(storage: Storage, known: SignedFeedRoot): Promise<BrokenPlace | null> {
  const { number } = known
  const read = await rootFrom(storage, number)
  if (read === null || read.version !== number) return lost(number, read?.position ?? 0)
  const same = isRoot(read) && rootText(read) === rootText(known)
  const place = { stream: ROOTS_STREAM, version: number, position: read.position, root: number }
  return same ? null : brokenPlace({ ...place, kind: "changed" })
}

function lost(version: number, position: number): BrokenPlace {
  return brokenPlace({ kind: "missing", stream: ROOTS_STREAM, version, position, root: version })
}

/** The next events. Where the storage cannot read one of them, those before it, and then its place. */
async function readPage(storage: Storage, after: number): Promise<readonly StoredEvent[] | BrokenPlace> {
  for (let limit = PAGE; ; limit = Math.floor(limit / 2)) {
    try {
      return await storage.readFeed({ after, limit })
    } catch (error) {
      if (!(error instanceof StorageError && error.reason === "Corrupt")) throw error
      if (limit === 1)
        return brokenPlace({ kind: "unreadable", stream: null, version: null, position: after, root: null })
    }
  }
}
