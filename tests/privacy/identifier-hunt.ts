// Looks for thousands of known identifiers in bytes at once, in each of the ways in which a text is commonly written.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { writingsOf } from "./leaks.ts"

/** What is hunted for: told by its name, never by its value. */
export type Known = ReadonlyMap<string, string>

/** Bytes of a writing that are compared first: two numbers of three bytes. */
const HEAD = 6
const HALF = 2 ** 24

/** A hunt for values of at least six bytes; it answers with the names of those it finds. */
export function huntFor(known: Known): (bytes: Buffer) => readonly string[] {
  const heads = new Map<number, { readonly name: string; readonly writing: Buffer }[]>()
  // Most places are passed by at a look at their halves.
  const [begins, ends] = [new Uint8Array(HALF), new Uint8Array(HALF)]
  for (const [name, value] of known)
    for (const each of writingsOf(value)) {
      const writing = Buffer.from(each)
      if (writing.length < HEAD) throw new RangeError(`Too short to hunt for: ${name}`)
      const [begin, end] = [writing.readUIntBE(0, 3), writing.readUIntBE(3, 3)]
      begins[begin] = 1
      ends[end] = 1
      const head = begin * HALF + end
      const others = heads.get(head) ?? []
      others.push({ name, writing })
      heads.set(head, others)
    }
  return (bytes) => {
    const found = new Set<string>()
    // Two numbers move over the bytes, one byte at a time.
    let [begin, end] = [0, 0]
    for (let at = 0; at < bytes.length; at += 1) {
      begin = ((begin << 8) | (end >>> 16)) & 0xffffff
      end = ((end << 8) | (bytes[at] as number)) & 0xffffff
      if (at < HEAD - 1 || ends[end] === 0 || begins[begin] === 0) continue
      const from = at - HEAD + 1
      for (const { name, writing } of heads.get(begin * HALF + end) ?? [])
        if (bytes.subarray(from, from + writing.length).equals(writing)) found.add(name)
    }
    return [...found]
  }
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
