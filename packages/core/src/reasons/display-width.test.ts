import { describe, expect, it } from "vitest"
import { displayWidth } from "./index.ts"

describe("the width of a text", () => {
  it.each([
    ["abc", 3],
    ["中文", 4],
    ["（，。）", 8],
    ["“”—…·", 5],
    ["ＡＢ", 4],
    ["한글", 4],
    ["カナ", 4],
    ["e\u0301", 1],
    ["\u200b", 0],
    ["😀", 2],
    ["🪪", 2],
    ["𠮷", 2],
  ])("of %s is %i", (words, width) => expect(displayWidth(words)).toBe(width))
})
