/**
 * Compares a published copy with the guide it should show, field by field, by what a reader sees. It finds what the
 * copy lacks, what it says otherwise and what it adds between the guide's own sections or in one block with the last.
 * Whether a difference matters is left to the authority; what else stands around the guide is not looked at.
 */
import type { Guide } from "../guide/guide.ts"
import type { Language } from "../language.ts"
import { compareFacts } from "./compare-facts.ts"
import { compareRegion, type Region } from "./compare-region.ts"
import { foldLines, type FoldedLine } from "./folded-line.ts"
import { missingSection, type GuideDrift } from "./guide-drift.ts"
import { fieldsOf, type GuideField } from "./guide-fields.ts"
import { placeSections } from "./place-sections.ts"
import type { VisibleText } from "./visible-text.ts"

/**
 * Every difference between the guide and what a page shows of it; none where the page shows the guide. Text is compared
 * without regard to tags, blanks, line breaks, the width and form of punctuation and dates, and the numbers of lists.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { compareGuide } from "@onevisit/core/notices"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const guide = {
 *   item: "sample",
 *   edition: "2018-07",
 *   title: text("样例办事指南", "Guide: Sample"),
 *   authority: text("样例局", "Sample Bureau"),
 *   publishedOn: plainDate("2018-07-20"),
 *   effectiveFrom: plainDate("2018-08-01"),
 *   sections: [
 *     { id: "fee", heading: text("收费", "Fee"), blocks: [{ kind: "paragraph" as const, text: text("不收费。", "Free.") }] },
 *   ],
 * }
 * const lines = ["样例办事指南", "样例局", "版本：2018-07", "2018年7月20日公布", "2018-08-01", "收费", "收费10元。"]
 * const shown = { lines: lines.map((line) => ({ text: line, heading: false })), bounded: true }
 * const drift = compareGuide(guide, shown, { language: "zh" })
 * assert.deepEqual(drift.map(({ code, section, shown: instead }) => [code, section, instead]), [
 *   ["guide-text-changed", "fee", "收费10元。"],
 * ])
 * ```
 */
export function compareGuide(
  guide: Guide,
  { bounded, lines: visible }: VisibleText,
  { language }: { readonly language: Language },
): readonly GuideDrift[] {
  const sections = fieldsOf(guide, language)
  const lines = foldLines(visible, sections.flat())
  const placed = placeSections(sections, lines)
  const regions = divide(sections, lines, placed, bounded)
  const drift = regions.flatMap(compareRegion)
  // A section of which nothing was found is told once, not text by text.
  const lost = new Set(
    [...sections.keys()].filter((position) => {
      const missing = drift.filter(
        (each) => each.code === "guide-text-missing" && positionOf(each) === position,
      )
      return !placed.has(position) && missing.length === sections[position]?.length
    }),
  )
  return [
    ...compareFacts(guide, regions[0]?.lines ?? [], language),
    ...guide.sections.flatMap((section, position) =>
      lost.has(position) ? [missingSection(section, position)] : [],
    ),
    ...drift.filter((each) => !lost.has(positionOf(each))),
  ]
}

/**
 * The page from heading to heading: first what stands before any section, among the site's own words, then a stretch
 * for each section that is placed. A section without a place is looked for where the one before it stands.
 */
function divide(
  sections: readonly (readonly GuideField[])[],
  lines: readonly FoldedLine[],
  placed: ReadonlyMap<number, number>,
  bounded: boolean,
): readonly Region[] {
  const starts = [...placed].sort(([, a], [, b]) => a - b)
  const untilPlaced = (from: number): readonly GuideField[] => {
    const next = sections.findIndex((_, section) => section > from && placed.has(section))
    return sections.slice(Math.max(from, 0), next === -1 ? undefined : next).flat()
  }
  const first: Region = {
    fields: placed.has(0) ? [] : untilPlaced(-1),
    lines: lines.slice(0, starts[0]?.[1]),
    surroundings: "anywhere",
  }
  const others = starts.map(([section, line], index): Region => {
    const next = starts[index + 1]?.[1]
    return {
      fields: untilPlaced(section),
      lines: lines.slice(line, next),
      surroundings: next === undefined && !bounded ? "at-the-end" : "nowhere",
    }
  })
  return [first, ...others]
}

/** The place in the guide of the section that a finding is about; -1 where it is about none. */
function positionOf({ path }: GuideDrift): number {
  return path[0] === "sections" && typeof path[1] === "number" ? path[1] : -1
}
