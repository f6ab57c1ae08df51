/**
 * Carries a notice on by one claim of its message: does the next step, puts on record what came of it, and again, until
 * there is nothing left to do or something to wait for.
 */
import {
  minutesOfQuiet,
  nextStep,
  type NoticeCommand,
  type NoticeStep,
  type Preferences,
} from "@onevisit/core/notices/outbox"
import { PortError } from "@onevisit/core/ports"
import { fromEpochMillis, type Now, toEpochMillis } from "@onevisit/core/time"
import { StaleVersion } from "../acts/index.ts"
import { errorFields } from "../hooks/index.ts"
import { type DeliveredMessage, TryAgain } from "../run-due/index.ts"
import { isErased, nobodyIsThere } from "./address-of.ts"
import { type CarryingOn, type Claim, lookUp, send, type Taking } from "./ask-channel.ts"
import type { NoticePayload } from "./notice-model.ts"
import type { Outfit } from "./outbox-settings.ts"

/** Handles one message. Resolves to a {@link TryAgain} while the notice waits for something. */
export function carryOn(options: CarryingOn) {
  const { desk } = options
  const carry = async (message: DeliveredMessage, now: Now): Promise<TryAgain | undefined> => {
    const { notice } = message.payload as NoticePayload
    const { ends, open } = claimsOf(message)
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
      // Not put off where something came up in between: the next step is another one then.
      const isPutOff = loaded.state.round === ends.round && loaded.state.claim === ends.claim
      if (step.do === "wait" && isPutOff) return new TryAgain(step.until)
    }
    return new TryAgain(now.at)
  }
  return async (message: DeliveredMessage, now: Now): Promise<TryAgain | undefined> => {
    try {
      return await carry(message, now)
    } catch (error) {
      if (isPassing(error)) throw error
      const { notice } = message.payload as NoticePayload
      options.observer.log("error", "notice-defect", { notice, ...errorFields(error) })
      const loaded = await desk.take(notice)
      const data = { ...claimsOf(message).open, because: "defect" } as const
      const stick = { type: "stick", seen: loaded.state.version, data } as const
      await desk.record(notice, loaded, stick, `${message.commandId}/${message.attempt}/defect`)
      return undefined
    }
  }
}

/** What goes by itself; all else would come again, and the notice waits for a person instead of lying dead unseen. */
function isPassing(error: unknown): boolean {
  if (error instanceof StaleVersion) return true
  return error instanceof PortError && (error.reason === "Unavailable" || error.reason === "Conflict")
}

function claimsOf({ attempt, payload }: DeliveredMessage) {
  const { round } = payload as NoticePayload
  return { open: { round, claim: attempt - 1 }, ends: { round, claim: attempt } }
}

/** More than any ladder has ways. */
const MOST_STEPS = 50

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
  const seen = taking.state.version
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
      return { type: "put-off", seen, data: { ...ends, because: step.because, until: step.until } }
    case "climb":
      return { type: "climb", seen, data: { ...open, because: step.because } }
    case "open-task":
      return (await isErased(taking))
        ? nobodyIsThere
        : { type: "open-task", seen, data: { ...ends, task: step.task } }
    case "stick":
      return { type: "stick", seen, data: { ...ends, because: step.because } }
    case "lapse":
      return { type: "lapse", seen }
    default:
      return step satisfies never
  }
}
