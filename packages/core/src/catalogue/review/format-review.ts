/** Shows findings on a terminal: item by item, Chinese first, and in colours only where they are asked for. */
import {
  composeCitation,
  displayWidth,
  formatPath,
  type Severity,
  text,
  type Text,
} from "../../reasons/index.ts"
import type { CatalogueFinding } from "./review-finding.ts"
import { wrapWords } from "./wrap-words.ts"

export interface FormatOptions {
  /** Whether the terminal shows colours. */
  readonly coloured: boolean
  /** The columns of the terminal; 100 unless said. */
  readonly width?: number
}

/** The graver first, as people see them. */
const SEVERITIES: Readonly<
  Record<Severity, { readonly mark: string; readonly name: Text; readonly colour: number }>
> = {
  error: { mark: "✗", name: text("错误", "error"), colour: 31 },
  warning: { mark: "!", name: text("警告", "warning"), colour: 33 },
  note: { mark: "·", name: text("提示", "note"), colour: 36 },
}
const ORDER: readonly Severity[] = ["error", "warning", "note"]

/**
 * The findings of `reviewCatalogue` as lines, ending in how many there are; the same findings give the same text.
 * Within an item the graver come first.
 */
export function formatReview(
  findings: readonly CatalogueFinding[],
  { coloured, width = 100 }: FormatOptions,
): string {
  const paint = coloured ? inColour : (_colour: number, words: string) => words
  const byItem = new Map<string, CatalogueFinding[]>()
  for (const finding of findings) {
    const item = `${finding.item} @ ${finding.edition}`
    byItem.set(item, [...(byItem.get(item) ?? []), finding])
  }
  const blocks = [...byItem].map(([item, found]) => {
    const sorted = ORDER.flatMap((severity) => found.filter((each) => each.severity === severity))
    const widest = Math.max(...sorted.map(({ code }) => code.length))
    const lines = sorted.flatMap((finding) => linesOf(finding, { widest, width, paint }))
    return [paint(BOLD, item), ...lines].join("\n")
  })
  return [...blocks, paint(BOLD, summaryOf(findings, byItem.size))].join("\n\n")
}

type Paint = (style: number, words: string) => string

const BOLD = 1
const DIM = 2

interface Layout {
  readonly widest: number
  readonly width: number
  readonly paint: Paint
}

function linesOf(finding: CatalogueFinding, { paint, widest, width }: Layout): readonly string[] {
  const { code, fix, message, path, severity, source } = finding
  const { colour, mark } = SEVERITIES[severity]
  const clause = composeCitation(source)
  return [
    `  ${paint(colour, mark)} ${code.padEnd(widest)}  ${paint(DIM, formatPath(path))}`,
    ...indented("", message.zh, width),
    ...indented("", message.en, width),
    ...indented("依据 ", clause.zh, width).map((line) => paint(DIM, line)),
    ...indented("     ", clause.en, width).map((line) => paint(DIM, line)),
    ...(fix ? indented("可改 ", `${fix.title.zh} · ${fix.title.en}`, width) : []),
  ]
}

/** Lines under a finding; those that follow the first stand under its words, not under its label. */
function indented(label: string, words: string, width: number): readonly string[] {
  const margin = 4 + displayWidth(label)
  const lines = wrapWords(words, Math.max(20, width - margin))
  return lines.map((line, index) => `${index === 0 ? `    ${label}` : " ".repeat(margin)}${line}`)
}

function summaryOf(findings: readonly CatalogueFinding[], items: number): string {
  if (findings.length === 0) return "没有发现问题。 Nothing found."
  const counts = ORDER.map((severity) => ({
    ...SEVERITIES[severity].name,
    count: findings.filter((each) => each.severity === severity).length,
  }))
  const zh = counts.map(({ count, zh }) => `${zh} ${count}`).join("，")
  const en = counts.map(({ count, en }) => `${count} ${en}${count === 1 ? "" : "s"}`).join(", ")
  return `${items} 个事项：${zh}。 Items with findings: ${items}; ${en}.`
}

function inColour(style: number, words: string): string {
  return `\u001b[${style}m${words}\u001b[0m`
}
