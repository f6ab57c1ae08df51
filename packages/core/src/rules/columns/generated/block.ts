/**
 * Lines of generated code. An expression that was written once is not written again where its name can be seen, and a
 * value that nothing reads is left out.
 */

export interface Block {
  /** The name that holds the value of an expression; literals and names stand for themselves. */
  name(code: string): string
  line(code: string): void
  /** A name that nothing has yet. */
  fresh(): string
  /** A block inside this one: it sees the names given so far, and what it names stays its own. */
  inner(): Block
  text(): string
}

/** A counter of names that no two blocks of one function share. */
export interface Names {
  next: number
}

/** A block of its own. */
export function openBlock(names: Names): Block {
  return blockWithin(names, () => undefined)
}

interface Line {
  /** What the line gives a value to; `null` for what is done in any case. */
  readonly name: string | null
  readonly code: string
}

function blockWithin(names: Names, outside: (code: string) => string | undefined): Block {
  const lines: Line[] = []
  const known = new Map<string, string>()
  const fresh = () => `x${(names.next += 1)}`
  const find = (code: string) => known.get(code) ?? outside(code)
  return {
    name: (code) => {
      if (PLAIN.test(code)) return code
      const found = find(code)
      if (found !== undefined) return found
      const name = fresh()
      known.set(code, name)
      lines.push({ name, code: `const ${name} = ${code}` })
      return name
    },
    line: (code) => void lines.push({ name: null, code }),
    fresh,
    inner: () => blockWithin(names, find),
    text: () => readLines(lines).join("\n"),
  }
}

const PLAIN = /^(?:\w+|\(-\d+\))$/
const NAME = /\bx\d+\b/g

/** The lines without those that give a value to a name which no later one reads. */
function readLines(lines: readonly Line[]): readonly string[] {
  const read = new Set<string>()
  const kept: string[] = []
  for (const { code, name } of lines.toReversed()) {
    if (name !== null && !read.has(name)) continue
    for (const [found] of code.matchAll(NAME)) read.add(found)
    kept.push(code)
  }
  return kept.toReversed()
}
