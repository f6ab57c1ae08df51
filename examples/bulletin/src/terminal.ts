/** What a person sees: aligned for Chinese and Latin text alike, coloured only on a terminal. */
import { styleText } from "node:util"
import { SingleBar } from "cli-progress"
import stringWidth from "string-width"

type Style = "bold" | "dim" | "green" | "red" | "yellow" | "cyan"

export function paint(style: Style, words: string): string {
  return process.stdout.isTTY ? styleText(style, words) : words
}

/** Rows under each other, every column as wide as its widest cell on screen. */
export function table(rows: readonly (readonly string[])[], indent = "    "): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  )
  const pad = (cell: string, column: number) =>
    cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)))
  return rows.map((row) => (indent + row.map(pad).join("  ")).trimEnd()).join("\n")
}

/** A document as on paper, set off from what is said about it. */
export function framed(content: string, indent = "    "): string {
  return content
    .split("\n")
    .map((line) => `${indent}${paint("dim", "│")} ${line}`.trimEnd())
    .join("\n")
}

/** How much of the most, as a bar of whole blocks; anything at all shows one. */
export function bar(part: number, most: number, width = 32): string {
  const blocks = most === 0 ? 0 : Math.max(Math.sign(part), Math.round((part / most) * width))
  return paint("green", "█".repeat(blocks))
}

export function grouped(count: number): string {
  return count.toLocaleString("en-US")
}

export interface Step {
  readonly done: number
  readonly of: number
}

/** Long work with a bar that moves on a terminal, and one line when it is done. */
export async function withProgress<T>(
  label: string,
  work: (report: (step: Step) => void) => Promise<T>,
  indent = "  ",
): Promise<T> {
  const format = `${indent}{bar} {percentage}%  ${label}`
  const bar = new SingleBar({
    format,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 32,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stdout,
  })
  const began = performance.now()
  let last: Step = { done: 0, of: 0 }
  bar.start(1, 0)
  try {
    const made = await work((step) => {
      last = step
      bar.setTotal(Math.max(1, step.of))
      bar.update(step.done)
    })
    return made
  } finally {
    bar.stop()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`${indent}${label}：${grouped(last.done)} / ${grouped(last.of)}，${seconds} s\n`)
  }
}
