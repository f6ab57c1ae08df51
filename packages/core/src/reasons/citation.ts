import type { Text } from "./text.ts"

/**
 * Where a rule stands: the statute (or the document of a practice) and the place in it.
 *
 * `statute` is the id of the document, stable across translations; `title` is what people see.
 */
export interface Citation {
  readonly statute: string
  readonly title: Text
  /** For example `32`. */
  readonly article?: string
  /** For example `1(4)`: paragraph 1, item 4. */
  readonly paragraph?: string
  /** The edition of the text that was read, by the date (`YYYY-MM-DD`) it was passed or published. */
  readonly edition?: string
  /** A value that stands in for one that is not known; never to be relied on. */
  readonly sample?: boolean
}

/** The citation as people write it: `《行政许可法》第三十二条…` in short form with arabic numerals. */
export function composeCitation(citation: Citation): Text {
  const { article, paragraph, title } = citation
  const zh = `《${title.zh}》${article ? `第${article}条` : ""}${paragraph ? paragraphZh(paragraph) : ""}`
  const en = `${title.en}${article ? `, art. ${article}` : ""}${paragraph ? ` ¶${paragraph}` : ""}`
  return citation.sample ? { zh: `${zh}（样例）`, en: `${en} (sample)` } : { zh, en }
}

function paragraphZh(paragraph: string): string {
  const [, number = paragraph, item] = /^(\d+)(?:\((\d+)\))?$/.exec(paragraph) ?? []
  return `第${number}款${item ? `第${item}项` : ""}`
}
