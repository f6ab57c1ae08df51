import { describe, expect, it } from "vitest"
import type { ItemCodes } from "../service-item.ts"
import { itemOf, sampleOf, samples, scope } from "./alignment.fixture.ts"
import { alignItems } from "./index.ts"

const BASIC = "990100000001"
const AGENCY = "91990100MA0000000X"

/** The entry, and the evidence for it, of an item that a directory of two has under another name. */
const linked = (codes: ItemCodes, name = "餐饮店开业审批") => {
  const entries = [
    sampleOf("s", "食品经营许可", { codes: { basic: BASIC } }),
    sampleOf("t", "食品经营许可证核发", { codes: { basic: "990100000002" } }),
  ]
  const [aligned] = alignItems([itemOf("i", name, { codes })], samples(...entries), scope).items
  const links = aligned && "link" in aligned ? [aligned.link] : []
  return links.map(({ entry, evidence }) => [entry, evidence[0]?.code])
}

describe("the basic code of an item", () => {
  it.each<ItemCodes>([
    { implementing: `${AGENCY}4${BASIC}` },
    { handling: `${AGENCY}4${BASIC}01` },
    { implementing: "不详", handling: `${AGENCY}4${BASIC}01` },
    { implementing: `${AGENCY} - 4 - ${BASIC}` },
    { handling: `91990100ma0000000x－4—${BASIC}-01` },
    { basic: "9901-00000001" },
  ])("is found in %j", (codes) => {
    expect(linked(codes)).toEqual([["s", "code-equal"]])
  })

  it("is what the item says, whatever its longer codes hold", () => {
    expect(linked({ basic: BASIC, implementing: `${AGENCY}4990100000002` })).toEqual([["s", "code-equal"]])
  })

  it("speaks against an entry of the same name as well", () => {
    expect(linked({ implementing: `${AGENCY}4990100000009` }, "食品经营许可")).toEqual([
      ["s", "code-differs"],
    ])
  })

  it.each<ItemCodes>([
    { implementing: `${AGENCY}4${BASIC}0` },
    { implementing: `4${BASIC}` },
    { handling: `${AGENCY}4${BASIC}` },
    { local: `${AGENCY}4${BASIC}` },
  ])("is not made out of %j", (codes) => {
    expect(linked(codes)).toEqual([])
  })
})
