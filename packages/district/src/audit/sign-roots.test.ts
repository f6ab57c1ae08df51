import { type RootSignedData, ROOTS_STREAM } from "@onevisit/core/audit"
import { system } from "@onevisit/core/identity"
import type { Storage } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"

const as = system("test")

async function setUp(over: Partial<DistrictOptions> = {}) {
  const storage = memoryStorage()
  const clock = simulatedClock(instant("2018-07-20T01:30:00.000Z"))
  const options: DistrictOptions = { storage, clock, ...over }
  const district = await createDistrict(options)
  return { clock, district, options, storage: over.storage ?? storage }
}
const register = async (district: District, many: number): Promise<void> => {
  for (let each = 0; each < many; each += 1)
    await district.subjects.register({ kind: "enterprise", name: "样例公司", identifiers: [] }, { as })
}
const rootsOf = async (storage: Storage): Promise<readonly RootSignedData[]> =>
  (await storage.readStream({ stream: ROOTS_STREAM })).map(({ data }) => data as RootSignedData)
const signedIn = async (district: District): Promise<number | undefined> =>
  (await district.runDue()).background["audit-roots"]

describe("signed roots", () => {
  it("are made once for each day that is over, cover all there is, and each names the one before", async () => {
    const { clock, district, storage } = await setUp()
    await register(district, 3)
    expect(await signedIn(district)).toBe(0)
    clock.advance({ days: 1 })
    await register(district, 2)
    expect(await signedIn(district)).toBe(1)
    expect(await signedIn(district)).toBe(0)
    clock.advance({ days: 3 })
    await register(district, 1)
    // What was only signed is signed no more by itself.
    expect(await signedIn(district)).toBe(0)
    clock.advance({ days: 1 })
    expect(await signedIn(district)).toBe(1)
    clock.advance({ days: 9 })
    expect(await signedIn(district)).toBe(0)
    const roots = await rootsOf(storage)
    // Keys pinned, and five registered; then the first root itself and one registered.
    expect(roots.map(({ count, first, from, to }) => [first, count, from, to])).toEqual([
      [1, 6, 1, 6],
      [7, 2, 7, 8],
    ])
    expect(roots[0]?.previous).toBeNull()
    expect(roots[1]?.previous).toMatch(/^[0-9a-f]{64}$/)
    expect(await district.audit.verify()).toMatchObject({ outcome: "whole", roots: 2, unsigned: 1 })
  })

  it("do not wait for the day to end where more happens, and end with roots that cover roots alone", async () => {
    const { district, storage } = await setUp({ audit: { everyEvents: 2 } })
    await register(district, 8)
    await signedIn(district)
    const roots = await rootsOf(storage)
    expect(roots.map(({ first, number }) => [number, first])).toEqual(
      roots.map((_, at) => [at + 1, at * 2 + 1]),
    )
    expect(roots.length).toBeGreaterThan(4)
    expect(await signedIn(district)).toBe(0)
    expect(await district.audit.verify()).toMatchObject({ outcome: "whole", roots: roots.length })
    await expect(createDistrict({ storage: memoryStorage(), audit: { everyEvents: 1 } })).rejects.toThrow(
      "from 2",
    )
  })

  it("are made by one of many machines, whoever is first, and by another after a start", async () => {
    const { clock, district, options, storage } = await setUp({ audit: { everyEvents: 7 } })
    const others = [await createDistrict(options), await createDistrict(options)]
    for (let day = 0; day < 6; day += 1) {
      await register(district, day * 3)
      clock.advance({ days: 1 })
      await Promise.all([district, ...others].map((each) => each.runDue()))
      if (day % 2 === 1) others.splice(0, 1, await createDistrict(options))
    }
    const roots = await rootsOf(storage)
    expect(roots.length).toBeGreaterThan(6)
    const covered = roots.reduce((sum, { count }) => sum + count, 0)
    expect(await district.audit.verify()).toMatchObject({ outcome: "whole", roots: roots.length })
    const feed = await storage.readFeed({ after: 0, limit: 1000 })
    expect(feed.slice(covered).every(({ stream }) => stream === ROOTS_STREAM)).toBe(true)
  })

  it("are signed in the suite of the keys, and checked with the public key alone", async () => {
    const keys = memoryKeys({ suite: "sm4-ctr+hmac-sm3/sm3" })
    const { clock, district, storage } = await setUp({ keys })
    await register(district, 2)
    clock.advance({ days: 1 })
    await signedIn(district)
    expect((await rootsOf(storage))[0]?.suite).toBe("sm3")
    const publicKey = await keys.publicKey()
    expect(await district.audit.verify({ publicKey })).toMatchObject({ outcome: "whole", roots: 1 })
  })

  it("hold after the signing key was changed for another, by the keys themselves and by all the public ones", async () => {
    const keys = memoryKeys()
    const { clock, district } = await setUp({ keys })
    for (const signing of [false, true]) {
      if (signing) await keys.rotate({ signing })
      await register(district, 1)
      clock.advance({ days: 1 })
      expect(await signedIn(district)).toBe(1)
    }
    const whole = { outcome: "whole", roots: 2 }
    expect(await district.audit.verify()).toMatchObject(whole)
    expect(await district.audit.verify({ publicKey: await keys.publicKeys() })).toMatchObject(whole)
    expect(await district.audit.verify({ publicKey: await keys.publicKey() })).toMatchObject({
      outcome: "broken",
      first: { kind: "signature", version: 1 },
    })
  })

  it("cover what earlier releases left without chains, and hold it from then on", async () => {
    const storage = memoryStorage()
    const event = {
      type: "Old",
      v: 1,
      occurredOn: "2018-07-19",
      recordedAt: instant("2018-07-19T01:30:00.000Z"),
      actor: as,
      data: {},
    } as never
    const append = [{ stream: "old", expectedVersion: 0, events: [event, event] }]
    await storage.commit([{ commandId: "old", digest: "d", append, result: null }])
    const keys = memoryKeys()
    const { clock, district } = await setUp({ storage, keys })
    clock.advance({ days: 1 })
    expect(await signedIn(district)).toBe(1)
    expect(await district.audit.verify()).toMatchObject({ outcome: "whole", roots: 1 })
    const changing = (change: object): Storage => ({
      ...storage,
      readFeed: async (query) =>
        (await storage.readFeed(query)).map((each) =>
          each.stream === "old" && each.version === 2 ? { ...each, ...change } : each,
        ),
    })
    const over = async (changed: Storage) =>
      (await createDistrict({ storage: changed, keys, clock })).audit.verify()
    expect(await over(changing({}))).toMatchObject({ outcome: "whole" })
    for (const change of [{ data: { n: 1 } }, { chain: `sha-256:${"0".repeat(64)}` }])
      expect(await over(changing(change))).toMatchObject({
        outcome: "broken",
        first: { kind: "changed", stream: "old", version: 2 },
      })
  })

  it("are not made of what does not fit what was signed before: that is reported", async () => {
    const keys = memoryKeys()
    const { clock, district, options, storage } = await setUp({ keys })
    await register(district, 2)
    clock.advance({ days: 1 })
    await signedIn(district)
    const forged = { ...storage, readCheckpoint: async () => 1 }
    const report = await (await createDistrict({ ...options, keys, storage: forged })).runDue()
    expect(report).toMatchObject({
      background: {},
      failures: [
        { kind: "background", id: "audit-roots", why: { error: "StorageError", reason: "Corrupt" } },
      ],
    })
  })
})
