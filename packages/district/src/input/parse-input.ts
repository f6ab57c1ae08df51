/** Data from outside, checked by a schema: all that is wrong at once, each with its path and never with its value. */
import * as Result from "effect/Result"
import { InvalidInput, type Issue, type Path } from "@onevisit/core/reasons"
import type { z } from "zod"

/** The parsed value, or {@link InvalidInput} with every issue. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): Result.Result<T, InvalidInput> {
  const parsed = schema.safeParse(value, { reportInput: false })
  if (parsed.success) return Result.succeed(parsed.data)
  return Result.fail(new InvalidInput(parsed.error.issues.flatMap((issue) => issuesOf(issue, []))))
}

/** As {@link parseInput}, but throws. */
export function parseInputOrThrow<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = parseInput(schema, value)
  if (Result.isFailure(parsed)) throw parsed.failure
  return parsed.success
}

function issuesOf(issue: z.core.$ZodIssue, above: Path): readonly Issue[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))]
  switch (issue.code) {
    case "invalid_type":
      return [{ path, expected: issue.expected }]
    case "invalid_value":
      return [{ path, expected: `one of ${issue.values.map(String).join(", ")}` }]
    case "unrecognized_keys":
      return [{ path, expected: "no keys but those that are known" }]
    case "too_small":
      return [{ path, expected: `at least ${issue.minimum}` }]
    case "too_big":
      return [{ path, expected: `at most ${issue.maximum}` }]
    case "invalid_format":
      return [
        {
          path,
          expected: issue.pattern === undefined ? `the form ${issue.format}` : `the form ${issue.pattern}`,
        },
      ]
    case "invalid_union":
      return [{ path, expected: "one of the shapes that may stand here" }]
    default:
      return [{ path, expected: issue.code === "custom" ? issue.message : "a value that fits" }]
  }
}
