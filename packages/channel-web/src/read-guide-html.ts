/**
 * Reads a page as a person does who looks at it: the lines that are shown, and nothing that stands only in tags,
 * attributes, scripts, comments or metadata. The page may be anyone's; it is parsed as browsers parse it. What a style
 * sheet or a script hides or adds cannot be known here and counts as it stands in the page.
 */
import type { VisibleLine, VisibleText } from "@onevisit/core/notices"
import { parse, type DefaultTreeAdapterTypes } from "parse5"

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * The visible text of a page, line by line, to be compared with the guide that it should show. Where the page has one
 * `<main>`, or in it or instead one `<article>`, only that is read.
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
  const article = theOnly(main ?? page, ({ tagName }) => tagName === "article")
  return { lines: linesOf(article ?? main ?? page), bounded: (article ?? main) !== undefined }
}

/** Never shown, shown only where something else fails, struck out, or for finding one's way and not for reading. */
const UNREAD = new Set(
  "audio canvas datalist del embed head iframe math nav noframes noscript object rp rt s script select strike style svg template textarea title video".split(
    " ",
  ),
)

/** A line ends before and behind each of these. */
const BLOCKS = new Set(
  "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split(
    " ",
  ),
)

function linesOf(root: Node): readonly VisibleLine[] {
  const lines: VisibleLine[] = []
  let text = ""
  let heading = false
  const endLine = (): void => {
    const shown = text.replace(/\s+/gu, " ").trim()
    if (shown !== "") lines.push({ text: shown, heading })
    text = ""
  }
  for (const { node, end } of walk(root)) {
    if (node.nodeName === "#text" && "value" in node) text += node.value
    if (!isElement(node) || !BLOCKS.has(node.tagName)) continue
    endLine()
    if (isHeading(node)) heading = !end
  }
  endLine()
  return lines
}

interface Step {
  readonly node: Node
  /** Whether all within it has been passed. */
  readonly end: boolean
}

/** Every node that is shown, before and behind what it holds. A page may be nested deeper than calls can be. */
function* walk(root: Node): Generator<Step> {
  const ahead: Step[] = [{ node: root, end: false }]
  for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
    const { end, node } = step
    if (!end && isElement(node) && node !== root && !isShown(node)) continue
    yield step
    if (end || !("childNodes" in node)) continue
    ahead.push({ node, end: true })
    for (const child of node.childNodes.toReversed()) ahead.push({ node: child, end: false })
  }
}

function isShown(element: Element): boolean {
  if (UNREAD.has(element.tagName) || attributeOf(element, "role") === "navigation") return false
  if (attributeOf(element, "hidden") !== undefined || attributeOf(element, "aria-hidden") === "true")
    return false
  if (element.tagName === "dialog" && attributeOf(element, "open") === undefined) return false
  const style = (attributeOf(element, "style") ?? "").replace(/\/\*.*?\*\/|\s/gs, "").toLowerCase()
  return !/(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden)(?:!important)?(?:;|$)/.test(
    style,
  )
}

function isHeading(element: Element): boolean {
  return /^h[1-6]$/.test(element.tagName) || attributeOf(element, "role") === "heading"
}

function theOnly(root: Node, matches: (element: Element) => boolean): Element | undefined {
  const found: Element[] = []
  for (const { end, node } of walk(root)) {
    if (!end && node !== root && isElement(node) && matches(node)) found.push(node)
  }
  return found.length === 1 ? found[0] : undefined
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}

function isElement(node: Node): node is Element {
  return "tagName" in node
}
