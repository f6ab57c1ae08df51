import { nextHead, START_OF_STREAM } from "@onevisit/core/audit"
import { system } from "@onevisit/core/identity"
import type { Act, SealedEvent, Storage, StoredEvent } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { storageContract } from "@onevisit/testkit"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { memoryKeys } from "../keys/index.ts"
import { hashSuites } from "../receipts/index.ts"
import { chainHeads } from "./chain-heads.ts"
import { chainedStorage } from "./chained-storage.ts"
import { openGround } from "./ground.ts"

// What is read back has a chain of the district's own, whatever it came with: the one sentence that it cannot keep, and so no certificate.
const elsewhere = new Set([
  "reads back the whole event",
  "has passed every test, and is given its certificate",
])
const lacks = "stands on a storage in memory, which keeps nothing that outlives the program"
storageContract({
  name: "a storage whose streams are chained",
  make: () => chainedStorage(memoryStorage()),
  describe,
  it: (sentence, body) => void (elsewhere.has(sentence) || it(sentence, body)),
  capabilities: { reopen: { lacks }, beside: { lacks }, damage: { lacks }, backup: { lacks } },
  stories: 50,
})

const event = (n: number): SealedEvent => ({
  type: "Sample",
  v: 1,
  occurredOn: plainDate("2018-07-20"),
  recordedAt: instant("2018-07-20T01:30:00.000Z"),
  actor: system("test"),
  data: { n, text: "样例" },
})
const act = (commandId: string, stream: string, expectedVersion: number, count = 1): Act => ({
  commandId,
  digest: "d",
  append: [{ stream, expectedVersion, events: Array.from({ length: count }, (_, at) => event(at)) }],
  result: null,
})

/** Every stream of a storage, checked from its first event on; what of it is chained. */
async function expectWhole(storage: Storage): Promise<readonly StoredEvent[]> {
  const feed = await storage.readFeed({ after: 0, limit: 10_000 })
  const streams = new Map<string, StoredEvent[]>()
  for (const each of feed) streams.set(each.stream, [...(streams.get(each.stream) ?? []), each])
  for (const events of streams.values()) {
    let head = START_OF_STREAM
    for (const each of events) {
      const next = nextHead(hashSuites, head, each)
      expect([each.stream, each.version, next?.version]).toEqual([each.stream, each.version, each.version])
      head = next ?? head
    }
  }
  return feed.filter(({ chain }) => chain !== undefined)
}

describe("a chained storage", () => {
  it("chains every event of every stream, whoever commits, together, again, too late or too early", async () => {
    const step = fc.record({
      machine: fc.nat({ max: 1 }),
      acts: fc.array(
        fc.record({
          command: fc.nat({ max: 30 }),
          parts: fc.array(
            fc.record({
              stream: fc.nat({ max: 3 }),
              guess: fc.integer({ min: -1, max: 1 }),
              count: fc.nat({ max: 2 }),
            }),
            {
              minLength: 1,
              maxLength: 2,
            },
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    const committed = { count: 0 }
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 15 }),
        fc.nat({ max: 3 }),
        async (steps, old) => {
          const inner = memoryStorage()
          // What an earlier release wrote has no chain.
          if (old > 0) await inner.commit([act("old", "s0", 0, old)])
          const machines = [chainedStorage(inner), chainedStorage(inner)] as const
          const grown = new Map<string, number>([["s0", old]])
          const send = async ({ acts, machine }: (typeof steps)[number]) => {
            const sent = acts.map(({ command, parts }): Act => {
              const append = parts.map(({ count, guess, stream: at }) => {
                const stream = `s${at}`
                const expectedVersion = Math.max(0, (grown.get(stream) ?? 0) + guess)
                if (guess === 0) grown.set(stream, expectedVersion + count)
                return { stream, expectedVersion, events: Array.from({ length: count }, (_, n) => event(n)) }
              })
              return { commandId: `c-${command}`, digest: "d", append, result: null }
            })
            const outcomes = await (machines[machine] ?? machines[0]).commit(sent)
            expect(outcomes).toHaveLength(sent.length)
            for (const { outcome } of outcomes) if (outcome === "committed") committed.count += 1
          }
          for (const [at, each] of steps.entries()) {
            if (at % 3 === 2) await Promise.all([send(each), send({ ...each, machine: 1 - each.machine })])
            else await send(each)
          }
          const feed = await inner.readFeed({ after: 0, limit: 10_000 })
          expect(await expectWhole(inner)).toHaveLength(feed.length - old)
        },
      ),
      { numRuns: 200 },
    )
    expect(committed.count).toBeGreaterThan(500)
  })

  it("goes on right where another act of the same call turned out to have happened before", async () => {
    const storage = chainedStorage(memoryStorage())
    await storage.commit([act("c-1", "s", 0)])
    const outcomes = await storage.commit([act("c-1", "s", 0, 5), act("c-2", "s", 1)])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["committed", "committed"])
    expect(await expectWhole(storage)).toHaveLength(2)
  })

  it("lets nothing land unchained that came before what it should follow", async () => {
    const inner = memoryStorage()
    const early = chainedStorage({
      ...inner,
      // Between the look and the act another machine appends just what was missing.
      commit: async (acts) => {
        await chainedStorage(inner).commit([act("other", "s", 0)])
        return inner.commit(acts)
      },
    })
    expect(await early.commit([act("c-1", "s", 1)])).toMatchObject([
      { outcome: "conflict", on: { kind: "stream", stream: "s", actualVersion: 1 } },
    ])
    expect(await expectWhole(inner)).toHaveLength(1)
  })

  it("covers everything of an event but its place in the feed, and is the same for the same content", async () => {
    const inner = memoryStorage()
    await chainedStorage(inner).commit([act("c-1", "s", 0)])
    const [stored] = await inner.readStream({ stream: "s" })
    if (stored === undefined) throw new Error("not stored")
    const holds = (changed: Partial<StoredEvent>) =>
      nextHead(hashSuites, START_OF_STREAM, { ...stored, ...changed }) !== null
    expect(holds({})).toBe(true)
    expect(holds({ position: 9 })).toBe(true)
    expect(holds({ data: { text: "样例", n: 0 } })).toBe(true)
    const changes: readonly Partial<StoredEvent>[] = [
      { stream: "t" },
      { version: 2 },
      { type: "Other" },
      { v: 2 },
      { occurredOn: plainDate("2018-07-21") },
      { recordedAt: instant("2018-07-20T01:30:00.001Z") },
      { actor: system("other") },
      { data: { n: 0, text: "样" } },
      { data: { n: 0.5, text: "样例" } },
      { commandId: "c-2" },
      { chain: `sha-256:${"0".repeat(64)}` },
      { chain: "sha-256:" },
      { chain: stored.chain?.replace("sha-256", "sm3") ?? "" },
    ]
    expect(changes.filter(holds)).toEqual([])
  })

  it("reads a stream once to go on from what an earlier release left, and no more from then on", async () => {
    const inner = memoryStorage()
    await inner.commit([act("old", "s", 0, 1200)])
    let read = 0
    const counted: Storage = {
      ...inner,
      readStream: async (query) => {
        const events = await inner.readStream(query)
        read += events.length
        return events
      },
    }
    const storage = chainedStorage(counted)
    await storage.commit([act("c-1", "s", 1200)])
    expect(read).toBe(1201)
    await storage.commit([act("c-2", "s", 1201)])
    expect(read).toBe(1201)
    await chainedStorage(counted).commit([act("c-3", "s", 1202)])
    expect(read).toBe(1202)
    expect(await expectWhole(inner)).toHaveLength(3)
  })

  it("adds nothing to a stream whose chain was taken off", async () => {
    const inner = memoryStorage()
    await chainedStorage(inner).commit([act("c-1", "s", 0, 3)])
    const stripped: Storage = {
      ...inner,
      readStream: async (query) =>
        (await inner.readStream(query)).map(({ chain, ...each }) =>
          each.version === 1 && chain !== undefined ? { ...each, chain } : each,
        ),
    }
    await expect(chainedStorage(stripped).commit([act("c-2", "s", 3)])).rejects.toMatchObject({
      reason: "Corrupt",
    })
  })

  it("remembers the streams that were used last, and few enough", async () => {
    const inner = memoryStorage()
    for (const stream of ["a", "b", "c"]) await chainedStorage(inner).commit([act(stream, stream, 0)])
    const asked: string[] = []
    const heads = chainHeads(
      { readStream: (query) => (asked.push(query.stream), inner.readStream(query)) },
      { kept: 2 },
    )
    for (const stream of ["a", "b", "a", "c", "a", "b"]) {
      const head = await heads.at(stream, 1)
      if (head !== null) heads.keep(stream, head)
    }
    expect(asked).toEqual(["a", "b", "c", "b"])
  })

  it("is made by the district with the hash of its keys", async () => {
    for (const suite of ["aes-256-gcm/sha-256", "sm4-ctr+hmac-sm3/sm3"] as const) {
      const { storage } = await openGround({ storage: memoryStorage(), keys: memoryKeys({ suite }) })
      expect(storage.kind).toBe("memory")
      const [pinned] = await expectWhole(storage)
      expect(pinned?.chain).toMatch(suite.endsWith("sm3") ? /^sm3:/ : /^sha-256:/)
    }
  })
})
