import { type Act, type Storage, StorageError } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { commitActs } from "../acts/index.ts"
import { commitTogether } from "./commit-together.ts"

const timer = { id: "t", dueAt: instant("2018-07-20T00:00:00.000Z"), subject: "s" }
const act = (n: number, more: Partial<Act> = {}): Act => ({
  commandId: `c-${n}`,
  digest: "d",
  append: [],
  timers: [{ ...timer, id: `t-${n}` }],
  result: n,
  ...more,
})
function counted(inner: Storage, failures: StorageError[] = []) {
  const sizes: number[] = []
  const storage: Storage = {
    ...inner,
    commit: async (acts) => {
      sizes.push(acts.length)
      const failure = failures.shift()
      if (failure) throw failure
      return inner.commit(acts)
    },
  }
  return { storage: commitTogether(storage), sizes }
}

describe("acts that are wanted at once", () => {
  it("are written in one call, and each is told its own outcome", async () => {
    const { sizes, storage } = counted(memoryStorage())
    await storage.commit([act(0)])
    const outcomes = await Promise.all([
      storage.commit([act(1), act(2)]),
      storage.commit([act(0, { digest: "other" })]),
      storage.commit([act(3)]),
    ])
    expect(sizes).toEqual([1, 4])
    expect(outcomes).toMatchObject([
      [
        { outcome: "committed", result: 1 },
        { outcome: "committed", result: 2 },
      ],
      [{ outcome: "conflict", on: { kind: "command" } }],
      [{ outcome: "committed", result: 3 }],
    ])
  })

  it("are each written once when the storage gives no answer and whoever waits repeats them", async () => {
    const inner = memoryStorage()
    const { storage } = counted(inner, [new StorageError("Unavailable", "Try again.")])
    const sleep = async () => undefined
    const outcomes = await Promise.all([1, 2, 3].map((n) => commitActs(storage, [act(n)], { sleep })))
    expect(outcomes.flat().map((one) => one.outcome)).toEqual(["committed", "committed", "committed"])
    expect(await inner.dueTimers({ until: timer.dueAt, limit: 9 })).toHaveLength(3)
  })

  it("do not wait for what never comes, and those that come later go in the next call", async () => {
    const { sizes, storage } = counted(memoryStorage())
    const first = storage.commit([act(1)])
    await first
    await storage.commit([act(2)])
    expect(sizes).toEqual([1, 1])
  })
})
