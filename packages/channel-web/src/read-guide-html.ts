/**
 * Reads a page as a person does who looks at it: the lines that are shown, and nothing that stands only in tags,
 * attributes, scripts, comments or metadata. The page may be anyone's; it is parsed as browsers parse it. What a style
 * sheet or a script hides or adds cannot be known here and counts as it stands in the page.
 */
import type { VisibleLine, VisibleText } from "@onevisit/core/notices"
import { parse } from "parse5"
import { readLines } from "./read-lines.ts"
import { attributeOf, isElement, walkShown, type Element, type Node } from "./walk-shown.ts"

/**
 * The visible text of a page, line by line, to be compared with the guide that it should show. Where the page has one
 * `<main>`, or in it or instead one `<article>` that holds most of what is shown, only that is read.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { readGuideHtml } from "@onevisit/channel-web"
 *
 * const { lines } = readGuideHtml(`<title>收费</title><h2>收费</h2><p>不<b>收费</b>。<p hidden>10元<!-- 20元 -->`)
 * assert.deepEqual(lines, [
 *   { text: "收费", heading: true },
 *   { text: "不收费。", heading: false },
 * ])
 * ```
 */
export function readGuideHtml(html: string): VisibleText {
  const page = parse(html, { scriptingEnabled: false })
  const main = theOnly(
    page,
    (element) => element.tagName === "main" || attributeOf(element, "role") === "main",
  )
  const whole = readLines(main ?? page)
  const article = theOnly(main ?? page, ({ tagName }) => tagName === "article")
  const within = article && readLines(article)
  // One beside the guide, as of news, is not it.
  if (within && lengthOf(within) * 2 > lengthOf(whole)) return { lines: within, bounded: true }
  return { lines: whole, bounded: main !== undefined }
}

function lengthOf(lines: readonly VisibleLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0)
}

/** The one element of its kind that does not stand aside. */
function theOnly(root: Node, matches: (element: Element) => boolean): Element | undefined {
  const found: Element[] = []
  let asides = 0
  for (const { end, node } of walkShown(root)) {
    if (node === root || !isElement(node)) continue
    if (node.tagName === "aside") asides += end ? -1 : 1
    if (!end && asides === 0 && matches(node)) found.push(node)
  }
  return found.length === 1 ? found[0] : undefined
}
