// Holds docs/law.md against the rows of the law: both ways, and down to the files, tests and refusals that it names.
import type { LegalTable } from "@onevisit/china"
import type { Citation } from "@onevisit/core/reasons"
import type { Fate, LawPage, PageRow } from "./law-page.ts"

/** What the repository holds: the text of a file, if there is one, and the names of core's refusals. */
export interface Repository {
  read(path: string): string | undefined
  readonly refusals: ReadonlySet<string>
}

/** Everything that does not fit, one sentence each; none where the page is right. */
export function checkLawPage(
  page: LawPage,
  tables: readonly LegalTable[],
  openRows: readonly string[],
  repository: Repository,
): readonly string[] {
  const data = tables.flatMap(({ rows }) => rows)
  const shown = new Map(page.rows.map((row) => [row.id, row]))
  const known = new Set(data.map(({ id }) => id))
  return [
    ...page.strays.map((line) => `cannot be read: ${line}`),
    ...repeated(page.rows.map(({ id }) => id)).map((id) => `${id} stands twice on the page`),
    ...page.rows.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} is not in the data`),
    ...openRows.filter((id) => shown.get(id)?.fate?.kind !== "open").map((id) => `${id} is listed as open`),
    ...data.flatMap((row) => {
      const on = shown.get(row.id)
      if (on === undefined) return [`${row.id} is not on the page`]
      return [
        ...(on.article === articleOf(row.citation) ? [] : [`${row.id} is ${articleOf(row.citation)}`]),
        ...(on.asks.endsWith(`: ${row.summary.en}`) ? [] : [`${row.id} asks: ${row.summary.en}`]),
        ...checkFate(on, row.carriedBy, openRows, repository),
      ]
    }),
  ]
}

function checkFate(
  { fate, id }: PageRow,
  carriedBy: string,
  openRows: readonly string[],
  repository: Repository,
): readonly string[] {
  const says = (words: string) => `${id} ${words}`
  switch (fate?.kind) {
    case undefined:
      return [says("does not say what became of it")]
    case "open":
      return [
        ...(openRows.includes(id) ? [] : [says("is open, and not listed")]),
        ...(carriedBy === "left-to-people" || carriedBy === "core"
          ? [says(`is ${carriedBy} in the data`)]
          : []),
      ]
    case "left-to-people":
      return carriedBy === "left-to-people" || carriedBy === "not-encoded"
        ? []
        : [says(`is carried by ${carriedBy}`)]
    case "carried":
    case "refused":
      return [
        ...(carriedBy === "left-to-people" || carriedBy === "not-encoded"
          ? [says(`is ${carriedBy} in the data`)]
          : []),
        ...checkEvidence(fate, repository).map(says),
      ]
    default:
      return fate satisfies never
  }
}

function checkEvidence(
  fate: Extract<Fate, { readonly kind: "carried" | "refused" }>,
  { read, refusals }: Repository,
): readonly string[] {
  const tags = fate.kind === "refused" ? fate.tags : []
  const tested = fate.tests.map(({ file }) => read(file) ?? "").join("\n")
  return [
    ...(fate.code.length === 0 ? ["names no code"] : []),
    ...(fate.tests.length === 0 ? ["names no test"] : []),
    ...fate.code
      .filter((path) => read(path) === undefined)
      .map((path) => `names ${path}, which is not there`),
    ...fate.tests
      .filter(({ file, title }) => !hasTest(read(file), title))
      .map(({ file, title }) => `names “${title}”, no test of ${file}`),
    ...tags.filter((tag) => !refusals.has(tag)).map((tag) => `names ${tag}, no refusal of core`),
    ...tags.filter((tag) => !tested.includes(`"${tag}"`)).map((tag) => `names ${tag}, in no test of it`),
  ]
}

/** Whether a file has a test of this title: what `it` or a row of its table begins with, and no group of tests. */
function hasTest(source: string | undefined, title: string): boolean {
  const literal = title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
  return source !== undefined && new RegExp(`(?:(?<!describe)\\(|\\[)\\s*"${literal}",`).test(source)
}

/** As the page writes it: `32 ¶1(4)`. */
function articleOf({ article, paragraph }: Citation): string {
  if (article === undefined) return "–"
  return paragraph === undefined ? article : `${article} ¶${paragraph}`
}

function repeated(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}
