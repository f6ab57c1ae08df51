/**
 * Reads bundles from plain data: their form by one zod schema, then what must hold in and between them. Whether their
 * items exist hangs on the day and is for `composeBundle` to say.
 */
import * as Result from "effect/Result"
import { z } from "zod"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import { composeExpected, issuesOf } from "../../reasons/schema.ts"
import { checkBundles } from "./bundle-checks.ts"
import { bundleSchema, bundlesSchema } from "./bundle.schema.ts"
import type { Bundle } from "./bundle.ts"

export { bundleSchema, bundlesSchema }

/** What a file of bundles may hold. */
export type BundlesInput = z.input<typeof bundlesSchema>

/**
 * Reads `{ bundles }`.
 *
 * Fails with {@link InvalidInput}, which lists every problem with its path.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseBundles } from "@onevisit/core/catalogue/schema"
 *
 * const title = { zh: "开办企业（样例）", en: "Starting a business (sample)" }
 * const read = parseBundles({
 *   bundles: [{ id: "start-business", title, event: title, items: [{ item: "account", after: ["licence"] }] }],
 * })
 * assert.ok(Result.isFailure(read))
 * assert.deepEqual(
 *   read.failure.issues.map(({ path, expected }) => [path.join("."), expected]),
 *   [["bundles.0.items.0.after.0", "an item of the bundle"]],
 * )
 * ```
 */
export function parseBundles(input: unknown): Result.Result<readonly Bundle[], InvalidInput> {
  const read = bundlesSchema.safeParse(input, { error: composeExpected })
  const issues: Issue[] = read.success ? [] : [...issuesOf(read.error.issues)]
  const readable = read.success
    ? read.data.bundles.map((bundle, at) => ({ at, bundle }))
    : readableBundles(input)
  checkBundles(
    readable.map(({ bundle }) => bundle),
    ([at, ...path], expected) =>
      issues.push({ path: ["bundles", readable[Number(at)]?.at ?? 0, ...path], expected }),
  )
  return read.success && issues.length === 0
    ? Result.succeed(read.data.bundles)
    : Result.fail(new InvalidInput(issues))
}

/** The JSON Schema (draft 2020-12) of a file of bundles, for editors and for other languages. */
export function bundlesJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(bundlesSchema, { io: "input" })
}

/** The bundles that can be read by themselves where others cannot, so that their problems show as well. */
function readableBundles(input: unknown): readonly { readonly at: number; readonly bundle: Bundle }[] {
  const { data, success } = z.object({ bundles: z.array(z.unknown()) }).safeParse(input)
  if (!success) return []
  return data.bundles.flatMap((raw, at) => {
    const { data: bundle, success: isRead } = bundleSchema.safeParse(raw)
    return isRead ? [{ at, bundle }] : []
  })
}
