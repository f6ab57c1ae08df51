import type { Path } from "./finding.ts"
import { formatPath } from "./finding.ts"

/** One thing wrong with data from outside. `expected` says what would be right and never repeats the value. */
export interface Issue {
  readonly path: Path
  readonly expected: string
  /** Where it stands in a file, counted from 1. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
}

/** Data from outside that does not parse: all issues at once, each with its path. Holds no value that was given. */
export class InvalidInput extends Error {
  readonly _tag = "InvalidInput"
  override readonly name = "InvalidInput"
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(composeIssues(issues))
    this.issues = issues
  }
}

function composeIssues(issues: readonly Issue[]): string {
  const lines = issues.map(({ at, expected, path }) => {
    const place = at ? `${at.file}:${at.line}:${at.column} ` : ""
    return `  ${place}${formatPath(path)}: expected ${expected}`
  })
  return `${issues.length} ${issues.length === 1 ? "problem" : "problems"} in the input:\n${lines.join("\n")}`
}
