import { describe, expect, it } from "vitest"
import { deferralNames, documentClassNames, necessityNames } from "../../materials/index.ts"
import type { Text } from "../../reasons/index.ts"
import * as names from "../names.ts"
import * as items from "./item-symbols.ts"
import * as materials from "./material-symbols.ts"
import { readSymbol, type Symbols } from "./symbols.ts"

const read = (symbols: Symbols<unknown>, word: string): unknown =>
  readSymbol(symbols, word, "symbolic")?.value

/** What is read of each word that is printed, by the value that it is printed for. */
const readBack = (symbols: Symbols<unknown>, printed: Readonly<Record<string, Text>>) =>
  Object.fromEntries(
    Object.entries(printed).map(([value, { zh }]) => [value, String(read(symbols, zh))] as const),
  )
const asPrinted = (printed: Readonly<Record<string, Text>>) =>
  Object.fromEntries(Object.keys(printed).map((value) => [value, value]))

describe("a table", () => {
  it.each<readonly [string, Symbols<unknown>, Readonly<Record<string, Text>>]>([
    ["行使层级", items.levels, names.levelNames],
    ["办件类型", items.handlings, names.handlingNames],
    ["审查类型", items.reviews, names.reviewNames],
    ["办理形式", items.channels, names.channelNames],
    ["网办深度", items.depths, names.onlineDepthNames],
    ["结果领取方式", items.collections, names.collectionNames],
    ["结果类型", items.resultKinds, names.resultKindNames],
    ["材料必要性", materials.needs, necessityNames],
    ["容缺方式", materials.deferrals, deferralNames],
    ["材料类型", materials.documentClasses, documentClassNames],
  ])("reads the words that guides print for %s", (_, symbols, printed) => {
    expect(readBack(symbols, printed)).toEqual(asPrinted(printed))
  })

  it("has none of them fall apart in a cell of several", () => {
    const listed = [names.channelNames, names.collectionNames, deferralNames]
    const words = listed.flatMap((printed) => Object.values(printed).map(({ zh }) => zh))
    expect(words.filter((word) => /[\n、,，;；]/.test(word))).toEqual([])
  })

  it.each<readonly [string, Symbols<unknown>, unknown]>([
    ["乡镇级", items.levels, "township"],
    ["镇（街道）级", items.levels, "township"],
    ["村级", items.levels, "village"],
    ["快递申请", items.channels, "courier"],
    ["快递送达", items.collections, "courier"],
    ["证照", items.resultKinds, "certificate"],
    ["发放款项", items.resultKinds, "payment"],
    ["无", items.resultKinds, "none"],
    ["可后补印章", materials.deferrals, "missing-seal"],
    ["可先交办理回执", materials.deferrals, "receipt-in-lieu"],
  ])("reads other words in use as well: %s", (word, symbols, value) => {
    expect(read(symbols, word)).toBe(value)
  })
})
