/**
 * A channel in memory, as bad as channels are and no worse. What befalls a message depends on the seed, on its key and on
 * the number of the attempt alone, so that the order in which others are sent changes nothing. It starts no timer and
 * reads no clock but the one it is handed.
 */
import type { DeliveryReport, SendTrouble } from "@onevisit/core/notices"
import {
  type AddressKind,
  type Channel,
  type ChannelAbilities,
  ChannelError,
  type ChannelMessage,
  type LookUpAnswer,
  type SendReceipt,
} from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, instant, toEpochMillis } from "@onevisit/core/time"
import { drawOf } from "./draw.ts"
import type { ProviderFault } from "./channel-under-test.ts"
import { reviewLength, tooLong } from "./longest.ts"
import { ProviderRecord } from "./provider-record.ts"

/** What befalls a message that is sent. */
export type SimulatedChannelFault =
  /** `unreachable`. Nothing is taken; look-ups fail as well. */
  | "down"
  /** `throttled`, until a minute later. */
  | "throttled"
  /** `used-up`, until a day later. */
  | "used-up"
  /** `provider`: it has an error of its own. */
  | "provider"
  /** `no-answer`, and it was not taken. */
  | "hang"
  /** `no-answer`, and it was taken. */
  | "take-and-hang"
  /** Says `sent`, and never delivers; reports `failed` later, where it reports that. */
  | "lie"
  /** Answers only once `until` resolves. */
  | "slow"

export interface SimulatedChannelOptions {
  /** Default `simulated`. */
  readonly id?: string
  /** Default `mobile`. */
  readonly addresses?: AddressKind
  /** The same seed gives the same channel. Default 1. */
  readonly seed?: number
  /** Its clock. Stands at 2018-07-20T01:30Z unless handed in. */
  readonly now?: () => Instant
  /** The most characters of title and body together. Default 500. */
  readonly longest?: number
  /** Whether the provider knows a message again by its key. Default: no. */
  readonly repeats?: boolean
  /** Whether it can be looked up. Default: no. */
  readonly lookup?: boolean
  /** Default: none. */
  readonly reports?: ChannelAbilities["reports"]
  /** Default: no. */
  readonly disturbs?: boolean
  /** Of a hundred calls of `send`, how many meet which fault; together a hundred at most. Default: none. */
  readonly faults?: Partial<Readonly<Record<SimulatedChannelFault, number>>>
  /** When a `slow` call is answered. At once, unless told. */
  readonly until?: () => Promise<unknown>
  /** Addresses that it refuses for good. */
  readonly refuses?: (to: string) => Extract<SendTrouble, "address" | "consent"> | null
  /**
   * How long the record lags behind what was taken. What it does not show is `unknown` so long after the `at` that the
   * look-up is handed, and `unsent` from then on, as adapters answer: whoever has tried again since learns a falsehood
   * from an old `at`. Default 0.
   */
  readonly lagMillis?: number
  /** Of a hundred look-ups, how many say `unknown` though the provider could tell. Default: none. */
  readonly blind?: number
  /** Reports: how late at most, and of a hundred how many never come, and how many come twice. Default: at once, each once. */
  readonly reporting?: { readonly lateMillis?: number; readonly lost?: number; readonly twice?: number }
}

/** A message that has reached a person. */
export interface ArrivedMessage extends ChannelMessage {
  readonly at: Instant
  readonly reference: string
}

export interface ChannelCall {
  readonly key: string
  readonly to: string
  readonly at: Instant
  readonly answer: SendReceipt["status"] | SendTrouble
  /** Whether the provider has taken it at this call, whatever was answered. */
  readonly taken: boolean
}

export interface SimulatedChannel extends Channel {
  /** What has reached people, in this order. For assertions: a real channel keeps nothing. */
  readonly arrived: () => readonly ArrivedMessage[]
  /** Every call of `send` that came to the provider. */
  readonly calls: () => readonly ChannelCall[]
  readonly asked: () => number
  /** The reports that have come by now and were not handed out before: late, twice and out of order, as told. */
  readonly arrivedReports: () => readonly DeliveryReport[]
  /** Lets the provider report this now of a message that it has taken. */
  readonly report: (key: string, status: DeliveryReport["status"]) => void
  /** From now on every call meets this, until `null`: then what the seed says befalls them again. */
  readonly play: (fault: SimulatedChannelFault | ProviderFault | null) => void
}

/**
 * A channel for tests and trials, for whoever embeds onevisit too.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedChannel } from "@onevisit/testkit"
 *
 * const channel = simulatedChannel({ lookup: true, faults: { "take-and-hang": 100 } })
 * const message = {
 *   key: "0123456789abcdef0123456789abcdef", to: "120-0000-0001", kind: "sample-notice", language: "zh" as const,
 *   title: "提醒", body: "请补齐材料。", fields: {},
 * }
 * await assert.rejects(channel.send(message), { _tag: "ChannelError", trouble: "no-answer" })
 * assert.equal(channel.arrived().length, 1)
 * const at = channel.arrived()[0]!.at
 * assert.equal((await channel.lookup?.({ key: message.key, to: message.to, at }))?.status, "sent")
 * ```
 */
export function simulatedChannel(options: SimulatedChannelOptions = {}): SimulatedChannel {
  const { addresses = "mobile", disturbs = false, faults = {}, id = "simulated", longest = 500 } = options
  const {
    blind = 0,
    lookup = false,
    now = standing,
    refuses = () => null,
    repeats = false,
    reports = [],
  } = options
  const { seed = 1, until = () => Promise.resolve() } = options
  const record = new ProviderRecord({ ...options, now, reports, seed })
  const calls: ChannelCall[] = []
  const attempts = new Map<string, number>()
  let played: SimulatedChannelFault | ProviderFault | null = null

  const send = async (message: ChannelMessage): Promise<SendReceipt> => {
    if (!isOneAddress(message.to)) throw trouble("address", now())
    if (tooLong(message, longest)) throw trouble("content", now())
    const attempt = count(attempts, message.key)
    const met = played ?? befalls(faults, drawOf(seed, message.key, attempt))
    const refused = refuses(message.to)
    const known = repeats ? record.of(message.key) : undefined
    const fails = refused ?? failing(met)
    const taken = known === undefined && refused === null && (fails === null || isTaken(met))
    const kept = taken ? record.take(message, attempt, met === "lie") : known
    calls.push({ key: message.key, to: message.to, at: now(), answer: fails ?? "sent", taken })
    if (met === "slow") await until()
    if (fails !== null) throw trouble(fails, now())
    return { status: "sent", ...(kept === undefined ? {} : { reference: kept.reference }) }
  }

  const lookUp = async (sent: { readonly key: string; readonly at: Instant }): Promise<LookUpAnswer> => {
    if (played === "down") throw trouble("unreachable", now())
    const attempt = count(attempts, `look-up ${sent.key}`)
    if (drawOf(seed, `look-up ${sent.key}`, attempt) % 100 < blind) return { status: "unknown" }
    return record.answer(sent, played === "lag")
  }

  return {
    id,
    addresses,
    can: { repeats, reports, disturbs },
    review: (template) => reviewLength(template, longest),
    send,
    ...(lookup ? { lookup: lookUp } : {}),
    arrived: record.arrived,
    calls: () => [...calls],
    asked: () => calls.length,
    arrivedReports: record.arrivedReports,
    report: record.report,
    play: (fault) => {
      played = fault
    },
  }
}

/** The trouble that a fault shows itself by; `null` where it does not. */
function failing(fault: SimulatedChannelFault | ProviderFault | null): SendTrouble | null {
  switch (fault) {
    case "down":
      return "unreachable"
    case "throttled":
    case "throttle":
      return "throttled"
    case "used-up":
      return "used-up"
    case "provider":
    case "error-in-200":
      return "provider"
    case "hang":
    case "garbage":
    case "take-and-hang":
    case "take-and-drop":
      return "no-answer"
    case "lie":
    case "slow":
    case "lag":
    case null:
      return null
    default:
      return fault satisfies never
  }
}

function isTaken(fault: SimulatedChannelFault | ProviderFault | null): boolean {
  return fault === "take-and-hang" || fault === "take-and-drop"
}

function befalls(
  faults: NonNullable<SimulatedChannelOptions["faults"]>,
  draw: number,
): SimulatedChannelFault | null {
  let left = draw % 100
  for (const [fault, ofHundred] of Object.entries(faults)) {
    if (left < ofHundred) return fault as SimulatedChannelFault
    left -= ofHundred
  }
  return null
}

const MINUTE_MILLIS = 60_000
const waits: Partial<Readonly<Record<SendTrouble, number>>> = {
  throttled: MINUTE_MILLIS,
  "used-up": 24 * 60 * MINUTE_MILLIS,
}

function trouble(trouble: SendTrouble, at: Instant): ChannelError {
  const wait = waits[trouble]
  return new ChannelError(trouble, advice[trouble], {
    code: `SIM.${trouble}`,
    ...(wait === undefined ? {} : { retryAt: fromEpochMillis(toEpochMillis(at) + wait) }),
  })
}

const advice: Readonly<Record<SendTrouble, string>> = {
  unreachable: "The provider cannot be reached. Send again later.",
  "no-answer": "The provider has not answered, and it may have sent it. Look it up before sending again.",
  throttled: "The provider takes no more for the moment. Send again when it says.",
  "used-up": "What the provider takes in a day is used up. Send again tomorrow, or by another way.",
  provider: "The provider has an error of its own. Send again later.",
  address: "This is no address that takes messages. Correct it with the person.",
  consent: "The person does not take messages in this way. Use another.",
  content: "The message is too long for this channel. Shorten its template.",
  configuration: "The district's account is not in order. Check it with the provider.",
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1
  counts.set(key, next)
  return next
}

/** Nothing that might name two, or carry what is no address at all. */
function isOneAddress(to: string): boolean {
  return /^[^\s,;]+$/.test(to)
}

function standing(): Instant {
  return instant("2018-07-20T01:30:00.000Z")
}
