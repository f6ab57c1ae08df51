/** A copy that is made while the storage is in use: a state that was, whole, and from then on apart. */
import type { Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct } from "../samples.ts"
import { everything } from "./everything.ts"
import { appended, type Open, type StorageTest } from "./storage-test.ts"

export function backedUp(test: StorageTest, backup: Open): void {
  const copied = (
    sentence: string,
    body: (storage: Storage, copy: () => Promise<Storage>) => Promise<void>,
  ) =>
    test(sentence, async (storage) => {
      const copies: Storage[] = []
      try {
        await body(storage, async () => {
          const copy = await backup(storage)
          copies.push(copy)
          return copy
        })
      } finally {
        for (const copy of copies) await copy.close()
      }
    })

  copied("copies everything it holds, down to the last act", async (storage, copy) => {
    await commitAll(storage, everything("c1"), sampleAct("c2", { append: [appended("t", 0, "last")] }))
    const [claimed] = await storage.claimMessages({ now: minute(0), leaseUntil: minute(9), limit: 1 })
    const made = await copy()
    sameContent(await made.readFeed({ after: 0, limit: 10 }), await storage.readFeed({ after: 0, limit: 10 }))
    sameContent(await commitOne(made, everything("c1")), {
      outcome: "committed",
      replayed: true,
      result: { id: "c1" },
    })
    assert.equal((await commitOne(made, sampleAct("c2", { digest: "another" }))).outcome, "conflict")
    assert.equal(await made.readCheckpoint("reader"), 1)
    const { rows } = await made.findViews({ view: "v", version: 1, where: { n: 1 }, limit: 9 })
    sameContent(rows, [{ key: "k", doc: { id: "c1" }, index: { n: 1 } }])
    assert.equal((await made.dueTimers({ until: minute(1), limit: 9 })).length, 1)
    sameContent(await made.settleMessages([{ id: "m", lease: claimed!.lease, outcome: "done" }]), [true])
  })

  copied("makes a copy that lives apart from then on", async (storage, copy) => {
    await commitAll(storage, everything("c1"))
    const made = await copy()
    await commitAll(storage, sampleAct("here", { append: [appended("s", 1, "here")] }))
    await commitAll(made, sampleAct("there", { append: [appended("s", 1, "there")] }))
    for (const [one, data] of [
      [storage, "here"],
      [made, "there"],
    ] as const) {
      const events = await one.readStream({ stream: "s" })
      sameContent(
        events.map((event) => event.data),
        ["c1", data],
      )
    }
  })

  copied("copies a state that was while others write: of each act all or nothing", async (storage, copy) => {
    const write = async () => {
      for (let at = 0; at < 30; at += 1) {
        const views = [{ view: "v", version: 1, key: `k${at}`, doc: at, index: {} }]
        const checkpoints = [{ name: "reader", from: at, to: at + 1 }]
        await commitAll(storage, sampleAct(`c${at}`, { append: [appended("s", at, at)], views, checkpoints }))
      }
    }
    const [, ...copies] = await Promise.all([write(), copy(), copy()])
    for (const made of copies) {
      const events = await made.readFeed({ after: 0, limit: 100 })
      sameContent(
        events.map(({ data }) => data),
        events.map((_, at) => at),
      )
      assert.equal(await made.readCheckpoint("reader"), events.length)
      const { rows } = await made.findViews({ view: "v", version: 1, limit: 100 })
      assert.equal(rows.length, events.length)
    }
  })
}
