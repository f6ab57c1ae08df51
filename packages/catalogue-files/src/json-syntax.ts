/** Where a text stops being JSON. `JSON.parse` tells no place and repeats what was given, so it only decides. */

const TOKEN =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

/** What may come next: a value, the first key or `}`, a key, `:`, the first entry or `]`, a comma or the end. */
type Next = "value" | "first-key" | "key" | "colon" | "first-entry" | "after-value"

/** The offset of the first character that cannot stand where it is; undefined where all of the text is JSON. */
export function findJsonError(source: string): number | undefined {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return firstWrong(text) + source.length - text.length
  }
}

function firstWrong(text: string): number {
  const open: ("{" | "[")[] = []
  let next: Next = "value"
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    const start = at + (/^[ \t\n\r]*/.exec(text.slice(at, at + 10_000))?.[0].length ?? 0)
    const following: Next | undefined | null =
      token && follow(token[1] ?? (token[2] ? "text" : "scalar"), next, open)
    if (!token || !following) return Math.min(start, Math.max(0, text.length - 1))
    next = following
    at = TOKEN.lastIndex
  }
}

function follow(token: string, next: Next, open: ("{" | "[")[]): Next | undefined {
  const isValuePlace = next === "value" || next === "first-entry"
  switch (token) {
    case "{":
    case "[":
      if (!isValuePlace) return undefined
      open.push(token)
      return token === "{" ? "first-key" : "first-entry"
    case "}":
      return (next === "first-key" || next === "after-value") && open.pop() === "{"
        ? "after-value"
        : undefined
    case "]":
      return (next === "first-entry" || next === "after-value") && open.pop() === "["
        ? "after-value"
        : undefined
    case ",":
      if (next !== "after-value" || open.length === 0) return undefined
      return open.at(-1) === "{" ? "key" : "value"
    case ":":
      return next === "colon" ? "value" : undefined
    case "text":
      if (next === "key" || next === "first-key") return "colon"
      return isValuePlace ? "after-value" : undefined
    default:
      return isValuePlace ? "after-value" : undefined
  }
}
