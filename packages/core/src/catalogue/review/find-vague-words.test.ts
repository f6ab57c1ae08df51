import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { vagueWordsBut } from "./find-vague-words.ts"
import { same } from "./sample-item.fixture.ts"
import { CLEAR_EN, CLEAR_ZH, OPEN_END_ZH, VAGUE_ZH } from "./vague-words.ts"

const zhOf = (zh: string) => vagueWordsBut([])(text(zh, ""))
const enOf = (en: string) => vagueWordsBut([])(text("", en))

describe("vague words", () => {
  it.each([
    ["其他股权说明", ["其他"]],
    ["其它说明", ["其它"]],
    ["有关证书和相关合同", ["有关", "相关"]],
    ["营业执照等", ["等"]],
    ["营业执照等材料", ["等材料"]],
    ["身份证、户口本等证件（复印件）", ["等证件"]],
    ["必要的设备", ["必要的"]],
    ["窗口认为需要提供的说明", ["需要提供的"]],
    ["视情况补充", ["视情况"]],
    ["同等学力证书等资料", ["等资料"]],
    ["其他组织的其他说明", ["其他"]],
  ])("are seen in %s", (zh, words) => expect(zhOf(zh)).toEqual(words))

  it.each(["营业执照", "等待通知书", "等级证书", "信用等次说明", "无关人员离场承诺", "等额担保合同"])(
    "are not seen in %s",
    (zh) => expect(zhOf(zh)).toEqual([]),
  )

  it.each([
    ["Other documents", ["Other documents"]],
    ["Identity card etc.", ["etc"]],
    ["The relevant permits", ["relevant"]],
    ["Plans and the like, as necessary", ["and the like", "as necessary"]],
  ])("are seen in %s", (en, words) => expect(enOf(en)).toEqual(words))

  it.each(["Documents other than plans", "An irrelevant matter", "Fetch the other half", "A necessary evil"])(
    "are not seen in %s",
    (en) => expect(enOf(en)).toEqual([]),
  )

  it.each(Object.keys(CLEAR_ZH))("leave nothing open in %s, but do beside it", (phrase) => {
    const parts = [phrase, `样例${phrase}`, `${phrase}说明`]
    expect(parts.flatMap(zhOf)).toEqual([])
    expect(zhOf(`${phrase}和其他说明`)).toEqual(["其他"])
    expect(new RegExp([...VAGUE_ZH, OPEN_END_ZH].join("|")).test(phrase)).toBe(true)
  })

  it.each(Object.keys(CLEAR_EN))("leave nothing open in %s, but do beside it", (phrase) => {
    expect(enOf(`The ${phrase} law`)).toEqual([])
    expect(enOf(`The ${phrase} law etc.`)).toEqual(["etc"])
  })

  it("are the district's to declare clear, to the letter", () => {
    expect(vagueWordsBut(["相关专业（见附表）", ""])(same("相关专业（见附表）"))).toEqual([])
    expect(vagueWordsBut(["相关专业"])(same("相关专业的相关证书"))).toEqual(["相关"])
  })
})
