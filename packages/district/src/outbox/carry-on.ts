/**
 * Carries a notice on by one claim of its message: does the next step, puts on record what came of it, and again, until
 * there is nothing left to do or something to wait for. An address is opened for one call and forgotten.
 */
import * as Result from "effect/Result"
import { composeMessage, type MessageContent } from "@onevisit/core/notices"
import {
  minutesOfQuiet,
  nextStep,
  type NoticeCommand,
  type NoticeState,
  type NoticeStep,
  type Preferences,
  sendingBy,
} from "@onevisit/core/notices/outbox"
import { type Channel, ChannelError, type LookUpAnswer } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, type Now, toEpochMillis } from "@onevisit/core/time"
import { errorFields, type Observer } from "../hooks/index.ts"
import { type DeliveredMessage, TryAgain } from "../run-due/index.ts"
import { ownOpening } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import type { NoticeDesk } from "./notice-desk.ts"
import { keyOf, type NoticePayload } from "./notice-model.ts"
import { knownOf, type Outfit, usualAddress } from "./outbox-settings.ts"

export interface CarryingOn extends Outfit {
  readonly desk: NoticeDesk
  readonly subjects: Pick<Subjects, "reveal">
  readonly observer: Observer
}

/** Handles one message. Resolves to a {@link TryAgain} while the notice waits for something. */
export function carryOn(options: CarryingOn) {
  const { desk } = options
  return async (message: DeliveredMessage, now: Now): Promise<TryAgain | undefined> => {
    const { notice, round } = message.payload as NoticePayload
    const ends = { round, claim: message.attempt }
    const open = { round, claim: message.attempt - 1 }
    let loaded = await desk.take(notice)
    const preferences = await desk.preferencesOf(loaded.state.recipient)
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const { state } = loaded
      const { at, time } = desk.now()
      const step = nextStep(state, outlookOf(options, preferences, { at, time }, ends))
      if (step.do === "nothing") return undefined
      if (step.do === "hand-over") return new TryAgain(at)
      const command = await take(step, { options, state, preferences, notice, open, ends })
      const commandId = `${message.commandId}/${message.attempt}/${steps}`
      loaded = await desk.record(notice, loaded, command, commandId)
      if (step.do === "wait") return new TryAgain(step.until)
    }
    return new TryAgain(now.at)
  }
}

/** More than any ladder has. */
const MOST_STEPS = 50

type Claim = { readonly round: number; readonly claim: number }

interface Taking {
  readonly options: CarryingOn
  readonly state: NoticeState
  readonly preferences: Preferences
  readonly notice: string
  /** For what leaves more to do by this claim, and for what ends it. */
  readonly open: Claim
  readonly ends: Claim
}

function outlookOf(
  { budgets, channels, settings }: Outfit,
  preferences: Preferences,
  now: Pick<Now, "at" | "time">,
  claimed: Claim,
) {
  const minutes = settings.quietHours === undefined ? 0 : minutesOfQuiet(settings.quietHours, now.time)
  return {
    at: now.at,
    quietUntil: minutes === 0 ? null : fromEpochMillis(toEpochMillis(now.at) + minutes * 60_000),
    claimed,
    budgets,
    channel: (id: string) => {
      const channel = channels.get(id)
      if (channel === undefined) return null
      const { disturbs, repeats } = channel.can
      const canLookUp = channel.lookup !== undefined
      return { repeats, canLookUp, disturbs, isOptedOut: preferences.notBy.includes(id) }
    },
  }
}

/** Does a step, and says what is to be put on record of it. */
async function take(
  step: Exclude<NoticeStep, { do: "nothing" | "hand-over" }>,
  taking: Taking,
): Promise<NoticeCommand> {
  const { ends, open } = taking
  switch (step.do) {
    case "send":
      return send(step.channel, step.risked, taking)
    case "look-up":
      return lookUp(step.channel, taking)
    case "note-interruption": {
      const { channel, risked } = step
      const data = { ...open, channel, trouble: "no-answer", code: "interrupted", risked } as const
      return { type: "record-failed", data, said: null }
    }
    case "wait":
      return { type: "put-off", data: { ...ends, because: step.because, until: step.until } }
    case "climb":
      return { type: "climb", data: { ...open, because: step.because } }
    case "open-task":
      return { type: "open-task", data: { ...ends, task: step.task } }
    case "stick":
      return { type: "stick", data: { ...ends, because: step.because } }
    case "lapse":
      return { type: "lapse" }
    default:
      return step satisfies never
  }
}

async function send(channelId: string, risked: boolean, taking: Taking): Promise<NoticeCommand> {
  const { ends, notice, open, options } = taking
  const failed = (trouble: ChannelError["trouble"], code: string | null, said: Instant | null = null) => ({
    type: "record-failed" as const,
    data: { ...open, channel: channelId, trouble, code, risked },
    said,
  })
  const channel = options.channels.get(channelId)
  if (channel === undefined) return failed("configuration", "no-channel")
  const addressed = await address(channel, taking)
  if (typeof addressed === "string")
    return failed(addressed === "no-address" ? "address" : "content", addressed)
  try {
    const message = { ...addressed.content, key: keyOf(notice), to: addressed.to }
    const { reference, status } = await within(options, channel.send(message))
    const data = {
      ...ends,
      channel: channelId,
      status,
      reference: referenceOf(reference, addressed.to),
      risked,
    }
    return { type: "record-sent", data }
  } catch (error) {
    if (error instanceof ChannelError) return failed(error.trouble, codeOf(error.code), error.retryAt ?? null)
    // No error of a channel: nobody knows how far it came.
    options.observer.log("error", "channel-defect", { channel: channelId, ...errorFields(error) })
    return failed("no-answer", "defect")
  }
}

async function lookUp(channelId: string, taking: Taking): Promise<NoticeCommand> {
  const { notice, open, options, state } = taking
  const answer = async (): Promise<LookUpAnswer> => {
    const channel = options.channels.get(channelId)
    const addressed = channel === undefined ? "no-address" : await address(channel, taking)
    if (channel?.lookup === undefined || typeof addressed === "string") return { status: "unknown" }
    const { triedAt, reference } = sendingBy(state, channelId) ?? {}
    const at = triedAt ?? (state.owedAt as Instant)
    const sent = { key: keyOf(notice), to: addressed.to, at }
    return within(options, channel.lookup(reference ? { ...sent, reference } : sent))
  }
  const { code, status, trouble } = await answer().catch((error: unknown): LookUpAnswer => {
    options.observer.log("warning", "look-up-failed", { channel: channelId, ...errorFields(error) })
    return { status: "unknown" }
  })
  const data = { ...open, channel: channelId, answer: status, trouble: trouble ?? null, code: codeOf(code) }
  return { type: "record-look-up", data }
}

/** The address and the text in the person's language; or why there are none. */
async function address(
  channel: Channel,
  { notice, options, preferences, state }: Taking,
): Promise<{ readonly to: string; readonly content: MessageContent } | "no-address" | "not-composed"> {
  const { settings, subjects, templates } = options
  const template = templates.get(state.kind)
  const identity =
    state.recipient === null ? null : await subjects.reveal(state.recipient, ownOpening("own:notice"))
  if (identity === null || identity === "erased") return "no-address"
  const to = (settings.addressOf ?? usualAddress)(identity, channel.addresses, channel.id)
  if (to === null || to.trim() === "") return "no-address"
  const link = settings.linkTo?.({ about: state.about, kind: state.kind })
  const content =
    template &&
    composeMessage(template, state.values as never, {
      language: preferences.language,
      known: knownOf(identity),
      ...(link === undefined ? {} : { link }),
    })
  if (content !== undefined && Result.isSuccess(content)) return { to, content: content.success }
  const paths =
    content === undefined ? "no template" : content.failure.issues.map(({ path }) => path.join("."))
  options.observer.log("error", "notice-not-composed", { notice, kind: state.kind, at: String(paths) })
  return "not-composed"
}

/** A provider's code as it may stand on record: letters, digits, dots and hyphens, and no number as long as a telephone's. */
function codeOf(code: string | undefined): string | null {
  const plain = code?.replace(/[^\w.-]/g, "").slice(0, 60) ?? ""
  return plain === "" || /\d{9}/.test(plain) ? null : plain
}

/** A provider's number of a message, unless an adapter made it from the address. */
function referenceOf(reference: string | undefined, to: string): string | null {
  return reference === undefined || reference === "" || reference.includes(to)
    ? null
    : reference.slice(0, 200)
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
