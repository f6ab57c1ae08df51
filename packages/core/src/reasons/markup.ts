/**
 * Text that may stand in HTML or XML. The one way to make it is the template below, which escapes every
 * string put into it; so no page can forget to.
 */
import { showText } from "./show-text.ts"

/** A piece of a page in which all text is escaped. */
export interface Markup {
  readonly markup: string
}

type Piece = string | Markup | readonly Markup[]

/**
 * Joins fixed markup with escaped text: strings are escaped, pieces that are markup already stay as they are.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { markup } from "@onevisit/core/reasons"
 *
 * const name = markup`<b>${"A & B"}</b>`
 * assert.equal(markup`<p title="${'"'}">${name}</p>`.markup, `<p title="&quot;"><b>A &amp; B</b></p>`)
 * ```
 */
export function markup(fixed: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let joined = fixed[0] ?? ""
  for (const [position, piece] of pieces.entries()) joined += written(piece) + (fixed[position + 1] ?? "")
  return { markup: joined }
}

/** Markup that is the program's own and holds no one's text, such as a style sheet. */
export function fixedMarkup(own: string): Markup {
  return { markup: own }
}

function written(piece: Piece): string {
  if (typeof piece === "string") return escaped(piece)
  if ("markup" in piece) return piece.markup
  return piece.map((each) => each.markup).join("")
}

/** A carriage return is written as a reference, because parsers turn a bare one into a line feed. */
const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
}

function escaped(text: string): string {
  return showText(text).replace(/[&<>"'\r]/g, (each) => references[each] ?? each)
}
