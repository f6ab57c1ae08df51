/** What the QR of a document leads to: a way to check it against the district, without a word about anyone. */
import { showLine } from "../../reasons/index.ts"

/** A check code (校验码): the start of a fingerprint of the document, in lower-case hex. */
export const CHECK_CODE_LENGTH = 16

export interface CheckReference {
  readonly number: string | null
  readonly check: string
  /** Where a document is checked, for example `https://district.example/check`; without it the code stands alone. */
  readonly path?: string
}

/**
 * The content of the QR: the path with the number and the check code, or the two of them where there is no path. Throws
 * `TypeError` on a check code that is none, so that nothing else gets into it.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeCheckReference } from "@onevisit/core/notices"
 *
 * const reference = { number: "样例〔2019〕1号", check: "0123456789abcdef", path: "https://check.example.invalid/d" }
 * assert.equal(
 *   composeCheckReference(reference),
 *   "https://check.example.invalid/d?n=%E6%A0%B7%E4%BE%8B%E3%80%942019%E3%80%951%E5%8F%B7&c=0123456789abcdef",
 * )
 * ```
 */
export function composeCheckReference({ check, number, path }: CheckReference): string {
  if (check.length !== CHECK_CODE_LENGTH || !/^[0-9a-f]+$/.test(check))
    throw new TypeError(`A check code is ${CHECK_CODE_LENGTH} hex digits in lower case.`)
  const shown = number === null ? null : showLine(number)
  if (path === undefined) return shown === null ? check : `${shown} ${check}`
  const query = `${shown === null ? "" : `n=${encodeURIComponent(shown)}&`}c=${check}`
  return `${path}${path.includes("?") ? "&" : "?"}${query}`
}
