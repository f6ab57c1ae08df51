import { describe, expect, it } from "vitest"
import { workingDays } from "../../time/index.ts"
import { documentOf, passTime, type Step, stepsTo } from "./cases.fixture.ts"
import { formatDocument } from "./format-document.ts"

describe("the notice of more time for corrections", () => {
  it("says when they may come again after their day that the application is no longer taken as withdrawn", () => {
    const reopened: readonly Step[] = [
      ...stepsTo.correction,
      [10, passTime],
      [1, () => ({ type: "excuse-delay", reasons: ["理由甲"], supplementWithin: workingDays(3) }) as const],
    ]
    const words = formatDocument(documentOf("supplement-extended", reopened))
    expect(words).toContain(
      "\n经审查，逾期有正当理由，该申请不再视为撤回。本机关决定延长补齐材料的期限（原为2019年3月11日）。\n",
    )
    expect(words).toContain("\n理由如下：\n1. 理由甲\n")
    expect(words).toContain("\n逾期未补正的，视为撤回申请；")
  })
})
