/** onevisit's Channel over the sample gateway: text messages, with a look-up and without repetitions. */
import type { SendTrouble } from "@onevisit/core/notices"
import {
  type Channel,
  ChannelError,
  type ChannelMessage,
  defineChannel,
  type LookUpAnswer,
  type SendReceipt,
  type SentMessage,
} from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { callGateway, type Gateway, type GatewayAnswer } from "./call-gateway.ts"
import { checkCarried, reviewCarried, textOf } from "./carried.ts"

export interface CustomChannelOptions {
  readonly url: string
  /** Of the district's account. */
  readonly token: string
  /** How long an answer is waited for. Default 10 000. */
  readonly limitMillis?: number
  /** Its clock; the machine's unless handed in. */
  readonly now?: () => Instant
}

// #region channel
export function customChannel(options: CustomChannelOptions): Channel {
  const { limitMillis = 10_000, now = () => fromEpochMillis(Date.now()), token, url } = options
  const gateway = { url, token, limitMillis }
  return defineChannel({
    id: "sample-gateway",
    addresses: "mobile",
    can: { repeats: false, reports: ["delivered", "failed"], disturbs: true },
    review: reviewCarried,
    send: (message) => send(gateway, message, now),
    lookup: (sent) => lookUp(gateway, sent, now),
  })
}
// #endregion channel

// #region send
async function send(gateway: Gateway, message: ChannelMessage, now: () => Instant): Promise<SendReceipt> {
  checkCarried(message)
  const { key, to } = message
  const answer = await callGateway(gateway, "messages", { requestId: key, to, text: textOf(message) })
  if (answer.code === "OK")
    return { status: "queued", ...(answer.id === undefined ? {} : { reference: answer.id }) }
  throw failureOf(answer, now())
}

function failureOf({ code, retryAfterSeconds }: GatewayAnswer, now: Instant): ChannelError {
  // What its manual does not name may be anything, a message that was taken too.
  const [trouble, advice] = troubles.get(code) ?? [
    "no-answer",
    "The gateway's answer is not known. Look it up.",
  ]
  return new ChannelError(trouble, advice, {
    ...(/^[A-Z_]{1,40}$/.test(code) ? { code } : {}),
    ...(retryAfterSeconds === undefined
      ? {}
      : { retryAt: fromEpochMillis(toEpochMillis(now) + retryAfterSeconds * 1000) }),
  })
}

const troubles: ReadonlyMap<string, readonly [SendTrouble, string]> = new Map([
  ["BUSY", ["provider", "The gateway has an error of its own. Send again later."]],
  ["TOO_FAST", ["throttled", "The gateway takes no more for the moment. Send again when it says."]],
  ["DAY_USED_UP", ["used-up", "The day's messages are used up. Send tomorrow, or by another way."]],
  ["NO_SUCH_NUMBER", ["address", "The number takes no messages. Ask the person for another."]],
  ["BAD_TOKEN", ["configuration", "The gateway does not know the account. Check its token."]],
])
// #endregion send

// #region look-up
/** How long a message may be missing in the gateway's record that was taken, as its manual says. */
const RECORD_LAG_MILLIS = 2 * 60_000

async function lookUp(gateway: Gateway, { at, key }: SentMessage, now: () => Instant): Promise<LookUpAnswer> {
  const answer = await callGateway(gateway, `messages/${key}`)
  if (answer.code === "NOT_FOUND")
    return toEpochMillis(now()) - toEpochMillis(at) > RECORD_LAG_MILLIS
      ? { status: "unsent" }
      : { status: "unknown" }
  if (answer.code !== "OK") throw failureOf(answer, now())
  switch (answer.state) {
    case "WAITING":
      return { status: "queued" }
    case "SENT":
      return { status: "sent" }
    case "ARRIVED":
      return { status: "delivered" }
    case "FAILED":
      return { status: "failed", trouble: "address" }
    default:
      return { status: "unknown" }
  }
}
// #endregion look-up
