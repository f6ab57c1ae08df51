/** Compares one stretch of a page with the texts that are expected there. */
import { alignTexts } from "./align-texts.ts"
import { changedText, extraSection, extraText, missingText, type GuideDrift } from "./guide-drift.ts"
import type { GuideField } from "./guide-fields.ts"
import type { FoldedLine } from "./folded-line.ts"

export interface Region {
  /** In the order of the guide. */
  readonly fields: readonly GuideField[]
  readonly lines: readonly FoldedLine[]
  /** Whether what is shown besides the guide's texts is the site's own: anywhere, at the end, or nowhere. */
  readonly surroundings: "anywhere" | "at-the-end" | "nowhere"
}

export function compareRegion({ fields, lines, surroundings }: Region): readonly GuideDrift[] {
  const { changed, gaps } = alignTexts(
    fields.map(({ folded }) => folded),
    lines,
  )
  const found: (readonly [field: number, drift: readonly GuideDrift[]])[] = changed.map(([field, line]) => [
    field,
    replaced(fields.slice(field, field + 1), lines.slice(line, line + 1)),
  ])
  for (const { expected, shown } of gaps) {
    const lost = fields.slice(...expected)
    const added = lines.slice(...shown)
    const before = fields[expected[0] - 1] ?? fields[0]
    const isSites =
      surroundings === "anywhere" || (surroundings === "at-the-end" && shown[1] === lines.length)
    // As many as there should be: each was replaced.
    if (!isSites && lost.length === added.length) found.push([expected[0], replaced(lost, added)])
    else {
      const strange = isSites || before === undefined ? [] : extras(before, added)
      found.push([expected[0], [...lost.map(missingText), ...strange]])
    }
  }
  return found.sort(([a], [b]) => a - b).flatMap(([, drift]) => drift)
}

function replaced(fields: readonly GuideField[], lines: readonly FoldedLine[]): readonly GuideDrift[] {
  return fields.map((field, at) => changedText(field, lines[at]?.text ?? ""))
}

/** Lines on end are told together; from a heading on they are a section of their own. */
function extras(before: GuideField, lines: readonly FoldedLine[]): readonly GuideDrift[] {
  const runs: FoldedLine[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run === undefined || line.heading) runs.push([line])
    else run.push(line)
  }
  return runs.map((run) => {
    const shown = run.map(({ text }) => text.trim()).join(" / ")
    return run[0]?.heading ? extraSection(shown) : extraText(before, shown)
  })
}
