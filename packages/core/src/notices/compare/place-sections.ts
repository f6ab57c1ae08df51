/**
 * Where the sections of a guide stand on a page. A copy may have been marked up anew, so they are known by their
 * headings as people read them; where a heading stands twice, as in a list of contents, it is the one under which most
 * of the section is found.
 */
import { isLineOf, type FoldedLine } from "./folded-line.ts"
import type { GuideField } from "./guide-fields.ts"

/** The line of each section's heading, by the section's position; sections that are not found are absent. */
export function placeSections(
  sections: readonly (readonly GuideField[])[],
  lines: readonly FoldedLine[],
): ReadonlyMap<number, number> {
  const headings = sections.map((fields) => fields.find(({ isHeading }) => isHeading)?.folded ?? "")
  const candidates = lines.flatMap((line, at) => {
    const heading = headings.find((each) => isLineOf(line, each))
    return heading === undefined ? [] : [{ at, heading }]
  })
  const placed = new Map<number, number>()
  for (const [section, fields] of sections.entries()) {
    const taken = new Set(placed.values())
    const own = candidates.filter(({ at, heading }) => heading === headings[section] && !taken.has(at))
    const rated = own.map(({ at, heading }) => {
      const end = candidates.find((other) => other.at > at && other.heading !== heading)
      return rate(fields, at, lines.slice(at, end?.at))
    })
    const best = rated.sort(compareRated)[0]
    if (best !== undefined) placed.set(section, best.line)
  }
  return placed
}

interface Rated {
  readonly line: number
  /** Characters of the section's texts that stand under the heading, however they are broken. */
  readonly found: number
  /** Characters there that are not the section's. */
  readonly strange: number
  readonly heading: boolean
}

function rate(fields: readonly GuideField[], line: number, [head, ...under]: readonly FoldedLine[]): Rated {
  const shown = under.map(({ folded }) => folded).join("")
  const wanted = fields.map(({ folded }) => folded).join("")
  const lengthOf = (texts: readonly { readonly folded: string }[]) =>
    texts.reduce((sum, { folded }) => sum + folded.length, 0)
  return {
    line,
    found: lengthOf(fields.filter(({ folded, isHeading }) => !isHeading && shown.includes(folded))),
    strange: lengthOf(under.filter(({ unnumbered }) => !wanted.includes(unnumbered.folded))),
    heading: head?.heading ?? false,
  }
}

/** The best first; of equals the later, since contents stand before what they list. */
function compareRated(a: Rated, b: Rated): number {
  return (
    b.found - a.found || a.strange - b.strange || Number(b.heading) - Number(a.heading) || b.line - a.line
  )
}
