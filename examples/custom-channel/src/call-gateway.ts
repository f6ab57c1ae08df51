/** One call of the gateway, and what is known when it fails. */
import { ChannelError } from "@onevisit/core/ports"

/** As its manual has it. Errors come with the status 200. */
export interface GatewayAnswer {
  readonly code: string
  readonly id?: string
  readonly state?: string
  readonly retryAfterSeconds?: number
}

export interface Gateway {
  readonly url: string
  readonly token: string
  readonly limitMillis: number
}

// #region call
/** The answer, read. Rejects with `unreachable` where nothing was sent, and with `no-answer` where something may have been. */
export async function callGateway(
  { limitMillis, token, url }: Gateway,
  path: string,
  message?: object,
): Promise<GatewayAnswer> {
  try {
    const response = await fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      redirect: "error",
      signal: AbortSignal.timeout(limitMillis),
      ...(message === undefined ? {} : { method: "POST", body: JSON.stringify(message) }),
    })
    const answer: unknown = await response.json()
    if (isAnswer(answer)) return answer
  } catch (cause) {
    // The cause tells where it was sent to, and stays here.
    if (hasNoConnection(cause))
      throw new ChannelError("unreachable", "The gateway cannot be reached. Send again later.")
  }
  throw new ChannelError("no-answer", "The gateway gave no answer that can be read. Look the message up.")
}

/** Only what fails before the first byte is written. Whoever hangs up later may have read it all. */
function hasNoConnection(thrown: unknown): boolean {
  const code: unknown = (thrown as { readonly cause?: { readonly code?: unknown } }).cause?.code
  return typeof code === "string" && BEFORE_SENDING.has(code)
}

const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
])
// #endregion call

function isAnswer(answer: unknown): answer is GatewayAnswer {
  if (typeof answer !== "object" || answer === null) return false
  const { code, id, retryAfterSeconds, state } = answer as Partial<Record<keyof GatewayAnswer, unknown>>
  return (
    typeof code === "string" &&
    ["string", "undefined"].includes(typeof id) &&
    ["string", "undefined"].includes(typeof state) &&
    (retryAfterSeconds === undefined || Number.isSafeInteger(retryAfterSeconds))
  )
}
