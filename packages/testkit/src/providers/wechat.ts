/**
 * A WeChat official account on this machine, for tests and trials: gives tokens that run out, takes messages of approved
 * templates, holds drafts and publishes them after a while, counts its daily budgets, and refuses by WeChat's own codes.
 * It sends nothing to anyone.
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import {
  isTransportFault,
  type ProviderAnswer,
  type ProviderRequest,
  startFaultyServer,
  type TransportFault,
} from "./faulty-server.ts"
import {
  type PublicArticle,
  type WechatAnswer,
  WechatArticles,
  type WechatArticlesOptions,
} from "./wechat-articles.ts"
import { type WechatMessage, WechatMessages, type WechatMessagesOptions } from "./wechat-messages.ts"
import { wechatTokens } from "./wechat-tokens.ts"

export type WechatFault =
  | TransportFault
  /** Takes nothing but the asking for a token, and says so with status 200, as WeChat does. */
  | { readonly errcode: number }

export interface SimulatedWechatOptions extends Partial<WechatMessagesOptions & WechatArticlesOptions> {
  readonly appId?: string
  readonly appSecret?: string
  /** How long a token runs, in seconds; 7200 unless told. */
  readonly tokenSeconds?: number
  /** How often a day an interface may be called, by its path: `freepublish/submit`, say. As WeChat has it unless told. */
  readonly perDay?: Readonly<Record<string, number>>
  /** How late it answers under `slow`, in milliseconds; 30 unless told. */
  readonly slowByMillis?: number
}

export interface SimulatedWechat {
  readonly endpoint: string
  readonly appId: string
  readonly appSecret: string
  /** The permanent picture that the account has, for covers. */
  readonly cover: string
  /** What has reached people, in order. */
  readonly arrived: readonly WechatMessage[]
  /** What anybody can read now, newest first. */
  readonly articles: readonly PublicArticle[]
  readonly drafts: number
  /** How often it was asked to send anything, what it did not take included. */
  readonly asked: number
  /** How often each interface was called, by its path. */
  readonly calls: Readonly<Record<string, number>>
  /** The codes of what it has refused, in order. */
  readonly refused: readonly number[]
  readonly tokens: readonly string[]
  play(fault: WechatFault | null): Promise<void>
  /** As if somebody had forced another token elsewhere: those before are good no longer. */
  endTokens(): void
  /** Whatever is being published is done with. */
  finishPublishing(): void
  /** What somebody deletes by hand at the platform's own pages. */
  remove(articleId: string): void
  close(): Promise<void>
}

/** "草稿新建 1000 次，发布 100 次", each day. */
const PER_DAY: Readonly<Record<string, number>> = {
  "draft/add": 1000,
  "freepublish/submit": 100,
  "message/subscribe/bizsend": 100_000,
  "message/template/send": 100_000,
}

/**
 * Starts the account on a free port of 127.0.0.1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedWechat } from "@onevisit/testkit"
 *
 * const wechat = await simulatedWechat()
 * const ask = async (path: string, body: object) => {
 *   const answer = await fetch(`${wechat.endpoint}/cgi-bin/${path}`, { method: "POST", body: JSON.stringify(body) })
 *   return (await answer.json()) as Record<string, unknown>
 * }
 * const { appId: appid, appSecret: secret } = wechat
 * const token = await ask("stable_token", { grant_type: "client_credential", appid, secret })
 * const published = await ask(`freepublish/batchget?access_token=${token["access_token"]}`, { offset: 0, count: 20 })
 * assert.deepEqual(published, { total_count: 0, item_count: 0, item: [] })
 * assert.equal((await ask("freepublish/batchget", {}))["errcode"], 41001)
 * await wechat.close()
 * ```
 */
export async function simulatedWechat(options: SimulatedWechatOptions = {}): Promise<SimulatedWechat> {
  const { appId = "wx0000000000sample", appSecret = "sample-app-secret", slowByMillis = 30 } = options
  const clock = options.clock ?? (() => fromEpochMillis(Date.now()))
  const { covers = ["sample-cover"], perDay = PER_DAY, tokenSeconds = 7200 } = options
  const tokens = wechatTokens(clock, tokenSeconds)
  const nobody = () => false
  const messages = new WechatMessages({
    templates: {},
    isUnknown: nobody,
    refuses: nobody,
    ...options,
    clock,
  })
  const articles = new WechatArticles({ publishingTakes: 1, failsAudit: nobody, ...options, covers })
  const calls: Record<string, number> = {}
  const today: Record<string, number> = {}
  const refused: number[] = []
  let day = ""
  let asked = 0
  let fault: WechatFault | null = null

  const isUsedUp = (path: string): boolean => {
    const now = chinaDay(clock())
    if (now !== day) for (const each of Object.keys(today)) delete today[each]
    day = now
    today[path] = (today[path] ?? 0) + 1
    return today[path] > (perDay[path] ?? Number.POSITIVE_INFINITY)
  }
  const answer = (path: string, request: ProviderRequest): WechatAnswer => {
    const body = parseJson(request.body)
    if (request.method !== "POST") return refusal(43002)
    if (body === undefined) return refusal(47001)
    if (path === "stable_token") {
      if (body["appid"] !== appId) return refusal(40013)
      return body["secret"] === appSecret ? tokens.give(body["force_refresh"] === true) : refusal(40125)
    }
    if (path.startsWith("message/")) asked += 1
    const wrong = tokens.judge(request.url.searchParams.get("access_token"))
    if (wrong !== 0) return refusal(wrong)
    if (typeof fault === "object" && fault !== null) return refusal(fault.errcode)
    if (isUsedUp(path)) return refusal(45009)
    switch (path) {
      case "message/subscribe/bizsend":
        return messages.send("subscribe", body)
      case "message/template/send":
        return messages.send("template", body)
      case "draft/add":
        return articles.addDraft(body)
      case "draft/get":
        return articles.getDraft(body)
      case "draft/delete":
        return articles.deleteDraft(body)
      case "freepublish/submit":
        return articles.submit(body)
      case "freepublish/get":
        return articles.state(body)
      case "freepublish/batchget":
        return articles.list(body)
      case "freepublish/delete":
        return articles.remove(body)
      default:
        return refusal(40066)
    }
  }
  const server = await startFaultyServer((request): ProviderAnswer => {
    const path = request.url.pathname.replace(/^\/cgi-bin\//, "")
    calls[path] = (calls[path] ?? 0) + 1
    const body = answer(path, request)
    if (typeof body["errcode"] === "number" && body["errcode"] !== 0) refused.push(body["errcode"])
    return { body }
  }, slowByMillis)

  return {
    endpoint: server.origin,
    appId,
    appSecret,
    cover: covers[0] ?? "",
    get arrived() {
      return messages.arrived()
    },
    get articles() {
      return articles.published()
    },
    get drafts() {
      return articles.drafts()
    },
    get asked() {
      return asked
    },
    calls,
    refused,
    get tokens() {
      return tokens.given()
    },
    play: async (next) => {
      fault = next
      await server.play(isTransportFault(next) ? next : null)
    },
    endTokens: () => tokens.end(),
    finishPublishing: () => articles.finishAll(),
    remove: (articleId) => void articles.remove({ article_id: articleId }),
    close: () => server.close(),
  }
}

/** Budgets are those of a day in China. */
function chinaDay(at: Instant): string {
  return fromEpochMillis(toEpochMillis(at) + 8 * 3_600_000).slice(0, 10)
}

function parseJson(body: string): WechatAnswer | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === "object" && parsed !== null ? (parsed as WechatAnswer) : undefined
  } catch {
    return undefined
  }
}

function refusal(errcode: number): WechatAnswer {
  return { errcode, errmsg: `refused rid: simulated-${errcode}` }
}
