// Reads docs/law.md: under a heading a document, and in its table a row for each thing that a clause asks, with what
// became of it.

/** A test that a row names: its file, from the root, and its title. */
export interface NamedTest {
  readonly file: string
  readonly title: string
}

/** What became of a row. */
export type Fate =
  | { readonly kind: "carried"; readonly code: readonly string[]; readonly tests: readonly NamedTest[] }
  | {
      readonly kind: "refused"
      readonly tags: readonly string[]
      readonly code: readonly string[]
      readonly tests: readonly NamedTest[]
    }
  | { readonly kind: "left-to-people"; readonly why: string }
  | { readonly kind: "open" }

export interface PageRow {
  /** With its document, as in the data: `administrative-licensing-law/32.1(4)/deemed`. */
  readonly id: string
  readonly article: string
  readonly asks: string
  /** `null` where the last cell says none of the four. */
  readonly fate: Fate | null
}

/** The documents in their order, by their ids. */
export interface LawPage {
  readonly documents: readonly string[]
  readonly rows: readonly PageRow[]
  /** Lines of tables that could not be read as rows. */
  readonly strays: readonly string[]
}

export function readLawPage(markdown: string): LawPage {
  const documents: string[] = []
  const rows: PageRow[] = []
  const strays: string[] = []
  for (const line of markdown.split("\n")) {
    const document = /^`([a-z0-9-]+)`, edition /.exec(line)?.[1]
    if (document !== undefined) documents.push(document)
    if (!line.startsWith("|") || /^\|(?: row |---)/.test(line)) continue
    const [, id, article, asks, fate] = /^\| `([^`|]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? []
    const of = documents.at(-1)
    if (!id || !article || !asks || !fate || of === undefined) strays.push(line)
    else rows.push({ id: `${of}/${id}`, article, asks, fate: readFate(fate) })
  }
  return { documents, rows, strays }
}

function readFate(words: string): Fate | null {
  if (words === "open") return { kind: "open" }
  const why = /^left to people: (.+)$/.exec(words)?.[1]
  if (why !== undefined) return { kind: "left-to-people", why }
  const [, how = "", tested = ""] = /^(.*); tested in (.*)$/.exec(words) ?? []
  const carried = /^carried by (.+)$/.exec(how)?.[1]
  if (carried !== undefined) return { kind: "carried", code: linksIn(carried), tests: testsIn(tested) }
  const [, tags, code] = /^refused by name: ((?:`\w+`(?:, )?)+)in (.+)$/.exec(how) ?? []
  if (tags === undefined || code === undefined) return null
  const names = [...tags.matchAll(/`(\w+)`/g)].map(([, tag = ""]) => tag)
  return { kind: "refused", tags: names, code: linksIn(code), tests: testsIn(tested) }
}

function linksIn(words: string): readonly string[] {
  return [...words.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = ""]) => path)
}

/** Each file is followed by the titles in it: `[x.test.ts](../x.test.ts): “title”, “title”; [y.test.ts]…`. */
function testsIn(words: string): readonly NamedTest[] {
  return words.split(/; (?=\[)/).flatMap((each) => {
    const [file = ""] = linksIn(each)
    return [...each.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({ file, title }))
  })
}
