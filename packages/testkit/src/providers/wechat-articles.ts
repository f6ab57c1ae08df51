/**
 * The drafts and published articles of a simulated official account ("草稿管理", "发布能力"). A draft that is published is a
 * draft no longer; publishing takes a while and may come to nothing. Beyond its limits it takes nothing.
 */

export interface WechatArticle {
  readonly title: string
  readonly author?: string
  readonly digest?: string
  readonly content: string
  readonly content_source_url?: string
  readonly thumb_media_id?: string
}

/** What anybody can read. */
export interface PublicArticle extends WechatArticle {
  readonly articleId: string
  readonly url: string
}

export type WechatAnswer = Readonly<Record<string, unknown>>

export interface WechatArticlesOptions {
  /** The permanent picture that covers may be. */
  readonly covers: readonly string[]
  /** How often the state of a publication is asked for before it is done. */
  readonly publishingTakes: number
  /** What the platform does not pass when it looks at it. */
  readonly failsAudit: (article: WechatArticle) => boolean
}

interface Publication {
  readonly articles: readonly WechatArticle[]
  readonly articleId: string
  asks: number
  status: number
}

export class WechatArticles {
  readonly #options: WechatArticlesOptions
  readonly #drafts = new Map<string, readonly WechatArticle[]>()
  readonly #publications = new Map<string, Publication>()
  #published: PublicArticle[] = []
  #number = 0

  constructor(options: WechatArticlesOptions) {
    this.#options = options
  }

  /** Newest first. */
  published(): readonly PublicArticle[] {
    return this.#published
  }

  drafts(): number {
    return this.#drafts.size
  }

  addDraft({ articles }: WechatAnswer): WechatAnswer {
    if (!Array.isArray(articles) || articles.length === 0) return refusal(44003)
    if (articles.length > 8) return refusal(45008)
    for (const article of articles as WechatArticle[]) {
      const code = this.#judge(article)
      if (code !== 0) return refusal(code)
    }
    const media_id = `draft-${(this.#number += 1)}`
    this.#drafts.set(media_id, articles as WechatArticle[])
    return { media_id }
  }

  getDraft({ media_id }: WechatAnswer): WechatAnswer {
    const articles = this.#drafts.get(String(media_id))
    return articles === undefined ? refusal(40007) : { news_item: articles }
  }

  deleteDraft({ media_id }: WechatAnswer): WechatAnswer {
    return this.#drafts.delete(String(media_id)) ? done : refusal(40007)
  }

  submit({ media_id }: WechatAnswer): WechatAnswer {
    const articles = this.#drafts.get(String(media_id))
    if (articles === undefined) return refusal(40007)
    this.#drafts.delete(String(media_id))
    const publish_id = String(100_000_000 + (this.#number += 1))
    const publication = { articles, articleId: `article-${publish_id}`, asks: 0, status: 1 }
    this.#publications.set(publish_id, publication)
    if (this.#options.publishingTakes === 0) this.#finish(publication)
    return { ...done, publish_id, msg_data_id: `data-${publish_id}` }
  }

  /** Whatever is being published is done with, without anybody asking. */
  finishAll(): void {
    for (const publication of this.#publications.values())
      if (publication.status === 1) this.#finish(publication)
  }

  state({ publish_id }: WechatAnswer): WechatAnswer {
    const publication = this.#publications.get(String(publish_id))
    if (publication === undefined) return refusal(53601)
    if (publication.status === 1) {
      publication.asks += 1
      if (publication.asks >= this.#options.publishingTakes) this.#finish(publication)
    }
    const { articleId, articles, status } = publication
    if (status !== 0)
      return {
        publish_id,
        publish_status: status,
        fail_idx: status === 4 ? failing(articles, this.#options) : [],
      }
    const item = articles.map((_, at) => ({ idx: at + 1, article_url: urlOf(articleId, at + 1) }))
    return {
      publish_id,
      publish_status: 0,
      article_id: articleId,
      article_detail: { count: item.length, item },
      fail_idx: [],
    }
  }

  list({ count, offset }: WechatAnswer): WechatAnswer {
    const from = Number(offset)
    const most = Number(count)
    if (!(most >= 1 && most <= 20)) return refusal(40035)
    const page = this.#published.slice(from, from + most)
    return {
      total_count: this.#published.length,
      item_count: page.length,
      item: page.map(({ articleId, ...article }) => ({
        article_id: articleId,
        content: { news_item: [article] },
      })),
    }
  }

  remove({ article_id }: WechatAnswer): WechatAnswer {
    const left = this.#published.filter(({ articleId }) => articleId !== article_id)
    if (left.length === this.#published.length) return refusal(53600)
    this.#published = left
    return done
  }

  #finish(publication: Publication): void {
    const { articleId, articles } = publication
    publication.status = articles.some(this.#options.failsAudit) ? 4 : 0
    if (publication.status !== 0) return
    const now = articles.map((article, at) => ({ ...article, articleId, url: urlOf(articleId, at + 1) }))
    this.#published = [...now, ...this.#published]
  }

  /** 45002 to 45005 are the codes of contents, titles, digests and addresses that are too long. */
  #judge(article: WechatArticle): number {
    const { author = "", content, content_source_url = "", digest = "", thumb_media_id, title } = article
    if (typeof title !== "string" || typeof content !== "string" || content.trim() === "") return 44003
    if (title.trim() === "" || [...title].length > 32 || [...author].length > 16) return 45003
    if ([...digest].length > 128) return 45004
    if ([...content].length >= 20_000 || Buffer.byteLength(content) >= 1_048_576) return 45002
    if (Buffer.byteLength(content_source_url) > 1024) return 45005
    if (/<script|<link|<iframe|\son[a-z]+=|javascript:/i.test(content)) return 45166
    return this.#options.covers.includes(thumb_media_id ?? "") ? 0 : 40007
  }
}

function failing(articles: readonly WechatArticle[], { failsAudit }: WechatArticlesOptions): number[] {
  return articles.flatMap((article, at) => (failsAudit(article) ? [at + 1] : []))
}

function urlOf(articleId: string, index: number): string {
  return `https://mp.weixin.qq.com/s/${articleId}-${index}`
}

const done = { errcode: 0, errmsg: "ok" } as const

function refusal(errcode: number): WechatAnswer {
  return { errcode, errmsg: `refused rid: simulated-${errcode}` }
}
