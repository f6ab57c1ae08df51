/**
 * The records that registries hold, against which a review sees that a material need not be asked of anyone.
 * 浙江省保障“最多跑一次”改革规定 art. 7: what the platform can provide is not asked for.
 */
import type { MaterialRequirement } from "../../materials/index.ts"
import type { Text } from "../../reasons/index.ts"

/** A registry with the records that can be looked up in it. */
export interface RegistryRecords {
  readonly id: string
  readonly title: Text
  readonly records: readonly {
    /** The record's name in the registry; a material whose `document` says the same is this record. */
    readonly id: string
    readonly title: Text
    /** What else the document is called in Chinese. */
    readonly names?: readonly string[]
  }[]
}

/** A record, with the registry in which it stands. */
export interface KnownRecord {
  readonly registry: { readonly id: string; readonly title: Text }
  readonly record: { readonly id: string; readonly title: Text }
}

/** The record that proves what a material proves, if some registry has it. */
export type FindRecord = (material: MaterialRequirement) => KnownRecord | undefined

/** Finds records by the kind of document, else by name; of two registries that hold one, the first listed. */
export function recordsOf(registries: readonly RegistryRecords[]): FindRecord {
  const byDocument = new Map<string, KnownRecord>()
  const byName = new Map<string, KnownRecord>()
  const put = (known: Map<string, KnownRecord>, key: string, record: KnownRecord) => {
    if (!known.has(key)) known.set(key, record)
  }
  for (const registry of registries) {
    for (const record of registry.records) {
      put(byDocument, record.id, { registry, record })
      for (const name of [record.title.zh, ...(record.names ?? [])])
        put(byName, bareName(name), { registry, record })
    }
  }
  if (byDocument.size === 0) return () => undefined
  return ({ document, name }) =>
    document === undefined ? byName.get(bareName(name.zh)) : byDocument.get(document)
}

/** The name of the document itself, without brackets and without words for the form in which it is wanted. */
function bareName(name: string): string {
  return name.replaceAll(
    /（[^）]*）|\([^)]*\)|[《》“”"\s]|(?:正本|副本|原件|复印件|影印件|扫描件|电子版)/g,
    "",
  )
}
