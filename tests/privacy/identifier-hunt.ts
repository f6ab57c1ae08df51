// Looks for thousands of known identifiers in bytes at once, in each of the ways in which a text is commonly written.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { writingsOf } from "./leaks.ts"

/** What is hunted for: told by its name, never by its value. */
export type Known = ReadonlyMap<string, string>

/** Bytes of a writing that are compared first: two numbers of three bytes. */
const HEAD = 6
const HALF = 2 ** 24
/** Many more than there are writings. */
const MARK_BITS = 22

/** A hunt for values of at least six bytes; it answers with the names of those it finds. */
export function huntFor(known: Known): (bytes: Buffer) => readonly string[] {
  // By head, then by length, since many begin alike.
  const heads = new Map<number, Map<number, Map<string, string[]>>>()
  // Nearly all places are passed by at one look.
  const marks = new Uint8Array(2 ** MARK_BITS)
  for (const [name, value] of known)
    for (const each of writingsOf(value)) {
      const writing = Buffer.from(each)
      if (writing.length < HEAD) throw new RangeError(`Too short to hunt for: ${name}`)
      const [begin, end] = [writing.readUIntBE(0, 3), writing.readUIntBE(3, 3)]
      marks[markOf(begin, end)] = 1
      const head = begin * HALF + end
      const lengths = entryOf(heads, head, () => new Map<number, Map<string, string[]>>())
      const writings = entryOf(lengths, writing.length, () => new Map<string, string[]>())
      entryOf(writings, writing.toString("latin1"), (): string[] => []).push(name)
    }
  return (bytes) => {
    const found = new Set<string>()
    // Two numbers move over the bytes, one byte at a time.
    let [begin, end] = [0, 0]
    for (let at = 0; at < bytes.length; at += 1) {
      begin = ((begin << 8) | (end >>> 16)) & 0xffffff
      end = ((end << 8) | (bytes[at] as number)) & 0xffffff
      if (at < HEAD - 1 || marks[markOf(begin, end)] === 0) continue
      const from = at - HEAD + 1
      for (const [length, writings] of heads.get(begin * HALF + end) ?? [])
        for (const name of writings.get(bytes.toString("latin1", from, from + length)) ?? []) found.add(name)
    }
    return [...found]
  }
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const entry = map.get(key) ?? make()
  map.set(key, entry)
  return entry
}

function markOf(begin: number, end: number): number {
  return (Math.imul(begin, 0x9e3779b1) ^ Math.imul(end, 0x85ebca77)) >>> (32 - MARK_BITS)
}

/** Every file below a folder, in a rising order of names. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

/** What is found in the files below a folder, each with the file it stands in; file names count as well. */
export function huntBelow(folder: string, hunt: ReturnType<typeof huntFor>): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const within = file.slice(folder.length + 1)
    return [...hunt(readFileSync(file)), ...hunt(Buffer.from(within))].map((name) => `${within}: ${name}`)
  })
}
