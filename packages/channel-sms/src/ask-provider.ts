// One request over HTTP, and what may be concluded from its fate. A provider that could not be reached was told nothing;
// one that was reached and did not answer may have sent the message.
import { ChannelError } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"

export interface ProviderAnswer {
  readonly status: number
  /** The parsed JSON; `undefined` where it is none. */
  readonly json: unknown
  /** From Retry-After. */
  readonly retryAt?: Instant
}

export interface ProviderRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** An answer longer than this is none that we read; in characters. */
const LONGEST_ANSWER = 1_048_576

/**
 * Asks once and never again by itself; follows no redirection, since the request holds secrets and an address. Rejects
 * with `ChannelError`: `unreachable` or `no-answer`, without a cause, because that would hold the request.
 */
export async function askProvider(
  { body, headers, method, url }: ProviderRequest,
  patienceMs: number,
  now: () => Instant,
): Promise<ProviderAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body }),
    })
    const text = await readText(response)
    const retryAt = retryInstant(response.headers.get("retry-after"), now)
    return { status: response.status, json: parseJson(text), ...(retryAt === undefined ? {} : { retryAt }) }
  } catch (error) {
    throw asChannelError(error)
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > LONGEST_ANSWER) throw new Error("too long")
  }
  return text + decoder.decode()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryInstant(header: string | null, now: () => Instant): Instant | undefined {
  if (header === null) return undefined
  const millis = /^\d{1,9}$/.test(header) ? toEpochMillis(now()) + Number(header) * 1000 : Date.parse(header)
  return Number.isNaN(millis) ? undefined : fromEpochMillis(millis)
}

function asChannelError(error: unknown): ChannelError {
  const { code, message } = ((error as Error).cause ?? {}) as {
    readonly code?: unknown
    readonly message?: unknown
  }
  if (typeof code === "string" && NEVER_CONNECTED.test(code))
    return new ChannelError(
      "unreachable",
      `The provider cannot be reached (${code}). Nothing was sent; try again later.`,
    )
  // The ports that fetch refuses to ask (Fetch Standard, 2.9) are told by these words alone.
  if (message === "bad port")
    return new ChannelError(
      "configuration",
      "The provider's address has a port that is kept for other protocols.",
    )
  return new ChannelError(
    "no-answer",
    "The provider gave no answer. The message may have been sent: look it up before it is tried again.",
  )
}

/** Of Node's resolver, sockets and TLS: errors of a connection that did not come about. */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/
