import * as fc from "fast-check"
import { ChannelError } from "@onevisit/core/ports"
import { simulatedAliyunSms, type SimulatedAliyun } from "@onevisit/testkit"
import { afterAll, beforeAll, expect, it } from "vitest"
import { channelTo, message, now, supplementDue, wordings } from "../testing/sample-sms.ts"

let provider: SimulatedAliyun
beforeAll(async () => {
  provider = await simulatedAliyunSms({ templates: wordings, clock: () => now })
})
afterAll(() => provider.close())

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 45 }),
  fc.string({ unit: "binary", maxLength: 45 }),
  fc.constantFrom(
    "字".repeat(35),
    "字".repeat(36),
    "𠮷".repeat(17),
    "𠮷".repeat(18),
    "${day}",
    "{item}",
    "https://a.example",
  ),
)

it("a message beyond the provider's limits never reaches it, and every other arrives as it is", async () => {
  const channel = channelTo(provider)
  const outcomes = { taken: 0, content: 0 }
  await fc.assert(
    fc.asyncProperty(words, words, async (item, day) => {
      const before = provider.arrived.length
      const fields = {
        item: { kind: "words" as const, value: item, shown: item },
        dueOn: { kind: "date" as const, value: day, shown: day },
      }
      const thrown: unknown = await channel.send({ ...message, fields }).then(
        () => undefined,
        (error: unknown) => error,
      )
      if (thrown === undefined) {
        outcomes.taken += 1
        expect(provider.arrived.slice(before).map(({ variables }) => variables)).toEqual([{ item, day }])
      } else {
        outcomes.content += 1
        expect((thrown as ChannelError).trouble).toBe("content")
        expect(provider.arrived).toHaveLength(before)
      }
      // It was asked for nothing that it had to refuse.
      expect(provider.asked).toBe(provider.arrived.length)
    }),
    { numRuns: 150 },
  )
  expect(outcomes.taken).toBeGreaterThan(5)
  expect(outcomes.content).toBeGreaterThan(5)
})

it("what a review has passed is carried with fields as long as they may be", async () => {
  const channel = channelTo(provider)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (longest) => {
      const fields = { ...supplementDue.fields, item: { kind: "words" as const, longest } }
      const shown = "字".repeat(longest)
      const sent = {
        ...message,
        fields: { ...message.fields, item: { kind: "words" as const, value: shown, shown } },
      }
      const carried = channel.review({ ...supplementDue, fields }).length === 0
      const outcome = await channel.send(sent).then(
        () => true,
        ({ trouble }: ChannelError) => trouble !== "content",
      )
      expect(outcome).toBe(carried)
    }),
    { numRuns: 40 },
  )
})
