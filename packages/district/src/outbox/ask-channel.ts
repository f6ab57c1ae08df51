/** Hands a message to its channel, or asks what became of it, and says what is to be put on record of the answer. */
import * as Result from "effect/Result"
import type { SendTrouble } from "@onevisit/core/notices"
import {
  type NoticeCommand,
  type NoticeState,
  type Preferences,
  sendingBy,
  standardBudgets,
} from "@onevisit/core/notices/outbox"
import { ChannelError, type LookUpAnswer, type SendReceipt } from "@onevisit/core/ports"
import { type Instant, parseInstant } from "@onevisit/core/time"
import { errorFields } from "../hooks/index.ts"
import { address, type Addressing, nobodyIsThere, troubles } from "./address-of.ts"
import type { NoticeDesk } from "./notice-desk.ts"
import { arrivalOf } from "./arrival.ts"
import { keyOf } from "./notice-model.ts"
import type { Outfit } from "./outbox-settings.ts"

export interface CarryingOn extends Addressing {
  readonly desk: NoticeDesk
}

export type Claim = { readonly round: number; readonly claim: number }

export interface Taking {
  readonly options: CarryingOn
  readonly state: NoticeState
  readonly preferences: Preferences
  readonly notice: string
  /** For what leaves more to do by this claim, and for what ends it. */
  readonly open: Claim
  readonly ends: Claim
}

/** The message was handed over, or why not; whatever an adapter throws that is no error of a channel may be out. */
export async function send(channelId: string, risked: boolean, taking: Taking): Promise<NoticeCommand> {
  const { ends, notice, open, options } = taking
  const failed = (trouble: ChannelError["trouble"], code: string | null, said: Instant | null = null) => ({
    type: "record-failed" as const,
    data: { ...open, channel: channelId, trouble, code, risked },
    said,
  })
  const channel = options.channels.get(channelId)
  if (channel === undefined) return failed("configuration", "no-channel")
  const addressed = await address(channel, taking)
  if (addressed === "erased") return nobodyIsThere
  if (typeof addressed === "string") return failed(troubles[addressed], addressed)
  try {
    const message = { ...addressed.content, key: keyOf(notice), to: addressed.to }
    const { reference, status } = await within(options, channel.send(message))
    if (!TAKEN.has(status))
      throw new TypeError("The channel says that it took a message in a word that there is not.")
    const data = {
      ...ends,
      channel: channelId,
      status,
      reference: referenceOf(reference, addressed.to),
      ...arrivalOf(channel, { status }, options.desk.now()),
      risked,
    }
    return { type: "record-sent", data }
  } catch (error) {
    if (error instanceof ChannelError)
      return failed(error.trouble, codeOf(error.code), instantOf(error.retryAt))
    // No error of a channel: nobody knows how far it came.
    options.observer.log("error", "channel-defect", { channel: channelId, ...errorFields(error) })
    return failed("no-answer", "defect")
  }
}

/** What the provider says of a message that may be out; `unknown` where it cannot be asked. */
export async function lookUp(channelId: string, taking: Taking): Promise<NoticeCommand> {
  const { notice, open, options, state } = taking
  const answer = async (): Promise<LookUpAnswer> => {
    const channel = options.channels.get(channelId)
    const addressed = channel === undefined ? "no-address" : await address(channel, taking)
    if (channel?.lookup === undefined || typeof addressed === "string") return { status: "unknown" }
    const { triedAt, reference } = sendingBy(state, channelId) ?? {}
    const at = triedAt ?? (state.owedAt as Instant)
    const sent = { key: keyOf(notice), to: addressed.to, at }
    const said = await within(options, channel.lookup(reference ? { ...sent, reference } : sent))
    return ANSWERS.has(said.status) ? said : { status: "unknown" }
  }
  const { at, code, status, trouble } = await answer().catch((error: unknown): LookUpAnswer => {
    options.observer.log("warning", "look-up-failed", { channel: channelId, ...errorFields(error) })
    return { status: "unknown" }
  })
  const channel = options.channels.get(channelId)
  const data = {
    ...open,
    channel: channelId,
    answer: status,
    trouble: troubleOf(trouble),
    code: codeOf(code),
    ...arrivalOf(channel, { at: instantOf(at) ?? undefined, status }, options.desk.now()),
  }
  return { type: "record-look-up", data }
}

const TAKEN: ReadonlySet<string> = new Set<SendReceipt["status"]>(["queued", "sent", "delivered"])
const ANSWERS: ReadonlySet<string> = new Set<LookUpAnswer["status"]>([
  "queued",
  "sent",
  "delivered",
  "read",
  "failed",
  "unknown",
  "unsent",
])

/** What a provider said of a moment, where it is one. */
function instantOf(said: Instant | undefined): Instant | null {
  const parsed = parseInstant(said)
  return Result.isSuccess(parsed) ? parsed.success : null
}

function troubleOf(trouble: SendTrouble | undefined): SendTrouble | null {
  return trouble !== undefined && Object.hasOwn(standardBudgets, trouble) ? trouble : null
}

/** A provider's code as it may stand on record: letters, digits, dots and hyphens, and no number as long as a telephone's. */
function codeOf(code: string | undefined): string | null {
  const plain = code?.replace(/[^\w.-]/g, "").slice(0, 60) ?? ""
  return plain === "" || /\d{9}/.test(plain) ? null : plain
}

/** A provider's number of a message, unless an adapter made it from the address, however that is written. */
function referenceOf(reference: string | undefined, to: string): string | null {
  if (reference === undefined || reference === "") return null
  const number = to.replace(/\D/g, "").slice(-11)
  const isTold =
    reference.toLowerCase().includes(to.toLowerCase()) ||
    (number.length >= 7 && reference.replace(/\D/g, "").includes(number))
  return isTold ? null : reference.slice(0, 200)
}

/** The answer, or a `no-answer` when it takes too long: whatever comes later is not waited for. */
async function within<T>({ settings }: Outfit, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new ChannelError("no-answer", "The channel did not answer in time. Whether it sent is not known."),
      )
    }, settings.answerWithinMs ?? 20_000)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}
