/**
 * Text in CSV that a spreadsheet program would run as a formula is marked as text by an apostrophe, as people mark it,
 * and the apostrophe is taken off again. Text that has such an apostrophe of its own gets a second one.
 */

export function withMark(text: string): string {
  return /^'*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}

export function withoutMark(text: string): string {
  return /^'+[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text
}
