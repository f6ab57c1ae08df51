import { describe, expect, it } from "vitest"
import { announce, decide, documentOf, given, received, submit } from "./cases.fixture.ts"
import { formatDocument } from "./format-document.ts"
import { hearingRuleSet, itemOf } from "./sample-law.fixture.ts"

describe("事先告知书", () => {
  it.each([
    ["refuse-acceptance", "不予受理你（单位）的申请", [[0, submit([given("form")])]]],
    ["revoke-acceptance", "撤销受理", [[0, received]]],
    ["terminate", "终止办理", [[0, received]]],
    [
      "revoke-decision",
      "撤销已经作出的决定",
      [
        [0, received],
        [1, decide(true)],
      ],
    ],
  ] as const)("says what is intended, before it is done: %s", (act, intended, before) => {
    const more = { ruleSet: hearingRuleSet }
    const words = formatDocument(documentOf("prior-notice", [...before, [0, announce(act)]], more))
    expect(words).toContain(`\n本机关拟${intended}。\n`)
  })

  it("names an adverse decision as the type of the item does", () => {
    const intended = (type: Parameters<typeof itemOf>[0]) =>
      formatDocument(
        documentOf(
          "prior-notice",
          [
            [0, received],
            [0, announce("decide-adversely")],
          ],
          {
            ruleSet: hearingRuleSet,
            item: itemOf(type),
          },
        ),
      )
    expect(intended("licence")).toContain("本机关拟作出不予行政许可决定。")
    expect(intended("public-service")).toContain("本机关拟作出不予办理的决定。")
  })
})
