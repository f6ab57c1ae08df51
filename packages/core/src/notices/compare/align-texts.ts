/**
 * Lays what is expected beside what is shown, in order: first what is the same, however it is broken into lines; then,
 * in the gaps, what is like enough to be the same text changed.
 */

import type { FoldedLine } from "./folded-line.ts"

/** Texts that stand beside each other: indexes from, and until (not including), on either side. */
export interface Span {
  readonly expected: readonly [from: number, until: number]
  readonly shown: readonly [from: number, until: number]
}

type Shown = Pick<FoldedLine, "folded" | "unnumbered">

export interface Alignment {
  /** Changed texts, one beside one. */
  readonly changed: readonly (readonly [expected: number, shown: number])[]
  /** What has nothing beside it: runs between what has. */
  readonly gaps: readonly Span[]
}

/** Aligns folded texts, none of them empty, with lines, so that the most characters are the same. */
export function alignTexts(expected: readonly string[], shown: readonly Shown[]): Alignment {
  const changed: (readonly [number, number])[] = []
  const gaps: Span[] = []
  for (const gap of gapsBetween(chain(expected, shown, equalSpan), expected.length, shown.length)) {
    const [from, until] = gap.expected
    const [first, end] = gap.shown
    const like = chain(expected.slice(from, until), shown.slice(first, end), likeSpan)
    for (const span of like) changed.push([from + span.expected[0], first + span.shown[0]])
    for (const rest of gapsBetween(like, until - from, end - first)) {
      gaps.push({
        expected: [from + rest.expected[0], from + rest.expected[1]],
        shown: [first + rest.shown[0], first + rest.shown[1]],
      })
    }
  }
  return { changed, gaps }
}

interface Pair {
  /** How many texts it takes on either side. */
  readonly reach: readonly [expected: number, shown: number]
  readonly weight: number
}

/** The pair that begins at both indexes, if any. */
type Pairing = (
  expected: readonly string[],
  shown: readonly Shown[],
  at: readonly [number, number],
) => Pair | undefined

const equalSpan: Pairing = (expected, shown, at) => {
  const { folded = "", unnumbered = "" } = shown[at[1]] ?? {}
  const span = grow(expected, shown, at, folded)
  return span ?? (unnumbered === folded ? undefined : grow(expected, shown, at, unnumbered))
}

/** The same characters, of as few texts on either side as it takes; `first` is how the first line reads. */
function grow(
  expected: readonly string[],
  shown: readonly Shown[],
  [i, j]: readonly [number, number],
  first: string,
): Pair | undefined {
  let [a, b] = [expected[i] ?? "", first]
  const reach: [number, number] = [1, 1]
  while (a !== b) {
    const isBehind = a.length < b.length
    const next = isBehind ? expected[i + reach[0]] : shown[j + reach[1]]?.folded
    if (next === undefined || !(isBehind ? b.startsWith(a) : a.startsWith(b))) return undefined
    if (isBehind) a += next
    else b += next
    reach[isBehind ? 0 : 1] += 1
  }
  return { reach, weight: a.length + 1 }
}

/** Half of its pairs of letters are the same. */
const likeSpan: Pairing = (expected, shown, [i, j]) => {
  const weight = likeness(expected[i] ?? "", shown[j]?.folded ?? "")
  return weight < 0.5 ? undefined : { reach: [1, 1], weight }
}

/** The heaviest chain of pairings that follow one another on both sides. */
function chain(expected: readonly string[], shown: readonly Shown[], pair: Pairing): readonly Span[] {
  const width = shown.length + 1
  const best = new Float64Array((expected.length + 1) * width)
  const weightAt = (i: number, j: number) => best[i * width + j] ?? 0
  const pairs = new Map<number, readonly [number, number]>()
  for (let i = expected.length - 1; i >= 0; i -= 1) {
    for (let j = shown.length - 1; j >= 0; j -= 1) {
      const found = pair(expected, shown, [i, j])
      const skipped = Math.max(weightAt(i + 1, j), weightAt(i, j + 1))
      const taken = found ? found.weight + weightAt(i + found.reach[0], j + found.reach[1]) : 0
      if (found && taken > skipped) pairs.set(i * width + j, found.reach)
      best[i * width + j] = Math.max(taken, skipped)
    }
  }
  const spans: Span[] = []
  for (let i = 0, j = 0; i < expected.length && j < shown.length;) {
    const reach = pairs.get(i * width + j)
    if (reach) {
      spans.push({ expected: [i, i + reach[0]], shown: [j, j + reach[1]] })
      i += reach[0]
      j += reach[1]
    } else if (weightAt(i + 1, j) >= weightAt(i, j + 1)) i += 1
    else j += 1
  }
  return spans
}

function gapsBetween(spans: readonly Span[], expected: number, shown: number): readonly Span[] {
  const ends = [...spans, { expected: [expected, expected], shown: [shown, shown] } satisfies Span]
  return ends
    .map((span, index): Span => {
      const before = spans[index - 1]
      return {
        expected: [before?.expected[1] ?? 0, span.expected[0]],
        shown: [before?.shown[1] ?? 0, span.shown[0]],
      }
    })
    .filter((gap) => gap.expected[0] < gap.expected[1] || gap.shown[0] < gap.shown[1])
}

/** The share of pairs of adjoining characters that two texts have in common (Dice): 0 to 1. */
function likeness(a: string, b: string): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (shorter.length < 2 || longer.length > 3 * shorter.length) return 0
  const left = new Map<string, number>()
  for (let at = 0; at < longer.length - 1; at += 1) {
    const pair = longer.slice(at, at + 2)
    left.set(pair, (left.get(pair) ?? 0) + 1)
  }
  let common = 0
  for (let at = 0; at < shorter.length - 1; at += 1) {
    const pair = shorter.slice(at, at + 2)
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    left.set(pair, count - 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length - 2)
}
