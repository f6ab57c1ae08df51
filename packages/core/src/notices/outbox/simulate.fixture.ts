/** Carries a notice on as an outbox does, against providers that fail, doubt and repeat, with a process that dies anywhere. */
import * as Result from "effect/Result"
import { subjectIdOf, system } from "../../identity/index.ts"
import { fromEpochMillis, instant, type Instant, plainDate, toEpochMillis } from "../../time/index.ts"
import { type SendTrouble, sendTroubles } from "../messages/index.ts"
import {
  decideNotice,
  evolveNotice,
  minutesOfQuiet,
  nextStep,
  type NoticeCommand,
  type NoticeContext,
  type NoticeEvent,
  type NoticeOwedData,
  type NoticeState,
  noNotice,
  standardBudgets,
} from "./index.ts"

export interface PlayedChannel {
  readonly repeats: boolean
  readonly canLookUp: boolean
  readonly disturbs: boolean
  readonly isOptedOut: boolean
}

/** Draws whole numbers below a bound. */
export type Draw = (bound: number) => number

export interface Played {
  readonly state: NoticeState
  readonly events: readonly NoticeEvent[]
  /** How often it reached them, by channel. */
  readonly arrived: ReadonlyMap<string, number>
  /** When a channel was handed a message. */
  readonly handed: readonly { readonly channel: string; readonly at: Instant }[]
  /** The claims it took. */
  readonly claims: number
}

/** How often in a hundred: a provider that fails, a death, a report, a machine that is late or concludes the same as another. */
export interface Ways {
  readonly troubles: number
  readonly deaths: number
  readonly reports: number
  readonly races: number
}

export const quiet = { from: "21:00", to: "08:00" }
export const recipient = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")

/** The process is gone: what it did stands, what it was about to write is not written. */
class Died extends Error {}

/** Plays until nothing is left to do, or for 400 claims. */
export function play(
  owed: Omit<NoticeOwedData, "kind" | "about" | "recipient" | "values">,
  channels: Readonly<Record<string, PlayedChannel>>,
  draw: Draw,
  ways: Ways,
): Played {
  let at = instant("2018-07-20T01:00:00.000Z")
  let state = noNotice
  const events: NoticeEvent[] = []
  const arrived = new Map<string, number>()
  const held = new Map<string, "taken">()
  const handed: { channel: string; at: Instant }[] = []
  let claims = 0

  const context = (): NoticeContext => ({
    now: { at, on: plainDate(at.slice(0, 10)), time: localTime(at) },
    actor: system("outbox"),
    budgets: standardBudgets,
    roles: [],
  })
  const record = (command: NoticeCommand): void => {
    for (const event of Result.getOrThrow(decideNotice(state, command, context()))) {
      events.push(event)
      state = evolveNotice(state, event)
    }
  }
  const mayDie = (): void => {
    if (draw(100) < ways.deaths) throw new Died()
  }
  /** What machines whose lease ran out during a send put on record when it has ended. */
  const late: NoticeCommand[] = []
  const afterwards = (command: NoticeCommand): void => {
    if (draw(100) < ways.reports) report(held, draw, record)
    if (draw(100) >= ways.races) return record(command)
    late.push(command)
    throw new Died()
  }
  /** Two machines may come to the same conclusion, and both say so. */
  const conclude = (command: NoticeCommand): void => {
    if (draw(100) < ways.reports) report(held, draw, record)
    record(command)
    if (draw(100) < ways.races) record(command)
  }
  /** What the provider does with a message, and what it says. */
  const hand = (channel: string): SendTrouble | "taken" => {
    handed.push({ channel, at })
    const trouble = draw(100) < ways.troubles ? troubles[draw(troubles.length)] : undefined
    const isTaken = trouble === undefined || (trouble === "no-answer" && draw(2) === 0)
    if (isTaken && !(channels[channel]?.repeats === true && held.has(channel)))
      arrived.set(channel, (arrived.get(channel) ?? 0) + 1)
    if (isTaken) held.set(channel, "taken")
    return trouble ?? "taken"
  }

  record({ type: "owe", data: { kind: "k", about: "a", recipient, values: {}, ...owed } })
  let claim = 0
  let round = 0
  // A message whose claim was broken off is claimed once more, whatever became of the notice.
  let isBroken = false
  while (((state.phase === "open" && state.task === null) || isBroken) && claims < 400) {
    claims += 1
    isBroken = false
    if (round !== state.round) [round, claim] = [state.round, 0]
    claim += 1
    // A claim that was broken off is taken up when its lease has run out.
    at = after(at, 61_000)
    while (late.length > 0 && draw(2) === 0) record(late.shift() as NoticeCommand)
    try {
      for (let steps = 0; ; steps += 1) {
        if (steps > 50) throw new Error("The claim does not end.")
        const open = { round, claim: claim - 1 }
        const ends = { round, claim }
        const minutes = minutesOfQuiet(quiet, localTime(at))
        const seen = state.version
        const step = nextStep(state, {
          at,
          quietUntil: minutes === 0 ? null : after(at, minutes * 60_000),
          claimed: ends,
          budgets: standardBudgets,
          channel: (id) => channels[id] ?? null,
        })
        if (step.do === "nothing" || step.do === "hand-over") break
        mayDie()
        if (step.do === "wait") {
          conclude({ type: "put-off", seen, data: { because: step.because, until: step.until, ...ends } })
          if (state.claim !== claim || state.round !== round) continue
          at = step.until
          break
        } else if (step.do === "send") {
          const said = hand(step.channel)
          const { channel, risked } = step
          mayDie()
          if (said === "taken")
            afterwards({
              type: "record-sent",
              data: { channel, status: "sent", reference: null, risked, ...ends },
            })
          else
            afterwards({
              type: "record-failed",
              said: null,
              data: { channel, trouble: said, code: null, risked, ...open },
            })
        } else if (step.do === "note-interruption") {
          const { channel, risked } = step
          record({
            type: "record-failed",
            said: null,
            data: { channel, trouble: "no-answer", code: null, risked, ...open },
          })
        } else if (step.do === "look-up") {
          const { channel } = step
          const known = held.has(channel) ? ("delivered" as const) : ("unsent" as const)
          const answer = draw(3) === 0 ? ("unknown" as const) : known
          mayDie()
          record({ type: "record-look-up", data: { channel, answer, trouble: null, code: null, ...open } })
        } else if (step.do === "climb")
          conclude({ type: "climb", seen, data: { because: step.because, ...open } })
        else if (step.do === "open-task")
          conclude({ type: "open-task", seen, data: { task: step.task, ...ends } })
        else if (step.do === "stick")
          conclude({ type: "stick", seen, data: { because: step.because, ...ends } })
        else conclude({ type: "lapse", seen })
        if (draw(100) < ways.reports) report(held, draw, record)
      }
    } catch (error) {
      if (!(error instanceof Died)) throw error
      isBroken = true
    }
  }
  for (const command of late) record(command)
  return { state, events, arrived, handed, claims }
}

/** Twice as often without an answer: that is what schedules are about. */
const troubles: readonly SendTrouble[] = [...sendTroubles, "no-answer"]

function report(
  held: ReadonlyMap<string, unknown>,
  draw: Draw,
  record: (command: NoticeCommand) => void,
): void {
  for (const channel of held.keys()) {
    const status = (["sent", "delivered", "failed", "unknown", "queued"] as const)[draw(5)] ?? "sent"
    record({ type: "report", data: { channel, status, trouble: null, code: null } })
  }
}

function after(at: Instant, millis: number): Instant {
  return fromEpochMillis(toEpochMillis(at) + millis)
}

/** Eight hours ahead of UTC. */
export function localTime(at: Instant): string {
  return fromEpochMillis(toEpochMillis(at) + 8 * 3_600_000).slice(11, 19)
}
