import { expect, it } from "vitest"
import { checkTemplate, composeLongest, standardMessages } from "./index.ts"

it.each(Object.values(standardMessages))(
  "$kind is whole, and no longer than two short messages in Chinese",
  (template) => {
    expect(checkTemplate(template)).toEqual([])
    expect(composeLongest(template, "zh", { sign: "长" }).body.length).toBeLessThanOrEqual(134)
    expect(template.title.zh.length).toBeLessThanOrEqual(20)
  },
)

it("each kind stands once", () => {
  const kinds = Object.values(standardMessages).map(({ kind }) => kind)
  expect(new Set(kinds).size).toBe(kinds.length)
})
