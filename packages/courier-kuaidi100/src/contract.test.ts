import {
  simulatedKuaidi100,
  simulatedClock,
  courierContract,
  type CourierUnderTest,
  type CourierFault,
  type SimulatedKuaidi100,
} from "@onevisit/testkit"
import { describe, it } from "vitest"
import { kuaidi100Courier } from "./index.ts"

const account = { customer: "sample-customer", key: "sample-key" }
const SALT = "sample-salt-of-many-letters"
const FAULTS = {
  down: "down",
  busy: "busy",
  hangs: "hangs",
  garbled: "garbled",
  refuses: "expired",
} as const satisfies Record<CourierFault, string>

interface Tested extends CourierUnderTest {
  readonly provider: SimulatedKuaidi100
}

async function make(isUntidy: boolean): Promise<Tested> {
  const clock = simulatedClock()
  const provider = await simulatedKuaidi100({ ...account, now: clock.now, isUntidy, seed: 5 })
  const courier = kuaidi100Courier({
    ...account,
    salt: SALT,
    baseUrl: provider.url,
    now: clock.now,
    timeoutMs: 5000,
  })
  return {
    courier,
    provider,
    carrier: "ems",
    tell: (num, tracks) => provider.tellKnown({ com: "ems", num }, tracks),
    advance: (minutes) => clock.advance({ minutes }),
    now: clock.now,
    asked: () => provider.asked(),
    close: () => provider.close(),
  }
}

for (const isUntidy of [false, true])
  courierContract<Tested>({
    name: isUntidy ? "courier-kuaidi100, whose provider is untidy" : "courier-kuaidi100",
    make: () => make(isUntidy),
    capabilities: {
      fail: ({ provider }, fault) => provider.fail(FAULTS[fault]),
      answerFor: ({ provider }, waybill) => provider.fail({ answersFor: waybill }),
      phone: {
        carrier: "shunfeng",
        sent: ({ provider }) => provider.sent().map(decodeURIComponent).join("\n"),
      },
      push: ({ provider }, waybill) => ({
        sound: provider.push(waybill, SALT),
        forged: provider.push(waybill, "another-salt-of-many-letters"),
      }),
    },
    describe,
    it,
  })
