/** Lines of generated code. An expression that was written once is not written again where its name can be seen. */

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

function blockWithin(names: Names, outside: (code: string) => string | undefined): Block {
  const lines: string[] = []
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
      lines.push(`const ${name} = ${code}`)
      return name
    },
    line: (code) => void lines.push(code),
    fresh,
    inner: () => blockWithin(names, find),
    text: () => lines.join("\n"),
  }
}

const PLAIN = /^(?:\w+|\(-\d+\))$/
