/** Compares one stretch of a page with the texts that are expected there. */
import { alignTexts } from "./align-texts.ts"
import { changedText, extraSection, extraText, missingText, type GuideDrift } from "./guide-drift.ts"
import type { GuideField } from "./guide-fields.ts"
import type { FoldedLine } from "./folded-line.ts"

export interface Region {
  /** In the order of the guide. */
  readonly fields: readonly GuideField[]
  readonly lines: readonly FoldedLine[]
  /** Whether what is shown besides the guide's texts is the site's own: anywhere, at the end in other blocks, or nowhere. */
  readonly surroundings: "anywhere" | "at-the-end" | "nowhere"
}

export function compareRegion({ fields, lines, surroundings }: Region): readonly GuideDrift[] {
  const { changed, gaps } = alignTexts(fields, lines)
  const found: (readonly [field: number, drift: readonly GuideDrift[]])[] = changed.map(([field, line]) => [
    field,
    replaced(fields.slice(field, field + 1), lines.slice(line, line + 1)),
  ])
  for (const { expected, shown } of gaps) {
    const lost = fields.slice(...expected)
    const isOpen = surroundings === "at-the-end" && shown[1] === lines.length
    const added = lines.slice(shown[0], isOpen ? endOfBlocks(lines, shown[0]) : shown[1])
    const before = fields[expected[0] - 1] ?? fields[0]
    // As many as there should be: each was replaced.
    if (surroundings !== "anywhere" && lost.length === added.length)
      found.push([expected[0], replaced(lost, added)])
    else {
      const strange = surroundings === "anywhere" || before === undefined ? [] : extras(before, added)
      found.push([expected[0], [...lost.map(missingText), ...strange]])
    }
  }
  return found.sort(([a], [b]) => a - b).flatMap(([, drift]) => drift)
}

/** Until where lines stand in one block with the section's heading or with the last line before them. */
function endOfBlocks(lines: readonly FoldedLine[], from: number): number {
  const blocks = [lines[0]?.block, lines[from - 1]?.block]
  let until = from
  for (; until < lines.length; until += 1) {
    const [number] = lines[until]?.block ?? []
    if (number === undefined || !blocks.some((block) => block && block[0] <= number && number <= block[1]))
      break
  }
  return until
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
