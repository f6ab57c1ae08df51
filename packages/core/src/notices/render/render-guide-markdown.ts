/**
 * A guide as Markdown (CommonMark with the tables of GitHub), for groups, wikis and printing houses. Every text stands
 * on one line and is escaped: it is shown as it is and marks nothing up.
 */
import { showLine } from "../../reasons/index.ts"
import type { Guide, GuideBlock } from "../guide/guide.ts"
import type { Language } from "../language.ts"
import { labels } from "./labels.ts"

/** The guide in one language, ending in a line feed. */
export function renderGuideMarkdown(guide: Guide, { language }: { readonly language: Language }): string {
  const facts = [
    [labels.authority, guide.authority[language]],
    [labels.edition, guide.edition],
    [labels.publishedOn, guide.publishedOn],
    [labels.effectiveFrom, guide.effectiveFrom],
  ] as const
  const parts = [
    `# ${plain(guide.title[language])}`,
    facts.map(([label, value]) => `- ${plain(label[language] + COLON[language] + value)}`).join("\n"),
    ...guide.sections.flatMap(({ blocks, heading }) => [
      `## ${plain(heading[language])}`,
      ...blocks.map((block) => renderBlock(block, language)),
    ]),
  ]
  return `${parts.join("\n\n")}\n`
}

const COLON: Readonly<Record<Language, string>> = { zh: "：", en: ": " }

function renderBlock(block: GuideBlock, language: Language): string {
  switch (block.kind) {
    case "paragraph":
      return plain(block.text[language])
    case "list":
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${plain(item[language])}`)
        .join("\n")
    case "table": {
      const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
      const rows = [block.columns, ...block.rows].map((row) => row.map((cell) => plain(cell[language])))
      const [head = [], ...body] = rows
      return [head, head.map(() => "---"), ...body].map(line).join("\n")
    }
    default:
      return block satisfies never
  }
}

/**
 * What would mark something up gets a backslash: anywhere, or where it stands first. An underscore between letters or
 * digits marks nothing up, and addresses keep theirs.
 */
function plain(text: string): string {
  return showLine(text)
    .replace(/[\\`*[\]<>|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/u, (first) => (/^\d/.test(first) ? `${first}\\` : `\\${first}`))
}
