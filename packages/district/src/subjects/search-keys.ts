/**
 * What a subject is searched by beside an identifier: the phone, and the name together with the last four characters of an
 * identifier, each as a keyed fingerprint. Only the keys that the district declared are made: what nobody may search by
 * is not kept to be searched (个人信息保护法 art. 6).
 */
import { canonicalJson } from "@onevisit/core/events"
import type { SubjectIdentity } from "@onevisit/core/identity"
import type { Keys } from "@onevisit/core/ports"
import type { SearchKey } from "@onevisit/core/records"

/** A search key that is no identifier. */
export type IndexedKey = Exclude<SearchKey, "identifier">

export interface BlindSearchKey {
  readonly key: IndexedKey
  readonly index: string
}

/** All search keys of an identity, each once. Its identifiers stand in their normal form. */
export async function searchKeysOf(
  keys: Keys,
  identity: SubjectIdentity,
  declared: readonly SearchKey[],
): Promise<readonly BlindSearchKey[]> {
  const phones = declared.includes("phone") && identity.phone !== undefined ? [identity.phone] : []
  const numbers = declared.includes("name-and-last-four") ? identity.identifiers : []
  const lastFours = new Set(numbers.map(({ value }) => value.slice(-4)))
  return Promise.all([
    ...phones.map((phone) => phoneKey(keys, phone)),
    ...[...lastFours].map((lastFour) => nameKey(keys, identity.name, lastFour)),
  ])
}

/** However it is spelled: spaces, hyphens and China's own prefix make no other number. */
export async function phoneKey(keys: Keys, phone: string): Promise<BlindSearchKey> {
  const normal = phone
    .normalize("NFKC")
    .replaceAll(/[^\d+]/gu, "")
    .replace(/^(\+86|0086)/u, "")
  return { key: "phone", index: await keys.blindIndex("search:phone", normal) }
}

/** One fingerprint of the pair: neither half finds anybody. */
export async function nameKey(keys: Keys, name: string, lastFour: string): Promise<BlindSearchKey> {
  const pair = [name, lastFour].map((part) => part.normalize("NFKC").replaceAll(/\s/gu, "").toUpperCase())
  return {
    key: "name-and-last-four",
    index: await keys.blindIndex("search:name-and-last-four", canonicalJson(pair)),
  }
}
