// One signed call of Aliyun's API, and its answer or its trouble.
import { ChannelError } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { randomBytes } from "node:crypto"
import { askProvider, type ProviderAnswer } from "../ask-provider.ts"
import { signCall } from "./acs3-signature.ts"
import { troubleOfCall } from "./aliyun-codes.ts"
import type { AliyunSmsOptions } from "./options.ts"

/**
 * The answer to a call that the provider has taken. Rejects with `ChannelError`; nothing of the provider's own message goes
 * on, since it may repeat the number.
 */
export async function callAliyun(
  options: AliyunSmsOptions,
  action: string,
  query: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { accessKeyId, accessKeySecret, endpoint = ENDPOINT, patienceMs = 10_000 } = options
  const { clock = systemClock, nonce = randomNonce } = options
  const call = {
    endpoint,
    action,
    version: "2017-05-25",
    query,
    date: `${clock().slice(0, 19)}Z`,
    nonce: nonce(),
  }
  const answer = await askProvider(signCall(call, accessKeyId, accessKeySecret), patienceMs, clock)
  const { json } = answer
  const content = typeof json === "object" && json !== null ? (json as Readonly<Record<string, unknown>>) : {}
  if (content["Code"] === "OK" && answer.status === 200) return content
  throw refusal(answer, content, clock)
}

export function systemClock(): Instant {
  return fromEpochMillis(Date.now())
}

const ENDPOINT = "https://dysmsapi.aliyuncs.com"

function randomNonce(): string {
  return randomBytes(16).toString("hex")
}

function refusal(
  { retryAt, status }: ProviderAnswer,
  content: Readonly<Record<string, unknown>>,
  clock: () => Instant,
): ChannelError {
  const { Code: code, Message: message } = content
  // A status alone, without one of their codes, may come from anyone on the way.
  if (typeof code !== "string" || !/^[A-Za-z0-9_.:-]{1,80}$/.test(code) || code === "OK")
    return new ChannelError(
      "no-answer",
      `The provider's answer cannot be read (status ${status}). The message may have been sent: look it up first.`,
    )
  const trouble = troubleOfCall(code)
  const until = retryAt ?? (code === "isv.BUSINESS_LIMIT_CONTROL" ? limitEnds(message, clock()) : undefined)
  return new ChannelError(trouble, `The provider answers ${code}. ${ADVICE[trouble]}`, {
    code,
    ...(until === undefined ? {} : { retryAt: until }),
  })
}

const ADVICE: Readonly<Record<ReturnType<typeof troubleOfCall>, string>> = {
  unreachable: "Nothing was sent; try again later.",
  "no-answer": "The message may have been sent: look it up before it is tried again.",
  throttled: "Nothing was sent; wait, then try again.",
  "used-up": "Nothing was sent; top up the account or raise its ceiling.",
  provider: "Nothing was sent; try again later.",
  address: "Ask the person for another number.",
  consent: "The person does not want such messages; take another way.",
  content: "Change the wording or the template.",
  configuration: "Check the account, the signature and the template in the provider's console.",
}

/** The limit that was met is told by the message alone: 分钟级, 小时级 or 天级流控. */
function limitEnds(message: unknown, now: Instant): Instant | undefined {
  const [, unit = ""] = /(分钟|小时|天)级流控/.exec(typeof message === "string" ? message : "") ?? []
  const millis = { 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 }[unit]
  return millis === undefined ? undefined : fromEpochMillis(toEpochMillis(now) + millis)
}
