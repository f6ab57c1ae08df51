/** Guarantees 3 and 5: what is not known is not guessed, and every failure has its name. */
import { text } from "@onevisit/core/reasons"
import { parseInstant, toEpochMillis } from "@onevisit/core/time"
import assert from "node:assert/strict"
import * as Result from "effect/Result"
import type { ProviderFault } from "./channel-under-test.ts"
import { type Bench, type ChannelTest, failureOf } from "./channel-test.ts"
import { messageOf } from "./sample-messages.ts"

export const noGuessLabel = text("不作猜测", "no guess")
export const failuresLabel = text("失败", "failures")

type Plays = (fault: ProviderFault) => boolean

export function noGuess(test: ChannelTest, plays: Plays): void {
  if (plays("error-in-200"))
    test("takes an error in an answer of success for an error", async (bench) => {
      await bench.made.play("error-in-200")
      const { trouble } = await bench.failsWith(bench.message(1))
      assert.notEqual(trouble, "no-answer", "The provider has answered")
      await bench.expectReceived()
      await recovers(bench)
    })

  if (plays("take-and-hang"))
    test("says no-answer of what was taken and never answered, and has sent it once", async (bench) => {
      await bench.made.play("take-and-hang")
      await bench.failsWith(bench.message(1), "no-answer")
      await bench.expectReceived(bench.message(1))
    })

  if (plays("take-and-drop"))
    test("says no-answer where the provider took it and hung up, and has sent it once", async (bench) => {
      await bench.made.play("take-and-drop")
      await bench.failsWith(bench.message(1), "no-answer")
      await bench.expectReceived(bench.message(1))
    })

  if (plays("garbage"))
    test("says no-answer of an answer that it cannot read", async (bench) => {
      await bench.made.play("garbage")
      await bench.failsWith(bench.message(1), "no-answer")
      await bench.made.play(null)
      await bench.ends(bench.channel.send(bench.message(2)))
    })

  if (plays("hang"))
    test("ends within its own limit where nobody answers, and says no-answer", async (bench) => {
      await bench.made.play("hang")
      await bench.failsWith(bench.message(1), "no-answer")
      await bench.expectReceived()
      await recovers(bench)
    })

  if (plays("slow"))
    test("waits for a slow answer, and sends once", async (bench) => {
      await bench.made.play("slow")
      const messages = [bench.message(1), bench.message(2)]
      for (const message of messages) await bench.ends(bench.channel.send(message))
      await bench.expectReceived(...messages)
    })
}

export function failures(test: ChannelTest, plays: Plays): void {
  if (plays("down"))
    test("says unreachable where there is no connection, and sends again once there is", async (bench) => {
      await bench.made.play("down")
      await bench.failsWith(bench.message(1), "unreachable")
      await bench.expectReceived()
      await recovers(bench)
    })

  if (plays("throttle"))
    test("says throttled where there were too many, and until when where it is told", async (bench) => {
      await bench.made.play("throttle")
      const { retryAfter } = bench.contract
      const before = toEpochMillis(bench.now())
      const { retryAt } = await bench.failsWith(bench.message(1), "throttled")
      const after = toEpochMillis(bench.now())
      await bench.expectReceived()
      if (retryAt !== undefined || retryAfter !== undefined) {
        assert.ok(retryAt !== undefined, "The provider has said when")
        assert.ok(Result.isSuccess(parseInstant(retryAt)), "`retryAt` is an instant")
      }
      if (retryAfter !== undefined && retryAt !== undefined) {
        // A date in a header has no fractions of a second.
        assert.ok(
          toEpochMillis(retryAt) >= before + (retryAfter - 1) * 1000,
          "Not before the provider has said",
        )
        assert.ok(toEpochMillis(retryAt) <= after + (retryAfter + 1) * 1000, "Not long after it has said")
      }
      await recovers(bench)
    })

  test("says in no failure, nor in what caused it, to whom or what", async (bench) => {
    const faults: readonly ProviderFault[] = [
      "down",
      "hang",
      "error-in-200",
      "throttle",
      "garbage",
      "take-and-drop",
      "take-and-hang",
    ]
    for (const [at, fault] of faults.entries()) {
      if (!plays(fault)) continue
      const message = bench.message(at + 1)
      await bench.made.play(fault)
      const failure = await failureOf(bench.ends(bench.channel.send(message)))
      bench.expectDiscreet(failure, message)
      if (bench.channel.lookup) bench.expectDiscreet(await failureOf(bench.lookUp(message)), message)
    }
    await bench.made.play(null)
    const long = messageOf(bench.contract.tooLong, bench.addresses[0], 9, { longest: true })
    bench.expectDiscreet(await failureOf(bench.ends(bench.channel.send(long))), long)
    const nobody = { ...bench.message(10), to: `${bench.addresses[0]},${bench.addresses[1]}` }
    const failure = await failureOf(bench.ends(bench.channel.send(nobody)))
    for (const to of bench.addresses) bench.expectDiscreet(failure, { ...nobody, to })
  })
}

/** Once the provider is well, the same message goes out, whole. */
async function recovers(bench: Bench): Promise<void> {
  await bench.made.play(null)
  await bench.ends(bench.channel.send(bench.message(1)))
  await bench.expectReceived(bench.message(1))
}
