// The Publisher port over drafts and their publication (草稿箱, 发布). An article cannot be changed once it is published: a
// changed guide is a new article, and the one before is deleted, so that no outdated edition is left to be read.
import type { Guide } from "@onevisit/core/notices"
import type { Language } from "@onevisit/core/notices/render"
import {
  definePublisher,
  type Publication,
  type PublicationReceipt,
  type Publisher,
  PublisherError,
} from "@onevisit/core/ports"
import type { Finding } from "@onevisit/core/reasons"
import type { WechatAccount } from "../account/index.ts"
import { checkOptions } from "../parse-options.schema.ts"
import { type ArticleLimits, composeArticle, type ComposedArticle } from "./compose-article.ts"
import { fileStore, parseState, type PublishedStore } from "./published-state.ts"
import { publisherOptionsSchema } from "./publisher-options.schema.ts"
import { publishingCalls } from "./publishing-calls.ts"
import { type Lease, publishTurns } from "./publish-turn.ts"
import { PublishingRun } from "./put-out.ts"

export interface WechatPublisherOptions {
  /** `wechat` unless told. */
  readonly id?: string
  /** A certified account, 公众号 or 服务号: others have no right to publish since July 2025. */
  readonly account: WechatAccount
  /** The `media_id` of the picture, uploaded as permanent material, that each article has as its cover. */
  readonly cover: string
  /** The address of the whole guide on the site, which is the record: each article leads there. */
  readonly fullText: (guide: Guide) => string
  /** Where it is kept what was put out: a file, or a place that several machines share. */
  readonly state: string | PublishedStore
  /** Chinese unless told. */
  readonly language?: Language
  /** What an article may hold at most: title 32, author 16, digest 120, content below 20 000 unless told. */
  readonly limits?: Partial<ArticleLimits>
  /** A Storage's `lease`, where several machines publish. */
  readonly lease?: Lease
  /** How often the state of a publication is asked for; 1000 ms by default. */
  readonly askEveryMs?: number
  /** How long one publication is waited for in a run; 60 000 ms by default. */
  readonly publishingMs?: number
  /** How long another machine's turn is waited for; 10 000 ms by default. */
  readonly patienceMs?: number
}

/**
 * Publishes each guide as an article of its own, corrects it when the guide changes and deletes it when it is withdrawn.
 * Followers are not disturbed: what is published so is not pushed to them.
 *
 * `publish` resolves when all is done that can be; a guide that is shown in brief, or that WeChat does not carry or has
 * not passed, is a finding of the receipt. It rejects with `PublisherError`: `Unavailable` when the day's budget is used
 * up, when WeChat is not there or is still at it (the next call goes on from there), `Rejected` when the account or its
 * cover is not in order, `Corrupt` when the state cannot be read. Throws `InvalidInput` at once on options that cannot be
 * used.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { text } from "@onevisit/core/reasons"
 * import { instant } from "@onevisit/core/time"
 * import { wechatAccount, wechatPublisher } from "@onevisit/channel-wechat"
 *
 * let kept: string | null = null
 * const publisher = wechatPublisher({
 *   account: wechatAccount({ appId: "wx0000000000sample", appSecret: "sample", endpoint: "http://127.0.0.1:1" }),
 *   cover: "SAMPLE_COVER",
 *   fullText: ({ item }) => `https://guides.example.org/zh/guides/${item}.html`,
 *   state: { read: async () => kept, write: async (state) => void (kept = state) },
 * })
 * const publication = {
 *   revision: 1,
 *   at: instant("2018-07-20T01:30:00.000Z"),
 *   authority: text("样例区", "Sample District"),
 *   guides: [],
 * }
 * assert.deepEqual(await publisher.publish(publication), { outcome: "published", revision: 1 })
 * assert.deepEqual(await publisher.publish(publication), { outcome: "unchanged", revision: 1 })
 * ```
 */
export function wechatPublisher(options: WechatPublisherOptions): Publisher {
  checkOptions(publisherOptionsSchema, options)
  const { account, cover, fullText, id = "wechat", language = "zh", lease, state: place } = options
  const { askEveryMs = 1000, patienceMs = 10_000, publishingMs = 60_000 } = options
  const limits = { title: 32, author: 16, digest: 120, content: 20_000, ...options.limits }
  const store = typeof place === "string" ? fileStore(place) : place
  const calls = publishingCalls(account)
  const { clock } = account
  const inTurn = publishTurns({
    name: `wechat-publisher:${id}`,
    clock,
    patienceMs,
    ...(lease === undefined ? {} : { lease }),
  })

  const publish = async (publication: Publication): Promise<PublicationReceipt> => {
    const { guides, revision } = publication
    if (!Number.isSafeInteger(revision) || revision < 0)
      throw new PublisherError("Rejected", "The revision must be a whole number from 0 on.")
    if (new Set(guides.map(({ item }) => item)).size < guides.length)
      throw new PublisherError("Rejected", "Two guides are of the same item. Publish one of them.")
    const composed = guides.map((guide) => composeArticle(guide, { cover, fullText, language, limits }))
    const articles = composed.filter((each): each is ComposedArticle => "article" in each)
    const uncarried = composed.filter((each): each is Finding => !("article" in each))

    return inTurn(async (hold) => {
      const state = parseState(await store.read())
      const newest = state.begun ?? state.revision
      if (newest !== null && revision < newest)
        return { outcome: "ignored-older", revision: state.revision ?? newest }
      if (revision === state.revision) return { outcome: "unchanged", revision }
      const run = new PublishingRun({ calls, store, hold, language, clock, askEveryMs, publishingMs }, state)
      const findings = [...uncarried, ...(await run.publish(revision, articles))]
      return { outcome: "published", revision, ...(findings.length > 0 ? { findings } : {}) }
    })
  }
  return definePublisher({ id, publish })
}
