/**
 * Reads a catalogue from plain data: its form by one zod schema, then what must hold between fields and
 * between items. Everything that is wrong is said at once, each with its path; nothing given is repeated.
 */
import * as Result from "effect/Result"
import { z } from "zod"
import { InvalidInput, type Issue, type Path } from "../reasons/index.ts"
import { composeExpected, issuesOf } from "../reasons/schema.ts"
import type { Catalogue } from "./catalogue.ts"
import { checkEditions, type PlacedItem } from "./catalogue-checks.ts"
import { checkItem, type ReadableItem } from "./item-checks.ts"
import {
  authoritySchema,
  catalogueSchema,
  itemSchema,
  materialSchema,
  questionSchema,
} from "./item.schema.ts"
import type { Authority, ServiceItem } from "./service-item.ts"

export { catalogueSchema, itemSchema, materialSchema }
export type { Catalogue } from "./catalogue.ts"
export {
  outletSchema,
  outletsJsonSchema,
  outletsSchema,
  parseOutlets,
  type OutletsInput,
  type RegionsOn,
} from "./outlets/schema.ts"
export {
  bundleSchema,
  bundlesJsonSchema,
  bundlesSchema,
  parseBundles,
  type BundlesInput,
} from "./bundles/schema.ts"

/** What a catalogue file may hold: every default may be left out, a term may be written in words. */
export type CatalogueInput = z.input<typeof catalogueSchema>

/** The schema with its fast way generated; where code cannot be generated it is the schema itself. */
const compiledSchema = z.compile(catalogueSchema)

/**
 * Reads one catalogue: `{ authority?, items }`. An item without an authority has the catalogue's.
 *
 * Fails with {@link InvalidInput}, which lists every problem with its path.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseCatalogue } from "@onevisit/core/catalogue/schema"
 *
 * const read = parseCatalogue({ items: [], title: "2018" })
 * assert.ok(Result.isFailure(read))
 * assert.deepEqual(
 *   read.failure.issues.map(({ path, expected }) => [path.join("."), expected]),
 *   [["items", "at least one item"], ["title", "no key of this name"]],
 * )
 * ```
 */
export function parseCatalogue(input: unknown): Result.Result<Catalogue, InvalidInput> {
  return Result.mapError(
    parseCatalogueParts([input]),
    ({ issues }) => new InvalidInput(issues.map((issue) => ({ ...issue, path: issue.path.slice(1) }))),
  )
}

/**
 * Reads one catalogue out of several parts, such as a file for each authority: each is read as
 * {@link parseCatalogue} does, and editions are compared across all of them.
 *
 * Fails with {@link InvalidInput}; the first step of every path is the part's index.
 */
export function parseCatalogueParts(parts: readonly unknown[]): Result.Result<Catalogue, InvalidInput> {
  const issues: Issue[] = []
  const placed: PlacedItem[] = []
  const items: ServiceItem[] = []
  for (const [part, input] of parts.entries()) {
    const read = compiledSchema.safeParse(input, { error: composeExpected })
    if (!read.success) {
      issues.push(...issuesOf(read.error.issues, [part]))
      placed.push(...readableItems(input, part))
      continue
    }
    const { authority } = read.data
    for (const [index, item] of read.data.items.entries()) {
      // Ours to complete: the schema has built it anew.
      const complete: ReadItem = item
      complete.authority ??= authority
      placed.push({ item: complete, path: [part, "items", index] })
      if (hasAuthority(complete)) items.push(complete)
    }
  }
  for (const { item, path } of placed) {
    checkItem(item, (below, expected) => issues.push({ path: [...path, ...below], expected }))
  }
  checkEditions(placed, (path, expected) => issues.push({ path, expected }))
  return issues.length > 0 ? Result.fail(new InvalidInput(issues)) : Result.succeed({ items })
}

/** The JSON Schema (draft 2020-12) of a catalogue file, for editors and for other languages. */
export function catalogueJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(catalogueSchema, { io: "input" })
}

/** What can be read of the items of a part that does not parse, so that its other problems show as well. */
function readableItems(input: unknown, part: number): readonly PlacedItem[] {
  if (!isRecord(input) || !Array.isArray(input["items"])) return []
  const authority = authoritySchema.safeParse(input["authority"])
  // A broken authority is a problem of its own; the items are not blamed for it.
  const unknowable = "authority" in input && !authority.success
  return input["items"].map((raw: unknown, index) => ({
    item: readableItem(raw, authority.success ? authority.data : undefined, unknowable),
    path: [part, "items", index] satisfies Path,
  }))
}

function readableItem(raw: unknown, authority: Authority | undefined, unknowable: boolean): ReadableItem {
  if (!isRecord(raw)) return {}
  const readable: Record<string, unknown> = {}
  for (const [field, schema] of Object.entries(itemSchema.shape)) {
    const read = schema.safeParse(raw[field])
    if (read.success && (field in raw || read.data !== undefined)) readable[field] = read.data
  }
  if (Array.isArray(raw["materials"]))
    readable["materials"] = readableEntries(materialSchema, raw["materials"])
  if (Array.isArray(raw["questions"]))
    readable["questions"] = readableEntries(questionSchema, raw["questions"])
  if (!("authority" in raw) && !unknowable) readable["authority"] = authority
  return readable as ReadableItem
}

function readableEntries(schema: z.ZodType, entries: readonly unknown[]): readonly unknown[] {
  return entries.map((entry) => schema.safeParse(entry).data)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

type ReadItem = Omit<ServiceItem, "authority"> & { authority?: Authority | undefined }

function hasAuthority(item: ReadItem): item is ServiceItem {
  return item.authority !== undefined
}
