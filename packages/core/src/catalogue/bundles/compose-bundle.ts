/**
 * A bundle put together for one scenario: one list of materials, one round of questions, what authorities hand to each
 * other, which reviews run in parallel, how long it takes and how often one has to come. What may still turn out one
 * way or the other is said to be undetermined; lengths and visits are then the most it can be.
 * 浙江省保障“最多跑一次”改革规定 art. 2, 5, 7, 12.
 */
import * as Result from "effect/Result"
import type { RuleSet } from "../../law/index.ts"
import { composeChecklist, type ScenarioAnswers, type ScenarioQuestion } from "../../materials/index.ts"
import type { Finding } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { Catalogue } from "../catalogue.ts"
import { type BundleRefusal, orderCircular } from "./bundle.errors.ts"
import type { Bundle } from "./bundle.ts"
import { type BundleStart, type CriticalPath, criticalPath, timeOf } from "./critical-path.ts"
import { type BundleNeed, type Feed, feedDocuments } from "./feed-documents.ts"
import { type MergedMaterial, mergeMaterials } from "./merge-materials.ts"
import { mergeQuestions } from "./merge-questions.ts"
import { type SelectedItem, selectItems } from "./select-items.ts"
import { type Precedence, sortItems } from "./sort-items.ts"
import { type BundleVisits, totalVisits } from "./total-visits.ts"

/** What a bundle is composed from. */
export interface BundleInput {
  readonly bundle: Bundle
  readonly catalogue: Catalogue
  /** The day whose editions hold. */
  readonly on: PlainDate
  /** The answers given so far, to the questions of the bundle and of its items alike. */
  readonly answers: ScenarioAnswers
  /** The law from which statutory terms follow where an item sets none. */
  readonly law: readonly RuleSet[]
  /** The day of filing, where it is to be said on which day all is done. */
  readonly start?: BundleStart
}

export interface ComposedBundle {
  readonly bundle: Bundle
  readonly items: readonly SelectedItem[]
  readonly materials: readonly MergedMaterial[]
  /** What the authorities obtain themselves. */
  readonly obtained: readonly BundleNeed[]
  /** What one item issues and another takes over. */
  readonly feeds: readonly Feed[]
  /** Every fact that the bundle or one of its items asks for, once. */
  readonly questions: readonly ScenarioQuestion[]
  /** The facts still to be asked, those first that settle which items belong to it. */
  readonly toAsk: readonly string[]
  /** Each item waits for nothing but what is finished in earlier groups. */
  readonly groups: readonly (readonly string[])[]
  readonly criticalPath: CriticalPath
  readonly visits: BundleVisits
  readonly findings: readonly Finding[]
}

/**
 * Composes a bundle. Fails with `ItemsNotInForce`, `AfterUnknownItems`, or `OrderCircular` where items wait for each
 * other, be it only by what may turn out; say then with `after` which comes first.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { composeBundle } from "@onevisit/core/catalogue"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const title = { zh: "开办企业（样例）", en: "Starting a business (sample)" }
 * const composed = composeBundle({
 *   bundle: { id: "start-business", title, event: title, questions: [], items: [{ item: "licence" }] },
 *   catalogue: { items: [] },
 *   on: plainDate("2018-07-20"),
 *   answers: {},
 *   law: [],
 * })
 * assert.ok(Result.isFailure(composed) && composed.failure._tag === "ItemsNotInForce")
 * ```
 */
export function composeBundle(input: BundleInput): Result.Result<ComposedBundle, BundleRefusal> {
  const { answers, bundle, catalogue, law, on, start } = input
  const selection = selectItems(bundle, catalogue, on, answers)
  if (Result.isFailure(selection)) return Result.fail(selection.failure)
  const { items } = selection.success

  const checklists = items.map((selected) => ({
    selected,
    checklist: composeChecklist(selected.item, answers),
  }))
  const { feeds, findings: fed, left } = feedDocuments(items, needsOf(checklists))
  const { findings: merged, materials, obtained } = mergeMaterials(left)
  const { findings: asked, questions } = mergeQuestions([
    { path: ["questions"], questions: bundle.questions },
    ...items.map(({ index, item }) => ({ path: ["items", index, "questions"], questions: item.questions })),
  ])

  const precedences = precedencesOf(items, feeds)
  const sorted = sortItems(
    items.map(({ item }) => item.id),
    precedences,
  )
  if (sorted.kind === "circle") return Result.fail(orderCircular(sorted.items))
  const timed = sorted.groups.flat().flatMap((id) => items.filter(({ item }) => item.id === id))
  const path = criticalPath(
    timed.map(({ item }) => timeOf(item, law, on)),
    precedences,
    start,
  )
  const isSettled =
    items.every(({ included }) => included === "yes") && feeds.every(({ certainty }) => certainty === "yes")
  return Result.succeed({
    bundle,
    items,
    materials,
    obtained,
    feeds,
    questions,
    toAsk: [
      ...new Set([...selection.success.toAsk, ...checklists.flatMap(({ checklist }) => checklist.toAsk)]),
    ],
    groups: sorted.groups,
    criticalPath: isSettled ? path : { ...path, precision: "at-most" },
    visits: totalVisits(
      items.map(({ item }) => item),
      feeds,
      questions,
      answers,
    ),
    findings: [...fed, ...merged, ...asked],
  })
}

interface SelectedChecklist {
  readonly selected: SelectedItem
  readonly checklist: ReturnType<typeof composeChecklist>
}

function needsOf(checklists: readonly SelectedChecklist[]): readonly BundleNeed[] {
  return checklists.flatMap(({ checklist, selected: { included, item } }) =>
    checklist.lines.map((line) => ({
      item: item.id,
      line,
      needed: included === "yes" ? line.needed : "undetermined",
    })),
  )
}

/** What is declared, and that an item waits for the documents it is fed. */
function precedencesOf(items: readonly SelectedItem[], feeds: readonly Feed[]): readonly Precedence[] {
  const all = [
    ...items.flatMap(({ after, item }) => after.map((before) => ({ before, item: item.id }))),
    ...feeds.map(({ from, to }) => ({ before: from, item: to })),
  ]
  return [...new Map(all.map((each) => [`${each.before} ${each.item}`, each])).values()]
}
