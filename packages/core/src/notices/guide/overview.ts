/**
 * What an item is and who does it: name, type, authority and units, its codes and its entry in the power list, its
 * edition. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import {
  handlingNames,
  type ItemTopic,
  type ItemUnits,
  levelNames,
  type PowerEntry,
  reviewNames,
  type ServiceItem,
} from "../../catalogue/index.ts"
import { itemTypes } from "../../law/index.ts"
import { composeCitation, text, type Text } from "../../reasons/index.ts"
import { joined, section, tableOfPresent, verbatim, type Row } from "./blocks.ts"
import type { GuideBlock, GuideSection } from "./guide.ts"

export function composeOverview(item: ServiceItem): GuideSection {
  const { authority, category, edition, handling, name, review, sample, type } = item
  const rows: readonly Row[] = [
    [text("事项名称", "Item"), name],
    [text("事项类型", "Type"), itemTypes[type].title],
    [text("事项类别", "Category"), category?.title],
    ...topicRows(item.topics ?? []),
    [text("实施机关", "Authority"), authority.name],
    ...unitRows(item.units ?? {}),
    [text("办件类型", "Handling"), handling && handlingNames[handling]],
    [text("审查类型", "Review"), review && reviewNames[review]],
    ...(item.power ? powerRows(item.power) : []),
    ...codeRows(item),
    [text("版本", "Edition"), verbatim(edition)],
    [text("有效期", "Valid"), composeValidity(item)],
  ]
  const facts = tableOfPresent([text("项目", "Point"), text("内容", "Content")], rows)
  const blocks: readonly GuideBlock[] = sample ? [facts, { kind: "paragraph", text: sample }] : [facts]
  return section("overview", "事项概况", "Overview", blocks)
}

function topicRows(topics: readonly ItemTopic[]): readonly Row[] {
  const titlesOf = (group: ItemTopic["of"]): Text | undefined => {
    const titles = topics.filter((topic) => topic.of === group).map(({ title }) => title)
    return titles.length === 0 ? undefined : joined(titles)
  }
  return [
    [text("自然人主题", "Topics for persons"), titlesOf("persons")],
    [text("法人主题", "Topics for organisations"), titlesOf("organisations")],
  ]
}

function unitRows({ cooperating = [], lead, responsible }: ItemUnits): readonly Row[] {
  return [
    [text("牵头单位", "Lead unit"), lead?.name],
    [text("责任单位", "Responsible unit"), responsible?.name],
    [
      text("配合单位", "Cooperating units"),
      cooperating.length === 0 ? undefined : joined(cooperating.map(({ name }) => name)),
    ],
  ]
}

function powerRows({ entry, level, list }: PowerEntry): readonly Row[] {
  const cited = composeCitation(list)
  return [
    [text("权责清单", "Power list"), text(`${cited.zh}：${entry}`, `${cited.en}: ${entry}`)],
    [text("行使层级", "Exercised at"), levelNames[level]],
  ]
}

function codeRows({ codes = {} }: ServiceItem): readonly Row[] {
  const shown = (code: string | undefined) => (code === undefined ? undefined : verbatim(code))
  return [
    [text("基本编码", "Basic code"), shown(codes.basic)],
    [text("实施编码", "Implementing code"), shown(codes.implementing)],
    [text("业务办理项编码", "Code of the handling item"), shown(codes.handling)],
    [text("地方编码", "Local code"), shown(codes.local)],
  ]
}

function composeValidity({ validFrom, validTo }: ServiceItem): Text {
  return validTo === null
    ? text(`自 ${validFrom} 起`, `from ${validFrom}`)
    : text(`自 ${validFrom} 起，至 ${validTo} 前一日止`, `from ${validFrom} until the day before ${validTo}`)
}
