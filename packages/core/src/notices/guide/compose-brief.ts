/** The points of a guide that fit a message: what to bring, where, how often one must come, by when. */
import { type ServiceItem, shortChannelNames } from "../../catalogue/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import { composeTerm } from "../../time/index.ts"
import type { GuideBrief } from "./guide.ts"
import { statutoryTerm } from "./procedure.ts"

export function composeBrief(item: ServiceItem, ruleSet?: RuleSet): GuideBrief {
  const { contact, materials, name, visits } = item
  return {
    name,
    bring: materials
      .filter(({ necessity, obtainedBy }) => obtainedBy === "applicant" && necessity !== "optional")
      .map(({ name: material, when }) =>
        when ? text(`${material.zh}（视情形）`, `${material.en} (in some cases)`) : material,
      ),
    where: composeWhere(item),
    visits:
      visits.declared === 0
        ? text("不用跑", "no visit")
        : text(
            `最多跑${visits.declared}次`,
            `at most ${visits.declared} ${visits.declared === 1 ? "visit" : "visits"}`,
          ),
    term: composeShortTerm(item, ruleSet),
    phone: contact.phone,
  }
}

function composeWhere({ channels, contact, initiation }: ServiceItem): Text {
  if (initiation === "ex-officio") return text("无需申请", "no application is needed")
  const ways = channels.map((channel) => {
    const { en, zh } = shortChannelNames[channel]
    const { address } = contact
    return channel === "window" ? text(`${zh}（${address.zh}）`, `${en} (${address.en})`) : text(zh, en)
  })
  return text(ways.map(({ zh }) => zh).join("、"), ways.map(({ en }) => en).join(", "))
}

/** The promise is what the reader may count on; without one the law's term is. */
function composeShortTerm(item: ServiceItem, ruleSet: RuleSet | undefined): Text | null {
  if (item.promisedTerm === undefined && item.handling === "on-the-spot")
    return text("当场办结", "done while you wait")
  const term = item.promisedTerm ?? statutoryTerm(item, ruleSet)
  if (term === undefined) return null
  const { en, zh } = composeTerm(term)
  return text(`${zh}内办结`, `done within ${en}`)
}
