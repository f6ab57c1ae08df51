/**
 * All times are handed in, and callers' clocks disagree: what one has been told must hold for another whose
 * clock runs behind, and the order of the feed owes nothing to any clock.
 */
import type { Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, minute, sampleAct, sampleEvent } from "../samples.ts"
import { movesOn, type StorageTest } from "./storage-test.ts"

export function clockSkew(test: StorageTest): void {
  test("gives no message under lease to a caller whose clock runs behind", async (storage) => {
    await send(storage, "m", 0)
    assert.equal((await claim(storage, 20, 30)).length, 1)
    for (const now of [5, 19, 0, 29]) assert.equal((await claim(storage, now, now + 5)).length, 0)
    assert.equal((await claim(storage, 30, 40)).length, 1)
  })

  test("lets a lease that began under a fast clock stand against the one it replaced", async (storage) => {
    await send(storage, "m", 0)
    const [slow] = await claim(storage, 10, 20)
    const [fast] = await claim(storage, 25, 35)
    assert.equal(fast?.attempt, 2)
    assert.equal((await claim(storage, 12, 22)).length, 0)
    sameContent(await storage.settleMessages([{ id: "m", lease: slow!.lease, outcome: "done" }]), [false])
    sameContent(
      await storage.settleMessages([
        { id: "m", lease: slow!.lease, outcome: "retry", availableAt: minute(1) },
      ]),
      [false],
    )
    sameContent(await storage.settleMessages([{ id: "m", lease: fast!.lease, outcome: "done" }]), [true])
    assert.equal((await claim(storage, 99, 100)).length, 0)
  })

  test("hands out a message under a lease that ends before it begins, and then to the next", async (storage) => {
    await send(storage, "m", 0)
    const [first] = await claim(storage, 20, 10)
    const [second] = await claim(storage, 20, 30)
    assert.deepEqual([first?.attempt, second?.attempt], [1, 2])
    assert.notEqual(first?.lease, second?.lease)
    sameContent(await storage.settleMessages([{ id: "m", lease: first!.lease, outcome: "done" }]), [false])
    sameContent(await storage.settleMessages([{ id: "m", lease: second!.lease, outcome: "done" }]), [true])
  })

  test("shows a message that waits for its time to no one whose clock has not reached it", async (storage) => {
    await send(storage, "m", 0)
    const [first] = await claim(storage, 50, 60)
    const retry = { id: "m", lease: first!.lease, outcome: "retry", availableAt: minute(40) } as const
    sameContent(await storage.settleMessages([retry]), [true])
    assert.equal((await claim(storage, 39, 49)).length, 0)
    assert.equal((await claim(storage, 40, 50)).length, 1)
  })

  test("keeps a named lease for its holder against clocks that run behind", async (storage) => {
    assert.equal(await take(storage, "one", 10, 30), true)
    for (const now of [0, 9, 29]) assert.equal(await take(storage, "two", now, now + 50), false)
    assert.equal(await take(storage, "two", 31, 50), true)
    assert.equal(
      await take(storage, "one", 12, 60),
      false,
      "The old holder cannot prolong what has passed on",
    )
    assert.equal(await take(storage, "one", 12, 0), false, "Nor give it back")
    assert.equal(await take(storage, "three", 40, 60), false)
    assert.equal(await take(storage, "two", 5, 45), true, "The holder may, whatever its clock says")
    assert.equal(await take(storage, "three", 45, 60), true)
  })

  test("shows timers by the time it is asked about, forth and back", async (storage) => {
    await commitAll(
      storage,
      sampleAct("c1", { timers: [10, 20].map((at) => ({ id: `t${at}`, dueAt: minute(at), subject: "s" })) }),
    )
    const due = async (until: number) =>
      (await storage.dueTimers({ until: minute(until), limit: 9 })).map(({ id }) => id)
    assert.deepEqual([await due(25), await due(9), await due(15)], [["t10", "t20"], [], ["t10"]])
    await commitAll(storage, sampleAct("c2", { timers: [{ id: "t5", dueAt: minute(5), subject: "late" }] }))
    assert.deepEqual([await due(4), await due(9), await due(25)], [[], ["t5"], ["t5", "t10", "t20"]])
  })

  test("orders the feed by position, whatever the instants of record say", async (storage) => {
    for (const [at, recorded] of [50, 10, 30, 10, 0].entries()) {
      const event = { ...sampleEvent(at), recordedAt: minute(recorded) }
      const append = [{ stream: at % 2 === 0 ? "s" : "t", expectedVersion: at >> 1, events: [event] }]
      await commitAll(storage, sampleAct(`c${at}`, { append }))
    }
    const seen: unknown[] = []
    for (let after = 0; ;) {
      const [event] = await storage.readFeed({ after, limit: 1 })
      if (event === undefined) break
      movesOn([event], after)
      seen.push(event.data)
      after = event.position
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 4])
  })
}

const send = (storage: Storage, id: string, available: number) =>
  commitAll(
    storage,
    sampleAct(`send ${id}`, { messages: [{ id, port: "p", payload: id, availableAt: minute(available) }] }),
  )

const claim = (storage: Storage, now: number, leaseUntil: number) =>
  storage.claimMessages({ now: minute(now), leaseUntil: minute(leaseUntil), limit: 9 })

const take = (storage: Storage, holder: string, now: number, until: number) =>
  storage.lease({ name: "token", holder, now: minute(now), until: minute(until) })
