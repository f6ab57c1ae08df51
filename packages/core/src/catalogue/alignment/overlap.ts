/** Finds the names that overlap with another by counting, so that names which share nothing are never compared. */
import type { NameForm } from "./name-form.ts"

/** Finds, of what is named, whatever shares enough bigrams with a name. */
export type FindOverlaps<Named> = (
  name: NameForm,
  isEnough: (shared: number, named: Named) => boolean,
) => readonly Named[]

export function indexOverlaps<Named extends { readonly name: NameForm }>(
  named: readonly Named[],
): FindOverlaps<Named> {
  const places = new Map<string, number[]>()
  for (const [at, { name }] of named.entries()) {
    for (const bigram of name.bigrams) {
      const list = places.get(bigram)
      if (list === undefined) places.set(bigram, [at])
      else list.push(at)
    }
  }
  const counts = new Uint16Array(named.length)
  return ({ bigrams }, isEnough) => {
    const sharing: number[] = []
    for (const bigram of bigrams) {
      for (const at of places.get(bigram) ?? []) {
        const count = counts[at] ?? 0
        if (count === 0) sharing.push(at)
        counts[at] = count + 1
      }
    }
    const found: Named[] = []
    for (const at of sharing) {
      const each = named[at]
      if (each !== undefined && isEnough(counts[at] ?? 0, each)) found.push(each)
      counts[at] = 0
    }
    return found
  }
}
