/** Guarantee 4: what is there when a storage is opened again, and what is said when it is damaged. */
import type { Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct } from "../samples.ts"
import { everything } from "./everything.ts"
import { appended, type Open, type StorageTest } from "./storage-test.ts"

export function lasting(test: StorageTest, reopen: Open): void {
  /** What is done before the storage is closed, and with what came of it after it is opened again. */
  const lasts = <Left>(
    sentence: string,
    before: (storage: Storage) => Promise<Left>,
    after: (again: Storage, left: Left) => Promise<void>,
  ) =>
    test(sentence, async (storage) => {
      const left = await before(storage)
      await storage.close()
      const again = await reopen(storage)
      try {
        await after(again, left)
      } finally {
        await again.close()
      }
    })

  lasts(
    "still has its events when it is opened again, and its positions go on rising",
    async (storage) => {
      await commitAll(storage, everything("c1"), everything("c2", 1))
      return storage.readFeed({ after: 0, limit: 10 })
    },
    async (again, left) => {
      assert.equal(left.length, 2)
      sameContent(await again.readFeed({ after: 0, limit: 10 }), left)
      sameContent(await again.readStream({ stream: "s" }), left)
      await commitAll(again, everything("c3", 2))
      const more = await again.readFeed({ after: left.at(-1)!.position, limit: 10 })
      sameContent(
        more.map(({ data, version }) => [data, version]),
        [["c3", 3]],
      )
    },
  )

  lasts(
    "still knows its commands and their first results when it is opened again",
    (storage) => commitAll(storage, everything("c1")),
    async (again) => {
      const first = { outcome: "committed", replayed: true, result: { id: "c1" } }
      sameContent(await commitOne(again, everything("c1")), first)
      sameContent(await commitOne(again, { ...everything("c1"), digest: "another" }), {
        outcome: "conflict",
        on: { kind: "command", commandId: "c1" },
      })
      assert.equal((await commitOne(again, everything("c2"))).outcome, "conflict")
    },
  )

  lasts(
    "still has its unique keys and its checkpoints when it is opened again",
    (storage) => commitAll(storage, everything("c1")),
    async (again) => {
      assert.equal(await again.readCheckpoint("reader"), 1)
      const take = sampleAct("c2", {
        unique: [{ scope: "scope", key: "k", action: "take", holder: "other" }],
      })
      sameContent(await commitOne(again, take), {
        outcome: "conflict",
        on: { kind: "key", scope: "scope", key: "k", holder: "h" },
      })
      await commitAll(again, sampleAct("c3", { checkpoints: [{ name: "reader", from: 1, to: 2 }] }))
    },
  )

  lasts(
    "still has its view rows and its timers when it is opened again",
    (storage) => commitAll(storage, everything("c1")),
    async (again) => {
      const row = { key: "k", doc: { id: "c1" }, index: { n: 1 } }
      sameContent(await again.getView({ view: "v", version: 1, key: "k" }), row)
      const found = await again.findViews({ view: "v", version: 1, where: { n: 1 }, limit: 1 })
      sameContent(found.rows, [row])
      sameContent(await again.dueTimers({ until: minute(1), limit: 1 }), [
        { id: "t", dueAt: minute(1), subject: "t" },
      ])
    },
  )

  lasts(
    "still has its messages under their leases, and its named leases, when it is opened again",
    async (storage) => {
      await commitAll(storage, everything("c1"))
      const [claimed] = await claim(storage, 0)
      await storage.lease({ name: "token", holder: "one", now: minute(0), until: minute(30) })
      return claimed!.lease
    },
    async (again, lease) => {
      assert.equal((await claim(again, 5)).length, 0, "A lease outlives the program")
      const two = { name: "token", holder: "two", now: minute(9), until: minute(19) }
      assert.equal(await again.lease(two), false)
      sameContent(await again.settleMessages([{ id: "m", lease, outcome: "done" }]), [true])
      await commitAll(again, sampleAct("c2", { messages: everything("c2").messages ?? [] }))
      assert.equal((await claim(again, 50)).length, 0, "A message that is done stays known")
    },
  )

  test("still has everything when it is opened again and again", async (storage) => {
    let open = storage
    for (let at = 0; at < 4; at += 1) {
      await commitAll(open, sampleAct(`c${at}`, { append: [appended("s", at, at)] }))
      await open.close()
      open = await reopen(open)
    }
    try {
      const events = await open.readFeed({ after: 0, limit: 10 })
      sameContent(
        events.map(({ data }) => data),
        [0, 1, 2, 3],
      )
    } finally {
      await open.close()
    }
  })
}

export function damaged(
  test: StorageTest,
  reopen: Open,
  damage: (storage: Storage) => void | Promise<void>,
): void {
  test("says so when what it kept is damaged, and leaves it as it is", async (storage) => {
    await commitAll(storage, everything("c1"))
    await storage.close()
    await damage(storage)
    // Twice, since the first look must not mend what it cannot know.
    for (const _ of [1, 2]) {
      await failsWith(
        async () => {
          const again = await reopen(storage)
          try {
            await again.readFeed({ after: 0, limit: 10 })
            await again.commit([everything("c2", 1)])
          } finally {
            await again.close()
          }
        },
        "StorageError",
        ["Corrupt"],
      )
    }
  })
}

const claim = (storage: Storage, now: number) =>
  storage.claimMessages({ now: minute(now), leaseUntil: minute(now + 10), limit: 10 })
