import type { Guide, GuideBlock } from "@onevisit/core/notices"
import type { Publication } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import type { SimulatedWechat } from "@onevisit/testkit"
import type { WechatAccount } from "../account/index.ts"
import { type PublishedStore, wechatPublisher, type WechatPublisherOptions } from "../articles/index.ts"
import { accountAt } from "./sample-account.ts"

export const addressOf = ({ item }: Guide): string => `https://guides.example.org/zh/guides/${item}.html`

export interface MemoryStore extends PublishedStore {
  kept: string | null
}

export function memoryStore(): MemoryStore {
  const store: MemoryStore = {
    kept: null,
    read: async () => store.kept,
    write: async (state) => void (store.kept = state),
  }
  return store
}

export function publisherAt(
  wechat: SimulatedWechat,
  options: Partial<WechatPublisherOptions> & { readonly account?: WechatAccount } = {},
) {
  return wechatPublisher({
    account: accountAt(wechat),
    cover: wechat.cover,
    fullText: addressOf,
    state: memoryStore(),
    askEveryMs: 1,
    ...options,
  })
}

export function sampleGuide(
  item: string,
  paragraph = "在样例区登记的企业。",
  blocks: readonly GuideBlock[] = [],
): Guide {
  return {
    item,
    edition: "2018-07",
    title: text(`${item}办事指南`, `Guide: ${item}`),
    authority: text("样例区经济和信息化局", "Sample Bureau of Economy and Information Technology"),
    publishedOn: plainDate("2018-07-20"),
    effectiveFrom: plainDate("2018-08-01"),
    sections: [
      {
        id: "who",
        heading: text("申请条件", "Who may apply"),
        blocks: [{ kind: "paragraph", text: text(paragraph, paragraph) }, ...blocks],
      },
    ],
    brief: {
      name: text(item, item),
      bring: [text("申请表", "Application form")],
      where: text("网上", "online"),
      visits: text("不用跑", "no visit"),
      term: text("5个工作日内办结", "done within 5 working days"),
      phone: "0571-0000 0001",
    },
  }
}

export function publicationOf(revision: number, guides: readonly Guide[]): Publication {
  return {
    revision,
    at: instant("2018-07-20T01:30:00.000Z"),
    authority: text("样例区政务服务中心", "Sample District Service Centre"),
    guides,
  }
}
