import { expect, it } from "vitest"
import { checkTemplate, standardMessages } from "./index.ts"
import { longestShown } from "./field.ts"
import { fillIn } from "./template.ts"

it.each(Object.values(standardMessages))(
  "$kind is whole, and no longer than two short messages in Chinese",
  (template) => {
    expect(checkTemplate(template)).toEqual([])
    const fields: Readonly<Record<string, Parameters<typeof longestShown>[0]>> = template.fields
    const longest = (name: string): string => "长".repeat(longestShown(fields[name] ?? { kind: "count" }))
    expect([...fillIn(template.body.zh, longest)].length).toBeLessThanOrEqual(134)
    expect(template.title.zh.length).toBeLessThanOrEqual(20)
  },
)

it("each kind stands once", () => {
  const kinds = Object.values(standardMessages).map(({ kind }) => kind)
  expect(new Set(kinds).size).toBe(kinds.length)
})
