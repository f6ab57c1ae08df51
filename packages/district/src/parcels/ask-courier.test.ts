import { type Courier, CourierError, defineCourier } from "@onevisit/core/ports"
import { type Instant, instant } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { createDistrict, type District } from "../create-district.ts"
import { clerk, done, NUMBER, sending, setUp, told, wantingCase } from "./parcels.fixture.ts"

async function expected(over: Parameters<typeof setUp>[0] = {}) {
  const ground = await setUp(over)
  const { id } = await wantingCase(ground.district)
  const input = { ...sending, case: id, materials: ["form"] }
  const { parcel } = done(await ground.district.parcels.expect(input, { as: clerk }))
  return { ...ground, parcel, summary: async () => (await ground.district.parcels.get(parcel)).summary }
}

describe("a courier is asked", () => {
  it("by one of many machines, once", async () => {
    // Each machine has an adapter of its own, which knows nothing of what the others asked.
    let asked = 0
    const forgetful = (now: () => Instant): Courier =>
      defineCourier({
        id: "forgetful",
        needsPhone: () => false,
        track: async ({ carrier, waybill }) => {
          asked += 1
          await Promise.resolve()
          return { outcome: "nothing-yet", carrier, waybill, events: [], notBefore: now() }
        },
      })
    const machines: District[] = []
    let now = (): Instant => instant("2019-03-04T01:30:00.000Z")
    const { clock, district, options, parcel } = await expected({ couriers: [forgetful(() => now())] })
    now = () => clock.now().at
    machines.push(district, await createDistrict(options), await createDistrict(options))
    for (let round = 1; round <= 3; round += 1) {
      clock.advance({ hours: 8 })
      const reports = await Promise.all(machines.map((each) => each.runDue()))
      expect(reports.flatMap(({ failures }) => failures)).toEqual([])
      expect(asked).toBe(round)
    }
    expect((await district.parcels.get(parcel)).state.asking.times).toBe(3)
  })

  it("no earlier than it says, by whatever machine, also where one broke off after asking", async () => {
    const { clock, courier, district, options, parcel } = await expected()
    let isBroken = true
    const breaking: Courier = {
      ...courier,
      track: async (question) => {
        const report = await courier.track(question)
        if (isBroken) throw new TypeError("The machine went down")
        return report
      },
    }
    const machine = await createDistrict({ ...options, couriers: [breaking] })
    clock.advance({ hours: 1 })
    expect((await machine.runDue()).failures).toMatchObject([{ kind: "timer", next: "again" }])
    // The timer is still due, and the other machine leaves the waybill alone until it may be asked for.
    clock.advance({ minutes: 10 })
    await district.runDue()
    expect(courier.asked()).toBe(1)
    isBroken = false
    clock.advance({ minutes: 55 })
    await district.runDue()
    expect(courier.asked()).toBe(2)
    expect((await district.parcels.get(parcel)).state.asking.times).toBe(1)
  })

  it("seldom while there is no news, and no more once it was signed for", async () => {
    const { courier, hours, summary } = await expected()
    courier.tell(NUMBER, [told("collected", "2019-03-04", 9)])
    await hours(72)
    expect(courier.asked()).toBeLessThanOrEqual(3 + 72 / 6 + 1)
    courier.tell(NUMBER, [told("delivered", "2019-03-07", 9, "self")])
    await hours(12)
    expect(await summary()).toMatchObject({ stage: "delivered", deliveredOn: "2019-03-07", signedBy: "self" })
    const asked = courier.asked()
    await hours(48)
    expect(courier.asked()).toBe(asked)
  })

  it("again, seldomer each time, while it fails; what it told stays", async () => {
    const { courier, hours, summary } = await expected()
    courier.tell(NUMBER, [told("collected", "2019-03-04", 9)])
    await hours(2)
    for (const fault of ["down", "busy", "garbled"] as const) {
      courier.fail(fault)
      await hours(24)
    }
    expect(await summary()).toMatchObject({ stage: "collected", tasks: [] })
    expect(courier.asked()).toBeLessThan(12)
    courier.fail(null)
    courier.tell(NUMBER, [told("delivered", "2019-03-08", 9, "self")])
    await hours(48)
    expect(await summary()).toMatchObject({ stage: "delivered" })
  })

  it("no more where it refuses, and a person is called", async () => {
    const { courier, hours, summary } = await expected()
    courier.fail("refuses")
    await hours(48)
    expect(await summary()).toMatchObject({ tasks: ["courier-rejects"] })
    expect(courier.asked()).toBe(1)
  })

  it("in vain for days, and a person is called for the silence; nothing else happens", async () => {
    const { courier, hours, summary } = await expected()
    courier.tell(NUMBER, [told("collected", "2019-03-04", 9)])
    await hours(6 * 24)
    expect(await summary()).toMatchObject({ stage: "collected", tasks: ["silent"] })
  })

  it("and is not believed about a day to come", async () => {
    const { courier, hours, summary } = await expected()
    courier.tell(NUMBER, [told("delivered", "2019-03-09", 9, "self")])
    await hours(24)
    expect(await summary()).toMatchObject({ stage: null, deliveredOn: null })
  })

  it("and keeps nothing waiting where it never answers", async () => {
    const silent = defineCourier({
      id: "silent",
      needsPhone: () => false,
      track: () => new Promise<never>(() => undefined),
    })
    const { clock, district, parcel } = await expected({
      couriers: [silent],
      parcels: { answerWithinMs: 20 },
    })
    clock.advance({ hours: 1 })
    expect((await district.runDue()).failures).toEqual([])
    expect((await district.parcels.get(parcel)).state.asking).toMatchObject({ times: 1, failed: 1 })
  })
})

describe("what a courier sends by itself", () => {
  it("is put on record with what it answers, in any order and once", async () => {
    const { courier, district, hours, parcel, summary } = await expected()
    const course = [told("collected", "2019-03-04", 9), told("in-transit", "2019-03-05", 9)]
    courier.tell(NUMBER, course)
    await hours(24)
    const version = async () => (await district.parcels.get(parcel)).state.tracks.length
    expect(await version()).toBe(2)
    done(await district.parcels.pushed(courier.id, courier.push(NUMBER)))
    expect(await version()).toBe(2)
    courier.tell(NUMBER, [told("delivered", "2019-03-05", 9, "self"), ...course.toReversed()])
    done(await district.parcels.pushed(courier.id, courier.push(NUMBER)))
    expect(await summary()).toMatchObject({
      stage: "delivered",
      deliveredOn: "2019-03-05",
      collectedOn: "2019-03-04",
    })
  })

  it("of nobody's parcel, or not by that courier, changes nothing", async () => {
    const { courier, district } = await expected()
    expect(await district.parcels.pushed(courier.id, courier.push("SAMPLE000009"))).toEqual({
      outcome: "no-parcel",
    })
    await expect(district.parcels.pushed(courier.id, `forged ${NUMBER}`)).rejects.toBeInstanceOf(CourierError)
    await expect(district.parcels.pushed("nobody", courier.push(NUMBER))).rejects.toMatchObject({
      _tag: "UnknownCourier",
    })
  })
})
