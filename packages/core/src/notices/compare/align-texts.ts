/**
 * Lays what is expected beside what is shown, in order: first what is the same, however it is broken into lines; then,
 * in the gaps, what is like enough to be the same text changed.
 */

import type { FoldedText } from "./fold-text.ts"
import type { FoldedLine } from "./folded-line.ts"

/** Texts that stand beside each other: indexes from, and until (not including), on either side. */
export interface Span {
  readonly expected: readonly [from: number, until: number]
  readonly shown: readonly [from: number, until: number]
}

type Shown = Pick<FoldedLine, "folded" | "gaps" | "unnumbered" | "cell">

export interface Alignment {
  /** Changed texts, one beside one. */
  readonly changed: readonly (readonly [expected: number, shown: number])[]
  /** What has nothing beside it: runs between what has. */
  readonly gaps: readonly Span[]
}

/** Aligns folded texts, none of them empty, with lines, so that the most characters are the same. */
export function alignTexts(expected: readonly FoldedText[], shown: readonly Shown[]): Alignment {
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
  expected: readonly FoldedText[],
  shown: readonly Shown[],
  at: readonly [number, number],
) => Pair | undefined

const equalSpan: Pairing = (expected, shown, at) => {
  const line = shown[at[1]]
  if (line === undefined) return undefined
  const span = grow(expected, shown, at, line)
  return (
    span ?? (line.unnumbered.folded === line.folded ? undefined : grow(expected, shown, at, line.unnumbered))
  )
}

/**
 * The same characters, of as few texts on either side as it takes, where no border was moved so that they say
 * otherwise; `first` is how the first line reads.
 */
function grow(
  expected: readonly FoldedText[],
  shown: readonly Shown[],
  [i, j]: readonly [number, number],
  first: FoldedText,
): Pair | undefined {
  let [field, line] = [expected[i] ?? first, first]
  let [a, b] = [field.folded, line.folded]
  const reach: [number, number] = [1, 1]
  while (a !== b) {
    if (a.length < b.length) {
      const next = expected[i + reach[0]]
      const at = a.length - (b.length - line.folded.length)
      if (!next || !b.startsWith(a) || !mayMeet(line, at, shown[j + reach[1] - 1]?.cell)) return undefined
      field = next
      a += next.folded
      reach[0] += 1
    } else {
      const next = shown[j + reach[1]]
      const at = b.length - (a.length - field.folded.length)
      const isSameCell = next?.cell === shown[j + reach[1] - 1]?.cell
      if (!next || !a.startsWith(b) || !isSameCell || !mayBreak(field, at)) return undefined
      line = next
      b += next.folded
      reach[1] += 1
    }
  }
  return { reach, weight: a.length + 1 }
}

/**
 * Whether two texts may meet here in one line. In the cell of a table only a label and what it is of; elsewhere
 * whatever is set apart, or else is no number beside a word.
 */
function mayMeet({ folded, gaps }: FoldedText, at: number, cell: number | undefined): boolean {
  if (cell !== undefined) return gaps.get(at) === ":"
  const beside = folded.slice(at - 1, at + 1)
  return gaps.has(at) || !(NUMERAL.test(beside) && /^[\p{L}\p{N}]{2}$/u.test(beside))
}

/** Whether a line may end here within a text: not within a number. */
function mayBreak({ folded, gaps }: FoldedText, at: number): boolean {
  return gaps.has(at) || !/^\d\d$/.test(folded.slice(at - 1, at + 1))
}

const NUMERAL = /[\p{N}一二两三四五六七八九十百千万]/u

/** Half of its pairs of letters are the same. */
const likeSpan: Pairing = (expected, shown, [i, j]) => {
  const weight = likeness(expected[i]?.folded ?? "", shown[j]?.folded ?? "")
  return weight < 0.5 ? undefined : { reach: [1, 1], weight }
}

/** The heaviest chain of pairings that follow one another on both sides. */
function chain(expected: readonly FoldedText[], shown: readonly Shown[], pair: Pairing): readonly Span[] {
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
