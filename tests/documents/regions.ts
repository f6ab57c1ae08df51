// The parts of programs that documents show: from `// #region <name>` to `// #endregion <name>`, moved to the margin.

/** The regions of a program by their names. Throws where one is not closed, or two have one name. */
export function regionsOf(path: string, text: string): ReadonlyMap<string, string> {
  const regions = new Map<string, string>()
  const lines = text.split("\n")
  for (const [at, line] of lines.entries()) {
    const name = /^\s*\/\/ #region ([\w-]+)$/.exec(line)?.[1]
    if (name === undefined) continue
    const end = lines.findIndex((later, index) => index > at && later.trim() === `// #endregion ${name}`)
    if (end < 0 || regions.has(name))
      throw new Error(`${path}: the region ${name} is not closed, or not the only one.`)
    regions.set(name, atTheMargin(lines.slice(at + 1, end)))
  }
  return regions
}

function atTheMargin(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/))
  const indent = Math.min(...indents)
  return lines.map((line) => line.slice(indent)).join("\n")
}
