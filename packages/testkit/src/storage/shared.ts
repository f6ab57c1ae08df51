/** What two storages on the same data owe each other. */
import type { Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "../samples.ts"
import { everything } from "./everything.ts"
import { movesOn, type Open, type StorageTest } from "./storage-test.ts"

const claim = (storage: Storage, now: number) =>
  storage.claimMessages({ now: minute(now), leaseUntil: minute(now + 10), limit: 10 })

export function shared(test: StorageTest, beside: Open): void {
  const together = (sentence: string, body: (one: Storage, other: Storage) => Promise<void>) =>
    test(sentence, async (one) => {
      const other = await beside(one)
      try {
        await body(one, other)
      } finally {
        await other.close()
      }
    })

  together(
    "shows what another storage on the same data has written, and conflicts with it",
    async (one, other) => {
      await commitAll(one, everything("c1"))
      sameContent(await other.readFeed({ after: 0, limit: 10 }), await one.readFeed({ after: 0, limit: 10 }))
      sameContent(await commitOne(other, everything("c2")), {
        outcome: "conflict",
        on: { kind: "stream", stream: "s", actualVersion: 1 },
      })
      sameContent(await commitOne(other, everything("c1")), {
        outcome: "committed",
        replayed: true,
        result: { id: "c1" },
      })
      await commitAll(other, everything("c3", 1))
      assert.equal((await one.readStream({ stream: "s" })).length, 2)
    },
  )

  together("never hands a message or a named lease to two storages on the same data", async (one, other) => {
    const messages = Array.from({ length: 10 }, (_, at) => ({
      id: `m${at}`,
      port: "p",
      payload: at,
      availableAt: minute(0),
    }))
    await commitAll(one, sampleAct("c1", { messages }))
    const claimed = (await Promise.all([claim(one, 0), claim(other, 0)])).flat()
    assert.equal(claimed.length, 10)
    assert.equal(new Set(claimed.map(({ id }) => id)).size, 10)
    const ask = (storage: Storage, holder: string) =>
      storage.lease({ name: "token", holder, now: minute(0), until: minute(1) })
    const taken = await Promise.all([ask(one, "one"), ask(other, "other")])
    assert.equal(taken.filter(Boolean).length, 1)
  })

  together("keeps one order of events for all storages on the same data", async (one, other) => {
    const write = async (storage: Storage, name: string) => {
      for (let at = 0; at < 10; at += 1) {
        const events = [sampleEvent(at)]
        await commitAll(
          storage,
          sampleAct(`${name}-${at}`, { append: [{ stream: name, expectedVersion: at, events }] }),
        )
      }
    }
    const work = { done: false }
    const writing = Promise.all([write(one, "a"), write(other, "b")]).finally(() => (work.done = true))
    const seen: number[] = []
    const readOn = async () => {
      const after = seen.at(-1) ?? 0
      const some = await one.readFeed({ after, limit: 2 })
      movesOn(some, after)
      seen.push(...some.map(({ position }) => position))
      return some.length
    }
    while (!work.done) {
      await readOn()
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    await writing
    while ((await readOn()) > 0);
    assert.equal(seen.length, 20)
    assert.deepEqual(
      seen,
      (await other.readFeed({ after: 0, limit: 100 })).map(({ position }) => position),
    )
  })
}
