/** What is to be done later: timers, messages under lease, and named leases. */
import type { ClaimedMessage, NewMessage, Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { hostileTexts } from "../hostile.ts"
import { commitAll, minute, sampleAct } from "../samples.ts"
import type { StorageTest } from "./storage-test.ts"

export function timers(test: StorageTest): void {
  const set = (commandId: string, id: string, due: number | null, subject = `about ${id}`) =>
    sampleAct(commandId, { timers: [{ id, dueAt: due === null ? null : minute(due), subject }] })

  test("shows the timers that are due, the earliest first", async (storage) => {
    await commitAll(
      storage,
      set("c1", "late", 30),
      set("c2", "soon", 10),
      set("c3", "now", 20),
      set("c4", "b", 10),
    )
    sameContent(await storage.dueTimers({ until: minute(20), limit: 10 }), [
      { id: "b", dueAt: minute(10), subject: "about b" },
      { id: "soon", dueAt: minute(10), subject: "about soon" },
      { id: "now", dueAt: minute(20), subject: "about now" },
    ])
    assert.equal((await storage.dueTimers({ until: minute(20), limit: 1 })).length, 1)
    assert.equal((await storage.dueTimers({ until: minute(9), limit: 10 })).length, 0)
  })

  test("keeps a timer due until a command moves or cancels it", async (storage) => {
    await commitAll(storage, set("c1", "t", 10))
    const due = () => storage.dueTimers({ until: minute(15), limit: 10 })
    assert.equal((await due()).length, 1)
    assert.equal((await due()).length, 1)
    await commitAll(storage, set("c2", "t", 20, "moved"))
    assert.equal((await due()).length, 0)
    sameContent(await storage.dueTimers({ until: minute(25), limit: 10 }), [
      { id: "t", dueAt: minute(20), subject: "moved" },
    ])
    await commitAll(storage, set("c3", "t", null), set("c4", "never set", null))
    sameContent(await storage.dueTimers({ until: minute(99), limit: 10 }), [])
  })
}

export function messages(test: StorageTest): void {
  const message = (id: string, available = 0, port = "p"): NewMessage => ({
    id,
    port,
    payload: { about: id },
    availableAt: minute(available),
  })
  const send = (storage: Storage, ...sent: readonly NewMessage[]) =>
    commitAll(
      storage,
      sampleAct(`send ${sent.map(({ id }) => id).join()} ${(calls += 1)}`, { messages: sent }),
    )
  let calls = 0
  const claim = (
    storage: Storage,
    now: number,
    leaseUntil = now + 10,
    limit = 100,
    ports?: readonly string[],
  ) =>
    storage.claimMessages({
      now: minute(now),
      leaseUntil: minute(leaseUntil),
      limit,
      ...(ports ? { ports } : {}),
    })
  const ids = (claimed: readonly ClaimedMessage[]) => claimed.map(({ id }) => id)

  test("hands out available messages, the oldest first, under a lease", async (storage) => {
    await send(storage, message("c", 2), message("a", 1), message("b", 1), message("later", 50))
    const [first, ...rest] = await claim(storage, 5, 15, 2)
    assert.equal(rest.length, 1)
    const { lease, ...shown } = first!
    assert.ok(lease.length > 0)
    sameContent(shown, { id: "a", port: "p", payload: { about: "a" }, attempt: 1 })
    sameContent(ids(rest), ["b"])
    sameContent(ids(await claim(storage, 5)), ["c"])
    sameContent(ids(await claim(storage, 5)), [])
  })

  test("hands out messages for the ports asked for only", async (storage) => {
    await send(storage, message("a", 0, "registry"), message("b", 0, "publisher"), message("c", 0, "courier"))
    sameContent(ids(await claim(storage, 1, 10, 100, ["publisher", "courier"])), ["b", "c"])
    sameContent(ids(await claim(storage, 1, 10, 100, [])), [])
    sameContent(ids(await claim(storage, 1)), ["a"])
  })

  test("never hands a message to two at once", async (storage) => {
    await send(storage, ...Array.from({ length: 20 }, (_, at) => message(`m${at}`)))
    const claimed = await Promise.all(Array.from({ length: 6 }, () => claim(storage, 1, 10, 5)))
    const all = claimed.flatMap(ids)
    assert.equal(all.length, 20)
    assert.equal(new Set(all).size, 20, "Each message is under one lease")
  })

  test("hands a message to another when the lease has run out", async (storage) => {
    await send(storage, message("m"))
    const [first] = await claim(storage, 0, 10)
    sameContent(ids(await claim(storage, 9)), [])
    const [second] = await claim(storage, 10, 20)
    assert.equal(second?.attempt, 2)
    assert.notEqual(second?.lease, first?.lease)
    sameContent(await storage.settleMessages([{ id: "m", lease: first!.lease, outcome: "done" }]), [false])
    sameContent(
      await storage.settleMessages([{ id: "m", lease: first!.lease, outcome: "dead", reason: "r" }]),
      [false],
    )
    sameContent(ids(await claim(storage, 15)), [])
    sameContent(await storage.settleMessages([{ id: "m", lease: second!.lease, outcome: "done" }]), [true])
    sameContent(ids(await claim(storage, 99)), [])
  })

  test("lets the last lease settle, even when it has run out, as long as no other has been given", async (storage) => {
    await send(storage, message("m"))
    const [only] = await claim(storage, 0, 10)
    sameContent(await storage.settleMessages([{ id: "m", lease: only!.lease, outcome: "done" }]), [true])
    sameContent(
      await storage.settleMessages([{ id: "m", lease: only!.lease, outcome: "done" }]),
      [false],
      "A lease settles once",
    )
  })

  test("shows a message again that is to be retried, when it is available again", async (storage) => {
    await send(storage, message("m"))
    const [first] = await claim(storage, 0, 10)
    const retry = { id: "m", lease: first!.lease, outcome: "retry", availableAt: minute(30) } as const
    sameContent(await storage.settleMessages([retry]), [true])
    sameContent(await storage.settleMessages([retry]), [false])
    sameContent(ids(await claim(storage, 29)), [])
    const [second] = await claim(storage, 30)
    sameContent(
      { id: second?.id, attempt: second?.attempt, payload: second?.payload },
      { id: "m", attempt: 2, payload: { about: "m" } },
    )
  })

  test("never hands out a dead message again", async (storage) => {
    await send(storage, message("m"))
    const [only] = await claim(storage, 0, 1)
    sameContent(
      await storage.settleMessages([
        { id: "m", lease: only!.lease, outcome: "dead", reason: "no such address" },
      ]),
      [true],
    )
    sameContent(ids(await claim(storage, 99)), [])
  })

  test("does not add a message whose id is known, not even after it is done", async (storage) => {
    await send(storage, message("m"))
    await send(storage, { ...message("m"), payload: "another" })
    const [only, ...more] = await claim(storage, 1)
    assert.equal(more.length, 0)
    sameContent(only?.payload, { about: "m" })
    await storage.settleMessages([{ id: "m", lease: only!.lease, outcome: "done" }])
    await send(storage, message("m"))
    sameContent(ids(await claim(storage, 99)), [])
  })

  test("settles several messages in order and ignores what it does not know", async (storage) => {
    await send(storage, ...hostileTexts.map((text) => message(text)))
    const claimed = await claim(storage, 1)
    assert.equal(claimed.length, hostileTexts.length)
    sameContent(
      await storage.settleMessages([
        { id: "unknown", lease: "1", outcome: "done" },
        ...claimed.map(({ id, lease }) => ({ id, lease, outcome: "done" as const })),
        { id: "unknown", lease: "", outcome: "done" },
      ]),
      [false, ...claimed.map(() => true), false],
    )
    sameContent(await storage.settleMessages([]), [])
    sameContent(ids(await claim(storage, 99)), [])
  })
}

export function leases(test: StorageTest): void {
  const take = (storage: Storage, holder: string, now: number, until: number, name = "token") =>
    storage.lease({ name, holder, now: minute(now), until: minute(until) })

  test("gives a named lease to one holder, who may prolong it", async (storage) => {
    assert.equal(await take(storage, "one", 0, 10), true)
    assert.equal(await take(storage, "two", 5, 15), false)
    assert.equal(await take(storage, "one", 5, 20), true)
    assert.equal(await take(storage, "two", 15, 25), false)
    assert.equal(await take(storage, "two", 15, 25, "another token"), true)
  })

  test("passes a named lease on when it has run out or is given back", async (storage) => {
    await take(storage, "one", 0, 10)
    assert.equal(await take(storage, "two", 10, 20), true)
    assert.equal(await take(storage, "one", 15, 14), false, "Nobody gives back what another holds")
    assert.equal(await take(storage, "three", 16, 30), false)
    assert.equal(await take(storage, "two", 15, 14), true)
    assert.equal(await take(storage, "three", 16, 30), true)
  })

  test("gives a named lease to one of many who ask at once", async (storage) => {
    const taken = await Promise.all(Array.from({ length: 6 }, (_, at) => take(storage, `h${at}`, 0, 10)))
    assert.equal(taken.filter(Boolean).length, 1)
  })
}
