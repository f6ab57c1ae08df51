/**
 * The one place where streams are chained: a storage around the host's, through which every commit goes. Adapters keep
 * `chain` and know nothing of it, so that none can chain in a way of its own.
 */
import { type ChainHead, chainOf } from "@onevisit/core/audit"
import type { HashSuite } from "@onevisit/core/proofs"
import {
  type Act,
  type ActOutcome,
  type Append,
  type SealedEvent,
  type Storage,
  storableText,
} from "@onevisit/core/ports"
import { hashSuites } from "../receipts/index.ts"
import { chainHeads, type ChainHeads } from "./chain-heads.ts"

/** The storage, with a chain for every event that is committed. All else is the host's storage as it is. */
export function chainedStorage(storage: Storage, suite: HashSuite = hashSuites["sha-256"]): Storage {
  const heads = chainHeads(storage)
  return {
    ...(storage.kind === undefined ? {} : { kind: storage.kind }),
    commit: async (acts) => {
      const outcomes: ActOutcome[] = []
      for (const group of independent(acts))
        outcomes.push(...(await commitChained(storage, suite, heads, group)))
      return outcomes
    },
    readStream: async (query) => {
      const events = await storage.readStream(query)
      const last = events.at(-1)
      if (last?.chain !== undefined)
        heads.keep(last.stream, { chain: last.chain, version: last.version, isStored: true })
      return events
    },
    readFeed: (query) => storage.readFeed(query),
    readCheckpoint: (name) => storage.readCheckpoint(name),
    getView: (query) => storage.getView(query),
    findViews: (query) => storage.findViews(query),
    dueTimers: (query) => storage.dueTimers(query),
    claimMessages: (query) => storage.claimMessages(query),
    settleMessages: (settlements) => storage.settleMessages(settlements),
    lease: (query) => storage.lease(query),
    close: () => storage.close(),
  }
}

/**
 * The acts in groups to send one after the other: an act that goes on where an earlier one may end waits for it, since
 * that one may turn out to have happened before, or to conflict.
 */
function independent(acts: readonly Act[]): readonly (readonly Act[])[] {
  const groups: Act[][] = []
  let streams = new Set<string>()
  for (const act of acts) {
    const own = act.append.map(({ stream }) => stream)
    const last = groups.at(-1)
    if (last === undefined || own.some((stream) => streams.has(stream))) {
      groups.push([act])
      streams = new Set(own)
      continue
    }
    last.push(act)
    for (const stream of own) streams.add(stream)
  }
  return groups
}

async function commitChained(
  storage: Storage,
  suite: HashSuite,
  heads: ChainHeads,
  acts: readonly Act[],
): Promise<readonly ActOutcome[]> {
  const chained = await Promise.all(acts.map((act) => chainAct(suite, heads, act)))
  const outcomes = await storage.commit(chained.map(({ act }) => act))
  for (const [at, { ends }] of chained.entries()) {
    const outcome = outcomes[at]
    if (outcome?.outcome !== "committed" || outcome.replayed) continue
    for (const [stream, head] of ends) heads.keep(stream, head)
  }
  return outcomes
}

interface ChainedAct {
  readonly act: Act
  /** Where its streams stand once it is committed. */
  readonly ends: ReadonlyMap<string, ChainHead>
}

async function chainAct(suite: HashSuite, heads: ChainHeads, act: Act): Promise<ChainedAct> {
  const ends = new Map<string, ChainHead>()
  const append: Append[] = []
  for (const part of act.append) {
    const { events, expectedVersion, stream } = part
    if (events.length === 0) {
      append.push(part)
      continue
    }
    const grown = ends.get(stream)
    const head = grown?.version === expectedVersion ? grown : await heads.at(stream, expectedVersion)
    if (head === null) {
      // It expects what is not there. Should another get there first after all, it must not land unchained.
      append.push({ ...part, expectedVersion: NEVER })
      continue
    }
    let { chain } = head
    let { version } = head
    const chainedEvents = events.map((event): SealedEvent => {
      // What it came with is written over, and refused as any storage would where it is no text.
      if (event.chain !== undefined) storableText(event.chain, "chain")
      version += 1
      chain = chainOf(suite, chain, { ...event, stream, version, commandId: act.commandId })
      return { ...event, chain }
    })
    ends.set(stream, { chain, version, isStored: true })
    append.push({ ...part, events: chainedEvents })
  }
  return { act: { ...act, append }, ends }
}

/** A version that no stream has, so that an act that expects it conflicts, unless it was done before. */
const NEVER = Number.MAX_SAFE_INTEGER
