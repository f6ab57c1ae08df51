/** How many columns of a terminal a text takes: two for a Chinese character, none for a mark that joins another. */

/** First and last code point of what is two columns wide: Unicode's wide and full-width characters, by block. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
]

/** The columns that a text without line breaks takes. */
export function displayWidth(words: string): number {
  let width = 0
  for (const character of words) width += characterWidth(character)
  return width
}

/** Whether a character is two columns wide. */
export function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x1100 && WIDE.some(([first, last]) => first <= code && code <= last)
}

function characterWidth(character: string): number {
  if (isWide(character)) return 2
  return /[\p{Cc}\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : 1
}
