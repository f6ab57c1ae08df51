/** The parts of a page that are shown, as far as its elements and their own styles tell. */
import type { DefaultTreeAdapterTypes } from "parse5"

export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

export interface Step {
  readonly node: Node
  /** Whether all within it has been passed. */
  readonly end: boolean
}

/** Every node that is shown, before and behind what it holds. A page may be nested deeper than calls can be. */
export function* walkShown(root: Node): Generator<Step> {
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

export function isElement(node: Node): node is Element {
  return "tagName" in node
}

export function isHeading(element: Element): boolean {
  return /^h[1-6]$/.test(element.tagName) || attributeOf(element, "role") === "heading"
}

/** Whether the element has its text read in another order than it stands. */
export function isReordered(element: Element): boolean {
  const direction = attributeOf(element, "dir")?.toLowerCase()
  return (
    direction === "rtl" ||
    (element.tagName === "bdo" && direction !== "ltr") ||
    declarationsOf(element).some(
      ([name, value]) =>
        (name === "direction" && value === "rtl") || (name === "unicode-bidi" && value.endsWith("override")),
    )
  )
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}

/** Never shown, shown only where something else fails, struck out, or for finding one's way and not for reading. */
const UNREAD = new Set(
  "audio canvas datalist del embed head iframe math nav noframes noscript object rp rt s script select strike style svg template textarea title video".split(
    " ",
  ),
)

function isShown(element: Element): boolean {
  if (UNREAD.has(element.tagName) || attributeOf(element, "role") === "navigation") return false
  if (attributeOf(element, "hidden") !== undefined || attributeOf(element, "aria-hidden") === "true")
    return false
  if (element.tagName === "dialog" && attributeOf(element, "open") === undefined) return false
  if (element.tagName === "button" && !isAllOfHeading(element)) return false
  return !declarationsOf(element).some(hides)
}

/** The heading of what folds away is often a button; any other is not for reading. */
function isAllOfHeading(button: Element): boolean {
  const { parentNode: around } = button
  return (
    around !== null &&
    isElement(around) &&
    isHeading(around) &&
    around.childNodes.every((node) => node === button || ("value" in node && node.value.trim() === ""))
  )
}

type Declaration = readonly [name: string, value: string]

/** Struck out counts as not shown, as in `<s>`. */
function hides([name, value]: Declaration): boolean {
  switch (name) {
    case "display":
      return value === "none"
    case "visibility":
      return value === "hidden" || value === "collapse"
    case "content-visibility":
      return value === "hidden"
    case "opacity":
      return Number.parseFloat(value) <= 0
    case "font":
    case "font-size":
      return Number.parseFloat(value) === 0
    case "text-decoration":
    case "text-decoration-line":
      return value.includes("line-through")
    default:
      return false
  }
}

/** What of these the element's own style says, without blanks, comments and importance; a comment may be left open. */
function declarationsOf(element: Element): readonly Declaration[] {
  const style = attributeOf(element, "style")
  if (style === undefined) return []
  const plain = style
    .replace(/\/\*.*?(?:\*\/|$)/gs, "")
    .replace(/\s+/g, "")
    .toLowerCase()
  return [...plain.matchAll(DECLARATION)].map(([, name = "", value = ""]) => [
    name,
    value.replace(/!important$/, ""),
  ])
}

const DECLARATION =
  /(?:^|;)((?:content-)?visibility|direction|display|font(?:-size)?|opacity|text-decoration(?:-line)?|unicode-bidi):([^;]*)/g
