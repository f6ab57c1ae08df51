/**
 * Text as it can be shown. Neither HTML nor XML can carry control characters, and one that slipped in from a word
 * processor must not keep a whole catalogue from the public; an override of the writing direction would let digits be
 * read in another order than they stand.
 */

/**
 * The text with what cannot be shown made visible: a control character by its symbol (␋); a noncharacter, half a
 * surrogate pair and an override, embedding or isolate of the writing direction as U+FFFD. Tabs, line feeds and carriage returns stay.
 */
export function showText(text: string): string {
  return text.replace(UNSHOWN, symbolOf)
}

/** The same on one line, without blanks at its ends. */
export function showLine(text: string): string {
  return showText(text.replace(/\s+/gu, " ").trim())
}

const UNSHOWN = /[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]|(?![\t\n\r])\p{Cc}/gu

function symbolOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? "␡" : "\uFFFD"
}
