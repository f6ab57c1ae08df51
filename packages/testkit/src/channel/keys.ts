/** Guarantee 2: every message under its own key, at every attempt. */
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import type { ChannelTest } from "./channel-test.ts"

export const keysLabel = text("键值与重复", "keys and repetitions")

export function keys(test: ChannelTest, can: { readonly keys: boolean; readonly repeats: boolean }): void {
  test("sends the same words again where they come under another key", async (bench) => {
    const first = bench.message(1)
    const second = { ...first, key: bench.message(2).key }
    await bench.ends(bench.channel.send(first))
    await bench.ends(bench.channel.send(second))
    await bench.expectReceived(first, second)
  })

  if (can.keys)
    test("hands the message's own key to the provider at every attempt", async (bench) => {
      const messages = [bench.message(1), bench.message(2), bench.message(1)]
      for (const message of messages) await bench.ends(bench.channel.send(message))
      const keys = (await bench.made.received()).map(({ key }) => key)
      const expected = messages.slice(0, keys.length).map(({ key }) => key)
      assert.deepEqual(keys, expected)
      assert.equal(keys.length, can.repeats ? 2 : 3)
    })

  if (can.repeats) {
    test("reaches nobody twice under the same key", async (bench) => {
      const message = bench.message(1)
      for (let attempt = 0; attempt < 3; attempt += 1) await bench.ends(bench.channel.send(message))
      await Promise.all([1, 2, 3].map(() => bench.ends(bench.channel.send(bench.message(2)))))
      await bench.expectReceived(message, bench.message(2))
    })
  }
}

/** What a repetition after a lost answer does, for providers that know a message again. */
export function repeatedAfterLoss(test: ChannelTest): void {
  test("reaches nobody twice when it is sent again after its answer was lost", async (bench) => {
    const message = bench.message(1)
    await bench.made.play("take-and-hang")
    await bench.failsWith(message, "no-answer")
    await bench.made.play(null)
    await bench.ends(bench.channel.send(message))
    await bench.expectReceived(message)
  })
}
