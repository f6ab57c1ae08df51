/**
 * The register of names (sheet 名录): what the names in other cells stand for. A cell says 《样例办法》第3条 or
 * 样例科技局, as people write it; the register gives each name its id, which stays when the name changes.
 */
import type { Text } from "../../reasons/index.ts"
import { type Symbols, wordsAlone } from "./symbols.ts"

export type NameKind =
  | "statute"
  | "unit"
  | "category"
  | "personal-topic"
  | "organisations-topic"
  | "procedure"

export interface Named {
  readonly id: string
  readonly name: Text
  /** Of a statute: the edition that was read. */
  readonly edition?: string
}

export const nameKinds: Symbols<NameKind> = wordsAlone([
  ["依据", "statute"],
  ["单位", "unit"],
  ["事项分类", "category"],
  ["自然人主题", "personal-topic"],
  ["法人主题", "organisations-topic"],
  ["特别程序", "procedure"],
])

/** The names of one kind keep to what they first stood for: a name and an id are each taken once. */
export interface Register {
  /** Whether both were free, so that the entry is now in the register. */
  add(kind: NameKind, named: Named): boolean
  /** By name, or else by id. */
  find(kind: NameKind, nameOrId: string): Named | undefined
  /** Every entry, in the order in which they came. */
  entries(): readonly RegisterEntry[]
}

export interface RegisterEntry {
  readonly kind: NameKind
  readonly named: Named
}

export function emptyRegister(): Register {
  const entries: RegisterEntry[] = []
  const byName = new Map<string, Named>()
  const byId = new Map<string, Named>()
  const key = (kind: NameKind, name: string) => `${kind} ${name}`
  return {
    add(kind, named) {
      const [name, id] = [key(kind, named.name.zh), key(kind, named.id)]
      if (byName.has(name) || byId.has(id)) return false
      byName.set(name, named)
      byId.set(id, named)
      entries.push({ kind, named })
      return true
    },
    find: (kind, nameOrId) => byName.get(key(kind, nameOrId)) ?? byId.get(key(kind, nameOrId)),
    entries: () => entries,
  }
}
