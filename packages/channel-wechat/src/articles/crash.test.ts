import type { SimulatedWechat } from "@onevisit/testkit"
import { afterEach, describe, expect, it } from "vitest"
import type { WechatAccount } from "../account/index.ts"
import { accountAt, startWechat } from "../testing/sample-account.ts"
import {
  type MemoryStore,
  memoryStore,
  publicationOf,
  publisherAt,
  sampleGuide,
} from "../testing/sample-publisher.ts"
import type { PublishedStore } from "./published-state.ts"

let wechat: SimulatedWechat
afterEach(() => wechat.close())

const first = publicationOf(1, [sampleGuide("a-one"), sampleGuide("b-two")])
/** One changes, one goes, one comes. */
const second = publicationOf(2, [sampleGuide("a-one", "改过的条件。"), sampleGuide("c-three")])

/** Killed at the so-many-th time that it would keep its record: before that is done, or after. */
function killedAt(count: number, store: MemoryStore, when: "before" | "after"): PublishedStore {
  let writes = 0
  return {
    read: () => store.read(),
    write: async (state) => {
      writes += 1
      if (writes > count) throw new Error("killed")
      if (writes === count && when === "before") throw new Error("killed")
      await store.write(state)
      if (writes === count) throw new Error("killed")
    },
  }
}

/** The so-many-th call is done by WeChat, and its answer is lost. */
function losingAt(count: number, account: WechatAccount): WechatAccount {
  let calls = 0
  return {
    ...account,
    call: async (path, body) => {
      const answer = await account.call(path, body)
      calls += 1
      return calls === count ? { kind: "no-answer" } : answer
    },
  }
}

async function expectSecondAlone(store: MemoryStore): Promise<void> {
  wechat.finishPublishing()
  const publisher = publisherAt(wechat, { state: store })
  const { outcome } = await publisher.publish(second)
  expect(["published", "unchanged"]).toContain(outcome)
  expect(wechat.articles.map(({ title }) => title).sort()).toEqual(["a-one办事指南", "c-three办事指南"])
  expect(wechat.articles.some(({ content }) => content.includes("改过的条件。"))).toBe(true)
}

describe("a publisher that is killed", () => {
  it.each(["before", "after"] as const)(
    "whenever that is, %s its record is kept, leaves what the next run makes right, with no article twice",
    async (when) => {
      let killed = 0
      for (let count = 1; ; count += 1) {
        wechat = await startWechat()
        const store = memoryStore()
        await publisherAt(wechat, { state: store }).publish(first)
        const outcome = await publisherAt(wechat, { state: killedAt(count, store, when) })
          .publish(second)
          .catch((error: unknown) => String(error))
        if (typeof outcome !== "string") break
        killed += 1
        await expectSecondAlone(store)
        await wechat.close()
      }
      expect(killed).toBeGreaterThan(8)
    },
  )
})

describe("an answer that is lost", () => {
  it("whichever it is, leaves what the next run makes right, with no article twice", async () => {
    let lost = 0
    for (let count = 1; ; count += 1) {
      wechat = await startWechat()
      const store = memoryStore()
      await publisherAt(wechat, { state: store }).publish(first)
      const account = losingAt(count, accountAt(wechat))
      const outcome = await publisherAt(wechat, { state: store, account })
        .publish(second)
        .catch((error: { readonly reason?: string }) => error.reason)
      if (typeof outcome === "object") break
      expect(outcome).toBe("Unavailable")
      lost += 1
      await expectSecondAlone(store)
      await wechat.close()
    }
    expect(lost).toBeGreaterThan(5)
  })
})
