/**
 * Dead material: a required paper that proves nothing by which a verdict, an amount, a route or a term could change.
 * Nobody may be asked for it. Of any other paper two cases are shown that it tells apart. 行政许可法 art. 31.
 *
 * Cases are all that the facts allow, also those in which the paper is not asked for. Left to people: whether the
 * rules handed in are all that decides the item, and whether a paper is kept for a reason that no condition says.
 */
import { factsIn, type MaterialRequirement } from "../../materials/index.ts"
import type { Finding, Text } from "../../reasons/index.ts"
import type { BoundRule, Plan } from "../../rules/index.ts"
import { bulletin, licensingLaw, sourceFor } from "../review/sources.ts"
import type { ServiceItem } from "../service-item.ts"
import { legOfMaterial } from "../visits/index.ts"
import { type DecidedBy, type DecidingPart, decidingParts } from "./deciding-parts.ts"
import { materialWords } from "./material-words.ts"
import type { SeparatedCase } from "./separated-cases.ts"
import { weighEvidence } from "./weigh-evidence.ts"

export type ExaminedMaterial = { readonly material: string; readonly text: Text } & (
  | {
      readonly outcome: "dead"
      /** The facts it proves that no rule and no route names at all. */
      readonly nowhere: readonly string[]
      readonly finding: Finding
    }
  | {
      readonly outcome: "tells-apart"
      readonly fact: string
      readonly decides: DecidedBy
      readonly changes: "verdict" | "amount" | "route" | "term"
      /** They differ in the fact alone. */
      readonly cases: readonly [SeparatedCase, SeparatedCase]
    }
  /** It says of no fact that it proves it; or there is no rule; or a proof was not to be had. */
  | { readonly outcome: "cannot-tell"; readonly because: Unknowable }
)

type Unknowable = "no-evidence" | "no-rule" | "not-proved"

/**
 * Each paper that an applicant has to bring, with what it is good for under the rules of the item, bound on one day:
 * those of verdict and amount, and apart from them those that say whether a term holds.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { examineMaterials } from "@onevisit/core/catalogue"
 * import { parseCatalogue } from "@onevisit/core/catalogue/schema"
 * import { bindRule, checkRule, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const words = { zh: "样例", en: "sample" }
 * const teacher = factSheet("teacher", {
 *   yearsTaught: fact.integer({ zh: "任教年数", en: "years taught" }, { min: 0, max: 60 }),
 * })
 * const written = defineRule({ id: "honour", title: words, eligible: teacher.yearsTaught.atLeast(30) })
 * const rule = Result.getOrThrow(checkRule(written, { sheet: sheetOf(teacher) }))
 * const bound = Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-20") }))
 * const paper = (id: string, evidences: readonly string[]) =>
 *   ({ id, name: words, necessity: "key", accepts: [{ copyKind: "copy", medium: "paper" }], evidences })
 * const { items } = Result.getOrThrow(parseCatalogue({
 *   authority: { id: "sample-bureau", name: words },
 *   items: [{
 *     id: "honour", edition: "2018-07", validFrom: "2018-07-01", name: words, type: "award",
 *     basis: [{ statute: "sample", title: words }], serves: ["natural-person"], conditions: [words],
 *     procedure: [words], visits: { declared: 0 }, channels: ["window"], collection: ["courier"],
 *     materials: [paper("record", ["yearsTaught"]), paper("residence", ["livesHere"])],
 *     result: { name: words },
 *     contact: {
 *       phone: "0571-0000 0001", complaintPhone: "0571-0000 0002", email: "window@example.invalid",
 *       address: words, hours: words,
 *     },
 *   }],
 * }))
 *
 * const [record, residence] = examineMaterials(items[0]!, [bound])
 * assert(record?.outcome === "tells-apart")
 * assert.deepEqual(record.cases.map(({ values, outcome }) => [values, outcome.verdict]), [
 *   [{ yearsTaught: 29 }, false],
 *   [{ yearsTaught: 30 }, true],
 * ])
 * assert.equal(residence?.outcome, "dead")
 * ```
 */
export function examineMaterials(
  item: ServiceItem,
  rules: readonly BoundRule[],
  terms: readonly BoundRule[] = [],
): readonly ExaminedMaterial[] {
  const parts = decidingParts(item, rules, terms)
  const hasRules = rules.length + terms.length > 0
  return item.materials.flatMap((material, at) => {
    const isRequired = material.obtainedBy === "applicant" && material.necessity !== "optional"
    return isRequired ? [examineOne(item, material, at, parts, hasRules)] : []
  })
}

function examineOne(
  item: ServiceItem,
  material: MaterialRequirement,
  at: number,
  all: readonly DecidingPart[],
  hasRules: boolean,
): ExaminedMaterial {
  const { evidences, id, name } = material
  const cannotTell = (because: Unknowable, text: Text): ExaminedMaterial => ({
    material: id,
    outcome: "cannot-tell",
    because,
    text,
  })
  if (evidences.length === 0) return cannotTell("no-evidence", materialWords.noEvidence(name))
  // How the paper itself comes in is no reason to ask for it.
  const parts = all.filter(({ decides }) => decides.by !== "leg" || decides.leg !== legOfMaterial(id))
  const weighed = weighEvidence(parts, evidences)
  if (weighed.outcome === "matters") {
    const { cases, fact, part } = weighed
    const words = materialWords.tellsApart(item, name, part, fact, cases)
    const [changes, { decides }] = [changeOf(part, cases), part]
    return { material: id, outcome: "tells-apart", fact, decides, changes, cases, text: words }
  }
  if (!hasRules) return cannotTell("no-rule", materialWords.noRule(name))
  if (weighed.open.length > 0) return cannotTell("not-proved", materialWords.notProved(name, weighed.open))
  const nowhere = evidences.filter((fact) => !parts.some(({ plan }) => names(plan, fact)))
  const message = materialWords.dead(item, name, { evidences, nowhere, asks: asksFor(item, material) }, parts)
  const finding: Finding = {
    code: "dead-material",
    path: ["materials", at],
    severity: "warning",
    message,
    source: sourceFor([licensingLaw("31"), bulletin], item),
  }
  return { material: id, outcome: "dead", nowhere, finding, text: message }
}

/** Where parts that cannot be read keep it open which verdict a case has, it is the verdict that may change. */
function changeOf(
  { decides }: DecidingPart,
  [one, other]: readonly [SeparatedCase, SeparatedCase],
): "verdict" | "amount" | "route" | "term" {
  if (decides.by === "leg") return "route"
  if (decides.by === "term") return "term"
  return one.outcome.verdict === true && other.outcome.verdict === true ? "amount" : "verdict"
}

/** Whether what the paper proves decides which other papers are asked for; that alone is no reason to ask for it. */
function asksFor({ materials }: ServiceItem, { evidences, id }: MaterialRequirement): boolean {
  return materials.some(
    ({ id: other, when }) =>
      other !== id && when !== undefined && factsIn(when).some((fact) => evidences.includes(fact)),
  )
}

function names({ slots }: Plan, fact: string): boolean {
  return slots.some(({ name }) => name === fact)
}
