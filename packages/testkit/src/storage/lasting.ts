/** Guarantee 4, and what two storages on the same data owe each other: for adapters that can be opened again. */
import type { Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "../samples.ts"
import type { StorageTest } from "./storage-test.ts"

type Open = (storage: Storage) => Storage | Promise<Storage>

const act = (id: string, expectedVersion = 0) =>
  sampleAct(id, {
    append: [{ stream: "s", expectedVersion, events: [sampleEvent(id)] }],
    unique: [{ scope: "scope", key: "k", action: "take", holder: "h" }],
    views: [{ view: "v", version: 1, key: "k", doc: { id }, index: { n: 1 } }],
    timers: [{ id: "t", dueAt: minute(1), subject: "t" }],
    messages: [{ id: "m", port: "p", payload: "m", availableAt: minute(0) }],
    checkpoints: [{ name: "reader", from: expectedVersion, to: expectedVersion + 1 }],
    result: { id },
  })

const claim = (storage: Storage, now: number) =>
  storage.claimMessages({ now: minute(now), leaseUntil: minute(now + 10), limit: 10 })

export function lasting(
  test: StorageTest,
  reopen: Open,
  damage?: (storage: Storage) => void | Promise<void>,
): void {
  test("still has everything when it is opened again", async (storage) => {
    await commitAll(storage, act("c1"))
    const [claimed] = await claim(storage, 0)
    await storage.lease({ name: "token", holder: "one", now: minute(0), until: minute(30) })
    const before = await storage.readFeed({ after: 0, limit: 10 })
    await storage.close()

    const again = await reopen(storage)
    try {
      sameContent(await again.readFeed({ after: 0, limit: 10 }), before)
      sameContent(await again.readStream({ stream: "s" }), before)
      sameContent(await commitOne(again, act("c1")), {
        outcome: "committed",
        replayed: true,
        result: { id: "c1" },
      })
      assert.equal((await commitOne(again, { ...act("c1"), digest: "another" })).outcome, "conflict")
      assert.equal((await commitOne(again, act("c2"))).outcome, "conflict")
      assert.equal(await again.readCheckpoint("reader"), 1)
      sameContent((await again.findViews({ view: "v", version: 1, where: { n: 1 }, limit: 1 })).rows, [
        { key: "k", doc: { id: "c1" }, index: { n: 1 } },
      ])
      assert.equal((await again.dueTimers({ until: minute(1), limit: 1 })).length, 1)
      assert.equal((await claim(again, 5)).length, 0, "A lease outlives the program")
      sameContent(await again.settleMessages([{ id: "m", lease: claimed!.lease, outcome: "done" }]), [true])
      assert.equal(
        await again.lease({ name: "token", holder: "two", now: minute(9), until: minute(19) }),
        false,
      )
      await commitAll(again, act("c3", 1))
      const after = await again.readFeed({ after: before.at(-1)!.position, limit: 10 })
      assert.equal(after.length, 1, "Positions go on rising")
    } finally {
      await again.close()
    }
  })

  if (damage === undefined) return
  test("says so when what it kept is damaged, and leaves it as it is", async (storage) => {
    await commitAll(storage, act("c1"))
    await storage.close()
    await damage(storage)
    await failsWith(
      async () => {
        const again = await reopen(storage)
        try {
          await again.readFeed({ after: 0, limit: 10 })
          await again.commit([act("c2", 1)])
        } finally {
          await again.close()
        }
      },
      "StorageError",
      ["Corrupt"],
    )
  })
}

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
      await commitAll(one, act("c1"))
      sameContent(await other.readFeed({ after: 0, limit: 10 }), await one.readFeed({ after: 0, limit: 10 }))
      sameContent(await commitOne(other, act("c2")), {
        outcome: "conflict",
        on: { kind: "stream", stream: "s", actualVersion: 1 },
      })
      sameContent(await commitOne(other, act("c1")), {
        outcome: "committed",
        replayed: true,
        result: { id: "c1" },
      })
      await commitAll(other, act("c3", 1))
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
      const some = await one.readFeed({ after: seen.at(-1) ?? 0, limit: 2 })
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
