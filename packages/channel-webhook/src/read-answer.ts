/** What the status of an answer means, as Standard Webhooks proposes. */
import { ChannelError, type SendReceipt } from "@onevisit/core/ports"
import type { SendTrouble } from "@onevisit/core/notices"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import type { PostAnswer } from "./post.ts"

/** Reads the body of an answer of success: the trouble that it tells of, or `null`. What it throws is `no-answer`. */
export type ReadBody = (body: string) => SendTrouble | null

/** The receipt of an answer of success. Throws `ChannelError` for every other. */
export function readAnswer(answer: PostAnswer, now: Instant, read: ReadBody): SendReceipt {
  const { body, retryAfter, status } = answer
  const trouble = status >= 200 && status < 300 ? troubleWithin(body, read) : troubleOf(answer)
  if (trouble === null) return { status: "delivered" }
  const retryAt = trouble === "throttled" ? readRetryAfter(retryAfter, now) : undefined
  throw new ChannelError(trouble, advice[trouble], {
    code: `HTTP${status}`,
    ...(retryAt === undefined ? {} : { retryAt }),
  })
}

function troubleWithin(body: string, read: ReadBody): SendTrouble | null {
  try {
    return read(body)
  } catch {
    return "no-answer"
  }
}

function troubleOf({ retryAfter, status }: PostAnswer): SendTrouble {
  switch (status) {
    case 429:
      return "throttled"
    // Otherwise a server that fails does not say whether it had taken the message before.
    case 503:
      return retryAfter === undefined ? "no-answer" : "throttled"
    case 404:
    case 405:
    case 410:
      return "address"
    case 400:
    case 413:
    case 415:
    case 422:
      return "content"
    case 408:
    case 425:
      return "no-answer"
    default:
      // A redirect is not followed: it could lead where the address itself may not.
      if (status >= 300 && status < 400) return "address"
      return status >= 400 && status < 500 ? "configuration" : "no-answer"
  }
}

/** When the receiver takes messages again (RFC 9110, 10.2.3): after so many seconds, or at a date. */
function readRetryAfter(value: string | undefined, now: Instant): Instant | undefined {
  if (value === undefined) return undefined
  const millis = /^\d{1,7}$/.test(value) ? toEpochMillis(now) + Number(value) * 1000 : Date.parse(value)
  return Number.isFinite(millis) && millis < LATEST_MILLIS ? fromEpochMillis(millis) : undefined
}

const LATEST_MILLIS = Date.UTC(2200, 0)

const advice: Readonly<Record<SendTrouble, string>> = {
  unreachable: "There is no connection to the receiver. Send again later.",
  "no-answer": "The receiver may have taken it, and has not said so. Send the same message again.",
  throttled: "The receiver takes no more for the moment. Send again when it says.",
  "used-up": "The receiver takes no more today. Send again tomorrow.",
  provider: "The receiver has an error of its own, and has not taken it. Send again later.",
  address: "Nobody takes messages at this address, or it has moved. Ask the receiver for the right one.",
  consent: "The receiver does not want these messages.",
  content: "The receiver does not take what the message says. Compare what both sides expect.",
  configuration: "The receiver does not accept the request. Check the secret that both sides have.",
}
