import { describe, expect, it } from "vitest"
import { kuaidi100Codes, kuaidi100Stage } from "./index.ts"

describe("kuaidi100's numbers", () => {
  // 运单快递状态说明, as the documentation lists them.
  it.each([
    ["in-transit", ["0", "1001", "1002", "1003", "7", "8", "10", "11", "12"]],
    ["created", ["101", "102"]],
    ["collected", ["1", "103"]],
    ["exception", ["2", "201", "202", "204", "205", "206", "207", "208", "209", "210", "13"]],
    ["refused", ["203", "14"]],
    ["delivered", ["3", "301", "302", "303", "304"]],
    ["returned", ["4"]],
    ["cancelled", ["401"]],
    ["out-for-delivery", ["5"]],
    ["at-locker", ["501"]],
    ["returning", ["6"]],
  ] as const)("for %s are %s", (stage, codes) => {
    for (const code of codes) expect([code, kuaidi100Stage(code).stage]).toEqual([code, stage])
    expect(kuaidi100Codes.filter((code) => kuaidi100Stage(code).stage === stage).toSorted()).toEqual(
      codes.toSorted(),
    )
  })

  it("say who signed only where they do", () => {
    const by = (code: string) => kuaidi100Stage(code).by
    expect(["301", "303", "304", "302", "3"].map(by)).toEqual(["self", "agent", "locker", null, null])
  })

  it("and names that are not documented say nothing, and no delivery", () => {
    for (const [code, name] of [
      ["9"],
      ["305"],
      ["2 "],
      ["toString"],
      [undefined, "已送达"],
      [undefined],
    ] as const)
      expect(kuaidi100Stage(code, name)).toEqual({ stage: "unknown", by: null })
    expect(kuaidi100Stage(undefined, "代签")).toEqual({ stage: "delivered", by: "agent" })
    // A number that nobody knows is not read by the name beside it.
    expect(kuaidi100Stage("9", "签收").stage).toBe("unknown")
  })
})
