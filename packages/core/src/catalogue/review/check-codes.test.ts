import { expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { reviewItem, type ReviewOptions } from "./index.ts"
import { sampleItem } from "./sample-item.fixture.ts"

const codeDefects: ReviewOptions["codeDefects"] = (code, field) =>
  code === "good"
    ? []
    : [
        { code: "code-case", path: [], severity: "warning", message: text("小写", "small letters") },
        {
          code: "code-length",
          path: [],
          severity: field === "local" ? "note" : "error",
          message: text("太短", "too short"),
        },
      ]

it("names what is wrong with each code, as gravely as the worst of it", () => {
  const item = { ...sampleItem, codes: { basic: "bad", implementing: "good", local: "odd" } }
  const found = reviewItem(item, { codeDefects })
  expect(found.map(({ code, path, severity }) => [code, path.join("."), severity])).toEqual([
    ["code-defective", "codes.basic", "error"],
    ["code-defective", "codes.local", "warning"],
  ])
  expect(found[0]?.message.zh).toBe("基本编码有问题：小写；太短。")
  const weighed = reviewItem(item, { codeDefects, severities: { "code-defective": "note" } })
  expect(weighed.map(({ severity }) => severity)).toEqual(["note", "note"])
})

it("says nothing of codes where nobody knows their forms", () => {
  expect(reviewItem({ ...sampleItem, codes: { basic: "bad" } })).toEqual([])
})
