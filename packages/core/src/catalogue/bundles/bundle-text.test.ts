import { describe, expect, it } from "vitest"
import { item, type Loose } from "../items.fixture.ts"
import { calendar, on as day } from "../outlets/outlets.fixture.ts"
import { composeBundleLines } from "./bundle-text.ts"
import {
  bundleOf,
  business,
  catalogueOf,
  composed,
  entry,
  form,
  identity,
  yesOrNo,
} from "./bundles.fixture.ts"

const untimed = (id: string, over: Loose): Loose =>
  item({ ...over, id, name: { zh: id, en: id }, questions: [] })

describe("a bundle in words", () => {
  it("says the steps, the one set, what goes from authority to authority, the time and the visits", () => {
    expect(composeBundleLines(composed(business)).map(({ zh }) => zh)).toEqual([
      "开办企业：我要开办企业",
      "第 1 步（同时办理）：licence事项、tax事项",
      "第 2 步（同时办理）：seal事项、account事项",
      "身份证：原件 1 份（纸质）和复印件 2 份（纸质）。用于：licence事项、seal事项",
      "营业执照：由“licence事项”出具并转交“seal事项”，无需提交。",
      "营业执照：由“licence事项”出具并转交“account事项”，无需提交。",
      "办理时间：8 个工作日（licence事项→account事项）。",
      "分别办理最多跑 4 次，合并办理最多跑 1 次：一次申请、同一网点的环节一次办、结果一并领取，少跑 3 次。",
    ])
  })

  it("says what is a bound, what is not counted, and what is still to be told", () => {
    const when = { fact: "company", is: true }
    const monthly = catalogueOf(
      entry("a", { promisedTerm: "1 month" }),
      untimed("b", {
        materials: [{ ...identity(form("copy")), necessity: "optional" }],
      }),
      entry("c", { materials: [identity(form("copy"), form("original", 1, { medium: "electronic" }))] }),
    )
    const bundle = bundleOf(["a", "b", { item: "c", when }], { questions: [yesOrNo("company")] })
    const lines = composeBundleLines(composed(monthly, [], { bundle })).map(({ en }) => en)
    expect(lines.slice(2, 5)).toEqual([
      "Identity card (optional): 1 × paper copy. For: b",
      "Identity card (perhaps): 1 × paper copy; or 1 × electronic original. For: Item c",
      "Time: at most 31 working days (Item a); b has no term and is not counted.",
    ])
    expect(lines.at(-1)).toBe("Please also tell: company?")
    const start = { on: day("2018-12-20"), calendar }
    expect(composeBundleLines(composed(monthly, ["a"], { start })).at(-2)?.zh).toBe(
      "办理时间：22 个工作日，至 2019-01-21（暂定，放假安排尚未公布）（a事项）。",
    )
  })
})
