import type { Publisher } from "@onevisit/core/ports"
import { publisherContract, type SimulatedWechat } from "@onevisit/testkit"
import { afterAll, describe, it } from "vitest"
import { startWechat } from "../testing/sample-account.ts"
import { type MemoryStore, memoryStore, publisherAt } from "../testing/sample-publisher.ts"

const opened = new Map<Publisher, { readonly wechat: SimulatedWechat; readonly store: MemoryStore }>()
const open = (wechat: SimulatedWechat, store: MemoryStore): Publisher => {
  const publisher = publisherAt(wechat, { state: store })
  opened.set(publisher, { wechat, store })
  return publisher
}
const behind = (publisher: Publisher) => {
  const found = opened.get(publisher)
  if (found === undefined) throw new Error("Not opened here")
  return found
}

publisherContract({
  name: "channel-wechat",
  describe,
  it,
  make: async () => open(await startWechat({ perDay: {} }), memoryStore()),
  reopen: (publisher) => open(behind(publisher).wechat, behind(publisher).store),
  read: (publisher) =>
    behind(publisher)
      .wechat.articles.map(({ content, title }) => `${title}\n${content}`)
      .join("\n"),
  oneByOne: "each guide is an article, and WeChat publishes one article after the other",
})

afterAll(() => Promise.all([...opened.values()].map(({ wechat }) => wechat.close())))
