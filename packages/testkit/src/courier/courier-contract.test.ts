import { describe, expect, it } from "vitest"
import { collectTests, fails, passedByAll } from "../collect-tests.ts"
import {
  badCouriers,
  type CourierCapabilities,
  courierContract,
  simulatedCourier,
  type SimulatedCourier,
} from "./index.ts"
import type { CourierUnderTest } from "./courier-under-test.ts"

type Tested = SimulatedCourier & CourierUnderTest

const make = (): Tested => {
  const simulated = simulatedCourier()
  return { ...simulated, courier: simulated }
}
const capabilities: CourierCapabilities<Tested> = {
  fail: (test, fault) => test.fail(fault),
  answerFor: (test, waybill) => test.answerFor(waybill),
  phone: { carrier: "sample-carrier-with-phone", sent: (test) => test.questions().join("\n") },
  push: (test, waybill) => ({ sound: test.push(waybill), forged: `forged ${waybill}` }),
}

courierContract({ name: "the simulated courier", make, capabilities, describe, it })

const testsOver = (spoil: (typeof badCouriers)[number]["spoil"]) =>
  collectTests((functions) =>
    courierContract({
      name: "seeded",
      make: () => {
        const good = make()
        // The same provider, asked without turns.
        const provider = {
          ...good.courier,
          track: async (question: Parameters<typeof good.courier.track>[0]) => {
            good.advance(30)
            return good.courier.track(question)
          },
        }
        return { ...good, courier: spoil(good.courier, provider) }
      },
      capabilities,
      certified: () => undefined,
      ...functions,
    }),
  )

describe("the courier contract catches a courier that", () => {
  for (const { caughtBy, fault, spoil } of badCouriers)
    it(`${fault}, by "${caughtBy}"`, async () => {
      expect(await fails(testsOver(spoil), caughtBy)).toBe(true)
    })

  it("has no fault: in none", async () => {
    for (const body of testsOver((good) => good).values()) await body()
  })

  it("and has no test that every bad courier passes", async () => {
    const bad = badCouriers.map(({ caughtBy, spoil }) => ({ caughtBy, tests: () => testsOver(spoil) }))
    expect(await passedByAll(bad)).toEqual(["declares every capability, or says why it is lacking"])
  })
})
