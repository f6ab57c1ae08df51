/** Texts that fill a field and say nothing. */

const PLACEHOLDER =
  /^\s*(?:无|没有|暂无|暂缺|不详|待定|略|同上|见附件|[-—–/.…]+|n\/?a|none|nil|tbd|unknown)?\s*[。.]?\s*$/i

/** Whether a text is empty or stands in for one that nobody wrote. */
export function isPlaceholder(words: string): boolean {
  return words.length < 12 && PLACEHOLDER.test(words)
}
