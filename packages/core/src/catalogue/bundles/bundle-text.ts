/** A composed bundle as people read it: what to bring, in which order it goes, how long, and how often to come. */
import { composeAlternatives } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import type { ComposedBundle } from "./compose-bundle.ts"
import type { CriticalPath } from "./critical-path.ts"
import type { FormSet } from "./merge-alternatives.ts"
import type { MergedMaterial } from "./merge-materials.ts"

/** The bundle in lines, in the order in which they are read. */
export function composeBundleLines(composed: ComposedBundle): readonly Text[] {
  const { bundle, criticalPath, feeds, groups, materials, questions, toAsk, visits } = composed
  const nameOf = namesOf(composed)
  return [
    text(`${bundle.title.zh}：${bundle.event.zh}`, `${bundle.title.en}: ${bundle.event.en}`),
    ...groups.map((group, at) => {
      const names = join(group.map(nameOf))
      const together = group.length > 1 ? text("（同时办理）", " (in parallel)") : text("", "")
      return text(`第 ${at + 1} 步${together.zh}：${names.zh}`, `Step ${at + 1}${together.en}: ${names.en}`)
    }),
    ...materials.map((material) => composeMaterial(material, nameOf)),
    ...feeds.map(({ from, requirement, to }) => {
      const { en, zh } = requirementName(composed, to, requirement)
      return text(
        `${zh}：由“${nameOf(from).zh}”出具并转交“${nameOf(to).zh}”，无需提交。`,
        `${en}: issued by "${nameOf(from).en}" and handed on to "${nameOf(to).en}"; not to be brought.`,
      )
    }),
    composeTime(criticalPath, nameOf),
    visits.why,
    ...questions
      .filter(({ fact }) => toAsk.includes(fact))
      .map(({ question }) => text(`另请确认：${question.zh}`, `Please also tell: ${question.en}`)),
  ]
}

type NameOf = (item: string) => Text

function namesOf({ items }: ComposedBundle): NameOf {
  return (id) => items.find(({ item }) => item.id === id)?.item.name ?? text(id, id)
}

function requirementName({ items }: ComposedBundle, of: string, requirement: string): Text {
  const asking = items.find(({ item }) => item.id === of)?.item
  return asking?.materials.find(({ id }) => id === requirement)?.name ?? text(requirement, requirement)
}

function composeMaterial(material: MergedMaterial, nameOf: NameOf): Text {
  const { name, necessity, needed, needs, ways } = material
  const forms = ways.map(composeForms)
  const items = join(needs.map(({ item }) => nameOf(item)))
  const [zh, en] =
    necessity === "optional"
      ? ["（可选）", " (optional)"]
      : needed === "undetermined"
        ? ["（可能需要）", " (perhaps)"]
        : ["", ""]
  return text(
    `${name.zh}${zh}：${forms.map((each) => each.zh).join("；或")}。用于：${items.zh}`,
    `${name.en}${en}: ${forms.map((each) => each.en).join("; or ")}. For: ${items.en}`,
  )
}

function composeForms(forms: FormSet): Text {
  const each = forms.map((form) => composeAlternatives([form]))
  return text(each.map(({ zh }) => zh).join("和"), each.map(({ en }) => en).join(" and "))
}

function composeTime(
  { dueOn, items, precision, withoutTerm, workingDays }: CriticalPath,
  nameOf: NameOf,
): Text {
  const most = precision === "at-most" ? text("最多 ", "at most ") : text("", "")
  const due = dueOn
    ? text(
        `，至 ${dueOn.date}${dueOn.certainty === "provisional" ? "（暂定，放假安排尚未公布）" : ""}`,
        `, until ${dueOn.date}${dueOn.certainty === "provisional" ? " (provisional: no notice is published yet)" : ""}`,
      )
    : text("", "")
  const open = join(withoutTerm.map(nameOf))
  const besides =
    withoutTerm.length === 0
      ? text("", "")
      : text(`；${open.zh}未定时限，不计在内`, `; ${open.en} has no term and is not counted`)
  const chain = join(items.map(nameOf), "→", " → ")
  return text(
    `办理时间：${most.zh}${workingDays} 个工作日${due.zh}（${chain.zh}）${besides.zh}。`,
    `Time: ${most.en}${workingDays} working day${workingDays === 1 ? "" : "s"}${due.en} (${chain.en})${besides.en}.`,
  )
}

function join(words: readonly Text[], zh = "、", en = ", "): Text {
  return text(words.map((each) => each.zh).join(zh), words.map((each) => each.en).join(en))
}
