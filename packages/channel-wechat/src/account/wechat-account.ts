// An official account: where it is asked, as whom, and how long an answer is waited for. What sends messages and what
// publishes articles share it, and with it the token.
import { fromEpochMillis, type Instant } from "@onevisit/core/time"
import { checkOptions } from "../parse-options.schema.ts"
import { accessToken } from "./access-token.ts"
import { isTokenRefused } from "./account-codes.ts"
import { accountOptionsSchema } from "./account-options.schema.ts"
import { askWechat, type WechatAnswer } from "./ask-wechat.ts"

export interface WechatAccountOptions {
  readonly appId: string
  readonly appSecret: string
  /** Scheme and host; `https://api.weixin.qq.com` unless told, or a gateway of the district's own that passes on to it. */
  readonly endpoint?: string
  /** How long an answer is waited for, in milliseconds; 10 000 by default. */
  readonly patienceMs?: number
  readonly clock?: () => Instant
}

/** An answer of WeChat's, or `without-token`: nothing was asked, for lack of a token. */
export type AccountAnswer =
  | WechatAnswer
  | { readonly kind: "without-token"; readonly because: Exclude<WechatAnswer, { readonly kind: "done" }> }

export interface WechatAccount {
  /**
   * Asks for a token, so that what is wrong with id, secret or the list of addresses that may call shows when a program
   * starts. Resolves with WeChat's code where it refuses, `no-answer` where there is none, `null` where all is well.
   */
  check(): Promise<string | null>
  /** Asks an interface, once; and once more with another token where WeChat refuses the token. Never rejects. */
  call(path: string, body: object): Promise<AccountAnswer>
  readonly clock: () => Instant
}

/**
 * The account that messages are sent and articles are published by. Its id, secret and tokens stand in no failure and in
 * no inspection. Throws `InvalidInput` at once on options that cannot be used.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { wechatAccount } from "@onevisit/channel-wechat"
 *
 * const account = wechatAccount({ appId: "wx0000000000sample", appSecret: "sample", endpoint: "http://127.0.0.1:1" })
 * assert.equal(await account.check(), "no-answer")
 * ```
 */
export function wechatAccount(options: WechatAccountOptions): WechatAccount {
  checkOptions(accountOptionsSchema, options)
  const { appId, appSecret, clock = systemClock, patienceMs = 10_000 } = options
  const endpoint = (options.endpoint ?? ENDPOINT).replace(/\/+$/, "")
  const tokens = accessToken({ appId, appSecret, endpoint, patienceMs, clock })
  const ask = (path: string, body: object, token: string) =>
    askWechat(`${endpoint}${path}?access_token=${encodeURIComponent(token)}`, body, patienceMs)

  return {
    clock,
    check: async () => {
      const given = await tokens.get()
      if (given.kind === "token") return null
      return given.because.kind === "refused" ? String(given.because.errcode) : "no-answer"
    },
    call: async (path, body) => {
      const first = await tokens.get()
      if (first.kind === "none") return { kind: "without-token", because: first.because }
      const answer = await ask(path, body, first.token)
      if (answer.kind !== "refused" || !isTokenRefused(answer.errcode)) return answer
      const second = await tokens.get(first.token)
      if (second.kind === "none") return { kind: "without-token", because: second.because }
      return ask(path, body, second.token)
    },
  }
}

const ENDPOINT = "https://api.weixin.qq.com"

function systemClock(): Instant {
  return fromEpochMillis(Date.now())
}
