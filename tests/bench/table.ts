// The table that `npm run bench` prints: aligned, and coloured only on a terminal.
import type { Row } from "./rows.ts"

const HEADINGS = ["", "id", "value", "unit", "versus", "ratio", "goal"] as const
const RIGHT: ReadonlySet<number> = new Set([2, 5, 6])

/** The rows as lines of equal columns. */
export function composeTable(rows: readonly Row[], { coloured }: { readonly coloured: boolean }): string {
  const cells = [HEADINGS, ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? "").length)))
  return cells
    .map((line, index) => {
      const written = line.map((cell, column) =>
        RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      const row = rows[index - 1]
      return coloured ? paint(written.join("  ").trimEnd(), row) : written.join("  ").trimEnd()
    })
    .join("\n")
}

function cellsOf(row: Row): readonly string[] {
  const ratio = row.ratio === null ? "" : `${formatValue(row.ratio)}×`
  return [
    row.ok ? "✓" : "✗",
    row.id,
    formatValue(row.value),
    row.unit,
    row.versus ?? "",
    ratio,
    formatValue(row.goal),
  ]
}

/** Four significant digits below a thousand, whole thousands apart by spaces above. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return "–"
  if (Math.abs(value) < 1000) return String(Number(value.toPrecision(4)))
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, " ")
}

function paint(line: string, row: Row | undefined): string {
  if (row === undefined) return `\u001b[1m${line}\u001b[22m`
  return row.ok ? line.replace("✓", "\u001b[32m✓\u001b[39m") : `\u001b[31m${line}\u001b[39m`
}
