/**
 * Reads a catalogue from YAML and JSON files. The fast way knows no positions; only when something is wrong
 * is a file read again, to say at which line and column. What the data means is core's to say.
 */
import type { Catalogue } from "@onevisit/core/catalogue"
import { parseCatalogueParts } from "@onevisit/core/catalogue/schema"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { type CatalogueFile, defaultLimits, type ReadLimits } from "./catalogue-file.ts"
import { composePlace, locate } from "./locate.ts"
import { readDocument } from "./read-document.ts"

/**
 * Reads all files as one catalogue; each holds `authority` (optional) and `items`.
 *
 * Fails with `InvalidInput`: every problem of every file, with file, line, column, path and what was
 * expected. A file that cannot be read at all hides no problem of another. No value is repeated
 * but the statutory term that a promise exceeds.
 */
export function readCatalogue(
  files: readonly CatalogueFile[],
  limits: ReadLimits = {},
): Result.Result<Catalogue, InvalidInput> {
  const issues: Issue[] = [...checkNames(files)]
  if (files.length === 0) issues.push({ path: [], expected: "at least one file" })
  const readable: { readonly file: CatalogueFile; readonly value: unknown }[] = []
  for (const file of files) {
    const document = readDocument(file, { ...defaultLimits, ...limits })
    issues.push(...document.issues)
    if ("value" in document) readable.push({ file, value: document.value })
  }
  const catalogue = parseCatalogueParts(readable.map(({ value }) => value))
  if (Result.isFailure(catalogue)) {
    for (const [index, { file }] of readable.entries()) {
      const ofFile = catalogue.failure.issues.filter(({ path }) => path[0] === index)
      issues.push(...placeIssues(file, ofFile))
    }
  }
  if (issues.length > 0) return Result.fail(new InvalidInput(inOrder(issues, files)))
  return catalogue
}

function checkNames(files: readonly CatalogueFile[]): readonly Issue[] {
  const names = files.map(({ name }) => name)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((file) => ({
    path: [],
    expected: "each file once",
    at: { file, line: 1, column: 1 },
  }))
}

/** The issues of one file, whose paths begin with its index, at their places in it. */
function placeIssues(file: CatalogueFile, issues: readonly Issue[]): readonly Issue[] {
  if (issues.length === 0) return []
  const paths = issues.map(({ path }) => path.slice(1))
  const offsets = locate(file.text, paths)
  const place = composePlace(file)
  return issues.map(({ expected }, index) => ({
    path: paths[index] ?? [],
    expected,
    at: place(offsets[index] ?? 0),
  }))
}

/** By file as given, then by place; what has one place stays in the order in which it was found. */
function inOrder(issues: readonly Issue[], files: readonly CatalogueFile[]): readonly Issue[] {
  const order = new Map(files.map(({ name }, index) => [name, index]))
  return issues.toSorted((a, b) => {
    if (!a.at || !b.at) return a.at ? 1 : b.at ? -1 : 0
    const byFile = (order.get(a.at.file) ?? 0) - (order.get(b.at.file) ?? 0)
    return byFile || a.at.line - b.at.line || a.at.column - b.at.column
  })
}
