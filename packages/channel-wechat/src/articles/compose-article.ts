/**
 * The article of a guide within what an article may hold ("新增草稿"). A guide that is longer is shown in brief and leads to
 * the site, and says so; a title that is longer is the name of the matter. Nothing is cut.
 */
import type { Guide } from "@onevisit/core/notices"
import { composeGuideBrief, type Language, type Markup } from "@onevisit/core/notices/render"
import { type Finding, showLine, type Text, text } from "@onevisit/core/reasons"
import { createHash } from "node:crypto"
import { renderArticle, renderBriefArticle } from "./article-html.ts"

/** What `draft/add` takes of an article. */
export interface DraftArticle {
  readonly article_type: "news"
  readonly title: string
  readonly author?: string
  readonly digest?: string
  readonly content: string
  readonly content_source_url: string
  readonly thumb_media_id: string
  readonly need_open_comment: 0
}

/** The most characters, by code point, of each part. `content` is how many it must stay below. */
export interface ArticleLimits {
  readonly title: number
  readonly author: number
  readonly digest: number
  readonly content: number
}

export interface ComposeArticleOptions {
  readonly language: Language
  readonly cover: string
  readonly limits: ArticleLimits
  /** The address of the whole guide on the site. */
  readonly fullText: (guide: Guide) => string
}

export interface ComposedArticle {
  readonly item: string
  readonly edition: string
  /** Tells this article from any other, and stands in it. */
  readonly mark: string
  readonly article: DraftArticle
  readonly findings: readonly Finding[]
}

/** "大小不可超过1 kb"; "小于1M" */
const LONGEST_ADDRESS_BYTES = 1024
const CONTENT_BYTES = 1_048_576

/** The article, or the finding why there can be none. */
export function composeArticle(guide: Guide, options: ComposeArticleOptions): ComposedArticle | Finding {
  const { cover, fullText, language, limits } = options
  const address = fullText(guide)
  if (!/^https?:\/\/\S+$/.test(address) || Buffer.byteLength(address) > LONGEST_ADDRESS_BYTES)
    return notPublished(
      guide,
      "wechat-address",
      text("网站全文的地址不能使用。", "The address of the whole guide cannot be used."),
    )
  const title = titleOf(guide, language, limits.title)
  if (title === null)
    return notPublished(
      guide,
      "wechat-title",
      text(
        `标题为空或超过${limits.title}个字，事项名称也不能代替。`,
        `The title is empty or longer than ${limits.title} characters, and so is the name of the matter.`,
      ),
    )
  const whole = renderArticle(guide, language, address)
  const fits = (body: Markup) =>
    lengthOf(body.markup) + MARK_LENGTH < limits.content &&
    Buffer.byteLength(body.markup) + MARK_LENGTH < CONTENT_BYTES
  const body = fits(whole) ? whole : renderBriefArticle(guide, language, address)
  if (!fits(body))
    return notPublished(
      guide,
      "wechat-content",
      text("要点也超过文章的长度。", "Even its main points are longer than an article."),
    )

  const author = showLine(guide.authority[language])
  // What WeChat calls the link at an article's foot, which leads to the whole guide.
  const at = language === "zh" ? "阅读原文" : "Read more"
  const digest = composeGuideBrief(guide, { language, at }).line
  const parts = {
    article_type: "news",
    title,
    ...(author !== "" && lengthOf(author) <= limits.author ? { author } : {}),
    ...(digest !== null && lengthOf(digest) <= limits.digest ? { digest } : {}),
    content_source_url: address,
    thumb_media_id: cover,
    need_open_comment: 0,
  } as const
  const mark = createHash("sha256")
    .update(JSON.stringify([guide.item, parts, body.markup]))
    .digest("hex")
    .slice(0, 16)
  return {
    item: guide.item,
    edition: guide.edition,
    mark,
    article: { ...parts, content: `${body.markup}${composeMark(mark, language)}` },
    findings: body === whole ? [] : [inBrief(guide, limits.content)],
  }
}

/** The line at the foot of an article by which it is found again. */
export function composeMark(mark: string, language: Language): string {
  return language === "zh" ? `<p>校验码：${mark}</p>` : `<p>Check: ${mark}</p>`
}

const MARK_LENGTH = 64

function titleOf({ brief, title }: Guide, language: Language, most: number): string | null {
  const fits = (words: string | undefined) => words !== undefined && words !== "" && lengthOf(words) <= most
  const full = showLine(title[language])
  if (fits(full)) return full
  const name = brief && showLine(brief.name[language])
  return name !== undefined && fits(name) ? name : null
}

function notPublished({ item }: Guide, code: string, why: Text): Finding {
  return {
    code,
    path: ["guides", item],
    severity: "error",
    message: text(`没有在微信发布：${why.zh}`, `Not published on WeChat: ${why.en}`),
  }
}

function inBrief({ item }: Guide, most: number): Finding {
  return {
    code: "wechat-in-brief",
    path: ["guides", item],
    severity: "warning",
    message: text(
      `全文超过文章的${most}个字符，微信只发布要点并指向网站。`,
      `The whole is longer than the ${most} characters of an article: WeChat shows its main points and leads to the site.`,
    ),
  }
}

function lengthOf(words: string): number {
  return [...words].length
}
