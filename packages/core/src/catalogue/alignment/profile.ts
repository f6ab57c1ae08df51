/** Items and entries of a directory made ready for comparing: names in form, codes and basis as keys. */
import type { Citation, Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { editionsOn } from "../catalogue.ts"
import type { ItemCodes, ServiceItem } from "../service-item.ts"
import type { DirectoryCodes, DirectoryEntry } from "./directory.ts"
import { codeForm, codeOf } from "./item-codes.ts"
import { type NameForm, nameFormOf, nameKeyOf } from "./name-form.ts"

/** What tells which item is meant. */
export interface Profile {
  readonly name: NameForm
  /** `basic:…` and `local:…` in the form in which they are compared; the basic one also out of longer codes. */
  readonly codes: ReadonlySet<string>
  /** The documents of the basis, each by its id and by its title. */
  readonly statutes: ReadonlySet<string>
  /** The clauses of the basis that say an article, likewise. */
  readonly clauses: ReadonlySet<string>
}

export interface ItemProfile extends Profile {
  readonly item: ServiceItem
}

export interface EntryProfile extends Profile {
  readonly entry: DirectoryEntry
  readonly former: readonly FormerProfile[]
}

/** A name or codes that meant the entry once. */
export interface FormerProfile {
  readonly name: NameForm | null
  readonly label: Text | null
  readonly codes: ReadonlySet<string>
  /** The entry that had them, where another one had: this one replaces it. */
  readonly of: string | null
}

/** The items in force on a day, by id. */
export function profileItems(
  items: readonly ServiceItem[],
  on: PlainDate,
  places: readonly string[],
): readonly ItemProfile[] {
  return editionsOn(items, on).map((item) => ({
    item,
    ...profileOf(item.name, item.codes ?? {}, item.basis, places),
  }))
}

/** The entries in force on a day, by id, each with what it was before. */
export function profileEntries(
  entries: readonly DirectoryEntry[],
  on: PlainDate,
  places: readonly string[],
): readonly EntryProfile[] {
  const byId = new Map<string, DirectoryEntry[]>()
  for (const entry of entries) {
    if (entry.validFrom <= on) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry])
  }
  return editionsOn(entries, on).map((entry) => ({
    entry,
    ...profileOf(entry.name, entry.codes, entry.basis, places),
    former: formerOf(entry, byId, places),
  }))
}

/** The form of a document's title, the same with and without 《》. */
export function statuteKeys({ statute, title }: Citation): readonly string[] {
  return [`id:${statute}`, `title:${nameKeyOf(title.zh)}`]
}

function profileOf(
  name: Text,
  codes: ItemCodes,
  basis: readonly Citation[],
  places: readonly string[],
): Profile {
  return {
    name: nameFormOf(name.zh, places),
    codes: codeKeys(codes),
    statutes: new Set(basis.flatMap(statuteKeys)),
    clauses: new Set(basis.flatMap(clauseKeys)),
  }
}

function codeKeys(codes: ItemCodes): ReadonlySet<string> {
  const keys = (["basic", "local"] as const).flatMap((kind) => {
    const found = codeOf(codes, kind)
    return found === undefined ? [] : [`${kind}:${codeForm(kind, found.code)}`]
  })
  return new Set(keys)
}

function clauseKeys(citation: Citation): readonly string[] {
  const { article, paragraph } = citation
  if (article === undefined) return []
  return statuteKeys(citation).map((key) => `${key}#${article}#${paragraph ?? ""}`)
}

/** What the entry says of itself, its own earlier editions, and the entries it replaces, however far back. */
function formerOf(
  entry: DirectoryEntry,
  byId: ReadonlyMap<string, readonly DirectoryEntry[]>,
  places: readonly string[],
): readonly FormerProfile[] {
  const found: FormerProfile[] = []
  const add = (name: Text | undefined, codes: DirectoryCodes | undefined, of: string | null): void => {
    const form = name === undefined ? null : nameFormOf(name.zh, places)
    found.push({ name: form, label: name ?? null, codes: codeKeys(codes ?? {}), of })
  }
  const seen = new Set([entry.id])
  const follow = (id: string, of: string | null): void => {
    for (const edition of byId.get(id) ?? []) {
      if (edition !== entry) add(edition.name, edition.codes, of)
      for (const { codes, name } of edition.formerly ?? []) add(name, codes, of)
      for (const replaced of edition.replaces ?? []) {
        if (seen.has(replaced)) continue
        seen.add(replaced)
        follow(replaced, replaced)
      }
    }
  }
  follow(entry.id, null)
  return found
}
