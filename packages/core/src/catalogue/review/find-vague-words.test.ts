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
    ["其余证书", ["其余"]],
    ["身份证等有效证件", ["等有效证件"]],
    ["营业执照等证照复印件", ["等证照"]],
    ["身份证等额外证件", ["等额外证件"]],
    ["毕业证等同类证书", ["等同类证书"]],
    ["符合产业政策等要求", ["等要求"]],
    ["必要时提供的样例图", ["必要时"]],
    ["需提交的样例图", ["需提交的"]],
    ["另需材料", ["另需材料"]],
    ["适当的样例图", ["适当"]],
    ["视情提供", ["视情"]],
    ["上级部门要求的材料", ["要求的材料"]],
    ["符合规定的条件", ["规定的条件"]],
    ["近期照片若干", ["若干"]],
    ["具有相应的资质", ["相应"]],
    ["具有一定的研发能力", ["一定"]],
    ["一定期限内无违法记录", ["一定"]],
    ["信用状况较好", ["较好"]],
    ["规模较大、学历较高", ["较大", "较高"]],
    ["一般应为本区居民", ["一般应"]],
    ["原则上不超过两人", ["原则上"]],
    ["有关部门出具的证明", ["有关"]],
    ["有关部门出具的书面证明材料（原件）", ["有关"]],
    ["有关部门出具的相关文件复印件", ["有关", "相关"]],
    ["按《样例条例》提交有关样例图", ["有关"]],
  ])("are seen in %s", (zh, words) => expect(zhOf(zh)).toEqual(words))

  it.each([
    "营业执照",
    "等待通知书",
    "等级证书",
    "信用等次证明",
    "候补等候证明",
    "等额担保证明",
    "等同学力证明",
    "高等学校证明",
    "身份证、户口簿等两种证件",
    "等于或者高于规定",
    "等值外币证明",
    "等效采用标准的证明",
    "等价交换证明",
    "等比例缩印件证明",
    "等离子设备证明",
    "无关人员离场承诺",
    "重视情况说明",
    "电视情况说明",
    "证件照相应当清晰",
    "事实真相应查明",
    "双方互相应答记录",
    "不一定到场",
    "统一定点的医院",
    "唯一定点的医院",
    "证件一定要清晰",
    "在自愿的原则上签订",
    "一般应税行为",
    "一般应届毕业生",
    "委托他人的，另需授权委托书",
    "符合《样例条例》规定的条件",
    "符合《样例条例》第五条规定的条件",
    "《样例区关于其他有关事项的若干规定》摘录",
    "有关部门出具的无犯罪记录证明",
    "有关部门出具的证明书编号",
  ])("are not seen in %s", (zh) => expect(zhOf(zh)).toEqual([]))

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
