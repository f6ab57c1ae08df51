// Reads a published page back as a reader would, for tests alone. A strict little parser of its own: it
// knows nothing of how pages are written, accepts only elements that a guide may have, and throws on the rest.

export interface ReadElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (ReadElement | string)[]
}

export interface ReadBlock {
  readonly kind: "paragraph" | "list" | "ordered list" | "table"
  /** One row for a paragraph or list; for a table the columns, then each row. */
  readonly rows: readonly (readonly string[])[]
}

export interface ReadGuide {
  readonly language: string
  readonly title: string
  readonly authority: string
  readonly edition: string
  readonly publishedOn: string
  readonly effectiveFrom: string
  readonly sections: readonly {
    readonly id: string
    readonly heading: string
    readonly blocks: readonly ReadBlock[]
  }[]
}

/** The visible text of a guide's page, field by field. */
export function readPublishedGuide(html: string): ReadGuide {
  const page = readDocument(html)
  const article = only(page, "article")
  const facts = all(only(article, "dl"), "dd").map(textOf)
  const [authority = "", edition = "", publishedOn = "", effectiveFrom = ""] = facts
  const sections = all(article, "section").map((section) => ({
    id: section.attributes["id"] ?? "",
    heading: textOf(only(section, "h2")),
    blocks: section.children.flatMap(readBlock),
  }))
  const title = textOf(only(article, "h1"))
  return {
    language: page.attributes["lang"] ?? "",
    title,
    authority,
    edition,
    publishedOn,
    effectiveFrom,
    sections,
  }
}

/** The root element of an HTML page or, with its declaration, an XML document. */
export function readDocument(source: string): ReadElement {
  const body = source.replace(/^(?:<!DOCTYPE html>|<\?xml version="1\.0" encoding="utf-8"\?>)\n/, "")
  if (body === source) throw new Error("The page does not begin with its declaration.")
  const root: Open = { name: "", attributes: {}, children: [] }
  const open: Open[] = [root]
  let at = 0
  while (at < body.length) {
    const top = open.at(-1)
    if (top === undefined) throw new Error("Closed more than was opened.")
    if (body.charAt(at) !== "<") {
      const end = body.indexOf("<", at)
      const raw = body.slice(at, end === -1 ? body.length : end)
      top.children.push(top.name === "style" ? raw : unescaped(raw))
      at += raw.length
      continue
    }
    const closing = new RegExp(`</${top.name}>`, "y")
    closing.lastIndex = at
    if (top !== root && closing.test(body)) {
      open.pop()
      at = closing.lastIndex
      continue
    }
    tag.lastIndex = at
    const found = tag.exec(body)
    const name = found?.[1] ?? ""
    if (found === null || !elements.has(name)) throw new Error(`Unexpected markup after ${at} characters.`)
    const attributes: Record<string, string> = {}
    for (const [, key = "", value = ""] of (found[2] ?? "").matchAll(attribute)) {
      if (/^on|^style$|^src/.test(key) || key in attributes) throw new Error(`Unexpected attribute ${key}.`)
      attributes[key] = unescaped(value)
    }
    const element: Open = { name, attributes, children: [] }
    top.children.push(element)
    if (!empty.has(name) && found[3] !== "/") open.push(element)
    at = tag.lastIndex
  }
  if (open.length !== 1) throw new Error("Something was left open.")
  const first = root.children.find((each) => typeof each !== "string")
  if (first === undefined) throw new Error("The page is empty.")
  return only(root, first.name)
}

/** All elements of a name below `element`, in the order of the page. */
export function all(element: ReadElement, name: string): readonly ReadElement[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  )
}

export function only(element: ReadElement, name: string): ReadElement {
  const [first, ...rest] = all(element, name)
  if (first === undefined || rest.length > 0) throw new Error(`Expected one ${name}, found ${rest.length}.`)
  return first
}

export function textOf(element: ReadElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("")
}

interface Open {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (ReadElement | string)[]
}

const tag = /<([a-z][a-z0-9:]*)((?: [a-z:-]+="[^"<>]*")*)(\/?)>/y
const attribute = / ([a-z:-]+)="([^"<>]*)"/g
const empty = new Set(["meta", "link"])
const elements = new Set(
  "html head meta title link style body header nav a main article h1 h2 dl dt dd time ul ol li section p div table thead tbody tr th td footer feed entry id updated published author name summary urlset url loc lastmod xhtml:link".split(
    " ",
  ),
)
const characters: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#13": "\r",
}

function unescaped(raw: string): string {
  if (/[<>\r]/.test(raw)) throw new Error("Text holds a bare <, > or carriage return.")
  return raw.replace(/&([^;&]*)(;?)/g, (_whole, name: string, end: string) => {
    const character = characters[name]
    if (character === undefined || end === "") throw new Error("Text holds a bare & or an unknown reference.")
    return character
  })
}

function readBlock(child: ReadElement | string): readonly ReadBlock[] {
  if (typeof child === "string") {
    if (child.trim() !== "") throw new Error("A section holds text outside its blocks.")
    return []
  }
  const cells = (row: ReadElement): readonly string[] =>
    row.children.flatMap((cell) => (typeof cell === "string" ? [] : [textOf(cell)]))
  if (child.name === "h2") return []
  if (child.name === "p") return [{ kind: "paragraph", rows: [[textOf(child)]] }]
  if (child.name === "ul" || child.name === "ol") {
    const kind = child.name === "ol" ? "ordered list" : "list"
    return [{ kind, rows: [cells({ ...child, children: all(child, "li") })] }]
  }
  if (child.name === "div") return [{ kind: "table", rows: all(child, "tr").map(cells) }]
  throw new Error(`A section holds a ${child.name}.`)
}
