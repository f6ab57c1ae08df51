// The interfaces of "草稿管理" and "发布能力" that the publisher uses, each with what its answers mean here.
import { PublisherError } from "@onevisit/core/ports"
import { type AccountAnswer, troubleOf, type WechatAccount } from "../account/index.ts"
import { composeMark, type DraftArticle } from "./compose-article.ts"
import type { Language } from "@onevisit/core/notices/render"

export type PublicationState =
  | { readonly kind: "published"; readonly articleId: string; readonly url: string | null }
  | { readonly kind: "publishing" }
  /** WeChat has not passed it, or it was deleted since: its `publish_status`. */
  | { readonly kind: "failed"; readonly status: number }
  | { readonly kind: "unknown" }

export interface PublishingCalls {
  /** The draft, or WeChat's code where it does not take this article. */
  addDraft(article: DraftArticle): Promise<{ readonly mediaId: string } | { readonly errcode: number }>
  hasDraft(mediaId: string): Promise<boolean>
  deleteDraft(mediaId: string): Promise<void>
  /** The number of the publication, or WeChat's code where it does not publish this draft. */
  submit(mediaId: string): Promise<{ readonly publishId: string } | { readonly errcode: number }>
  state(publishId: string): Promise<PublicationState>
  /** The articles that bear the mark, newest first. */
  find(
    mark: string,
    language: Language,
  ): Promise<readonly { readonly articleId: string; readonly url: string | null }[]>
  /** Nothing where it is gone already. */
  deleteArticle(articleId: string): Promise<void>
}

/** Each rejects with `PublisherError`: `Unavailable` where it may go another time, `Rejected` where the account is not in order. */
export function publishingCalls(account: WechatAccount): PublishingCalls {
  const ask = async (path: string, body: object, mayRefuse: ReadonlySet<number>) => {
    const answer = await account.call(`/cgi-bin/${path}`, body)
    if (answer.kind === "done") return answer
    if (answer.kind === "refused" && mayRefuse.has(answer.errcode)) return answer
    throw failureOf(answer)
  }
  return {
    addDraft: async (article) => {
      const answer = await ask("draft/add", { articles: [article] }, OF_THE_ARTICLE)
      if (answer.kind === "refused") return { errcode: answer.errcode }
      return { mediaId: named(answer.body["media_id"]) }
    },
    hasDraft: async (mediaId) =>
      (await ask("draft/get", { media_id: mediaId }, NO_SUCH_MEDIA)).kind === "done",
    deleteDraft: async (mediaId) => void (await ask("draft/delete", { media_id: mediaId }, NO_SUCH_MEDIA)),
    submit: async (mediaId) => {
      const answer = await ask("freepublish/submit", { media_id: mediaId }, OF_THE_DRAFT)
      if (answer.kind === "refused") return { errcode: answer.errcode }
      return { publishId: named(answer.body["publish_id"]) }
    },
    state: async (publishId) => {
      const answer = await ask("freepublish/get", { publish_id: publishId }, NO_SUCH_PUBLICATION)
      return answer.kind === "refused" ? { kind: "unknown" } : readState(answer.body)
    },
    find: async (mark, language) => {
      const line = composeMark(mark, language)
      const found: { articleId: string; url: string | null }[] = []
      for (let offset = 0; offset < LOOKED_THROUGH; offset += PAGE) {
        const { body } = (await ask(
          "freepublish/batchget",
          { offset, count: PAGE, no_content: 0 },
          NONE,
        )) as {
          readonly body: Readonly<Record<string, unknown>>
        }
        const items = listed(body["item"])
        for (const { article_id: articleId, content } of items) {
          const [article] = listed((content as { readonly news_item?: unknown } | undefined)?.news_item)
          if (typeof articleId === "string" && String(article?.["content"]).includes(line))
            found.push({ articleId, url: addressOf(article?.["url"]) })
        }
        if (items.length < PAGE) break
      }
      return found
    },
    deleteArticle: async (articleId) =>
      void (await ask("freepublish/delete", { article_id: articleId }, NO_SUCH_ARTICLE)),
  }
}

/** What the mark is looked for in: it is that of an article of the last run, and the list begins with the newest. */
const LOOKED_THROUGH = 200
const PAGE = 20

const NONE: ReadonlySet<number> = new Set()
/** Title, digest, content, address, words: this article's fault, and no other's. */
const OF_THE_ARTICLE: ReadonlySet<number> = new Set([
  40_033, 44_003, 45_002, 45_003, 45_004, 45_005, 45_008, 45_166, 45_168, 47_001,
])
/** "该草稿未通过发布检查", "需前往公众平台官网使用草稿", "请手动保存成功后再发表"; or the draft is gone. */
const OF_THE_DRAFT: ReadonlySet<number> = new Set([40_007, 45_166, 45_168, 53_503, 53_504, 53_505])
const NO_SUCH_MEDIA: ReadonlySet<number> = new Set([40_007])
const NO_SUCH_PUBLICATION: ReadonlySet<number> = new Set([40_035, 53_601])
/** "Article ID 无效" */
const NO_SUCH_ARTICLE: ReadonlySet<number> = new Set([40_007, 53_600])

function readState(body: Readonly<Record<string, unknown>>): PublicationState {
  const { article_detail: detail, article_id: articleId, publish_status: status } = body
  if (status === 1) return { kind: "publishing" }
  if (status === 0 && typeof articleId === "string") {
    const [first] = listed((detail as { readonly item?: unknown } | undefined)?.item)
    return { kind: "published", articleId, url: addressOf(first?.["article_url"]) }
  }
  return typeof status === "number" && status > 1 ? { kind: "failed", status } : { kind: "unknown" }
}

function failureOf(answer: Exclude<AccountAnswer, { readonly kind: "done" }>): PublisherError {
  const { kind } = answer
  if (kind === "without-token") return failureOf(answer.because)
  if (kind === "unreachable")
    return new PublisherError(
      "Unavailable",
      `WeChat cannot be reached (${answer.code}). Publish again later.`,
    )
  if (kind === "no-answer")
    return new PublisherError("Unavailable", "WeChat gave no answer that can be read. Publish again later.")
  const { errcode } = answer
  if (errcode === 45_009)
    return new PublisherError(
      "Unavailable",
      "WeChat takes no more of this today (45009). What is done stays done; publish again tomorrow.",
    )
  if (errcode === 40_007)
    return new PublisherError(
      "Rejected",
      "WeChat knows no such picture (40007). Upload the cover as permanent material, and name its media_id as cover.",
    )
  const trouble = troubleOf(errcode)
  return trouble === "provider" || trouble === "throttled"
    ? new PublisherError("Unavailable", `WeChat answers ${errcode}. Publish again later.`)
    : new PublisherError(
        "Rejected",
        `WeChat answers ${errcode}. Check the account and its rights on the platform.`,
      )
}

function named(value: unknown): string {
  if (typeof value === "string" && value !== "") return value
  if (typeof value === "number") return String(value)
  throw new PublisherError("Unavailable", "WeChat gave no answer that can be read. Publish again later.")
}

function listed(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : []
}

function addressOf(value: unknown): string | null {
  return typeof value === "string" && /^https?:\/\/\S+$/.test(value) ? value : null
}
