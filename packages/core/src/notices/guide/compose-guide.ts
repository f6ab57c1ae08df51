/**
 * Composes the service guide (办事指南) of one edition of an item: all that 行政许可法 art. 30 has posted
 * (matter, basis, conditions, quantity, procedure, time limits, materials, sample form) and what at most one
 * visit needs besides: original or copy, paper or electronic, what may be owed, where, who is to be asked. What an
 * item does not say is left out, save where the law wants it said that there is none.
 * Whether the words are clear to the reader is left to the authority.
 */
import type { ServiceItem } from "../../catalogue/index.ts"
import { subjectKinds } from "../../identity/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { composeCitation, text, type Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { list, section } from "./blocks.ts"
import { composeBrief } from "./compose-brief.ts"
import type { Guide, GuideSection } from "./guide.ts"
import { composeMaterials, composeSampleForms } from "./materials.ts"
import { composeOverview } from "./overview.ts"
import { composeProcedure, composeTimeLimits, composeVisits } from "./procedure.ts"
import { composeFee, composeQuestions, composeResult } from "./result.ts"
import { composeTolerantIntake } from "./tolerant-intake.ts"
import { composeApplication, composeContact, composePlaces, type GuideOutlet } from "./where-to-apply.ts"

export interface GuideOptions {
  readonly publishedOn: PlainDate
  /** The rule set that governs the item then; without it only the item's own terms are told. */
  readonly ruleSet?: RuleSet
  /** The district's outlets; those where the item is handled are told, with their windows. */
  readonly outlets?: readonly GuideOutlet[]
}

/**
 * The guide of an item. Every section has something to say; what does not apply is said not to.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeGuide } from "@onevisit/core/notices"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const guide = composeGuide(
 *   {
 *     id: "certificate-of-honour",
 *     edition: "2018-07",
 *     validFrom: plainDate("2018-07-01"),
 *     validTo: null,
 *     name: text("样例证书", "Sample certificate"),
 *     type: "award",
 *     authority: { id: "sample-bureau", name: text("样例局", "Sample Bureau") },
 *     basis: [{ statute: "sample-rules", title: text("样例办法", "Sample rules"), sample: true }],
 *     serves: ["natural-person"],
 *     initiation: "on-application",
 *     conditions: [text("任教满三十年", "Thirty years of teaching")],
 *     procedure: [text("受理", "Acceptance"), text("发证", "The certificate is issued")],
 *     specialProcedures: [],
 *     questions: [],
 *     materials: [],
 *     visits: { declared: 0 },
 *     channels: ["online"],
 *     collection: ["courier"],
 *     fee: null,
 *     result: { name: text("样例证书", "Sample certificate") },
 *     contact: {
 *       phone: "0571-0000 0001",
 *       complaintPhone: "0571-0000 0002",
 *       email: "window@example.invalid",
 *       address: text("样例路1号", "1 Sample Road"),
 *       hours: text("工作日", "Working days"),
 *     },
 *   },
 *   { publishedOn: plainDate("2018-07-20") },
 * )
 * assert.equal(guide.title.zh, "样例证书办事指南")
 * assert.deepEqual(guide.sections.find(({ id }) => id === "quantity")?.blocks, [
 *   { kind: "paragraph", text: text("无数量限制。", "No limit on the number.") },
 * ])
 * ```
 */
export function composeGuide(item: ServiceItem, { outlets = [], publishedOn, ruleSet }: GuideOptions): Guide {
  const sections: readonly GuideSection[] = [
    composeOverview(item),
    section("basis", "设定依据", "Legal basis", [list(item.basis.map(composeCitation))]),
    section("applicants", "服务对象", "Who may apply", [
      list(item.serves.map((kind) => subjectKinds[kind].label)),
    ]),
    section("conditions", "办理条件", "Conditions", [
      list([...item.conditions, ...composeRecommendation(item)]),
    ]),
    section("quantity", "数量限制", "Quantity", [
      { kind: "paragraph", text: item.quantityLimit ?? text("无数量限制。", "No limit on the number.") },
    ]),
    composeApplication(item),
    ...composePlaces(item, outlets),
    composeMaterials(item),
    composeTolerantIntake(item, ruleSet),
    composeSampleForms(item),
    composeProcedure(item),
    composeTimeLimits(item, ruleSet),
    composeVisits(item),
    composeFee(item),
    composeResult(item),
    ...composeQuestions(item),
    composeContact(item),
  ]
  return {
    item: item.id,
    edition: item.edition,
    title: text(`${item.name.zh}办事指南`, `Guide: ${item.name.en}`),
    authority: item.authority.name,
    publishedOn,
    effectiveFrom: item.validFrom,
    sections,
    brief: composeBrief(item, ruleSet),
  }
}

/** What an application must come with, besides what the item's own conditions say. */
function composeRecommendation({ recommendation }: ServiceItem): readonly Text[] {
  if (recommendation === undefined) return []
  const cited = composeCitation(recommendation.clause)
  return [
    text(
      `须先经所在镇街场平台初审并推荐，推荐经公示生效后提交（${cited.zh}）`,
      `A recommendation of the township, shown in public and in effect, comes first (${cited.en})`,
    ),
  ]
}
