import { simulatedClock } from "@onevisit/testkit"
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { customChannel } from "./custom-channel.ts"
import { SampleGateway, TOKEN } from "./sample-gateway.ts"

let gateway: SampleGateway
beforeAll(async () => {
  gateway = await SampleGateway.open()
})
afterAll(() => gateway.close())

/** The lines of a certificate that stands in a text, without the version, which changes. */
function certificateIn(text: string): readonly string[] {
  const lines = text.slice(text.indexOf("合格证")).split("\n")
  const after = lines.findIndex((line) => /^(```| +# )/.test(line))
  return lines
    .slice(0, after)
    .map((line) =>
      line
        .replace(/^# /, "")
        .replace(/testkit \S+$/, "testkit")
        .trim(),
    )
    .filter((line) => line !== "")
}

describe("the channel over a sample gateway", () => {
  it("passes the kit under node:test and is given a certificate, which says what it lacks", () => {
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined }
    const file = join(import.meta.dirname, "certify.ts")
    const node = ["--conditions=onevisit-source", "--test", "--test-reporter=tap", file]
    const { status, stdout } = spawnSync(process.execPath, node, { encoding: "utf8", env: environment })
    expect(stdout).toMatch(/^# fail 0$/m)
    expect(stdout).toMatch(/^# skipped 0$/m)
    expect(status).toBe(0)
    const guide = join(import.meta.dirname, "../../../docs/guides/write-a-channel.md")
    expect(certificateIn(stdout)).toEqual(certificateIn(readFileSync(guide, "utf8")))
    expect(certificateIn(stdout).at(-1)).toMatch(/lag +具备 given/)
  })

  it("says unsent only once the gateway's record would show it", async () => {
    const clock = simulatedClock()
    const channel = customChannel({ url: gateway.url, token: TOKEN, now: clock.now })
    const sent = { key: "0123456789abcdef0123456789abcdef", to: "12000000001", at: clock.now() }
    const status = async () => (await channel.lookup?.(sent))?.status
    expect(await status()).toBe("unknown")
    clock.advance({ minutes: 2 })
    expect(await status()).toBe("unknown")
    clock.advance({ millis: 1 })
    expect(await status()).toBe("unsent")
  })

  it("tells the district that its account is not in order", async () => {
    const channel = customChannel({ url: gateway.url, token: "another" })
    const message = {
      key: "0123456789abcdef0123456789abcdef",
      to: "12000000001",
      kind: "sample-notice",
      language: "zh" as const,
      title: "材料补交提醒",
      body: "请补齐材料。",
      fields: {},
    }
    await expect(channel.send(message)).rejects.toMatchObject({ trouble: "configuration", code: "BAD_TOKEN" })
  })
})
