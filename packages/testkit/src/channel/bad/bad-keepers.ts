/** Channels that tell, mix up, change or keep what is not theirs, or say of themselves what is not so. */
import { ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { aMoment } from "../../a-moment.ts"
import { type BadChannel, failing, sending } from "./bad-channel.ts"

const DISCREET = "says in no failure, nor in what caused it, to whom or what"

export const badKeepers: readonly BadChannel[] = [
  {
    fault: "says of itself that a repetition is harmless, where it is not, or the other way round",
    caughtBy: "says of itself what its author says: repetition, look-up, reports",
    spoil: (good) => ({ ...good, can: { ...good.can, repeats: !good.can.repeats } }),
  },
  {
    fault: "tells the address in the failure",
    caughtBy: DISCREET,
    spoil: (good) =>
      failing(good, (error, { to }) => {
        throw new ChannelError(error.trouble, `The message to ${to} was not sent.`)
      }),
  },
  {
    fault: "tells the text in what caused the failure",
    caughtBy: DISCREET,
    spoil: (good) =>
      failing(good, (error, { body }) => {
        const cause = new Error("The request failed", { cause: { request: { body } } })
        throw new ChannelError(error.trouble, error.message, { cause })
      }),
  },
  {
    fault: "hands on what was thrown, which is no ChannelError",
    caughtBy: "refuses what is too long before it asks the provider, and finds it in the template",
    spoil: (good) =>
      failing(good, (error) => {
        throw new TypeError(error.message)
      }),
  },
  {
    fault: "writes into the message that it has sent",
    caughtBy: "changes nothing that it is handed",
    spoil: (good) =>
      sending(good, async (message) => {
        const receipt = await good.send(message)
        Object.assign(message, { reference: receipt.reference })
        return receipt
      }),
  },
  {
    fault: "has one place for the message that it sends, whichever it is",
    caughtBy: "keeps apart what is sent at once",
    spoil: (good) => {
      let current: ChannelMessage
      return sending(good, async (message) => {
        current = message
        await aMoment()
        return good.send({ ...current, key: message.key })
      })
    },
  },
  {
    fault: "keeps a list of what it has sent",
    caughtBy: "keeps no message once the call has ended",
    spoil: (good) => {
      const sent: ChannelMessage[] = []
      return sending(good, (message) => {
        sent.push(message)
        return good.send(message)
      })
    },
  },
]
