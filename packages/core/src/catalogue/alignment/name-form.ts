/**
 * Names of items in a form in which they can be compared. Items are named in a dozen characters, so likeness is
 * measured by pairs of neighbouring characters (Dice's coefficient on bigrams) and needs no dictionary.
 */
import { normaliseAscii } from "../../identity/index.ts"

/** A name made ready for comparing. */
export interface NameForm {
  /** Letters, Chinese characters and digits alone: no blanks, brackets, 《》 or stops, and no place in front. */
  readonly key: string
  /** The key without a last part in brackets, as in 登记（变更）; the key where there is none. */
  readonly unqualified: string
  /** Whether the name joins several things: 设立、变更登记; 认定和评价. */
  readonly isJoint: boolean
  /** The pairs of neighbouring characters in the key; the one character of a key of one. */
  readonly bigrams: ReadonlySet<string>
}

/**
 * The form of a name. `places` are names of the place and of those it lies in: they are left out where the name
 * begins with them, since a local item is often the sample with the place put in front.
 */
export function nameFormOf(name: string, places: readonly string[]): NameForm {
  const plain = withoutPlace(plainly(name), places)
  const key = lettersOf(plain)
  const unqualified = lettersOf(plain.replace(/\([^()]*\)$/u, ""))
  return {
    key,
    unqualified: unqualified === "" ? key : unqualified,
    isJoint: /[、,;/和与及或]/u.test(plain),
    bigrams: bigramsOf(key),
  }
}

/** The key of a name as it stands: two titles with one key differ at most in how they are written. */
export function nameKeyOf(name: string): string {
  return lettersOf(plainly(name))
}

/** How alike two names are, by the bigrams they share: {@link likenessBy}. */
export function likeness(one: NameForm, other: NameForm): number {
  return likenessBy(sharedBigrams(one, other).length, one, other)
}

/** Dice's coefficient in whole percent, rounded down: the bigrams they share, counted twice, of those of both. */
export function likenessBy(shared: number, one: NameForm, other: NameForm): number {
  const all = one.bigrams.size + other.bigrams.size
  return all === 0 ? 0 : Math.floor((200 * shared) / all)
}

/** The bigrams that two names share. */
export function sharedBigrams(one: NameForm, other: NameForm): readonly string[] {
  return [...one.bigrams].filter((bigram) => other.bigrams.has(bigram))
}

/** With ASCII where there is some, and one kind of bracket. */
function plainly(name: string): string {
  return normaliseAscii(name)
    .replaceAll(/[〔【[]/gu, "(")
    .replaceAll(/[〕】\]]/gu, ")")
}

/** Without the longest place it begins with, and so on; a name is never left empty. */
function withoutPlace(name: string, places: readonly string[]): string {
  let longest = ""
  for (const place of places) {
    const isInFront = name.length > place.length && name.startsWith(place)
    if (isInFront && place.length > longest.length) longest = place
  }
  return longest === "" ? name : withoutPlace(name.slice(longest.length), places)
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, "")
}

function bigramsOf(key: string): ReadonlySet<string> {
  const characters = [...key]
  if (characters.length < 2) return new Set(characters)
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}
