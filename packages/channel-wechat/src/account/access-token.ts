/**
 * The token of an official account, from "获取稳定版接口调用凭据" (`cgi-bin/stable_token`) in its ordinary mode: while a token runs,
 * every machine that asks is given the same one, so that machines need no agreement among them and none ends another's.
 * In its last five minutes another is given, and both are good until it ends. It stands in memory alone.
 */
import { type Instant, toEpochMillis } from "@onevisit/core/time"
import { askWechat, type WechatAnswer } from "./ask-wechat.ts"

export interface TokenSettings {
  readonly appId: string
  readonly appSecret: string
  readonly endpoint: string
  readonly patienceMs: number
  readonly clock: () => Instant
}

export type TokenAnswer =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "none"; readonly because: Exclude<WechatAnswer, { readonly kind: "done" }> }

export interface AccessToken {
  /** The token that runs, asked for by one call however many wait for it. `not` is one that WeChat has refused. */
  get(not?: string): Promise<TokenAnswer>
}

/** Before its end a token is given up, within the five minutes in which WeChat gives another. */
const EARLY_MILLIS = 200_000

export function accessToken(settings: TokenSettings): AccessToken {
  const { clock } = settings
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<TokenAnswer> | undefined

  const ask = async (): Promise<TokenAnswer> => {
    const { appId, appSecret, endpoint, patienceMs } = settings
    const request = { grant_type: "client_credential", appid: appId, secret: appSecret }
    const answer = await askWechat(`${endpoint}/cgi-bin/stable_token`, request, patienceMs)
    if (answer.kind !== "done") return { kind: "none", because: answer }
    const { access_token: token, expires_in: seconds } = answer.body
    if (typeof token !== "string" || token === "" || typeof seconds !== "number")
      return { kind: "none", because: { kind: "no-answer" } }
    held = { token, until: toEpochMillis(clock()) + seconds * 1000 }
    return { kind: "token", token }
  }
  return {
    get: async (not) => {
      if (held?.token === not) held = undefined
      if (held !== undefined && toEpochMillis(clock()) < held.until - EARLY_MILLIS)
        return { kind: "token", token: held.token }
      asking ??= ask().finally(() => (asking = undefined))
      return asking
    },
  }
}
