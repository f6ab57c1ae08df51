import { describe } from "vitest"
import { text } from "../../reasons/index.ts"
import { hold, same, sampleRules } from "./sample-item.fixture.ts"

describe("the fee", () => {
  const fee = { amount: text("每份10元", "10 yuan each"), basis: sampleRules }
  hold([
    [
      "says what it is for and how it is paid",
      { fee },
      ["fee-charges-missing fee.charges", "fee-payment-unsaid fee.payOnline"],
    ],
    ["that says so is complete", { fee: { ...fee, charges: same("工本费"), payOnline: false } }, []],
    [
      "of nothing is none",
      { fee: { ...fee, amount: same("不收费"), charges: same("无"), payOnline: true } },
      ["fee-of-nothing fee"],
    ],
  ])
})
