/** Papers for a case: everything an item asks the applicant for, but for what the story leaves out. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import {
  composeAlternatives,
  composeChecklist,
  type MaterialRequirement,
  type ScenarioAnswers,
  type SubmittedMaterial,
} from "@onevisit/core/materials"

/** The first answer to each of the item's questions. */
export function firstAnswers(item: ServiceItem): ScenarioAnswers {
  return Object.fromEntries(
    item.questions.flatMap(({ answers, fact }) => (answers[0] ? [[fact, answers[0].value]] : [])),
  )
}

/** What the applicant must bring in a scenario. */
export function asked(item: ServiceItem, scenario: ScenarioAnswers): readonly MaterialRequirement[] {
  const { lines } = composeChecklist(item, scenario)
  return lines.filter(({ from }) => from === "applicant").map(({ requirement }) => requirement)
}

/** The secondary materials that may be owed under tolerant intake. */
export function mayBeOwed(item: ServiceItem, scenario: ScenarioAnswers): readonly MaterialRequirement[] {
  return asked(item, scenario).filter(
    ({ deferrable, necessity }) => necessity === "secondary" && deferrable.includes("absence"),
  )
}

/** A paper as the requirement wants it. */
export function paper({ accepts, id }: MaterialRequirement): SubmittedMaterial {
  const [wanted] = accepts
  if (wanted === undefined) throw new Error(`Material ${id} accepts nothing.`)
  return {
    requirement: id,
    copyKind: wanted.copyKind,
    medium: wanted.medium,
    number: wanted.number,
    sealed: wanted.sealed ?? false,
  }
}

/** The checklist as rows to print. */
export function checklistRows(item: ServiceItem, scenario: ScenarioAnswers): readonly (readonly string[])[] {
  const { lines } = composeChecklist(item, scenario)
  const necessity = { key: "关键", secondary: "次要", optional: "可选" } as const
  const rows = lines.map(({ from, requirement }) => [
    requirement.name.zh,
    necessity[requirement.necessity],
    from === "authority" ? "由机关核验，无需提交" : composeAlternatives(requirement.accepts).zh,
    requirement.deferrable.length > 0 ? "可容缺" : "",
  ])
  return [["材料", "必要性", "形式", "容缺"], ...rows]
}
