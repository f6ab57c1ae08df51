/**
 * For receivers: whether a request comes from who has the secret, as it was sent, now, and for the first time. Works on
 * the bytes that came; what was parsed and written again is no longer what was signed.
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { timingSafeEqual } from "node:crypto"
import type { WebhookEvent } from "./compose-event.ts"
import { digestOf, readSecrets } from "./sign.ts"

export interface WebhookRequest {
  /** As Node's `request.headers`, or a `Headers` object. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>> | Headers
  /** The body as it came, not parsed. */
  readonly body: string | Uint8Array
}

/**
 * Whether a message of this id was taken before. Record the id in the transaction in which you take the message, under a
 * unique key: then of two that come at once one fails, and what was not taken can come again.
 */
export type SeenBefore = (id: string) => boolean | Promise<boolean>

export interface VerifyOptions {
  readonly seen: SeenBefore
  /** How far the sender's clock and yours may be apart, and how old a request may be. Default five minutes. */
  readonly toleranceMs?: number
  /** Your clock; the machine's unless handed in. */
  readonly now?: () => Instant
}

export type WebhookVerified =
  /** Take it, then answer with a status of success. */
  | { readonly outcome: "verified"; readonly event: WebhookEvent }
  /** It was taken before. Do nothing, and answer with a status of success. */
  | { readonly outcome: "repeated"; readonly event: WebhookEvent }
  /** Answer with this status; the message is for your log. */
  | {
      readonly outcome: "refused"
      readonly because: WebhookRefusal
      readonly status: 400 | 401
      readonly message: string
    }

export type WebhookRefusal =
  /** One of the three headers is missing, or stands there twice, or is not as it should be. */
  | "headers"
  /** It is too old, or from the future: repeated by somebody else, or one of the clocks is wrong. */
  | "time"
  /** None of its signatures is made with one of the secrets. */
  | "signature"
  /** It is signed, and no event of onevisit. */
  | "event"

const TOLERANCE_MILLIS = 5 * 60_000

/**
 * Verifies a request against the secrets that you know: one, or, while one replaces the other, both. Throws
 * `InvalidInput` where a secret is not as it should be. Set a limit to the size of the body before you read it.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeSecret, verifyWebhook } from "@onevisit/channel-webhook"
 *
 * const request = { headers: { "webhook-id": "k1", "webhook-timestamp": "0", "webhook-signature": "v1,x" }, body: "{}" }
 * const verified = await verifyWebhook(request, [composeSecret()], { seen: () => false })
 * assert.equal(verified.outcome === "refused" && verified.because, "time")
 * ```
 */
export async function verifyWebhook(
  { body, headers }: WebhookRequest,
  secrets: readonly string[],
  { now = machineClock, seen, toleranceMs = TOLERANCE_MILLIS }: VerifyOptions,
): Promise<WebhookVerified> {
  const keys = readSecrets(secrets)
  const id = headerOf(headers, "webhook-id")
  const stamp = headerOf(headers, "webhook-timestamp")
  const signatures = headerOf(headers, "webhook-signature")
  if (id === undefined || stamp === undefined || signatures === undefined)
    return refused("headers", "The request lacks webhook-id, webhook-timestamp or webhook-signature.")
  // A full stop in either could move the bounds of what was signed.
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(id) || !/^\d{1,12}$/.test(stamp))
    return refused("headers", "webhook-id is letters and digits, webhook-timestamp whole seconds since 1970.")
  const timestamp = Number(stamp)
  if (Math.abs(toEpochMillis(now()) - timestamp * 1000) > toleranceMs)
    return refused("time", "The request is too old or from the future. Compare the clocks of both machines.")
  if (!isSigned({ id, timestamp, body }, signatures, keys))
    return refused(
      "signature",
      "No signature is made with the secret. Hand in the bytes of the body as they came.",
    )
  const event = readEvent(body, id)
  if (event === null)
    return refused("event", "The request is signed, and holds no CloudEvents 1.0 event of its id.")
  return { outcome: (await seen(id)) ? "repeated" : "verified", event }
}

/** Compares every signature with every secret's, to the end, so that the time taken tells nothing. */
function isSigned(
  content: Parameters<typeof digestOf>[0],
  signatures: string,
  keys: readonly Buffer[],
): boolean {
  const digests = keys.map((key) => digestOf(content, key))
  let found = false
  // Nobody changes more than one secret at a time.
  for (const signature of signatures.split(" ").slice(0, 8)) {
    const [version, value = ""] = signature.split(",")
    const given = Buffer.from(value, "base64")
    if (version !== "v1" || given.length !== 32) continue
    for (const digest of digests) found = timingSafeEqual(digest, given) || found
  }
  return found
}

function readEvent(body: string | Uint8Array, id: string): WebhookEvent | null {
  try {
    const event: unknown = JSON.parse(
      typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body),
    )
    const { data, id: own, source, specversion, type } = event as Partial<Record<keyof WebhookEvent, unknown>>
    const isEvent =
      specversion === "1.0" &&
      own === id &&
      typeof source === "string" &&
      typeof type === "string" &&
      type.startsWith("onevisit.notice.") &&
      typeof data === "object" &&
      data !== null
    return isEvent ? (event as WebhookEvent) : null
  } catch {
    return null
  }
}

/** A header that stands there once. */
function headerOf(headers: WebhookRequest["headers"], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined
  const found = Object.entries(headers).filter(([key]) => key.toLowerCase() === name)
  const value = found.length === 1 ? found[0]?.[1] : undefined
  return typeof value === "string" && value !== "" ? value : undefined
}

function refused(because: WebhookRefusal, message: string): WebhookVerified {
  return {
    outcome: "refused",
    because,
    status: because === "signature" || because === "time" ? 401 : 400,
    message,
  }
}

function machineClock(): Instant {
  return fromEpochMillis(Date.now())
}
