/** Channels that answer a look-up with what the provider has not said, or change something by it. */
import type { ChannelMessage } from "@onevisit/core/ports"
import { type BadChannel, lookingUp, sending, underAnotherKey } from "./bad-channel.ts"

export const badLookUps: readonly BadChannel[] = [
  {
    fault: "sends it again when it is looked up",
    caughtBy: "finds what was sent, and sends nothing by looking",
    needs: ["lookup"],
    spoil: (good) => {
      const sent = new Map<string, ChannelMessage>()
      const remembering = sending(good, (message) => {
        sent.set(message.key, message)
        return good.send(message)
      })
      return lookingUp(remembering, async (ask, looked) => {
        const message = sent.get(looked.key)
        if (message !== undefined) await good.send(underAnotherKey(message, 2))
        return ask(looked)
      })
    },
  },
  {
    fault: "takes a report that did not come for a failure",
    caughtBy: "finds what was sent, and sends nothing by looking",
    needs: ["lookup"],
    spoil: (good) =>
      lookingUp(good, async (ask, sent) => {
        const answer = await ask(sent)
        return answer.status === "sent" ? { status: "failed", trouble: "provider" } : answer
      }),
  },
  {
    fault: "says of everything that it was sent",
    caughtBy: "never says of what was not sent that it was, and does not send it",
    needs: ["lookup"],
    spoil: (good) =>
      lookingUp(good, async (ask, sent) => {
        const answer = await ask(sent)
        return answer.status === "unsent" || answer.status === "unknown" ? { status: "sent" } : answer
      }),
  },
  {
    fault: "looks up what it remembers to have been answered",
    caughtBy: "finds what was taken while the answer was lost",
    needs: ["lookup", "take-and-hang"],
    spoil: (good) => {
      const answered = new Set<string>()
      const remembering = sending(good, async (message) => {
        const receipt = await good.send(message)
        answered.add(message.key)
        return receipt
      })
      return lookingUp(remembering, async (ask, sent) =>
        answered.has(sent.key) ? ask(sent) : { status: "unsent" },
      )
    },
  },
  {
    fault: "looks up what it remembers to have tried",
    caughtBy: "does not say of a call that nobody took that it was sent",
    needs: ["lookup", "hang"],
    spoil: (good) => {
      const tried = new Set<string>()
      const remembering = sending(good, (message) => {
        tried.add(message.key)
        return good.send(message)
      })
      return lookingUp(remembering, async (ask, sent) =>
        tried.has(sent.key) ? { status: "sent" } : ask(sent),
      )
    },
  },
  {
    fault: "says unsent where the provider cannot be reached",
    caughtBy: "cannot tell while there is no connection, and never says unsent",
    needs: ["lookup", "down"],
    spoil: (good) => lookingUp(good, (ask, sent) => ask(sent).catch(() => ({ status: "unsent" }))),
  },
  {
    fault: "says unsent of what the record does not show yet",
    caughtBy: "says unknown of what the record does not show yet",
    needs: ["lookup", "lag"],
    spoil: (good) =>
      lookingUp(good, async (ask, sent) => {
        const answer = await ask(sent)
        return answer.status === "unknown" ? { status: "unsent" } : answer
      }),
  },
  {
    fault: "takes every report for one of delivery",
    caughtBy: "reads each report that it says it gets, under the key of the message",
    needs: ["lookup", "reports"],
    spoil: (good) =>
      lookingUp(good, async (ask, sent) => {
        const answer = await ask(sent)
        return answer.status === "failed" || answer.status === "read" ? { status: "delivered" } : answer
      }),
  },
]
