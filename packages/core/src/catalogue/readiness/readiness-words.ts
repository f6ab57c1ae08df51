/** Readiness in words: what stands in the way, and what would clear it. */
import { subjectKinds } from "../../identity/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import type { ReadinessNeed } from "./needs-of.ts"
import { quoted } from "./quoted.ts"
import type { DataAgreement, RegistryAtHand } from "./registry-at-hand.ts"

/** What no registry clears. */
export const blockerWords = {
  lawWantsApplication: text(
    "行政许可依申请作出，不能免申请办理。",
    "A licence is granted on application: it cannot be done without one.",
  ),
  noRule: text(
    "没有可核对的规则：办理条件只有文字。请先把条件写成规则。",
    "There is no rule to examine: the conditions stand in words alone. Write them as a rule first.",
  ),
  judged: (fact: Text): Text =>
    text(`“${fact.zh}”须由工作人员判断。`, `"${fact.en}" has to be judged by an officer.`),
  onlyThePerson: (fact: Text): Text =>
    text(`“${fact.zh}”只有当事人自己能说明。`, `Only the person can tell "${fact.en}".`),
  noSubstitute: (paper: Text): Text =>
    text(
      `材料“${paper.zh}”未写明证明什么，也未写明文种，无从代替。请补写其中一项。`,
      `The material "${paper.en}" says neither what it proves nor which document it is, so that nothing can stand for it: add one of them.`,
    ),
  mustAct: (leg: Text): Text => text(`“${leg.zh}”须由当事人办理。`, `The person has to do "${leg.en}".`),
  collectedByHand: text(
    "结果只能当面领取。请增加寄送或电子送达。",
    "The result can be collected by hand only: add courier or electronic delivery.",
  ),
  fee: (amount: Text): Text =>
    text(`须由当事人缴费（${amount.zh}）。`, `The person has to pay a fee (${amount.en}).`),
}

/** That nobody meets a need, and by which agreements somebody would. */
export function needWords(need: ReadinessNeed, lifting: readonly DataAgreement[]): Text {
  if (lifting.length === 0) return unmetWords(need)
  const unmet = need.need === "fact" ? notTold(need.label) : unmetWords(need)
  const titles = lifting.map(({ title }) => quoted([title]))
  const [zh, en] = [titles.map((title) => title.zh).join("或"), titles.map((title) => title.en).join(" or ")]
  return text(`${unmet.zh}签订${zh}后即可解决。`, `${unmet.en} ${en} would change that.`)
}

function unmetWords(need: ReadinessNeed): Text {
  switch (need.need) {
    case "candidates": {
      const { label } = subjectKinds[need.kind]
      return text(
        `没有登记库能列出服务对象（${label.zh}），无法主动找到符合条件的人。`,
        `No registry lists those it serves (${label.en}), so that nobody can be found who has not applied.`,
      )
    }
    case "fact":
      if (need.from.length === 0)
        return text(
          `各规则对“${need.label.zh}”的来源规定不一致，没有共同认可的登记库。`,
          `The rules take "${need.label.en}" from different registries, and from none that they share.`,
        )
      return notTold(
        need.label,
        text(`（可由${need.from.join("、")}提供）`, ` (${need.from.join(", ")} could)`),
      )
    case "document":
      return text(
        `没有可用的登记库存有“${need.label.zh}”，须由当事人提交。`,
        `No registry at hand holds "${need.label.en}", so that the person has to bring it.`,
      )
    default:
      return unknownNeed(need)
  }
}

function notTold(fact: Text, who: Text = text("", "")): Text {
  return text(
    `没有可用的登记库提供“${fact.zh}”${who.zh}。`,
    `No registry at hand tells "${fact.en}"${who.en}.`,
  )
}

/** How many sets of agreements are written out; the rest are counted. */
const MOST_WRITTEN = 3

export const readinessWords = {
  ready: (
    item: Text,
    registries: readonly RegistryAtHand[],
    needs: readonly { readonly metBy: readonly string[] }[],
  ): Text => {
    const used = quoted(
      registries.filter(({ id }) => needs.some(({ metBy }) => metBy.includes(id))).map(({ title }) => title),
    )
    return text(
      `“${item.zh}”可以免申请办理：所需信息均可由${used.zh}提供。`,
      `"${item.en}" can be done with no application: ${used.en} can give all that is needed.`,
    )
  },
  afterAgreements: (item: Text, sets: readonly (readonly DataAgreement[])[], complete: boolean): Text => {
    const written = sets.slice(0, MOST_WRITTEN).map((set) => quoted(set.map(({ title }) => title)))
    const left = sets.length - written.length
    const count = `${left}${complete ? "" : "+"}`
    const more = left > 0 || !complete
    return text(
      `“${item.zh}”尚不能免申请办理；签订${written.map(({ zh }) => zh).join("，或者")}后即可${more ? `（另有${complete ? "" : "至少"}${left}种组合）` : ""}。`,
      `"${item.en}" cannot be done with no application yet; it can with ${written.map(({ en }) => en).join(", or with ")}${more ? ` (and ${count} other sets)` : ""}.`,
    )
  },
  notReady: (item: Text, lasting: readonly { readonly message: Text }[]): Text =>
    text(
      `“${item.zh}”不能免申请办理：${lasting.map(({ message }) => message.zh).join("")}`,
      `"${item.en}" cannot be done with no application. ${lasting.map(({ message }) => message.en).join(" ")}`,
    ),
}

function unknownNeed(need: never): never {
  throw new TypeError(`Unknown need: ${String((need as { need?: unknown }).need)}`)
}
