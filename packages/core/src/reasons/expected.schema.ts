/** Says of every problem that zod finds what was expected there, and never what was given. */
import type { z } from "zod"
import type { Path } from "./finding.ts"
import type { Issue } from "./invalid-input.ts"

type ZodIssue = z.core.$ZodIssue

const NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
}

/** Beside what was expected, where nothing was given. */
export const MISSING = " (it is missing)"

/** What was expected at a key that is not known. */
export const UNKNOWN_KEY = "no key of this name"

/** What was expected, for a schema that does not say it itself. Given to zod as its error map. */
export function composeExpected(issue: z.core.$ZodRawIssue): string {
  const missing = issue.input === undefined ? MISSING : ""
  switch (issue.code) {
    case "invalid_type":
      return `${NAMES[issue.expected] ?? issue.expected}${missing}`
    case "invalid_value":
      return `${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}${missing}`
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options)
        ? `one of ${issue.options.map(String).join(", ")}${missing}`
        : "another value"
    default:
      return "another value"
  }
}

/**
 * The issues of zod as ours, below a path. A key that is unknown is an issue at that key, and a union says what is
 * wrong with the member that was meant, where that can be told.
 */
export function issuesOf(issues: readonly ZodIssue[], below: Path = []): readonly Issue[] {
  return issues.flatMap((issue): readonly Issue[] => {
    const path: Path = [
      ...below,
      ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step)),
    ]
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => ({ path: [...path, key], expected: UNKNOWN_KEY }))
      case "invalid_key":
        return issuesOf(issue.issues, path)
      case "invalid_union": {
        const meant = meantMember(issue.errors)
        return meant === undefined ? [{ path, expected: issue.message }] : issuesOf(meant, path)
      }
      default:
        return [{ path, expected: issue.message }]
    }
  })
}

/** The one member of a union that the value has the keys of, where there is exactly one. */
function meantMember(members: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined {
  const candidates = members.filter((issues) => issues.every(({ path }) => path.length > 0))
  return candidates.length === 1 ? candidates[0] : undefined
}
