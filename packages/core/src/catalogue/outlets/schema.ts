/**
 * Reads outlets from plain data: their form by one zod schema, then what must hold in and between them. Everything
 * that is wrong is said at once, each with its path; nothing given is repeated.
 */
import * as Result from "effect/Result"
import { z } from "zod"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import { composeExpected, issuesOf } from "../../reasons/schema.ts"
import { checkOutlets, type ReadableOutlet, type RegionsOn } from "./outlet-checks.ts"
import { outletSchema, outletsSchema } from "./outlet.schema.ts"
import type { Outlet } from "./outlet.ts"

export { outletSchema, outletsSchema }
export type { RegionsOn }

/** What a file of outlets may hold. */
export type OutletsInput = z.input<typeof outletsSchema>

/**
 * Reads `{ outlets }`. With regions, every outlet must lie in one that is in force on the day.
 *
 * Fails with {@link InvalidInput}, which lists every problem with its path.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseOutlets } from "@onevisit/core/catalogue/schema"
 *
 * const name = { zh: "样例村代办点", en: "Sample Village Point" }
 * const read = parseOutlets({
 *   outlets: [{
 *     id: "sample-village", name, kind: "village", region: "990101100201", address: name, phone: "0571-00000000",
 *     parent: "sample-town", hours: { workingDays: [{ from: "09:00", to: "08:00" }] },
 *   }],
 * })
 * assert.ok(Result.isFailure(read))
 * assert.deepEqual(
 *   read.failure.issues.map(({ path, expected }) => [path.join("."), expected]),
 *   [
 *     ["outlets.0.parent", "the id of an outlet of the list"],
 *     ["outlets.0.hours.workingDays.0.to", "a time after it opens"],
 *   ],
 * )
 * ```
 */
export function parseOutlets(
  input: unknown,
  regions?: RegionsOn,
): Result.Result<readonly Outlet[], InvalidInput> {
  // Outlet by outlet, so that a list may have any number of problems.
  const frame = outletsFrame.safeParse(input, { error: composeExpected })
  const issues: Issue[] = frame.success ? [] : [...issuesOf(frame.error.issues)]
  const listed = frame.success ? frame.data.outlets : listedIn(input)
  const outlets: Outlet[] = []
  const readable = listed.map((raw, at): ReadableOutlet => {
    const read = outletSchema.safeParse(raw, { error: composeExpected })
    if (!read.success) {
      for (const issue of issuesOf(read.error.issues, ["outlets", at])) issues.push(issue)
      return readableOutlet(raw)
    }
    outlets.push(read.data)
    return read.data
  })
  checkOutlets(readable, regions, (path, expected) => issues.push({ path: ["outlets", ...path], expected }))
  return issues.length === 0 ? Result.succeed(outlets) : Result.fail(new InvalidInput(issues))
}

/** The JSON Schema (draft 2020-12) of a file of outlets, for editors and for other languages. */
export function outletsJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(outletsSchema, { io: "input" })
}

const outletsFrame = outletsSchema.extend({
  outlets: z.array(z.unknown()).min(1, "at least one outlet"),
})

/** The list of something that has more than it should. */
function listedIn(input: unknown): readonly unknown[] {
  return z.object({ outlets: z.array(z.unknown()) }).safeParse(input).data?.outlets ?? []
}

/** What can be read of an outlet that does not parse, so that its other problems show as well. */
function readableOutlet(raw: unknown): ReadableOutlet {
  const fields = z.record(z.string(), z.unknown()).safeParse(raw).data ?? {}
  const read = Object.entries(outletSchema.shape).flatMap(([field, schema]) => {
    const { data, success } = schema.safeParse(fields[field])
    return success && data !== undefined ? [[field, data] as const] : []
  })
  return Object.fromEntries(read) satisfies ReadableOutlet
}
