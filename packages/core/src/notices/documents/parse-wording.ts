/** An authority's own wording of the texts, checked: it may say things its own way, but drop nothing that is filled in. */
import * as Result from "effect/Result"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import { placeholdersIn } from "../placeholders.ts"
import { documentKinds, type DocumentKind } from "./legal-document.ts"
import { standardTexts, type DocumentTexts } from "./standard-texts.ts"

/** Longer than any sentence is. */
const LONGEST = 2000

/**
 * The texts of every kind, with the given ones in place of the standard ones. Fails with `InvalidInput`, which lists all
 * that is wrong, each with its path: a kind or text that there is not, a text that is empty, and a text that lacks what
 * is filled in or names what is not.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { parseWording } from "@onevisit/core/notices"
 *
 * const texts = Result.getOrThrow(parseWording({ acceptance: { title: "样例区{title}" } }))
 * assert.equal(texts.acceptance.title, "样例区{title}")
 * const wrong = parseWording({ correction: { deadline: "请尽快补齐。" } })
 * assert.deepEqual(Result.isFailure(wrong) && wrong.failure.issues, [
 *   { path: ["correction", "deadline"], expected: "a text with {dueOn} and {mode}" },
 * ])
 * ```
 */
export function parseWording(wording: unknown): Result.Result<DocumentTexts, InvalidInput> {
  if (!isRecord(wording)) return Result.fail(new InvalidInput([{ path: [], expected: "kinds of documents" }]))
  const issues = Object.entries(wording).flatMap(([kind, texts]): readonly Issue[] =>
    isKind(kind)
      ? issuesOfKind(kind, texts)
      : [{ path: [kind], expected: `one of ${documentKinds.join(", ")}` }],
  )
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  const joined = documentKinds.map((kind) => [kind, { ...standardTexts[kind], ...given(wording[kind]) }])
  return Result.succeed(Object.fromEntries(joined) as DocumentTexts)
}

function issuesOfKind(kind: DocumentKind, texts: unknown): readonly Issue[] {
  if (texts === undefined) return []
  const standard: Readonly<Record<string, string>> = standardTexts[kind]
  if (!isRecord(texts)) return [{ path: [kind], expected: "texts by name" }]
  return Object.entries(texts).flatMap(([name, text]) => {
    const path = [kind, name]
    const usual = Object.hasOwn(standard, name) ? standard[name] : undefined
    if (usual === undefined) return [{ path, expected: `one of ${Object.keys(standard).join(", ")}` }]
    if (text === undefined) return []
    const wanted = [...new Set(placeholdersIn(usual))]
    const expected = wanted.length === 0 ? "a text that is not empty" : `a text with ${named(wanted)}`
    if (typeof text !== "string" || text.trim() === "" || text.length > LONGEST) return [{ path, expected }]
    const present = placeholdersIn(text)
    if (wanted.some((each) => !present.includes(each))) return [{ path, expected }]
    const strange = present.some((each) => !wanted.includes(each))
    return strange ? [{ path, expected: `${expected} and nothing else in braces` }] : []
  })
}

function named(placeholders: readonly string[]): string {
  return placeholders.map((name) => `{${name}}`).join(" and ")
}

function given(texts: unknown): Readonly<Record<string, unknown>> {
  const entries = isRecord(texts) ? Object.entries(texts) : []
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined))
}

function isKind(kind: string): kind is DocumentKind {
  return documentKinds.some((each) => each === kind)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
