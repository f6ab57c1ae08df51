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
  record: "keys with values",
}

/** Beside what was expected, where nothing was given. */
export const MISSING = " (it is missing)"

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

/** The issues of zod as ours. A key that is unknown is an issue at that key. */
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
      default:
        return [{ path, expected: issue.message }]
    }
  })
}

export const UNKNOWN_KEY = "no key of this name"
