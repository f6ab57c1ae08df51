/** The basis of an item against that of its entry: what it lacks, and what it names beside. */
import { type Citation, composeCitation, text } from "../../reasons/index.ts"
import type { AlignmentDifference } from "./alignment.ts"
import type { ListedItem } from "./directory.ts"
import { statuteKeys } from "./profile.ts"

/** What the place adds, such as rules of its own, is a note; a basis left out is a warning. */
export function basisDifferences(
  locals: readonly Citation[],
  { basis, source }: Pick<ListedItem, "basis" | "source">,
): readonly AlignmentDifference[] {
  const missing = basis.filter((listed) => !locals.some((local) => areSame(local, listed)))
  return [
    ...missing.map((citation): AlignmentDifference => {
      const listed = composeCitation(citation)
      return {
        code: "basis-missing",
        severity: "warning",
        path: ["basis"],
        local: null,
        listed,
        source,
        message: text(`设定依据缺少${listed.zh}`, `The basis lacks ${listed.en}`),
      }
    }),
    ...locals.flatMap((citation, index): readonly AlignmentDifference[] => {
      if (basis.some((listed) => areSame(citation, listed))) return []
      const local = composeCitation(citation)
      return [
        {
          code: "basis-added",
          severity: "note",
          path: ["basis", index],
          local,
          listed: null,
          source,
          message: text(
            `设定依据${local.zh}为目录所无`,
            `The directory does not name ${local.en} as a basis`,
          ),
        },
      ]
    }),
  ]
}

/** One document, and one article of it where both name one. */
function areSame(one: Citation, other: Citation): boolean {
  const keys = statuteKeys(other)
  const isOneArticle =
    one.article === undefined || other.article === undefined || one.article === other.article
  return isOneArticle && statuteKeys(one).some((key) => keys.includes(key))
}
