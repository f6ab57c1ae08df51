/**
 * The materials of an item as a table, each with the condition on which it is needed, its form and number; under it by
 * what the clerk tells that one is in order, and on what basis it is asked for.
 * 行政许可法 art. 30, 31; 浙江省保障“最多跑一次”改革规定 art. 4, 7.
 */
import type { ServiceItem } from "../../catalogue/index.ts"
import {
  composeAlternatives,
  deferralNames,
  type MaterialRequirement,
  necessityNames,
} from "../../materials/index.ts"
import { composeCitation, text, type Text } from "../../reasons/index.ts"
import { labelled, list, listUnder, paragraph, section, table } from "./blocks.ts"
import { composeCondition } from "./compose-condition.ts"
import type { GuideBlock, GuideSection } from "./guide.ts"

export function composeMaterials(item: ServiceItem): GuideSection {
  const { materials } = item
  if (materials.length === 0) {
    return section("materials", "申请材料", "Materials", [
      paragraph("无需提交任何材料。", "No materials are needed."),
    ])
  }
  const standards = materials.flatMap(({ name, standard }) => (standard ? [labelled(name, standard)] : []))
  const bases = materials.flatMap(({ basis, name }) =>
    basis ? [labelled(name, composeCitation(basis))] : [],
  )
  return section("materials", "申请材料", "Materials", [
    composeTable(item),
    ...listUnder("受理标准：", "In order when:", standards),
    ...listUnder("材料依据：", "Asked for on the basis of:", bases),
  ])
}

const COLUMNS = [
  text("材料名称", "Material"),
  text("何时需要", "Needed when"),
  text("形式和份数", "Form and number"),
  text("必要性", "Necessity"),
  text("容缺", "May be owed"),
  text("由谁提供", "Who provides it"),
]

/** One row each; what the authority obtains is said not to be needed. */
function composeTable({ materials, questions }: ServiceItem): GuideBlock {
  const rows = materials.map((material) => {
    const own = material.obtainedBy === "applicant"
    return [
      composeName(material),
      material.when ? composeCondition(material.when, questions) : text("均需", "always"),
      own ? composeAlternatives(material.accepts) : text("无需提交", "not to be handed in"),
      necessityNames[material.necessity],
      own ? composeDeferral(material) : text("不适用", "does not apply"),
      own
        ? composeProvider(material)
        : text("由办理机关核验，无需提交", "checked by the authority; not to be handed in"),
    ]
  })
  return table(COLUMNS, rows)
}

function composeName({ name, remark }: MaterialRequirement): Text {
  return remark ? text(`${name.zh}（${remark.zh}）`, `${name.en} (${remark.en})`) : name
}

function composeDeferral({ deferrable }: MaterialRequirement): Text {
  if (deferrable.length === 0) return text("否", "no")
  const ways = deferrable.map((way) => deferralNames[way])
  return text(ways.map(({ zh }) => zh).join("；"), ways.map(({ en }) => en).join("; "))
}

function composeProvider({ issuedBy }: MaterialRequirement): Text {
  return issuedBy
    ? text(`申请人提供（出具：${issuedBy.zh}）`, `the applicant (issued by: ${issuedBy.en})`)
    : text("申请人提供", "the applicant")
}

/** The forms to fill in: those that are classed so, and those not classed whose name says so. */
export function composeSampleForms({ materials }: ServiceItem): GuideSection {
  const forms = materials.filter(
    ({ documentClass, name, obtainedBy }) =>
      obtainedBy === "applicant" &&
      (documentClass === undefined ? isNamedAsForm(name.zh) : documentClass === "form"),
  )
  const blocks =
    forms.length === 0
      ? [paragraph("本事项没有需要填写的表格。", "There is no form to fill in.")]
      : [
          paragraph(
            "下列文书需要填写，空白表和示范文本请向窗口索取。",
            "These have to be filled in; ask the window for blank forms and filled-in samples.",
          ),
          list(forms.map(({ name }) => name)),
        ]
  return section("sample-forms", "示范文本", "Sample forms", blocks)
}

/** 申请表, 登记表 and the like; what is in brackets at the end does not count, and a 代表 fills in nothing. */
function isNamedAsForm(name: string): boolean {
  return /(?<!代)表$|(?:申请|登记|承诺)书$/.test(name.replace(/[（(][^（()）]*[)）]$/, ""))
}
