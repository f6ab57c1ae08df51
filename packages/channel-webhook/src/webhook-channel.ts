/**
 * Notices for other systems: each is posted as a signed event. Receivers know a repetition by its `webhook-id`, which is
 * the message's key; that is why a message whose answer was lost may be posted again.
 */
import {
  type Channel,
  ChannelError,
  type ChannelMessage,
  defineChannel,
  type SendReceipt,
} from "@onevisit/core/ports"
import { InvalidInput } from "@onevisit/core/reasons"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import type { LookupFunction } from "node:net"
import { composeEvent, EVENT_MEDIA_TYPE, reviewSize } from "./compose-event.ts"
import { post } from "./post.ts"
import { readAnswer, type ReadBody } from "./read-answer.ts"
import { composeSignature, readSecrets } from "./sign.ts"
import { publicOnly, readWebHookAddress } from "./web-hook-address.ts"

export interface WebhookChannelOptions {
  /** Default `webhook`. */
  readonly id?: string
  /** Who tells it: a URI that stands for the district, for example `https://onevisit.example/sample-district`. */
  readonly source: string
  /**
   * The secrets that a receiver knows, {@link composeSecret} makes them: one, or, while one replaces the other, both.
   * Each receiver should have its own: hand in a function of the address. Where that gives none, nothing is sent.
   */
  readonly secrets: readonly string[] | ((to: string) => readonly string[] | Promise<readonly string[]>)
  /** How long an answer is waited for. Default 15 000. */
  readonly limitMillis?: number
  /** The most bytes of an event. Default 20 000. */
  readonly maxBytes?: number
  /** Also posts without encryption, beyond this machine. Default: no. */
  readonly allowHttp?: boolean
  /** Also posts into private networks and to this machine, as on a government's intranet (政务外网). Default: no. */
  readonly allowPrivate?: boolean
  /** For receivers that say in the body of a success whether they have one. By default the status is their word. */
  readonly read?: ReadBody
  /** Certificates of authorities that are trusted instead of the usual ones, in PEM: of an intranet, say. */
  readonly ca?: string
  /** How names are looked up, where an intranet has a way of its own; what Node does unless handed in. */
  readonly lookup?: LookupFunction
  /** Its clock; the machine's unless handed in. */
  readonly now?: () => Instant
}

/**
 * A channel to addresses of the kind `web-hook`. Throws `InvalidInput` where a secret or the source is not as it should be.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeSecret, webhookChannel } from "@onevisit/channel-webhook"
 *
 * const channel = webhookChannel({ source: "https://onevisit.example/sample", secrets: [composeSecret()] })
 * const message = {
 *   key: "0123456789abcdef0123456789abcdef", to: "https://10.0.0.8/hooks", kind: "supplement-due",
 *   language: "zh" as const, title: "提醒", body: "请补齐材料。", fields: {},
 * }
 * await assert.rejects(channel.send(message), { trouble: "address", message: /private network/ })
 * ```
 */
export function webhookChannel(options: WebhookChannelOptions): Channel {
  const { allowHttp = false, allowPrivate = false, id = "webhook", limitMillis = 15_000 } = options
  const { ca, lookup, maxBytes = 20_000, now = machineClock, read = () => null, source } = options
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(source))
    throw new InvalidInput([{ path: ["source"], expected: "a URI that stands for the district" }])
  const lookedUp = allowPrivate ? (lookup === undefined ? {} : { lookup }) : { lookup: publicOnly(lookup) }
  const secretsOf = secretsReader(options.secrets)

  const send = async (message: ChannelMessage): Promise<SendReceipt> => {
    const url = readWebHookAddress(message.to, { allowHttp, allowPrivate })
    const at = now()
    const body = Buffer.from(composeEvent(message, source, at))
    if (body.length > maxBytes)
      throw new ChannelError("content", `The event has more than ${maxBytes} bytes. Shorten its template.`)
    const timestamp = Math.floor(toEpochMillis(at) / 1000)
    const signature = composeSignature({ id: message.key, timestamp, body }, await secretsOf(message.to))
    const headers = {
      "content-type": EVENT_MEDIA_TYPE,
      "user-agent": "onevisit",
      "webhook-id": message.key,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    }
    const answer = await post(
      url,
      { headers, body },
      {
        limitMillis,
        ...lookedUp,
        ...(ca === undefined ? {} : { ca }),
      },
    )
    return readAnswer(answer, now(), read)
  }

  return defineChannel({
    id,
    addresses: "web-hook",
    can: { repeats: true, reports: [], disturbs: false },
    review: (template) => reviewSize(template, source, maxBytes),
    send,
  })
}

function secretsReader(
  secrets: WebhookChannelOptions["secrets"],
): (to: string) => Promise<readonly Buffer[]> {
  if (typeof secrets !== "function") {
    const read = readSecrets(secrets)
    return async () => read
  }
  return async (to) => {
    try {
      return readSecrets(await secrets(to))
    } catch {
      throw new ChannelError(
        "configuration",
        "There is no sound secret for this receiver. Agree on one with them.",
      )
    }
  }
}

function machineClock(): Instant {
  return fromEpochMillis(Date.now())
}
