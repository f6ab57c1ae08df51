/** Guarantee 4: a look-up answers from the provider's record, and changes nothing. Reports are read as they come. */
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import type { ProviderFault } from "./channel-under-test.ts"
import { channelError, type ChannelTest, failureOf } from "./channel-test.ts"

export const lookUpsLabel = text("查询", "look-up")
export const reportsLabel = text("回执", "reports")

const OUT: ReadonlySet<string> = new Set(["queued", "sent", "delivered", "read"])

export function lookUps(test: ChannelTest, plays: (fault: ProviderFault) => boolean): void {
  test("finds what was sent, and sends nothing by looking", async (bench) => {
    const message = bench.message(1)
    const receipt = await bench.ends(bench.channel.send(message))
    for (let look = 0; look < 3; look += 1) {
      const { status } = await bench.lookUp(message, receipt)
      assert.ok(OUT.has(status), `It went out, and that no report came is no failure: ${status}`)
    }
    await bench.expectReceived(message)
  })

  test("never says of what was not sent that it was, and does not send it", async (bench) => {
    await bench.ends(bench.channel.send(bench.message(1)))
    for (const number of [2, 3]) {
      const { status } = await bench.lookUp(bench.message(number))
      assert.ok(["unsent", "unknown"].includes(status), `Nobody sent it: ${status}`)
    }
    await bench.expectReceived(bench.message(1))
  })

  if (plays("take-and-hang"))
    test("finds what was taken while the answer was lost", async (bench) => {
      const message = bench.message(1)
      await bench.made.play("take-and-hang")
      await bench.failsWith(message, "no-answer")
      await bench.made.play(null)
      const { status } = await bench.lookUp(message)
      const { lookup } = bench.contract.capabilities
      assert.ok(
        OUT.has(status) || (lookup === "by-reference" && status === "unknown"),
        `The provider has it: ${status}`,
      )
      await bench.expectReceived(message)
    })

  if (plays("hang"))
    test("does not say of a call that nobody took that it was sent", async (bench) => {
      await bench.made.play("hang")
      await bench.failsWith(bench.message(1), "no-answer")
      await bench.made.play(null)
      const { status } = await bench.lookUp(bench.message(1))
      assert.ok(["unsent", "unknown"].includes(status), `The provider does not have it: ${status}`)
      await bench.expectReceived()
    })

  if (plays("down"))
    test("cannot tell while there is no connection, and never says unsent", async (bench) => {
      await bench.ends(bench.channel.send(bench.message(1)))
      await bench.made.play("down")
      for (const number of [1, 2]) {
        let status: string | undefined
        const failure = await failureOf(
          bench.lookUp(bench.message(number)).then((answer) => (status = answer.status)),
        )
        if (failure === undefined) assert.equal(status, "unknown")
        else channelError(failure)
      }
    })

  if (plays("lag"))
    test("says unknown of what the record does not show yet", async (bench) => {
      await bench.made.play("lag")
      const receipt = await bench.ends(bench.channel.send(bench.message(1)))
      assert.equal((await bench.lookUp(bench.message(1), receipt)).status, "unknown")
    })
}

export function reports(test: ChannelTest): void {
  test("reads each report that it says it gets, under the key of the message", async (bench) => {
    const { channel, made } = bench
    assert.ok(made.report, "Hand in `report`, so that the provider can report")
    assert.ok(channel.can.reports.length > 0)
    for (const [at, status] of channel.can.reports.entries()) {
      const message = bench.message(at + 1)
      await bench.ends(channel.send(message))
      const read = await made.report(status, message)
      assert.ok(
        read.some((report) => report.key === message.key && report.status === status),
        `The provider has reported ${status}`,
      )
      for (const report of read) bench.expectDiscreet(report, message)
    }
  })
}
