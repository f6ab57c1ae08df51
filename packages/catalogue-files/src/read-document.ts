/** One file as plain data, or why it is none: limits, syntax, keys given twice. */
import type { Issue } from "@onevisit/core/reasons"
import { constructFromEvents, type Event, parseEvents } from "js-yaml"
import { countAliasedNodes } from "./aliased-nodes.ts"
import type { CatalogueFile, ReadLimits } from "./catalogue-file.ts"
import { findJsonError } from "./json-syntax.ts"
import { composePlace, findRepeatedKeys } from "./locate.ts"
import { findYamlErrors, issueOf } from "./yaml-errors.ts"

/** `value` is there whenever the file could be read, even where issues were found on the way. */
export type ReadDocument =
  | { readonly issues: readonly Issue[] }
  | { readonly issues: readonly Issue[]; readonly value: unknown }

const EMPTY = "a catalogue: items, and the authority that offers them"

/** Reads one file. A byte order mark, any line ends and comments are no matter. */
export function readDocument(file: CatalogueFile, limits: Required<ReadLimits>): ReadDocument {
  const place = composePlace(file)
  const fail = (offset: number, expected: string): ReadDocument => ({
    issues: [{ path: [], expected, at: place(offset) }],
  })
  const format = /\.(?:json|ya?ml)$/i.exec(file.name)?.[0]?.toLowerCase()
  if (format === undefined) return fail(0, "a file name that ends in .yaml, .yml or .json")
  if (file.text.length > limits.characters) {
    return fail(0, `a file of at most ${limits.characters} characters; split it`)
  }
  if (format === ".json") {
    const at = findJsonError(file.text)
    if (at !== undefined)
      return fail(at, file.text.trim() === "" ? EMPTY : "JSON: this character cannot stand here")
  }
  let events: Event[]
  try {
    events = parseEvents(file.text, { maxDepth: limits.depth })
  } catch (error) {
    return { issues: findYamlErrors(file, error) }
  }
  if (countAliasedNodes(file.text, events, limits.aliasedNodes) > limits.aliasedNodes) {
    return fail(0, `aliases that stand for at most ${limits.aliasedNodes} nodes together`)
  }
  return construct(file, events, fail)
}

function construct(
  file: CatalogueFile,
  events: Event[],
  fail: (offset: number, expected: string) => ReadDocument,
): ReadDocument {
  try {
    return only(constructFromEvents(events, { source: file.text }), [], fail)
  } catch (error) {
    const repeated = findRepeatedKeys(file.text, events)
    const place = composePlace(file)
    const issues = repeated.map(({ path, offset }) => ({
      path,
      expected: "each key once",
      at: place(offset),
    }))
    if (issues.length === 0) return { issues: [issueOf(file, error)] }
    try {
      // The last of the repeated keys stands in, so that the file's other problems show as well.
      return only(constructFromEvents(events, { source: file.text, json: true }), issues, fail)
    } catch (other) {
      return { issues: [...issues, issueOf(file, other)] }
    }
  }
}

function only(
  documents: readonly unknown[],
  issues: readonly Issue[],
  fail: (offset: number, expected: string) => ReadDocument,
): ReadDocument {
  if (documents.length === 0) return fail(0, EMPTY)
  if (documents.length > 1) return fail(0, "one document; put the others into files of their own")
  return documents[0] === null ? fail(0, EMPTY) : { issues, value: documents[0] }
}
