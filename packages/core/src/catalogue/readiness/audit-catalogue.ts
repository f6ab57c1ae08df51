/**
 * The ask-once audit across a catalogue: what is asked for though it is known or to be had already, ranked by the
 * visits and the sheets of paper that a year of cases would save. 浙江省保障“最多跑一次”改革规定 art. 7, 8.
 *
 * Facts are the same where their names are. Whether a fact still holds that was told some time ago, and whether an
 * item's law wants it told again, is for people to say.
 */
import * as Result from "effect/Result"
import { type Finding, InvalidInput, type Path, type Text } from "../../reasons/index.ts"
import { bulletin, sourceFor, zhejiangOneVisit } from "../review/sources.ts"
import type { ServiceItem } from "../service-item.ts"
import { askedAgain, type AskedAgain, type AskingPlace } from "./asked-again.ts"
import { auditWords, composeAskedAgain } from "./audit-words.ts"
import type { RegistryAtHand } from "./registry-at-hand.ts"
import { type CountVisits, type Savings, savingsOf } from "./savings.ts"

/** Where something need not be asked for; `material` is `null` for a question. */
export interface AskOncePlace {
  readonly item: string
  readonly material: string | null
}

/** Its path leads from the list of items to the first of the places. */
export interface AskOnceFinding extends Finding {
  readonly code: AskedAgain["code"]
  readonly subject: string
  readonly from: readonly string[]
  readonly places: readonly AskOncePlace[]
  readonly saves: Savings
}

export interface AskOnceAudit {
  /** What saves the most visits first; of as many, what saves the most sheets. */
  readonly findings: readonly AskOnceFinding[]
  /** Of all findings together: a paper that several of them name is saved once. */
  readonly total: Savings
  readonly text: Text
}

export interface AuditTerms {
  /** Cases in a year, by the id of the item; none where nothing is said. */
  readonly yearly: Readonly<Record<string, number>>
  /** In how many visits an item can be done, such as the bound of `boundVisits`. */
  readonly visits: CountVisits
}

/** The most cases of an item in a year that are reckoned with, so that all sums stay exact. */
const MOST_CASES = 1_000_000_000

/**
 * Audits the editions in force of a catalogue, one of each item. Fails with {@link InvalidInput} where a number of
 * cases is not a whole number from 0 to a thousand million.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { auditCatalogue, boundVisits, type ServiceItem } from "@onevisit/core/catalogue"
 * import { parseCatalogue } from "@onevisit/core/catalogue/schema"
 * import * as Result from "effect/Result"
 *
 * const words = { zh: "样例", en: "sample" }
 * const item = (id: string, more: object) => ({
 *   id, edition: "2018-07", validFrom: "2018-07-01", name: words, type: "confirmation",
 *   basis: [{ statute: "sample", title: words }], serves: ["enterprise"], conditions: [words],
 *   procedure: [words], visits: { declared: 1, reason: words }, channels: ["window", "online"],
 *   collection: ["courier"], result: { name: words },
 *   contact: {
 *     phone: "0571-0000 0001", complaintPhone: "0571-0000 0002", email: "window@example.invalid",
 *     address: words, hours: words,
 *   },
 *   ...more,
 * })
 * const { items } = Result.getOrThrow(parseCatalogue({
 *   authority: { id: "sample-bureau", name: words },
 *   items: [
 *     item("technology-centre", { result: { name: words, document: "centre-certificate" } }),
 *     item("centre-subsidy", {
 *       materials: [{
 *         id: "certificate", document: "centre-certificate", name: words, necessity: "key",
 *         accepts: [{ copyKind: "original", medium: "paper", number: 2 }],
 *       }],
 *     }),
 *   ],
 * }))
 *
 * const visits = (each: ServiceItem) => {
 *   const bound = boundVisits(each)
 *   return bound.kind === "bounded" ? bound.visits : null
 * }
 * const audit = Result.getOrThrow(auditCatalogue(items, [], { yearly: { "centre-subsidy": 30 }, visits }))
 * const [finding] = audit.findings
 * assert.equal(finding?.code, "paper-issued-here")
 * assert.deepEqual(finding?.from, ["technology-centre"])
 * assert.deepEqual(audit.total, { visits: 30, sheets: 60 })
 * ```
 */
export function auditCatalogue(
  items: readonly ServiceItem[],
  registries: readonly RegistryAtHand[],
  terms: AuditTerms,
): Result.Result<AskOnceAudit, InvalidInput> {
  const issues = Object.entries(terms.yearly).flatMap(([id, cases]) =>
    Number.isInteger(cases) && cases >= 0 && cases <= MOST_CASES
      ? []
      : [{ path: ["yearly", id], expected: `a whole number of cases from 0 to ${MOST_CASES}` }],
  )
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  const yearly = ({ id }: ServiceItem): number =>
    Object.hasOwn(terms.yearly, id) ? (terms.yearly[id] ?? 0) : 0
  const visits = remembering(terms.visits)
  const found = askedAgain(items, registries, yearly)
  const findings = found
    .map((each) => findingOf(each, savingsOf(each.places, visits, yearly), items, registries))
    .toSorted((a, b) => b.saves.visits - a.saves.visits || b.saves.sheets - a.saves.sheets)
  const total = savingsOf(
    found.flatMap(({ places }) => places),
    visits,
    yearly,
  )
  return Result.succeed({ findings, total, text: auditWords(findings.length, total) })
}

function findingOf(
  again: AskedAgain,
  saves: Savings,
  items: readonly ServiceItem[],
  registries: readonly RegistryAtHand[],
): AskOnceFinding {
  const { code, from, places, subject } = again
  const [first] = places
  return {
    code,
    path: first === undefined ? [] : pathOf(first, subject, items),
    severity: code === "fact-asked-again" ? "note" : "warning",
    message: composeAskedAgain(again, saves, items, registries),
    ...(first === undefined ? {} : { source: sourceFor([zhejiangOneVisit("7"), bulletin], first.item) }),
    subject,
    from,
    places: places.map(({ item, material }) => ({ item: item.id, material: material?.id ?? null })),
    saves,
  }
}

function pathOf({ item, material }: AskingPlace, subject: string, items: readonly ServiceItem[]): Path {
  return material === null
    ? [items.indexOf(item), "questions", item.questions.findIndex(({ fact }) => fact === subject)]
    : [items.indexOf(item), "materials", item.materials.indexOf(material)]
}

/** Counts the visits of each item as it stands once. */
function remembering(visits: CountVisits): CountVisits {
  const known = new Map<ServiceItem, number | null>()
  return (item) => {
    const before = known.get(item)
    if (before !== undefined) return before
    const counted = visits(item)
    known.set(item, counted)
    return counted
  }
}
