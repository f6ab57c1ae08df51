import { createHash } from "node:crypto"
import { afterEach, describe, expect, it } from "vitest"
import { simulatedClock } from "../simulated/index.ts"
import { simulatedKuaidi100, type SimulatedKuaidi100, type SimulatedKuaidi100Options } from "./index.ts"

const account = { customer: "sample", key: "sample-key" }
const ems = { com: "ems", num: "SAMPLE000001" }
const collected = { time: "2018-07-20 09:30:00", context: "已揽收", statusCode: "103" }
const signed = { time: "2018-07-21 10:00:00", context: "已签收", statusCode: "301" }
const open: SimulatedKuaidi100[] = []
afterEach(async () => {
  for (const provider of open.splice(0)) await provider.close()
})

async function opened(more: Partial<SimulatedKuaidi100Options> = {}): Promise<SimulatedKuaidi100> {
  const provider = await simulatedKuaidi100({ ...account, ...more })
  open.push(provider)
  return provider
}

async function ask({ url }: SimulatedKuaidi100, of: object = ems, key = account.key) {
  const param = JSON.stringify(of)
  const sign = createHash("md5")
    .update(param + key + account.customer)
    .digest("hex")
    .toUpperCase()
  const body = new URLSearchParams({ customer: account.customer, sign, param })
  const response = await fetch(`${url}/poll/query.do`, { method: "POST", body })
  return (await response.json()) as Record<string, unknown> & {
    readonly data?: readonly { readonly context: string }[]
  }
}

describe("a simulated kuaidi100", () => {
  it("answers what it knows, the latest first, and that it knows nothing", async () => {
    const provider = await opened()
    expect(await ask(provider)).toMatchObject({ result: false, returnCode: "500" })
    provider.tell(ems, [collected, signed])
    const { data, ...found } = await ask(provider)
    expect(found).toMatchObject({ status: "200", nu: ems.num, com: "ems", state: "301", ischeck: "1" })
    expect(data?.map(({ context }) => context)).toEqual(["已签收", "已揽收"])
  })

  it("refuses a wrong signature, half a question, and a carrier's waybill without a number to call", async () => {
    const provider = await opened()
    expect(await ask(provider, ems, "another-key")).toMatchObject({ returnCode: "503" })
    expect(await ask(provider, { com: "ems" })).toMatchObject({ returnCode: "400" })
    expect(await ask(provider, { com: "shunfeng", num: "SAMPLE000002" })).toMatchObject({ returnCode: "408" })
  })

  it("locks a waybill that is asked for too often, tells nothing new for a day, and does not say so", async () => {
    const clock = simulatedClock()
    const provider = await opened({ now: clock.now })
    provider.tell(ems, [collected])
    for (let times = 0; times < 49; times += 1) await ask(provider)
    expect(provider.isLocked(ems.num)).toBe(true)
    provider.tell(ems, [collected, signed])
    expect(await ask(provider)).toMatchObject({ status: "200", state: "103" })
    clock.advance({ days: 1, minutes: 1 })
    expect(await ask(provider)).toMatchObject({ state: "301" })
    expect(provider.isLocked(ems.num)).toBe(false)
  })

  it("that is untidy tells tracks in any order and some again, the same for the same seed", async () => {
    const tracks = Array.from({ length: 8 }, (_, at) => ({
      ...collected,
      time: `2018-07-20 1${at}:00:00`,
      context: `第${at}条`,
    }))
    const shown = async (seed: number) => {
      const provider = await opened({ isUntidy: true, seed })
      provider.tell(ems, tracks)
      return (await ask(provider)).data?.map(({ context }) => context) ?? []
    }
    const first = await shown(3)
    expect(new Set(first)).toEqual(new Set(tracks.map(({ context }) => context)))
    expect(first.length).toBeGreaterThan(tracks.length)
    expect(await shown(3)).toEqual(first)
    expect(await shown(4)).not.toEqual(first)
  })
})
