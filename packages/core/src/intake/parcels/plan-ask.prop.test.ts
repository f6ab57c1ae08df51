import * as fc from "fast-check"
import { expect, it } from "vitest"
import { fromEpochMillis, instant, toEpochMillis } from "../../time/index.ts"
import { type AskOutcome, noParcel, planAsk, standingOf, usualAskRules } from "./index.ts"
import { track } from "./parcel.fixture.ts"

const at = instant("2018-07-20T02:00:00.000Z")
const open = { ...noParcel, phase: "open", courier: "sample" } as const
const outcomes: readonly AskOutcome[] = ["news", "no-news", "nothing-yet", "unavailable", "rejected"]

it("a courier is never asked before it says, nor more often than the district allows", () => {
  const asking = fc.record({
    times: fc.nat(400),
    quiet: fc.nat(60),
    failed: fc.nat(60),
    next: fc.constant(null),
  })
  const notBefore = fc.option(
    fc.nat(3000).map((minutes) => fromEpochMillis(toEpochMillis(at) + minutes * 60_000)),
  )
  fc.assert(
    fc.property(asking, notBefore, fc.constantFrom(...outcomes), (asked, before, outcome) => {
      const next = planAsk({ ...open, asking: asked }, { at, outcome, notBefore: before }, usualAskRules)
      if (next === null) {
        expect(outcome === "rejected" || asked.times + 1 >= usualAskRules.mostTimes).toBe(true)
        return
      }
      const minutes = (toEpochMillis(next) - toEpochMillis(at)) / 60_000
      expect(minutes).toBeGreaterThanOrEqual(usualAskRules.everyMinutes)
      if (before !== null) expect(next >= before).toBe(true)
      else expect(minutes).toBeLessThanOrEqual(usualAskRules.failedMinutes)
    }),
  )
})

it("a courier is asked no more once there is nothing to wait for", () => {
  const asked = { at, outcome: "news", notBefore: null } as const
  for (const stage of ["delivered", "returned", "cancelled"] as const)
    expect(
      planAsk({ ...open, standing: standingOf([track(stage, "2018-07-20")]) }, asked, usualAskRules),
    ).toBeNull()
  for (const stage of ["refused", "returning", "exception", "at-locker", "unknown"] as const)
    expect(
      planAsk({ ...open, standing: standingOf([track(stage, "2018-07-20")]) }, asked, usualAskRules),
    ).not.toBeNull()
  expect(planAsk({ ...open, courier: null }, asked, usualAskRules)).toBeNull()
})

it("a courier without news is asked twice as late each time, up to a bound", () => {
  const after = (quiet: number) =>
    planAsk(
      { ...open, asking: { ...open.asking, quiet } },
      { at, outcome: "no-news", notBefore: null },
      usualAskRules,
    )
  expect([0, 1, 2, 3, 9].map(after)).toEqual([
    "2018-07-20T03:00:00.000Z",
    "2018-07-20T04:00:00.000Z",
    "2018-07-20T06:00:00.000Z",
    "2018-07-20T08:00:00.000Z",
    "2018-07-20T08:00:00.000Z",
  ])
})
