/**
 * What speaks for an item and an entry of a directory being one and the same, and how sure that makes it. Likeness of
 * names alone never decides: whether two similar names mean one item is for a person to say.
 */
import type { Text } from "../../reasons/index.ts"
import { meanDifferentItems } from "./distinguishing-words.ts"
import { likeness } from "./name-form.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

/**
 * How sure it is that an item carries out an entry.
 *
 * Three things are looked at: the code, the name, and whether the basis names a document in common. A code or name
 * speaks for it when it is the entry's, or once was; a name also when it is similar ({@link SIMILAR} percent) or
 * the entry's with a case in brackets. A code or name that both state and that does none of this speaks against it.
 * - `certain`: the code or the name is the entry's or once was, two speak for it, and none against;
 * - `likely`: the code or the name is the entry's or once was, and more speak for it than against;
 * - `possible`: any less, such as similar names alone, or a clause on which no other entry rests; and whatever else
 *   agrees, where the names say different acts or grades. A person has to look: the alignment does not rely on it.
 */
export type Confidence = "certain" | "likely" | "possible"

/** Names are similar from this likeness on, in percent. */
export const SIMILAR = 60

/** What was found on comparing an item with an entry. */
export interface Agreement {
  readonly code: "equal" | "former" | "differs" | "silent"
  /**
   * `qualified`: the entry's with a case in brackets. `part`: the item's name joins it to others.
   * `other-item`: the names tell two items apart, however similar: 设立 and 注销, 一级 and 二级.
   */
  readonly name: "equal" | "former" | "qualified" | "part" | "similar" | "differs" | "other-item"
  /** Of the names, in whole percent. */
  readonly likeness: number
  readonly sharesBasis: boolean
  readonly sharesType: boolean
  /** Whether it is the one entry on a clause that the item rests on. */
  readonly isOnlyOnClause: boolean
  /** The former names by which the names are equal. */
  readonly formerNames: readonly Text[]
  /** The replaced entries whose name or code the item has. */
  readonly replaced: readonly string[]
}

/** Compares by code, name and basis; whether the entry is alone on a clause is for its directory to tell. */
export function compareWith(item: ItemProfile, entry: EntryProfile, isOnlyOnClause: boolean): Agreement {
  const name = compareNames(item, entry)
  const code = compareCodes(item, entry)
  const former = entry.former.filter(
    (each) =>
      (name.found === "former" && each.name?.key === item.name.key) ||
      (code === "former" && isAnyIn(item.codes, each.codes)),
  )
  return {
    code,
    name: name.found,
    likeness: name.likeness,
    sharesBasis: isAnyIn(item.statutes, entry.statutes),
    sharesType: item.item.type === entry.entry.type,
    isOnlyOnClause,
    formerNames: former.flatMap(({ label, name }) =>
      label !== null && name?.key === item.name.key ? [label] : [],
    ),
    replaced: former.flatMap(({ of }) => (of === null ? [] : [of])),
  }
}

/** How sure the agreement makes it; `null` where there is nothing to go by. */
export function confidenceOf(agreement: Agreement): Confidence | null {
  const { code, isOnlyOnClause, name, sharesBasis, sharesType } = agreement
  const byName = isByName(agreement)
  if (!isByCode(agreement) && !byName) {
    return name === "similar" || (isOnlyOnClause && sharesType && name !== "other-item") ? "possible" : null
  }
  if (name === "other-item") return "possible"
  const [against, speaking] = [
    [code === "differs", name === "differs"].filter(Boolean).length,
    [isByCode(agreement), byName || name === "similar", sharesBasis].filter(Boolean).length,
  ]
  if (speaking >= 2 && against === 0) return "certain"
  return speaking > against ? "likely" : "possible"
}

/** Whether the code is the entry's or once was. */
export function isByCode({ code }: Agreement): boolean {
  return code === "equal" || code === "former"
}

/** Whether the name is the entry's or once was, a case in brackets aside. */
export function isByName({ name }: Agreement): boolean {
  return name === "equal" || name === "former" || name === "qualified"
}

/**
 * How well an item and an entry fit beside others of theirs, as one whole number: the confidence first, then the
 * code and the name (the entry's before a former one), the basis, the type, and for one code under several
 * entries the likeness of the names. Equal numbers mean that nothing tells which fits better.
 */
export function fitOf(agreement: Agreement, confidence: Confidence): number {
  const { code, likeness, name, sharesBasis, sharesType } = agreement
  const identity = FIT_OF_CODE[code] + FIT_OF_NAME[name]
  const closeness = code === "equal" && name === "similar" ? likeness : 0
  return (
    (((FIT_OF_CONFIDENCE[confidence] * 5 + identity) * 2 + Number(sharesBasis)) * 2 + Number(sharesType)) *
      101 +
    closeness
  )
}

const FIT_OF_CONFIDENCE = { possible: 0, likely: 1, certain: 2 } as const
const FIT_OF_CODE = { equal: 2, former: 1, differs: 0, silent: 0 } as const
const FIT_OF_NAME = {
  equal: 2,
  former: 1,
  qualified: 1,
  part: 0,
  similar: 0,
  differs: 0,
  "other-item": 0,
} as const

function compareNames(
  item: ItemProfile,
  entry: EntryProfile,
): { readonly found: Agreement["name"]; readonly likeness: number } {
  const names = [entry.name, ...entry.former.flatMap(({ name }) => name ?? [])]
  const { key, unqualified } = item.name
  if (key !== "" && key === entry.name.key) return { found: "equal", likeness: 100 }
  if (key !== "" && names.some((name) => name.key === key)) return { found: "former", likeness: 100 }
  const percent = Math.max(...names.map((name) => likeness(item.name, name)))
  if (unqualified !== "" && unqualified === entry.name.key) return { found: "qualified", likeness: percent }
  if (meanDifferentItems(key, entry.name.key)) return { found: "other-item", likeness: percent }
  return { found: percent >= SIMILAR ? "similar" : "differs", likeness: percent }
}

function compareCodes(item: ItemProfile, entry: EntryProfile): Agreement["code"] {
  if (isAnyIn(item.codes, entry.codes)) return "equal"
  if (entry.former.some(({ codes }) => isAnyIn(item.codes, codes))) return "former"
  const kinds = new Set([...entry.codes].map(kindOfCode))
  return [...item.codes].some((code) => kinds.has(kindOfCode(code))) ? "differs" : "silent"
}

/** `basic` or `local`. */
function kindOfCode(key: string): string {
  return key.slice(0, key.indexOf(":"))
}

function isAnyIn(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true
  return false
}
