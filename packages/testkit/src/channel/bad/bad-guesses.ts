/** Channels that guess what they cannot know, send more than once, or call a failure by another's name. */
import { ChannelError } from "@onevisit/core/ports"
import { aMoment } from "../../a-moment.ts"
import { type BadChannel, failing, renaming, sending, underAnotherKey } from "./bad-channel.ts"

export const badGuesses: readonly BadChannel[] = [
  {
    fault: "makes a new key at each attempt",
    caughtBy: "hands the message's own key to the provider at every attempt",
    needs: ["keys"],
    spoil: (good) => {
      let attempt = 0
      return sending(good, (message) => good.send(underAnotherKey(message, (attempt += 1))))
    },
  },
  {
    fault: "says that repetitions reach nobody twice, and sends them",
    caughtBy: "reaches nobody twice under the same key",
    needs: ["repeats"],
    spoil: (good) => {
      const tried = new Set<string>()
      return sending(good, (message) => {
        const again = tried.has(message.key)
        tried.add(message.key)
        return good.send(again ? underAnotherKey(message, 2) : message)
      })
    },
  },
  {
    fault: "knows a repetition by itself, where it has heard the answer",
    caughtBy: "reaches nobody twice when it is sent again after its answer was lost",
    needs: ["repeats", "take-and-hang"],
    spoil: (good) => {
      const sent = new Map<string, ReturnType<typeof good.send>>()
      let attempt = 0
      return sending(good, (message) => {
        const known = sent.get(message.key)
        if (known !== undefined) return known
        const answer = good.send(underAnotherKey(message, (attempt += 1)))
        sent.set(message.key, answer)
        answer.catch(() => sent.delete(message.key))
        return answer
      })
    },
  },
  {
    fault: "takes the same words for the same message",
    caughtBy: "sends the same words again where they come under another key",
    spoil: (good) => {
      const sent = new Set<string>()
      return sending(good, async (message) => {
        const words = JSON.stringify([message.to, message.title, message.body])
        if (sent.has(words)) return { status: "sent" }
        const receipt = await good.send(message)
        sent.add(words)
        return receipt
      })
    },
  },
  {
    fault: "looks at the status alone, and takes an error within for success",
    caughtBy: "takes an error in an answer of success for an error",
    needs: ["error-in-200"],
    spoil: (good) =>
      failing(good, (error) => {
        if (["address", "content", "throttled", "unreachable", "no-answer"].includes(error.trouble))
          throw error
        return { status: "sent" }
      }),
  },
  {
    fault: "answers before the provider has",
    caughtBy: "says no-answer of what was taken and never answered, and has sent it once",
    needs: ["take-and-hang"],
    spoil: (good) =>
      sending(good, async (message) => {
        good.send(message).catch(() => undefined)
        return { status: "queued" }
      }),
  },
  {
    fault: "tries again by itself what was not answered",
    caughtBy: "says no-answer of what was taken and never answered, and has sent it once",
    needs: ["take-and-hang"],
    spoil: (good) =>
      failing(good, (error, message) => {
        if (error.trouble !== "no-answer") throw error
        return good.send(underAnotherKey(message, 2))
      }),
  },
  {
    fault: "says unreachable where the provider took it and hung up",
    caughtBy: "says no-answer where the provider took it and hung up, and has sent it once",
    needs: ["take-and-drop"],
    spoil: (good) => renaming(good, "no-answer", "unreachable"),
  },
  {
    fault: "takes an answer that it cannot read for the provider's word that nothing was sent",
    caughtBy: "says no-answer of an answer that it cannot read",
    needs: ["garbage"],
    spoil: (good) => renaming(good, "no-answer", "provider"),
  },
  {
    fault: "waits for ever",
    caughtBy: "ends within its own limit where nobody answers, and says no-answer",
    needs: ["hang"],
    spoil: (good) =>
      failing(good, (error) => {
        if (error.trouble !== "no-answer") throw error
        return new Promise(() => undefined)
      }),
  },
  {
    fault: "gives up on whoever does not answer at once",
    caughtBy: "waits for a slow answer, and sends once",
    needs: ["slow"],
    spoil: (good) =>
      sending(good, (message) =>
        Promise.race([
          good.send(message),
          aMoment().then(() => {
            throw new ChannelError("no-answer", "The provider has not answered. Look it up.")
          }),
        ]),
      ),
  },
  {
    fault: "takes the end of a connection for no answer, though nothing was sent",
    caughtBy: "says unreachable where there is no connection, and sends again once there is",
    needs: ["down"],
    spoil: (good) => renaming(good, "unreachable", "no-answer"),
  },
  {
    fault: "sends nothing more once the provider could not be reached",
    caughtBy: "says unreachable where there is no connection, and sends again once there is",
    needs: ["down"],
    spoil: (good) => {
      let broken: ChannelError | undefined
      return sending(good, async (message) => {
        if (broken !== undefined) throw broken
        return good.send(message).catch((error: unknown) => {
          if (error instanceof ChannelError && error.trouble === "unreachable") broken = error
          throw error
        })
      })
    },
  },
  {
    fault: "swallows throttling, and says that it is queued",
    caughtBy: "says throttled where there were too many, and until when where it is told",
    needs: ["throttle"],
    spoil: (good) =>
      failing(good, (error) => {
        if (error.trouble !== "throttled") throw error
        return { status: "queued" }
      }),
  },
  {
    fault: "calls throttling an error of the provider",
    caughtBy: "says throttled where there were too many, and until when where it is told",
    needs: ["throttle"],
    spoil: (good) => renaming(good, "throttled", "provider"),
  },
]
