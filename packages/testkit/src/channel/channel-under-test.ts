/** What the contract of a channel asks of its author: the channel, and a provider that can be looked at and be told to fail. */
import type { Language, MessageContent, MessageTemplate } from "@onevisit/core/notices"
import type { Channel, ChannelMessage } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import type { DeliveryReport, DeliveryStatus } from "@onevisit/core/notices"
import type { Instant } from "@onevisit/core/time"
import type { Capability, CertifiedContract } from "../certified/index.ts"

/** How a provider can be at fault, from when it is told until it is told otherwise. */
export type ProviderFault =
  /** There is no connection. */
  | "down"
  /** Takes the request and not the message, and never answers. */
  | "hang"
  /** Takes the message and never answers. */
  | "take-and-hang"
  /** Takes the message and ends the connection without an answer. */
  | "take-and-drop"
  /** Takes the message and answers late, though within the channel's own limit. */
  | "slow"
  /** Takes nothing, and says so in an answer whose status is that of success. */
  | "error-in-200"
  /** Takes nothing: there were too many in too short a time. */
  | "throttle"
  /** Answers what nobody can read. */
  | "garbage"
  /** Takes the message and answers, but its record does not show it yet when it is looked up. */
  | "lag"

/** A message as the provider has it. */
export interface ReceivedMessage {
  readonly to: string
  /** The message's key, where the provider takes one. */
  readonly key?: string
  /** What it says: the parts that the contract's `carries` names, in their order. */
  readonly says: readonly string[]
}

/** Two at least, so that it is seen when one gets what is the other's. */
export type Addresses = readonly [string, string, ...string[]]

/** A channel and the provider behind it, fresh for each test. */
export interface ChannelUnderTest {
  readonly channel: Channel
  /** The addresses of this provider, where they are known only now: those of a server on a free port, say. */
  readonly addresses?: Addresses
  /**
   * What has truly reached people, from the provider and not from the adapter: with a message that came twice standing
   * twice, unless the provider knew it again by its key and passed it on once.
   */
  received(): readonly ReceivedMessage[] | Promise<readonly ReceivedMessage[]>
  /** How often the provider was asked to send anything, what it did not take included. */
  asked(): number | Promise<number>
  /** The provider is at fault so from now on; with `null` it is well. Asked for only what `capabilities` give. */
  play(fault: ProviderFault | null): void | Promise<void>
  /**
   * The provider reports this of a message which it has; hands back what the adapter makes of the report: of a look-up,
   * or of what the provider pushes. Needed where `reports` is given.
   */
  report?(
    status: Extract<DeliveryStatus, "delivered" | "read" | "failed">,
    message: ChannelMessage,
  ): Promise<readonly DeliveryReport[]>
  /** Ends what was started for the test. */
  close?(): void | Promise<void>
}

/** What some channels can and others cannot. Each is given, or declared lacking with the reason. */
export interface ChannelCapabilities extends Readonly<Record<ProviderFault, Capability<true>>> {
  /** The provider takes the message's key, and `received` tells it. */
  readonly keys: Capability<true>
  /** A repetition under the same key reaches nobody twice: `can.repeats`. */
  readonly repeats: Capability<true>
  /** `by-reference` where the provider finds a message by its own number alone, which a lost answer does not tell. */
  readonly lookup: Capability<true | "by-reference">
  /** The provider tells later what became of a message: `can.reports`. */
  readonly reports: Capability<true>
}

export interface ChannelContract extends CertifiedContract {
  /**
   * Called once for each test. The channel's own limit should be short (some 300 ms), since the tests wait for it; an
   * answer that is `slow` should come after a tenth of it.
   */
  readonly make: () => ChannelUnderTest | Promise<ChannelUnderTest>
  /** Addresses that the provider delivers to, unless `make` hands them out. */
  readonly addresses?: Addresses
  /** A template that the channel carries, with a field of words. {@link sampleTemplate} unless told. */
  readonly template?: MessageTemplate
  /** A template that it does not: in each of its languages what the fields may hold, or the words, are too long. */
  readonly tooLong: MessageTemplate
  /** In which languages the channel carries it. Both unless told. */
  readonly languages?: readonly Language[]
  /** The parts of a message that reach the person, which tell all of its values. Title, body and link unless told. */
  readonly carries?: (content: MessageContent) => readonly string[]
  /** What must stand in no failure besides addresses and texts: passwords, keys of the district's account. */
  readonly secrets?: readonly string[]
  /** In how many seconds the provider says that it takes messages again, under `throttle`; absent where it does not say. */
  readonly retryAfter?: number
  /** The channel's clock, where it was handed one; the machine's unless told. */
  readonly clock?: () => Instant
  /** How long a call is waited for that ought to end within the channel's own limit. Default 20 000. */
  readonly patienceMillis?: number
  /** How many messages are drawn for each property. Default 25. */
  readonly draws?: number
  readonly capabilities: ChannelCapabilities
}

export const labels = {
  keys: text("携带键值", "keys go along"),
  repeats: text("重复不重达", "repetitions reach nobody twice"),
  lookup: text("查询", "look-up"),
  reports: text("回执", "reports"),
  down: text("连接不通", "no connection"),
  hang: text("不应答", "no answer"),
  "take-and-hang": text("收下不应答", "taken, no answer"),
  "take-and-drop": text("收下即断开", "taken, cut off"),
  slow: text("应答缓慢", "slow answers"),
  "error-in-200": text("成功状态含错误", "errors within success"),
  throttle: text("限流", "throttling"),
  garbage: text("应答不可读", "unreadable answers"),
  lag: text("记录滞后", "records that lag"),
}
