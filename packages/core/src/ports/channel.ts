/**
 * Channel: brings one message to one address.
 *
 * What an adapter must guarantee, and `channelContract` of the testkit checks:
 *
 * 1. **Whole or not at all.** What the provider or the address cannot carry is refused before anything is asked of the
 *    provider: nothing is cut short, nothing is sent in part. `review` finds the same ahead of time.
 * 2. **Its own key.** The message's key goes with every attempt where the provider takes one. With `can.repeats` a
 *    repetition under the same key reaches nobody twice.
 * 3. **No guess.** `send` resolves only when the provider has said that it took the message. A status of 200 with an
 *    error inside is an error. Where it cannot be known whether the message went out, it rejects with `no-answer`.
 * 4. **Look-up.** `lookup` answers from the provider's record, changes nothing and sends nothing. `unsent` means that the
 *    provider surely does not have it and will not; what it cannot tell (its record may lag behind) is `unknown`.
 *    Reports that did not come are no failure.
 * 5. **Failures** are `ChannelError`s, by {@link SendTrouble}. Neither messages nor codes hold an address or a text.
 * 6. **Nothing kept.** Addresses and texts are forgotten when the call ends; nothing handed in is changed.
 *
 * A call takes as long as it takes, but ends: an adapter gives up waiting within its own limit.
 */
import type { DeliveryReport, DeliveryStatus, MessageContent, MessageTemplate } from "../notices/index.ts"
import type { Finding } from "../reasons/index.ts"
import type { Instant } from "../time/index.ts"

/** What an address is on a channel. */
export type AddressKind = "email" | "mobile" | "wechat-openid" | "web-hook"

export interface ChannelMessage extends MessageContent {
  /** The same at every attempt, 32 letters and digits: derived from what is owed, and without meaning. */
  readonly key: string
  /** In the clear for this call alone. */
  readonly to: string
}

export interface SendReceipt {
  /** `queued` where the provider took it and sends it on by itself. */
  readonly status: Extract<DeliveryStatus, "queued" | "sent" | "delivered">
  /** The provider's own number of it. */
  readonly reference?: string
}

/** A message that may have gone out. */
export interface SentMessage {
  readonly key: string
  readonly to: string
  /** When it was last tried: a record that lags behind may not show it yet. */
  readonly at: Instant
  readonly reference?: string
}

/** `unsent`: the provider surely does not have it. */
export type LookUpAnswer =
  | Omit<DeliveryReport, "key">
  | {
      readonly status: "unsent"
      readonly at?: undefined
      readonly trouble?: undefined
      readonly code?: undefined
    }

export interface ChannelAbilities {
  /** Whether a repetition under the same key reaches nobody twice. */
  readonly repeats: boolean
  /** What the provider tells later, by itself or when asked. Without `delivered` a status stays `sent`, and that is no failure. */
  readonly reports: readonly Extract<DeliveryStatus, "delivered" | "read" | "failed">[]
  /** Whether it makes a sound or lights a screen: such messages keep quiet hours. */
  readonly disturbs: boolean
  /**
   * The system that keeps a record of its own of what arrived in it, by the name under which people confirm to be served
   * there (送达地址确认书): an inbox of the government's own, say. Absent for networks and gateways, whose `delivered` serves
   * nothing.
   */
  readonly arrivesIn?: string
}

export interface Channel {
  /** By which it is named in ladders and on record, for example `sms`. */
  readonly id: string
  readonly addresses: AddressKind
  readonly can: ChannelAbilities
  /** What of a template the channel cannot carry, in the longest that its fields may hold; nothing where all is well. */
  review(template: MessageTemplate): readonly Finding[]
  send(message: ChannelMessage): Promise<SendReceipt>
  lookup?(sent: SentMessage): Promise<LookUpAnswer>
}

/** Says that `channel` means to be a Channel; the types check the shape, the contract suite the guarantees. */
export function defineChannel<C extends Channel>(channel: C): C {
  return channel
}
