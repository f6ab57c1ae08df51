/**
 * Alignment (对标): holds the items of a place against a directory, by code, name and basis, under renames, splits and
 * merges. What the evidence does not settle is named with its candidates and left to a person.
 */
import type { ServiceItem } from "../service-item.ts"
import type { Alignment, AlignmentScope } from "./alignment.ts"
import { assign, withClaims } from "./assign.ts"
import { indexEntries } from "./candidate-index.ts"
import type { ItemDirectory } from "./directory.ts"
import { claimParts } from "./joint-name.ts"
import { openCandidates } from "./open-candidates.ts"
import { composeOutcome } from "./outcome.ts"
import { pairsOf } from "./pairs.ts"
import { profileEntries, profileItems } from "./profile.ts"

/**
 * What each item in force on a day is in a directory, and which entries owed at the level nobody carries out.
 *
 * An entry goes to one item, the one that fits best, unless several items split it; an item carries out one entry
 * unless it merges several. An entry of another level is taken only by an item that fits none of its own
 * level as surely. The outcome does not hang on the order of items or entries.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { alignItems, composeToDo, type SampleDirectory } from "@onevisit/core/catalogue"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const title = text("样例目录", "Sample Directory")
 * const source = { statute: "sample-directory", title, sample: true }
 * const directory: SampleDirectory = {
 *   kind: "samples",
 *   title,
 *   entries: [
 *     {
 *       id: "technology-centre",
 *       levels: ["city", "county"],
 *       codes: { basic: "990701001001" },
 *       name: text("企业技术中心认定", "Recognition of an enterprise technology centre"),
 *       type: "confirmation",
 *       basis: [source],
 *       visits: 0,
 *       validFrom: plainDate("2018-01-01"),
 *       validTo: null,
 *       source,
 *     },
 *   ],
 * }
 * const scope = { on: plainDate("2018-07-20"), level: "county", places: ["样例区"] } as const
 * const alignment = alignItems([], directory, scope)
 * assert.deepEqual(
 *   alignment.uncarried.map(({ entry }) => entry),
 *   ["technology-centre"],
 * )
 * assert.equal(composeToDo(alignment)[0]?.kind, "offer")
 * ```
 */
export function alignItems(
  items: readonly ServiceItem[],
  directory: ItemDirectory,
  scope: AlignmentScope,
): Alignment {
  const { level, on, places } = scope
  const ours = profileItems(items, on, places)
  const entries = profileEntries(directory.entries, on, places)
  const index = indexEntries(entries)
  const byFit = assign(ours.flatMap((item) => pairsOf(item, index.identifiedBy(item), index, level)))
  const assignment = withClaims(byFit, claimParts(ours, index, byFit))
  const candidates = openCandidates(ours, index, level, assignment)
  return {
    directory: directory.kind,
    on,
    ...composeOutcome({ items: ours, entries, assignment, candidates, level }),
  }
}
