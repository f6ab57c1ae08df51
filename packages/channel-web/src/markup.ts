// Text that may stand in HTML or XML. The one way to make it is the template below, which escapes every
// string put into it; so no page can forget to.

/** A piece of a page in which all text is escaped. */
export interface Markup {
  readonly markup: string
}

type Piece = string | Markup | readonly Markup[]

/** Joins fixed markup with escaped text: strings are escaped, pieces that are markup already stay as they are. */
export function markup(fixed: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let joined = fixed[0] ?? ""
  for (const [position, piece] of pieces.entries()) joined += written(piece) + (fixed[position + 1] ?? "")
  return { markup: joined }
}

/** Markup that is ours and holds no one's text, such as the style sheet. */
export function fixedMarkup(own: string): Markup {
  return { markup: own }
}

/**
 * Whether a text can stand in HTML and in XML 1.0 and be read back unchanged: no control characters but
 * tab and line ends, no half of a surrogate pair, neither U+FFFE nor U+FFFF.
 */
export function isPublishable(text: string): boolean {
  return !/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/u.test(text)
}

function written(piece: Piece): string {
  if (typeof piece === "string") return escaped(piece)
  if ("markup" in piece) return piece.markup
  return piece.map((each) => each.markup).join("")
}

// A carriage return is written as a reference, because parsers turn a bare one into a line feed.
const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\r": "&#13;",
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => references[character] ?? "")
}
