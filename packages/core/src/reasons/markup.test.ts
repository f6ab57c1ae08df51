import { describe, expect, it } from "vitest"
import { fixedMarkup, markup, showLine } from "./index.ts"

describe("markup", () => {
  it("escapes every text that is put into it, and no piece that is markup already", () => {
    const parts = ["<", "&"].map((each) => markup`<i>${each}</i>`)
    expect(markup`<b title="${`"'\r`}">${fixedMarkup("<hr>")}${parts}</b>`.markup).toBe(
      '<b title="&quot;&#39;&#13;"><hr><i>&lt;</i><i>&amp;</i></b>',
    )
  })

  it("shows what no page can carry, and lets nothing turn the direction of writing", () => {
    expect(markup`${"\u0000\u007F\u0085\u202E\u2067\uFFFF\uD800\t\n"}`.markup).toBe(
      "␀␡\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\t\n",
    )
  })
})

describe("a line of text", () => {
  it("has no breaks and no blanks at its ends", () => {
    expect(showLine("  第一行\n\t第二行\u0000 ")).toBe("第一行 第二行␀")
  })
})
