/** Guarantee 1: whole or not at all, to exactly the address that was handed in. */
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { hostileTexts } from "../hostile.ts"
import type { ChannelTest } from "./channel-test.ts"
import { lengthened, messageOf } from "./sample-messages.ts"

export const wholeLabel = text("完整送达", "whole or not at all")

export function whole(test: ChannelTest): void {
  test("sends exactly what it is handed to exactly that address, once", async (bench) => {
    const messages = bench.languages.flatMap((language, at) => [
      bench.message(2 * at, { language }),
      bench.message(2 * at + 1, { language, link: "https://records.example/r/8c1f" }),
    ])
    for (const message of messages) {
      const receipt = await bench.ends(bench.channel.send(message))
      assert.ok(["queued", "sent", "delivered"].includes(receipt.status), "A receipt says what is known")
      bench.expectDiscreet(receipt, message)
    }
    await bench.expectReceived(...messages)
  })

  test("passes a template that it carries, and sends every value of it", async (bench) => {
    assert.deepEqual(bench.channel.review(bench.template), [], "Nothing is wrong with the author's template")
    const message = bench.message(1)
    const said = bench.carries(message).join("\n")
    for (const [name, { shown, value }] of Object.entries(message.fields))
      assert.ok(said.includes(shown) || said.includes(value), `What it carries tells the field ${name}`)
  })

  test("refuses what is too long before it asks the provider, and finds it in the template", async (bench) => {
    const { tooLong } = bench.contract
    const found = bench.channel.review(tooLong)
    assert.ok(found.length > 0, "The review finds a template that is too long")
    for (const { code, message, path, severity } of found) {
      assert.match(code, /^[a-z][a-z0-9-]*$/, "Codes are in kebab-case")
      assert.ok(Array.isArray(path) && ["error", "warning", "note"].includes(severity))
      assert.ok(message.zh.trim() !== "" && message.en.trim() !== "", "It says so in both languages")
    }
    assert.ok(found.some(({ severity }) => severity === "error"))
    for (const language of bench.languages)
      for (const [at, to] of bench.addresses.entries()) {
        const message = messageOf(tooLong, to, at, { language, longest: true })
        await bench.failsWith(message, "content")
      }
    assert.equal(await bench.made.asked(), 0, "The provider was not asked")
    await bench.expectReceived()
  })

  test("sends whatever its review has passed, even at its longest", async (bench) => {
    const drawn = fc.record({
      longest: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 600 })),
      full: fc.boolean(),
      language: fc.constantFrom(...bench.languages),
    })
    let number = 100
    await fc.assert(
      fc.asyncProperty(drawn, async ({ full, language, longest }) => {
        const template = lengthened(bench.template, longest)
        if (bench.channel.review(template).length > 0) return
        const message = messageOf(template, bench.addresses[0], (number += 1), { language, longest: full })
        const before = (await bench.made.received()).length
        await bench.ends(bench.channel.send(message))
        const received = (await bench.made.received()).slice(before)
        assert.deepEqual(
          received.map(({ says, to }) => [to, says]),
          [[message.to, bench.carries(message)]],
        )
      }),
      { numRuns: bench.draws },
    )
  })

  test("sends hostile words as they are, or refuses them as content and sends nothing", async (bench) => {
    const template = lengthened(bench.template, longestPassed(bench.channel.review, bench.template))
    let tried = 0
    for (const words of hostileTexts) {
      const message = hostileMessage(template, bench.addresses[0], 500 + tried, words)
      if (message === undefined) continue
      tried += 1
      const before = (await bench.made.received()).length
      const outcome = await bench.tryToSend(message)
      const received = (await bench.made.received()).slice(before)
      assert.ok(outcome === "taken" || outcome === "content", `Words are taken or refused, not ${outcome}`)
      assert.deepEqual(
        received.map(({ says, to }) => [to, says]),
        outcome === "taken" ? [[message.to, bench.carries(message)]] : [],
      )
    }
    assert.ok(tried > 5, "The template has a field of words, and a few of the hostile ones fit in")
  })

  test("takes what is no single address for none, and writes to nobody else", async (bench) => {
    const [one, two] = bench.addresses
    const wrong = [
      "",
      " ",
      `${one},${two}`,
      `${one};${two}`,
      `${one} ${two}`,
      `${one}\r\nBcc: ${two}`,
      `${one}\n${two}`,
    ]
    for (const [at, to] of wrong.entries()) await bench.failsWith({ ...bench.message(at), to }, "address")
    await bench.expectReceived()
  })
}

function hostileMessage(
  template: Parameters<typeof messageOf>[0],
  to: string,
  number: number,
  words: string,
) {
  try {
    return messageOf(template, to, number, { words })
  } catch {
    // A line break, say, is no value of a field: such words never come to a channel.
    return undefined
  }
}

/** As long as the channel lets a field of words be, so that many hostile ones fit in. */
function longestPassed(
  review: (template: Parameters<typeof lengthened>[0]) => readonly unknown[],
  template: Parameters<typeof lengthened>[0],
): number {
  return (
    [4000, 400, 200, 100, 60, 40, 20].find((longest) => review(lengthened(template, longest)).length === 0) ??
    10
  )
}
