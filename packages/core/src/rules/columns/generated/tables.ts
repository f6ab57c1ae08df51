/** Tables that generated code looks values up in; it gets them as they are and names them by number. */

export type Table = Uint8Array | Int32Array | Float64Array

export interface Tables {
  /** The name of a table; tables with the same content share one. */
  nameOf(table: Table): string
  readonly all: readonly Table[]
}

export function openTables(): Tables {
  const all: Table[] = []
  const names = new Map<string, string>()
  const nameOf = (table: Table) => {
    const key = `${table.BYTES_PER_ELEMENT}:${table.join()}`
    const known = names.get(key)
    if (known !== undefined) return known
    const name = `t${all.push(table) - 1}`
    names.set(key, name)
    return name
  }
  return { nameOf, all }
}

/** The least power of two that is not below a length: with a table of that length any index can be masked into it. */
export function maskedLength(length: number): number {
  return length <= 1 ? 1 : 2 ** (32 - Math.clz32(length - 1))
}
