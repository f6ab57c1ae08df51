/** Channels that do not send whole what they are handed, or not to whom. */
import { ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { type BadChannel, failing, sending, underAnotherKey } from "./bad-channel.ts"

const TOO_LONG = "refuses what is too long before it asks the provider, and finds it in the template"

export const badContents: readonly BadChannel[] = [
  {
    fault: "sends everything twice, to be sure",
    caughtBy: "sends exactly what it is handed to exactly that address, once",
    spoil: (good) =>
      sending(good, async (message) => {
        await good.send(underAnotherKey(message, 2))
        return good.send(message)
      }),
  },
  {
    fault: "cuts what is too long",
    caughtBy: TOO_LONG,
    spoil: (good) =>
      failing(good, (error, message) => {
        if (error.trouble !== "content") throw error
        return good.send(shortened(message, 0, 10))
      }),
  },
  {
    fault: "sends in two parts what is too long",
    caughtBy: TOO_LONG,
    spoil: (good) =>
      failing(good, async (error, message) => {
        if (error.trouble !== "content") throw error
        await good.send(shortened(message, 0, 20))
        return good.send(underAnotherKey(shortened(message, 20, 40), 2))
      }),
  },
  {
    fault: "lets every template pass",
    caughtBy: TOO_LONG,
    spoil: (good) => ({ ...good, review: () => [] }),
  },
  {
    fault: "finds fault with every template",
    caughtBy: "passes a template that it carries, and sends every value of it",
    spoil: (good) => ({
      ...good,
      review: () => [
        {
          code: "not-registered",
          path: [],
          severity: "error",
          message: { zh: "模板未登记。", en: "The template is not registered." },
        },
      ],
    }),
  },
  {
    fault: "cuts what is longer than forty characters, and says nothing",
    caughtBy: "sends whatever its review has passed, even at its longest",
    spoil: (good) => sending(good, (message) => good.send(shortened(message, 0, 40))),
  },
  {
    fault: "leaves out the signs that it does not like",
    caughtBy: "sends hostile words as they are, or refuses them as content and sends nothing",
    spoil: (good) =>
      sending(good, (message) => good.send(without(/[<>"'`$%\u{10000}-\u{10ffff}]/gu, message))),
  },
  {
    fault: "takes a list of addresses for as many",
    caughtBy: "takes what is no single address for none, and writes to nobody else",
    spoil: (good) =>
      sending(good, async (message) => {
        const [first = "", ...others] = message.to.split(/[,;\s]+/)
        for (const [at, to] of others.entries()) await good.send({ ...underAnotherKey(message, at), to })
        return good.send({ ...message, to: first })
      }),
  },
  {
    fault: "says of what is no address that it is the provider's error",
    caughtBy: "takes what is no single address for none, and writes to nobody else",
    spoil: (good) =>
      failing(good, (error) => {
        if (error.trouble !== "address") throw error
        throw new ChannelError("provider", error.message)
      }),
  },
]

function shortened(message: ChannelMessage, from: number, to: number): ChannelMessage {
  const cut = (words: string) => [...words].slice(from, to).join("")
  return changed(message, cut)
}

function without(signs: RegExp, message: ChannelMessage): ChannelMessage {
  return changed(message, (words) => words.replace(signs, ""))
}

function changed(message: ChannelMessage, change: (words: string) => string): ChannelMessage {
  const fields = Object.entries(message.fields).map(([name, field]) => [
    name,
    { ...field, value: change(field.value), shown: change(field.shown) },
  ])
  return { ...message, body: change(message.body), fields: Object.fromEntries(fields) }
}
