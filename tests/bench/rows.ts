// The rows of results.json: which benches a command line asks for, and how new rows replace old ones.
import type { Bench, Measurement } from "./bench.ts"

/** One line of `tests/bench/results.json`. */
export interface Row {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly versus: string | null
  readonly ratio: number | null
  readonly goal: number
  readonly ok: boolean
}

/** The prefixes that follow `--only`; a word that is neither is refused by a sentence. */
export function parseOnly(words: readonly string[]): { readonly only: readonly string[] } | string {
  const only: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ""
    const prefix = word.startsWith("--only=") ? word.slice("--only=".length) : words[(at += 1)]
    if (!/^--only(?:=|$)/.test(word)) return `Unknown argument "${word}". Known: --only <prefix>.`
    if (prefix === undefined || prefix === "") return "--only needs the prefix of an id behind it."
    only.push(prefix)
  }
  return { only }
}

/**
 * The benches whose id starts with one of the prefixes, or without any all that need not be named; and the prefixes that
 * fit none.
 */
export function chooseBenches<B extends Pick<Bench, "id" | "onlyWhenNamed">>(
  benches: readonly B[],
  only: readonly string[],
): { readonly chosen: readonly B[]; readonly unknown: readonly string[] } {
  const fits = (prefix: string) => (bench: B) => bench.id.startsWith(prefix)
  return {
    chosen:
      only.length === 0
        ? benches.filter(({ onlyWhenNamed }) => onlyWhenNamed !== true)
        : benches.filter((bench) => only.some((prefix) => fits(prefix)(bench))),
    unknown: only.filter((prefix) => !benches.some(fits(prefix))),
  }
}

/** Ids that two benches claim. */
export function sharedIds(benches: readonly { readonly id: string }[]): readonly string[] {
  const seen = new Set<string>()
  return benches.map(({ id }) => id).filter((id) => seen.size === seen.add(id).size)
}

/** The row of one measurement, judged by its goal. What is not a number misses every goal. */
export function composeRow(bench: Bench, measured: Measurement): Row {
  const { better, goal, id, unit } = bench
  const onRatio = bench.goalOn === "ratio"
  const judged = onRatio ? (measured.ratio ?? Number.NaN) : measured.value
  return {
    id,
    value: measured.value,
    unit,
    versus: measured.versus ?? null,
    ratio: measured.ratio ?? null,
    goal,
    ok: onRatio || better === "higher" ? judged >= goal : judged <= goal,
  }
}

/** The old rows with those in `replaced` taken out and the new ones put in, by id. */
export function mergeRows(
  old: readonly Row[],
  fresh: readonly Row[],
  replaced: Iterable<string> = fresh.map(({ id }) => id),
): readonly Row[] {
  const gone = new Set(replaced)
  return [...old.filter(({ id }) => !gone.has(id)), ...fresh].sort((a, b) => (a.id < b.id ? -1 : 1))
}
