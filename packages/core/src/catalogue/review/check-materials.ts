/**
 * What an item asks people to bring: in which form, and whether it needs to be asked for at all. The bulletin of
 * Xiaoshan: each material says original or copy, paper or electronic, and what the authority can look up it looks up
 * itself. 浙江省保障“最多跑一次”改革规定 art. 6–7; 优化营商环境条例 art. 44.
 */
import type { Alternative, MaterialRequirement } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Fix } from "./fix.ts"
import type { CheckItem, Report } from "./review-finding.ts"

export function materialsHaveAForm({ materials }: ServiceItem, report: Report): void {
  for (const [index, { accepts, name }] of materials.entries()) {
    if (accepts.length > 0) continue
    report(
      ["materials", index, "accepts"],
      text(
        `“${name.zh}”没有写明要原件还是复印件、纸质件还是电子件。`,
        `"${name.en}" says neither original or copy nor paper or electronic.`,
      ),
    )
  }
}

type Form = Partial<Pick<Alternative, "copyKind" | "medium">>

/** Words for a form in the name of a material. A copy that agrees with the original asks for no original. */
const FORMS: readonly (readonly [RegExp, Form])[] = [
  [/复印件|影印件/, { copyKind: "copy" }],
  [/(?<![与和同验对看核])原件(?![核查一相备])/, { copyKind: "original" }],
  [/纸质/, { medium: "paper" }],
  [/电子[版件稿档]|扫描件/, { medium: "electronic" }],
]

export function formsAgreeWithNames({ materials }: ServiceItem, report: Report): void {
  for (const [index, { accepts, name, obtainedBy }] of materials.entries()) {
    if (obtainedBy !== "applicant" || accepts.length === 0) continue
    for (const [word, form] of FORMS) {
      const [said] = word.exec(name.zh) ?? []
      if (said === undefined || accepts.some((each) => isOfForm(each, form))) continue
      report(
        ["materials", index, "accepts"],
        text(
          `材料名称“${name.zh}”写着“${said}”，接受的形式里却没有。`,
          `The Chinese name of "${name.en}" says ${said}, but that form is not accepted.`,
        ),
      )
    }
  }
}

export function whatIsDoneOnlineNeedsNoPaper(item: ServiceItem, report: Report): void {
  if (!item.channels.includes("online")) return
  for (const [index, { accepts, name, obtainedBy }] of item.materials.entries()) {
    const [first] = accepts
    if (obtainedBy !== "applicant" || first === undefined || accepts.some(isElectronic)) continue
    report(
      ["materials", index, "accepts"],
      text(
        `可以网上申请，“${name.zh}”却只收纸质件。`,
        `One can apply online, but "${name.en}" is accepted on paper alone.`,
      ),
      { fix: acceptElectronic(index, accepts, first) },
    )
  }
}

export const nobodyBringsWhatRegistriesHold: CheckItem = ({ materials }, report, { findRecord }) => {
  for (const [index, material] of materials.entries()) {
    if (material.obtainedBy !== "applicant") continue
    const known = findRecord(material)
    if (known === undefined) continue
    const { name } = material
    const { record, registry } = known
    report(
      ["materials", index, "obtainedBy"],
      text(
        `“${name.zh}”可以在“${registry.title.zh}”自主查验，不应再由申请人提交。`,
        `"${name.en}" can be looked up in "${registry.title.en}"; the applicant need not bring it.`,
      ),
      {
        fix: {
          title: text("改由办理机关自主查验", "Have the authority look it up"),
          edits: [
            { op: "replace", path: ["materials", index, "obtainedBy"], value: "agency-verified" },
            {
              op: "replace",
              path: ["materials", index, "lookUp"],
              value: { registry: registry.id, record: record.id },
            },
          ],
        },
      },
    )
  }
}

export function nobodyBringsWhatTheAuthorityIssued(
  { authority, materials }: ServiceItem,
  report: Report,
): void {
  for (const [index, { issuedBy, name, obtainedBy }] of materials.entries()) {
    if (obtainedBy !== "applicant" || issuedBy?.zh !== authority.name.zh) continue
    report(
      ["materials", index, "obtainedBy"],
      text(
        `“${name.zh}”由本机关出具，应当自行查验，不应再由申请人提交。`,
        `The authority itself issued "${name.en}" and can look it up; the applicant need not bring it.`,
      ),
    )
  }
}

export function certificatesHaveABasis({ materials }: ServiceItem, report: Report): void {
  for (const [index, material] of materials.entries()) {
    if (material.obtainedBy !== "applicant" || material.basis !== undefined || !isCertificate(material))
      continue
    report(
      ["materials", index, "basis"],
      text(
        `要求提交“${material.name.zh}”，却没有写明设定依据。`,
        `"${material.name.en}" is asked for, but on what basis is not said.`,
      ),
    )
  }
}

function isCertificate({ documentClass, name }: MaterialRequirement): boolean {
  return documentClass === "certificate" || /证明[）)]?$/.test(name.zh)
}

function isElectronic({ medium }: Alternative): boolean {
  return medium === "electronic"
}

function isOfForm(alternative: Alternative, { copyKind, medium }: Form): boolean {
  return copyKind === undefined ? alternative.medium === medium : alternative.copyKind === copyKind
}

function acceptElectronic(index: number, accepts: readonly Alternative[], first: Alternative): Fix {
  const { copyKind, sealed } = first
  return {
    title: text("也接受电子件", "Accept it electronically too"),
    edits: [
      {
        op: "insert",
        path: ["materials", index, "accepts", accepts.length],
        value: { copyKind, medium: "electronic", number: 1, ...(sealed === undefined ? {} : { sealed }) },
      },
    ],
  }
}
