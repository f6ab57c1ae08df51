/** 全面取消“其他材料”等兜底条款，认真审核文字内容：vague wording is found, mended, signed and only then published. */
import { applyFix, formatReview, reviewCatalogue, type ServiceItem } from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import { clerk, examiner } from "../people.ts"
import { holdings } from "../registers.ts"
import type { Story } from "../stage.ts"
import { itemOf, morningOf } from "./shared.ts"

/** The guide of the patent grant as it may have read before the clean-up. */
function asItWas(item: ServiceItem): ServiceItem {
  const [form, ...others] = item.materials
  if (form === undefined) throw new Error("The grant asks for a form.")
  return {
    ...item,
    id: "patent-grant-draft",
    conditions: [...item.conditions, text("其他有关条件", "Other relevant conditions")],
    materials: [
      form,
      ...others.map((material) => {
        if (material.id !== "business-licence") return material
        const { lookUp: _, ...asked } = material
        return { ...asked, obtainedBy: "applicant" as const, document: "business-licence" }
      }),
      {
        ...form,
        id: "other-materials",
        name: text("其他相关材料", "Other relevant materials"),
        necessity: "secondary",
        deferrable: [],
      },
    ],
  }
}

export const wordingReviewed: Story = {
  title: text(
    "文字先审核、后公布：“其他材料”过不了关",
    "Wording is reviewed before it is published: “other materials” does not pass",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, say, show } = stage
    morningOf(stage, "2018-07-20")
    const vague = asItWas(itemOf(stage, "patent-grant"))
    const errorsOf = (item: ServiceItem) =>
      reviewCatalogue([item], { registries: holdings }).filter(({ severity }) => severity === "error")
    const errors = errorsOf(vague)
    show(formatReview(errors, { coloured: false, width: 90 }))
    const codes = new Set(errors.map(({ code }) => code))
    check(
      text(
        "兜底材料、兜底条件、可查验的证照逐一指出",
        "catch-alls and a licence that can be looked up are named",
      ),
      ["catch-all-material", "catch-all-condition", "look-up-available"].every((code) =>
        [...codes].some((found) => found === code),
      ),
    )

    await district.catalogue.draft([vague], { as: clerk })
    const key = `${vague.id}@${vague.edition}`
    const hashOf = async () =>
      (await district.catalogue.drafts()).find(({ item }) => item.id === vague.id)?.hash ?? ""
    const refused = await district.catalogue.review(key, { hash: await hashOf(), as: examiner })
    check(
      text("审核人签不了字", "the reviewer cannot sign it"),
      refused.outcome === "refused" && refused.refusal._tag === "WordingUnclear",
    )

    let mended = vague
    for (let round = 0; round < 10; round += 1) {
      const fixable = errorsOf(mended).find(({ fix }) => fix !== undefined)
      if (fixable?.fix === undefined) break
      say(`修改：${fixable.message.zh}`)
      mended = applyFix(mended, fixable.fix)
    }
    // What a condition means only the authority can say.
    const { conditions } = itemOf(stage, "patent-grant")
    mended = { ...mended, conditions }
    await district.catalogue.draft([mended], { as: clerk })
    const signed = await district.catalogue.review(key, { hash: await hashOf(), as: examiner })
    check(
      text("改好后由起草人以外的人员审核签署", "once mended it is signed by somebody other than its author"),
      signed.outcome === "reviewed" && errorsOf(mended).length === 0,
    )
  },
}
