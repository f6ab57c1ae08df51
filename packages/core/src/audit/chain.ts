/**
 * The chain of a stream: each event's fingerprint covers the one before it, so that none can be changed, taken out or put
 * in without every later one showing it. It covers what is stored: sealed values as envelopes, so that a chain holds
 * though the key of whom it is about was destroyed (个人信息保护法 art. 47), and whoever checks it learns nothing.
 */
import type { HashName, HashSuite } from "../proofs/index.ts"
import { storableJson, StorageError, type StoredEvent } from "../ports/index.ts"

/** What of an event its chain covers: everything but its place in the feed, which signed roots cover. */
export type ChainedContent = Omit<StoredEvent, "position" | "chain">

/** By the name of the hash: which of them a chain was made with stands in the chain. */
export type HashSuites = Readonly<Record<HashName, HashSuite>>

/**
 * The chain of an event after that of the one before it, `null` for the first of a stream: the name of the hash, a colon,
 * and 64 small hex digits. Throws `StorageError` `Rejected` on content that no storage takes.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { hash } from "node:crypto"
 * import { chainOf } from "@onevisit/core/audit"
 * import type { HashSuite } from "@onevisit/core/proofs"
 * import { system } from "@onevisit/core/identity"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const sha256: HashSuite = { name: "sha-256", hash: (text) => hash("sha256", text) }
 * const [occurredOn, recordedAt] = [plainDate("2018-07-20"), instant("2018-07-20T01:30:00.000Z")]
 * const common = { stream: "case:1", type: "Sample", v: 1, occurredOn, recordedAt, actor: system("example"), data: {} }
 * const first = chainOf(sha256, null, { ...common, version: 1, commandId: "c-1" })
 * const second = chainOf(sha256, first, { ...common, version: 2, commandId: "c-2" })
 * assert.match(second, /^sha-256:[0-9a-f]{64}$/)
 * assert.notEqual(second, chainOf(sha256, null, { ...common, version: 2, commandId: "c-2" }))
 * ```
 */
export function chainOf(suite: HashSuite, previous: string | null, event: ChainedContent): string {
  return `${suite.name}:${suite.hash(`onevisit:chain:1:${previous ?? ""}:${contentOf(event)}`)}`
}

/** Which hash a chain was made with, or `null` for what is no chain. */
export function hashOfChain(chain: string): HashName | null {
  const [, name] = /^(sha-256|sm3):[0-9a-f]{64}$/.exec(chain) ?? []
  return name === "sha-256" || name === "sm3" ? name : null
}

/** The hash for events of releases that chained nothing: their chain is reckoned, and stands in the first one after them. */
export const UNCHAINED_HASH: HashName = "sha-256"

/** Where a stream's chain stands: what the next event stands after. */
export interface ChainHead {
  /** The chain of the event at `version`, stored or reckoned; `null` before the first. */
  readonly chain: string | null
  readonly version: number
  /** Whether it is stored with the event. Once one event of a stream has a chain, each later one has. */
  readonly isStored: boolean
}

export const START_OF_STREAM: ChainHead = { chain: null, version: 0, isStored: false }

/** The head after an event, or `null` where the event does not stand rightly after `head`: changed, or out of its place. */
export function nextHead(suites: HashSuites, head: ChainHead, event: StoredEvent): ChainHead | null {
  const { chain: stored, version } = event
  if (version !== head.version + 1 || (stored === undefined && head.isStored)) return null
  const name = stored === undefined ? UNCHAINED_HASH : hashOfChain(stored)
  const chain = name && chainIfSound(suites[name], head.chain, event)
  if (chain === null || (stored !== undefined && stored !== chain)) return null
  return { chain, version, isStored: stored !== undefined }
}

/** `null` for content that no storage would have taken, so that somebody wrote past it. */
function chainIfSound(suite: HashSuite, previous: string | null, event: ChainedContent): string | null {
  try {
    return chainOf(suite, previous, event)
  } catch (error) {
    if (error instanceof StorageError) return null
    throw error
  }
}

/** Canonical JSON (RFC 8785) of what is covered; the keys stand in their order, so that nothing is sorted again. */
function contentOf(event: ChainedContent): string {
  const { actor, commandId, data, occurredOn, recordedAt, stream, type, v, version } = event
  const text = JSON.stringify
  return (
    `{"actor":${storableJson(actor, "actor")},"commandId":${text(commandId)},` +
    `"data":${storableJson(data, "event data")},"occurredOn":${text(occurredOn)},` +
    `"recordedAt":${text(recordedAt)},"stream":${text(stream)},"type":${text(type)},"v":${v},"version":${version}}`
  )
}
