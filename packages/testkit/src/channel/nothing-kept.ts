/** Guarantee 6, and messages that are sent at once: nothing is mixed up, changed or kept. */
import type { Channel, ChannelMessage } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { aMoment } from "../a-moment.ts"
import type { Bench, ChannelTest } from "./channel-test.ts"

export const nothingKeptLabel = text("并发与不留存", "at once, and nothing kept")

export function nothingKept(test: ChannelTest): void {
  test("keeps apart what is sent at once", async (bench) => {
    const messages = Array.from({ length: 24 }, (_, at) => bench.message(at))
    await Promise.all(messages.map((message) => bench.ends(bench.channel.send(message))))
    await bench.expectReceived(...messages)
    for (const { key, says } of await bench.made.received()) {
      const sent = messages.find((message) => message.key === key)
      if (key !== undefined) assert.deepEqual(says, sent && bench.carries(sent), "Each under its own key")
    }
  })

  test("changes nothing that it is handed", async (bench) => {
    const message = bench.message(1)
    const copy = structuredClone(message)
    await bench.ends(bench.channel.send(message))
    assert.deepEqual(message, copy)
    const template = structuredClone(bench.template)
    bench.channel.review(template)
    assert.deepEqual(template, bench.template)
    const frozen = deepFrozen(bench.message(2))
    await bench.ends(bench.channel.send(frozen))
    await bench.expectReceived(message, frozen)
  })

  test("keeps no message once the call has ended", async (bench) => {
    const COUNT = 8
    const kept = await sendAndForget(bench, COUNT)
    const collect = garbageCollector()
    const alive = () => kept.filter((one) => one.deref() !== undefined).length
    // The last one may still stand in a frame that the engine has not left.
    for (let round = 0; round < 20 && alive() > 1; round += 1) {
      await aMoment()
      collect()
    }
    assert.ok(alive() <= 1, `${alive()} of ${COUNT} messages are still kept`)
  })
}

async function sendAndForget(bench: Bench, count: number): Promise<readonly WeakRef<ChannelMessage>[]> {
  const kept: WeakRef<ChannelMessage>[] = []
  for (let number = 1; number <= count; number += 1)
    kept.push(await sendOne(bench.channel, bench.message(number)))
  return kept
}

async function sendOne(channel: Channel, message: ChannelMessage): Promise<WeakRef<ChannelMessage>> {
  const reference = new WeakRef(message)
  await channel.send(message)
  return reference
}

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc")
  return runInNewContext("gc") as () => void
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen)
  return value
}
