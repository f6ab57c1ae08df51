/**
 * What is wrong with the syntax of a YAML file, all of it where that can be said. The parsers' own words
 * may repeat what was given, so ours stand in for them.
 */
import type { Issue } from "@onevisit/core/reasons"
import { YAMLException } from "js-yaml"
import { type ErrorCode, parseDocument } from "yaml"
import type { CatalogueFile } from "./catalogue-file.ts"
import { composePlace } from "./locate.ts"

/** Above this the positional parser is too slow; then only the first error is told. */
const LONGEST = 2_000_000

const EXPECTED: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: "an alias of an anchor that stands before it",
  BAD_DQ_ESCAPE: "an escape that YAML knows, after a backslash in double quotes",
  BAD_INDENT: "entries of one list or set of keys in the same column, and brackets closed",
  BAD_SCALAR_START: "quotes around text that begins with this character",
  BLOCK_AS_IMPLICIT_KEY: "a single `key: value` on this line",
  MISSING_CHAR: "a character that is missing here: a closing quote or bracket, a comma, a colon or a space",
  MULTILINE_IMPLICIT_KEY: "a key on one line, with a colon behind it",
  MULTIPLE_DOCS: "one document; put the others into files of their own",
  TAB_AS_INDENT: "spaces, no tab, at the beginning of the line",
  TAG_RESOLVE_FAILED: "plain values without a tag",
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/nesting/, "lists and keys nested less deeply"],
  [/tab /, "spaces, no tab, at the beginning of the line"],
  [/alias/, "an alias of an anchor that stands before it"],
  [/complex keys/, "text as a key"],
  [/tag/, "plain values without a tag"],
  [/non-printable|null byte/, "text without control characters"],
  [/unexpected end/, "the quote or bracket to be closed"],
  [/indentation/, "entries of one list or set of keys in the same column, and brackets closed"],
]

/** The errors of a file that js-yaml refused with `error`: at least one, and one for a line. */
export function findYamlErrors(file: CatalogueFile, error: unknown): readonly Issue[] {
  const first = issueOf(file, error)
  if (file.text.length > LONGEST || first.expected.includes("nested")) return [first]
  const place = composePlace(file)
  const byLine = new Map<number, Issue>()
  for (const { code, pos } of positionalErrors(file.text)) {
    const at = place(pos[0])
    if (!byLine.has(at.line)) byLine.set(at.line, { path: [], expected: EXPECTED[code] ?? "YAML", at })
  }
  return byLine.size === 0 ? [first] : [...byLine.values()]
}

/** The one problem that js-yaml threw. Anything else it throws is a defect and is thrown on. */
export function issueOf(file: CatalogueFile, error: unknown): Issue {
  if (!(error instanceof YAMLException)) throw error
  const { mark, reason } = error
  const expected = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? "YAML"
  return { path: [], expected, at: composePlace(file)(mark?.position ?? 0) }
}

function positionalErrors(text: string) {
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: "silent" }).errors
  } catch {
    return []
  }
}
