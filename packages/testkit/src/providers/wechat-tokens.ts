/**
 * The access tokens of a simulated official account. "获取稳定版接口调用凭据": the same token for all who ask while it runs,
 * another five minutes before it ends, and both good until then; a forced one ends those before it at once.
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"

export interface WechatTokens {
  give(forced: boolean): { readonly access_token: string; readonly expires_in: number }
  /** 0, or the code of what is wrong with it. */
  judge(token: string | null): 0 | 40001 | 41001 | 42001
  /** As if somebody had forced another: what was given so far is good no longer. */
  end(): void
  /** All tokens there have been, so that it can be looked for where none may stand. */
  given(): readonly string[]
}

const OVERLAP_MILLIS = 5 * 60_000

export function wechatTokens(clock: () => Instant, lifeSeconds: number): WechatTokens {
  const tokens: { readonly token: string; readonly until: number; ended: boolean }[] = []
  const millis = () => toEpochMillis(clock())
  const end = () => tokens.forEach((each) => (each.ended = true))
  return {
    give: (forced) => {
      if (forced) end()
      const now = millis()
      let last = tokens.at(-1)
      if (
        last === undefined ||
        last.ended ||
        last.until - now <= Math.min(OVERLAP_MILLIS, lifeSeconds * 500)
      ) {
        const until = now + lifeSeconds * 1000
        last = { token: `T${tokens.length + 1}-${fromEpochMillis(until)}-secret`, until, ended: false }
        tokens.push(last)
      }
      return { access_token: last.token, expires_in: Math.floor((last.until - now) / 1000) }
    },
    judge: (token) => {
      if (token === null || token === "") return 41001
      const known = tokens.find((each) => each.token === token)
      if (known === undefined || known.ended) return 40001
      return known.until > millis() ? 0 : 42001
    },
    end,
    given: () => tokens.map(({ token }) => token),
  }
}
