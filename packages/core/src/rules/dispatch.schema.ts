/**
 * Schemas that choose by the value which schema fits it. zod tries all members of a union one after the other, which
 * says too little of what is wrong and takes too long on what is nested; these go straight to the one that is meant.
 * To zod they are schemas like others, and their JSON Schema is the plain union.
 */
import { z } from "zod"
import type { Issue } from "../reasons/index.ts"
import { composeExpected, issuesOf, MISSING } from "../reasons/schema.ts"

type Check = (value: unknown) => readonly Issue[]

/** The checks of the schemas made here, so that one goes to the next without zod between them. */
const checks = new WeakMap<z.ZodType, Check>()

/** What a schema has against a value. */
export function problemsOf(schema: z.ZodType, value: unknown): readonly Issue[] {
  const check = checks.get(schema)
  if (check !== undefined) return check(value)
  const read = schema.safeParse(value, { error: composeExpected })
  return read.success ? [] : issuesOf(read.error.issues)
}

/** The issues of what stands at a step. */
export function below(step: string | number, issues: readonly Issue[]): readonly Issue[] {
  return issues.length === 0
    ? issues
    : issues.map(({ expected, path }) => ({ path: [step, ...path], expected }))
}

/** A schema that is a function when it reads and another schema when it is described, under a name where it has one. */
export function dispatching<T>(id: string | null, check: Check, described: () => z.ZodType): z.ZodType<T> {
  const schema = z.unknown().superRefine((value, { addIssue }) => {
    for (const { expected, path } of check(value)) {
      addIssue({ code: "custom", path: [...path], message: expected })
    }
  })
  let kept: z.ZodType | undefined
  schema._zod.processJSONSchema = (context, json, params) => {
    kept ??= described()
    kept._zod.processJSONSchema?.(context, json, params)
  }
  if (id !== null) z.globalRegistry.add(schema, { id })
  const typed = schema as unknown as z.ZodType<T>
  checks.set(typed, check)
  return typed
}

/**
 * The schema of a value that one of several schemas fits, told apart by `choose`; where that gives nothing, `expected`
 * is what is said.
 */
export function chosen<T>(
  id: string,
  expected: string,
  options: () => readonly z.ZodType[],
  choose: (value: unknown) => z.ZodType | undefined,
): z.ZodType<T> {
  return dispatching<T>(
    id,
    (value) => {
      const option = choose(value)
      return option === undefined
        ? [{ path: [], expected: expected + (value === undefined ? MISSING : "") }]
        : problemsOf(option, value)
    },
    () => z.union(options()),
  )
}

/** The schema of a list of a schema's values, with at least and at most so many; `expected` says how many. */
export function listOf<T>(
  member: () => z.ZodType<T>,
  {
    expected = "",
    max,
    min = 0,
  }: { readonly min?: number; readonly max?: number; readonly expected?: string } = {},
): z.ZodType<readonly T[]> {
  return dispatching<readonly T[]>(
    null,
    (value) => {
      if (!Array.isArray(value))
        return [{ path: [], expected: `a list${value === undefined ? MISSING : ""}` }]
      if (value.length < min || (max !== undefined && value.length > max)) return [{ path: [], expected }]
      const schema = member()
      return value.flatMap((each, at) => below(at, problemsOf(schema, each)))
    },
    () => {
      const list = z.array(member()).min(min)
      return max === undefined ? list : list.max(max)
    },
  )
}
