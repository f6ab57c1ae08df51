/**
 * One material that several items ask for, in one set (一套材料): in which forms it has to be brought so that each of
 * them is served. A form serves where less is asked for: an original where a copy is, a sealed one where no seal is,
 * two where one is. Media are never exchanged.
 */
import type { Alternative } from "../../materials/index.ts"

/** Forms that are brought together; any item is served by one of them. */
export type FormSet = readonly Alternative[]

/**
 * The ways to serve every need, any one of which is enough, and none of which asks for more than another. Where all
 * needs accept the same, that is it; an original and two copies, if one item wants this and another that, are one way
 * with two forms.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { mergeAlternatives } from "@onevisit/core/catalogue"
 *
 * const paper = { medium: "paper", number: 1 } as const
 * const original = { copyKind: "original", ...paper } as const
 * const copies = { copyKind: "copy", ...paper, number: 2 } as const
 * assert.deepEqual(mergeAlternatives([[original], [copies]]), [[original, copies]])
 * assert.deepEqual(mergeAlternatives([[{ ...copies, number: 1 }], [copies]]), [[copies]])
 * ```
 */
export function mergeAlternatives(needs: readonly (readonly Alternative[])[]): readonly FormSet[] {
  const [first = []] = needs
  if (needs.every((accepts) => sameForms(accepts, first)))
    return (needs.length > 1 ? distinct(first).toSorted(compareForms) : first).map((form) => [form])
  return needs
    .reduce<readonly FormSet[]>(
      (ways, accepts) => leastOf(ways.flatMap((way) => accepts.map((form) => withForm(way, form)))),
      [[]],
    )
    .map((way) => way.toSorted(compareForms))
    .toSorted((a, b) => a.length - b.length || compareTexts(keyOfSet(a), keyOfSet(b)))
}

/** Whether what is brought serves where a form is wanted. */
export function serves(brought: Alternative, wanted: Alternative): boolean {
  return (
    brought.medium === wanted.medium &&
    (brought.copyKind === "original" || wanted.copyKind === "copy") &&
    brought.number >= wanted.number &&
    (brought.sealed === true || wanted.sealed !== true)
  )
}

/** A set with another form, without forms that the rest serves. */
function withForm(set: FormSet, form: Alternative): FormSet {
  if (set.some((each) => serves(each, form))) return set
  return [...set.filter((each) => !serves(form, each)), form]
}

/** The ways than which no other asks for less. */
function leastOf(ways: readonly FormSet[]): readonly FormSet[] {
  const asksNoMore = (less: FormSet, more: FormSet): boolean =>
    less.every((wanted) => more.some((brought) => serves(brought, wanted)))
  return ways.filter(
    (way, at) =>
      !ways.some(
        (other, index) => index !== at && asksNoMore(other, way) && (index < at || !asksNoMore(way, other)),
      ),
  )
}

function sameForms(a: readonly Alternative[], b: readonly Alternative[]): boolean {
  return keyOfSet(distinct(a).toSorted(compareForms)) === keyOfSet(distinct(b).toSorted(compareForms))
}

function distinct(forms: readonly Alternative[]): readonly Alternative[] {
  return [...new Map(forms.map((form) => [keyOf(form), form])).values()]
}

function compareForms(a: Alternative, b: Alternative): number {
  return compareTexts(keyOf(a), keyOf(b))
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** Paper before files, originals before copies, fewer before more. */
function keyOf({ copyKind, medium, number, sealed }: Alternative): string {
  return [
    medium === "paper" ? 0 : 1,
    copyKind === "original" ? 0 : 1,
    String(number).padStart(3, "0"),
    sealed === true ? 1 : 0,
  ].join(" ")
}

function keyOfSet(forms: FormSet): string {
  return forms.map(keyOf).join("; ")
}
