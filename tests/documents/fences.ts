// Finds the TypeScript examples that readers are shown: ```ts fences in Markdown and in docstrings.
//
// A fence tagged `ts` is type-checked and run; `ts no-run` is type-checked alone. What a fence of the same document
// tagged `yaml file=<name>` or `json file=<name>` shows is there as a file when the examples run. What is tagged
// `ts region=<path>#<name>` is a part of a program that is checked and run where it stands, and must be the same.
import ts from "typescript"

/** One example, with the place where readers find it. */
export interface Fence {
  /** The path of the document, from the root. */
  readonly document: string
  /** The line of its first line of code, counted from 1. */
  readonly line: number
  readonly code: string
  readonly run: boolean
  /** Files that the document shows, by name; absent where it shows none. */
  readonly files?: Readonly<Record<string, string>>
}

/** A fence whose tag would keep it from being checked, or that is never closed. */
export interface Stray {
  readonly document: string
  readonly line: number
  readonly says: string
}

/** A part of a program that a document shows. */
export interface ShownRegion {
  readonly document: string
  readonly line: number
  readonly code: string
  /** The path of the program from the root, and the name of the region in it. */
  readonly path: string
  readonly name: string
}

export interface Fences {
  readonly fences: readonly Fence[]
  readonly regions: readonly ShownRegion[]
  readonly strays: readonly Stray[]
}

/** The examples of a document: Markdown by its fences, TypeScript by those in its docstrings. */
export function findFences(document: string, text: string): Fences {
  const found: Found = { fences: [], regions: [], strays: [], files: {} }
  if (document.endsWith(".md")) readMarkdown(document, text.split("\n"), 1, found)
  else for (const { line, lines } of docstrings(document, text)) readMarkdown(document, lines, line, found)
  const { fences, files, regions, strays } = found
  if (Object.keys(files).length === 0) return { fences, regions, strays }
  return { fences: fences.map((fence) => ({ ...fence, files })), regions, strays }
}

const CHECKED = /^ts( no-run)?$/
const REGION = /^ts region=([\w./-]+)#([\w-]+)$/
const FILE = /^(?:yaml|json) file=([\w.-]+)$/
const UNCHECKED = /^(ts|tsx|typescript|js|jsx|javascript|mts|mjs)\b/i

interface Found {
  readonly fences: Fence[]
  readonly regions: ShownRegion[]
  readonly strays: Stray[]
  readonly files: Record<string, string>
}

function readMarkdown(document: string, lines: readonly string[], firstLine: number, found: Found): void {
  for (let at = 0; at < lines.length; at += 1) {
    const opening = /^( *)(`{3,}|~{3,})(.*)$/.exec(lines[at] ?? "")
    if (opening === null) continue
    const [, indent = "", marks = "", info = ""] = opening
    const line = firstLine + at + 1
    const closing = lines.findIndex((text, index) => index > at && isClosing(text, marks))
    if (closing < 0) {
      found.strays.push({ document, line: line - 1, says: "The fence is never closed." })
      return
    }
    const tag = info.trim()
    const code = lines
      .slice(at + 1, closing)
      .map((text) => text.replace(new RegExp(`^ {0,${indent.length}}`), ""))
    const file = FILE.exec(tag)?.[1]
    const [, path, name] = REGION.exec(tag) ?? []
    if (path !== undefined && name !== undefined) {
      found.regions.push({ document, line, code: code.join("\n"), path, name })
    } else if (file !== undefined) found.files[file] = `${code.join("\n")}\n`
    else if (CHECKED.test(tag)) {
      found.fences.push({ document, line, code: code.join("\n"), run: tag === "ts" })
    } else if (UNCHECKED.test(tag)) {
      const says = `The fence is tagged "${tag}": tag it "ts", or "ts no-run" for what cannot run by itself.`
      found.strays.push({ document, line: line - 1, says })
    }
    at = closing
  }
}

function isClosing(text: string, marks: string): boolean {
  const trimmed = text.trim()
  return trimmed.length >= marks.length && trimmed === (marks[0] ?? "").repeat(trimmed.length)
}

/** The texts of the docstrings, line for line without their stars, with the line on which each begins. */
function* docstrings(document: string, text: string): Iterable<{ line: number; lines: readonly string[] }> {
  const seen = new Set<number>()
  const source = ts.createSourceFile(document, text, ts.ScriptTarget.ESNext, true)
  const comments: { line: number; lines: readonly string[] }[] = []
  const visit = (node: ts.Node): void => {
    for (const { end, pos } of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      if (seen.has(pos) || !text.startsWith("/**", pos)) continue
      seen.add(pos)
      const lines = text.slice(pos, end).split("\n")
      const line = source.getLineAndCharacterOfPosition(pos).line + 1
      comments.push({ line, lines: lines.map((written) => written.replace(/^\s*\*(?!\/) ?/, "")) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  yield* comments
}
