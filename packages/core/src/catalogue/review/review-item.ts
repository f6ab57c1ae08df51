/**
 * Reviews service items: what makes one harder to follow, longer to do or less lawful than it could be, although it can
 * be read and published as it is. The checks look at what an item says. Whether what it says is so, and how a finding
 * is to be mended, is left to people.
 *
 * Findings are plain data: their JSON is what `JSON.stringify` makes of them.
 */
import type { Severity } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { reviewChecks, type ReviewCheck, type ReviewCode } from "./review-checks.ts"
import type { CatalogueFinding, ReviewFinding } from "./review-finding.ts"
import { contextOf, type ReviewContext, type ReviewOptions } from "./review-options.ts"
import { sourceFor } from "./sources.ts"

/**
 * All findings in one item, in the order of the checks and then of the item.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { applyFix, reviewItem } from "@onevisit/core/catalogue"
 * import { parseCatalogue } from "@onevisit/core/catalogue/schema"
 *
 * const words = { zh: "样例", en: "sample" }
 * const { items } = Result.getOrThrow(
 *   parseCatalogue({
 *     authority: { id: "sample-bureau", name: words },
 *     items: [
 *       {
 *         id: "sample-item", edition: "2018-07", validFrom: "2018-07-01", name: words, type: "confirmation",
 *         basis: [{ statute: "sample-rules", title: words }],
 *         serves: ["enterprise"], conditions: [words], procedure: [words],
 *         promisedTerm: "10 working days", visits: { declared: 0 }, channels: ["window"],
 *         collection: ["courier"], result: { name: words, kind: "payment" },
 *         contact: {
 *           phone: "0571-0000 0001", complaintPhone: "0571-0000 0002", email: "window@example.invalid",
 *           address: { zh: "样例中心1号窗口", en: "Window 1, Sample Centre" },
 *           hours: { zh: "工作日 9:00–17:00", en: "Working days 9:00–17:00" },
 *         },
 *       },
 *     ],
 *   }),
 * )
 * for (const item of items) {
 *   const [finding] = reviewItem(item)
 *   assert.equal(finding?.code, "no-visit-no-mail")
 *   assert.ok(finding.fix)
 *   assert.deepEqual(applyFix(item, finding.fix).channels, ["window", "mail"])
 * }
 * ```
 */
export function reviewItem(item: ServiceItem, options?: ReviewOptions): readonly ReviewFinding[] {
  return review(item, options === undefined ? asItStands : prepare(options))
}

/** All findings in all items, item by item, each with the edition it was found in. */
export function reviewCatalogue(
  items: readonly ServiceItem[],
  options: ReviewOptions = {},
): readonly CatalogueFinding[] {
  const prepared = prepare(options)
  return items.flatMap((item) =>
    review(item, prepared).map((finding) => ({ item: item.id, edition: item.edition, ...finding })),
  )
}

/** A check with the severity that the district gives it, whatever the library says. */
type WeighedCheck = ReviewCheck & { readonly code: ReviewCode; readonly weighed: Severity | undefined }

interface PreparedReview {
  readonly checks: readonly WeighedCheck[]
  readonly context: ReviewContext
}

/** With nothing said by a district. */
const asItStands = prepare({})

function prepare(options: ReviewOptions): PreparedReview {
  const { off = [], severities = {} } = options
  const checks = reviewChecks
    .filter(({ code }) => !off.includes(code))
    .map((check) => ({ ...check, weighed: severities[check.code] }))
  return { checks, context: contextOf(options) }
}

function review(item: ServiceItem, { checks, context }: PreparedReview): readonly ReviewFinding[] {
  const findings: ReviewFinding[] = []
  for (const { check, code, severity: usual, sources, weighed } of checks) {
    check(
      item,
      (path, message, { fix, severity = usual, source } = {}) => {
        const finding = {
          code,
          severity: weighed ?? severity,
          path,
          message,
          source: source ?? sourceFor(sources, item),
        }
        findings.push(fix === undefined ? finding : { ...finding, fix })
      },
      context,
    )
  }
  return findings
}
