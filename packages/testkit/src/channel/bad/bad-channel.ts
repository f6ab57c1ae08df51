import {
  type Channel,
  ChannelError,
  type ChannelMessage,
  type LookUpAnswer,
  type SendReceipt,
} from "@onevisit/core/ports"
import type { SendTrouble } from "@onevisit/core/notices"
import { createHash } from "node:crypto"
import type { ChannelCapabilities } from "../channel-under-test.ts"

export interface BadChannel {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `channelContract` that catches it; others may too. */
  readonly caughtBy: string
  /** The capabilities without which the fault cannot show. */
  readonly needs?: readonly (keyof ChannelCapabilities)[]
  readonly spoil: (good: Channel) => Channel
}

export type Send = Channel["send"]

/** The channel with another way to send. */
export function sending(good: Channel, send: (message: ChannelMessage) => Promise<SendReceipt>): Channel {
  return { ...good, send }
}

/** The channel with another way to answer where sending has failed. */
export function failing(
  good: Channel,
  answer: (error: ChannelError, message: ChannelMessage) => SendReceipt | Promise<SendReceipt>,
): Channel {
  return sending(good, (message) =>
    good.send(message).catch((error: unknown) => {
      if (error instanceof ChannelError) return answer(error, message)
      throw error
    }),
  )
}

/** The channel, where one trouble passes for another. */
export function renaming(good: Channel, from: SendTrouble, to: SendTrouble): Channel {
  return failing(good, (error) => {
    if (error.trouble !== from) throw error
    throw new ChannelError(to, error.message)
  })
}

/** The channel with another way to look up; one that cannot be looked up stays so. */
export function lookingUp(
  good: Channel,
  lookup: (
    ask: NonNullable<Channel["lookup"]>,
    ...sent: Parameters<NonNullable<Channel["lookup"]>>
  ) => Promise<LookUpAnswer>,
): Channel {
  const ask = good.lookup
  return ask === undefined ? good : { ...good, lookup: (sent) => lookup(ask, sent) }
}

/** The same message under a key of its own, which the provider cannot know again. */
export function underAnotherKey(message: ChannelMessage, turn: number): ChannelMessage {
  const key = createHash("sha256").update(`${message.key} ${turn}`).digest("hex").slice(0, 32)
  return { ...message, key }
}
