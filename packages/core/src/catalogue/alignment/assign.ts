/**
 * Which item carries out which entry, where several might: each entry goes to the item that fits it best, and two
 * items share one, or one item takes two, only where that is what has been done to the entry. Where nothing tells
 * which is meant, nothing is assigned. The order in which items and entries come makes no difference.
 */
import { fitOf } from "./agreement.ts"
import { groupBy } from "./group-by.ts"
import type { Pair } from "./pairs.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

export interface Assignment {
  /** For each item what it carries out: one entry, or several where it merges them. */
  readonly ofItem: ReadonlyMap<ItemProfile, readonly Pair[]>
  /** For each entry what carries it out: one item, or several where they split it. */
  readonly ofEntry: ReadonlyMap<EntryProfile, readonly Pair[]>
  /** Entries that several items may be, so that a person has to say which. */
  readonly contested: ReadonlySet<EntryProfile>
}

/** Assigns by what is certain or likely; what is only possible is left to a person. */
export function assign(pairs: readonly Pair[]): Assignment {
  const state = new State()
  const reliable = pairs.filter(({ confidence }) => confidence !== "possible")
  const byFit = groupBy(reliable, ({ agreement, confidence }) => fitOf(agreement, confidence))
  for (const [, equallyGood] of [...byFit].toSorted(([a], [b]) => b - a)) assignUnique(equallyGood, state)
  shareTaken(reliable, state)
  addSiblings(reliable, state)
  return state
}

/** With further pairs for items that have one entry of their own or none, as far as nobody disputes them. */
export function withClaims(assignment: Assignment, claims: readonly Pair[]): Assignment {
  const state = new State(assignment)
  claimFree(claims, state)
  return state
}

class State implements Assignment {
  readonly ofItem = new Map<ItemProfile, Pair[]>()
  readonly ofEntry = new Map<EntryProfile, Pair[]>()
  readonly contested = new Set<EntryProfile>()
  /** Items of which a person has to say what they are. */
  readonly undecided = new Set<ItemProfile>()

  constructor(from?: Assignment) {
    for (const pair of [...(from?.ofItem.values() ?? [])].flat()) this.link(pair)
    for (const entry of from?.contested ?? []) this.contested.add(entry)
  }

  link(pair: Pair): void {
    const [ofItem, ofEntry] = [this.ofItem.get(pair.item) ?? [], this.ofEntry.get(pair.entry) ?? []]
    this.ofItem.set(pair.item, ofItem)
    this.ofEntry.set(pair.entry, ofEntry)
    ofItem.push(pair)
    ofEntry.push(pair)
  }

  isItemFree(item: ItemProfile): boolean {
    return !this.ofItem.has(item) && !this.undecided.has(item)
  }

  isEntryFree(entry: EntryProfile): boolean {
    return !this.ofEntry.has(entry) && !this.contested.has(entry)
  }
}

/**
 * Of pairs that fit equally well: an item with one choice gets it, shared if others have the same one choice; that
 * may leave others one choice. An item left with several merges them when they replace one entry that it was.
 */
function assignUnique(pairs: readonly Pair[], state: State): void {
  for (;;) {
    const open = pairs.filter(({ entry, item }) => state.isItemFree(item) && state.isEntryFree(entry))
    const choices = groupBy(open, ({ item }) => item)
    const single = [...choices.values()].filter((list) => list.length === 1).flat()
    for (const pair of single) state.link(pair)
    if (single.length > 0) continue
    const rivals = groupBy(open, ({ entry }) => entry)
    for (const [item, list] of choices) {
      const isAlone = list.every(({ entry }) => rivals.get(entry)?.length === 1)
      if (isAlone && replaceOne(list)) for (const pair of list) state.link(pair)
      else {
        state.undecided.add(item)
        for (const { entry } of list) state.contested.add(entry)
      }
    }
    return
  }
}

/** An item whose entries others fit better shares the best of them: they have split it, or are the same twice. */
function shareTaken(pairs: readonly Pair[], state: State): void {
  const left = groupBy(
    pairs.filter(({ item }) => state.isItemFree(item)),
    ({ item }) => item,
  )
  const shared: Pair[] = []
  for (const list of left.values()) {
    const best = Math.max(...list.map(({ agreement, confidence }) => fitOf(agreement, confidence)))
    const [first, ...others] = list.filter(
      ({ agreement, confidence }) => fitOf(agreement, confidence) === best,
    )
    if (first === undefined || others.length > 0 || state.contested.has(first.entry)) continue
    const [holder] = state.ofEntry.get(first.entry) ?? []
    const isMerged = holder !== undefined && (state.ofItem.get(holder.item)?.length ?? 0) > 1
    if (!isMerged) shared.push(first)
  }
  for (const pair of shared) state.link(pair)
}

/**
 * An item that is still what one entry replaces also carries out the others that replace it, where nobody else does.
 * One that has taken the name of the one is no longer what it was.
 */
function addSiblings(pairs: readonly Pair[], state: State): void {
  const byItem = groupBy(pairs, ({ item }) => item)
  const claims: Pair[] = []
  for (const [item, own] of state.ofItem) {
    const [first] = own
    if (first === undefined || first.agreement.name === "equal") continue
    for (const pair of byItem.get(item) ?? []) {
      if (!own.includes(pair) && replaceOne([...own, pair])) claims.push(pair)
    }
  }
  claimFree(claims, state)
}

/** Claims for free entries, by items that share none: of an item all, or none where another claims one of them. */
function claimFree(claims: readonly Pair[], state: State): void {
  const open = claims.filter(({ entry, item }) => {
    const own = state.ofItem.get(item) ?? []
    return state.isEntryFree(entry) && own.every((pair) => state.ofEntry.get(pair.entry)?.length === 1)
  })
  const byEntry = groupBy(open, ({ entry }) => entry)
  for (const list of groupBy(open, ({ item }) => item).values()) {
    const isUndisputed = list.every(({ entry }) => byEntry.get(entry)?.length === 1)
    if (isUndisputed) for (const pair of list) state.link(pair)
  }
}

/** Whether there is one entry that all of them replace and that the item was. */
function replaceOne(pairs: readonly Pair[]): boolean {
  const [first, ...others] = pairs
  return (
    first !== undefined &&
    first.agreement.replaced.some((id) => others.every(({ agreement }) => agreement.replaced.includes(id)))
  )
}
