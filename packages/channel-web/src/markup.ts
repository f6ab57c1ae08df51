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

/** Whether a text can be shown at all: it holds no NUL and no half of a surrogate pair, which no storage keeps either. */
export function isPublishable(text: string): boolean {
  return !/[\p{Cs}\0]/u.test(text)
}

/** Whether a text can be the anchor of a section: not empty, no white space, nothing that is shown as something else. */
export function isAnchor(text: string): boolean {
  return /^[^\s\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u.test(text)
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
  return text.replace(/[&<>"'\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, (each) => references[each] ?? visible(each))
}

// Neither HTML nor XML can carry these, and one that slipped in from a word processor must not keep a whole
// catalogue from the public: a control character is shown by its symbol (␋), a noncharacter as U+FFFD.
function visible(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return "␡"
  return code < 0xa0 ? character : "\uFFFD"
}
