/** Says of every problem that zod finds what was expected there, and never what was given. */
import type { z } from "zod"
import type { Issue, Path } from "../reasons/index.ts"

type ZodIssue = z.core.$ZodIssue

const NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
}

/** What was expected, for a schema that does not say it itself. Given to zod as its error map. */
export function composeExpected(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `${NAMES[issue.expected] ?? issue.expected}${issue.input === undefined ? " (it is missing)" : ""}`
    case "invalid_value": {
      const missing = issue.input === undefined ? " (it is missing)" : ""
      return `one of ${issue.values.map(String).join(", ")}${missing}`
    }
    default:
      return "another value"
  }
}

/** The issues below a path. A key that is unknown is an issue at that key. */
export function issuesOf(issues: readonly ZodIssue[], below: Path = []): readonly Issue[] {
  return issues.flatMap((issue) => {
    const path: Path = [
      ...below,
      ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)),
    ]
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...path, key], expected: "no key of this name" }))
    }
    if (issue.code === "invalid_union") {
      const meant = meantBranch(issue.errors)
      if (meant) return issuesOf(meant, path)
    }
    return [{ path, expected: issue.message }]
  })
}

/** The one member of a union that the value has the keys of, where there is exactly one. */
function meantBranch(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined {
  const candidates = branches.filter((issues) => issues.every(({ path }) => path.length > 0))
  return candidates.length === 1 ? candidates[0] : undefined
}
