import { fromEpochMillis, instant, toEpochMillis } from "@onevisit/core/time"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nowAt, simulatedClock, systemClock } from "./clock.ts"

describe("the present", () => {
  it.each([
    ["2018-07-19T15:59:59.999Z", "2018-07-19", "23:59:59"],
    ["2018-07-19T16:00:00.000Z", "2018-07-20", "00:00:00"],
    ["2019-12-31T16:00:00.000Z", "2020-01-01", "00:00:00"],
    ["2020-02-28T16:00:00.000Z", "2020-02-29", "00:00:00"],
    // Summer time was kept in China from 1986 to 1991.
    ["1988-07-01T15:30:00.000Z", "1988-07-02", "00:30:00"],
  ])("of %s is the day and time of the district, whatever zone the machine is in", (at, on, time) => {
    expect(nowAt(instant(at))).toEqual({ at, on, time })
  })

  it("of China is eight hours after UTC on every day since 1992", () => {
    const from = toEpochMillis(instant("1992-01-01T00:00:00Z"))
    const to = toEpochMillis(instant("2100-01-01T00:00:00Z"))
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (millis) => {
        const shifted = fromEpochMillis(millis + 8 * 3_600_000)
        const { at, on, time } = nowAt(fromEpochMillis(millis))
        expect([at, `${on}T${time}`]).toEqual([fromEpochMillis(millis), shifted.slice(0, 19)])
      }),
      { numRuns: 300 },
    )
  })

  it("is read in the zone that was configured, and an unknown zone is refused at once", () => {
    expect(nowAt(instant("2018-07-20T04:00:00Z"), "America/Los_Angeles").on).toBe("2018-07-19")
    expect(nowAt(instant("2018-07-20T04:00:00Z"), "UTC").time).toBe("04:00:00")
    expect(() => systemClock({ zone: "Nowhere/City" })).toThrow(RangeError)
    expect(systemClock().now().at <= systemClock().now().at).toBe(true)
  })

  it("is the same whatever was read before it, in zones that change their offset and those that once had odd ones", () => {
    const zones = ["Asia/Shanghai", "America/Los_Angeles", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]
    const from = toEpochMillis(instant("1890-01-01T00:00:00Z"))
    const to = toEpochMillis(instant("2040-01-01T00:00:00Z"))
    const moments = fc.array(
      fc.tuple(fc.integer({ min: from, max: to }), fc.constantFrom(0, 1, 999, 30_000, 59_999, 60_000)),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, given) => {
        const clock = simulatedClock(instant("2018-07-20T00:00:00Z"), { zone })
        for (const [millis, more] of given)
          for (const each of [millis, millis + more]) {
            clock.set(fromEpochMillis(each))
            expect(clock.now()).toEqual(nowAt(fromEpochMillis(each), zone))
            const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(
              each,
            )
            expect(clock.now().time).toBe(shown)
          }
      }),
      { numRuns: 300 },
    )
  })

  it("stands still in the caller's hand until moved", () => {
    const clock = simulatedClock(instant("2018-07-20T00:00:00Z"))
    expect(clock.now()).toEqual(clock.now())
    clock.advance({ days: 1, hours: 1, minutes: 1, millis: 1 })
    expect(clock.now().at).toBe("2018-07-21T01:01:00.001Z")
    clock.set(instant("2019-03-01T00:00:00Z"))
    expect(clock.now().on).toBe("2019-03-01")
  })
})
