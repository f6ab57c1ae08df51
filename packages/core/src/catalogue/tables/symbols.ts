/**
 * What stands in a cell for each of a closed set of values: words, which every table may use, and the numbers of the
 * system that wrote it. Two running systems number the same words differently, so a number means nothing until its
 * system is named. The lists themselves stand in the files named after them.
 */

/** Who wrote the numbers of a table: nobody, so that it holds words alone, or one of two running systems. */
export type SourceSystem = "symbolic" | "system-a" | "system-b"

export interface Symbols<T> {
  /** The words for the values; of several for one value the first is written. */
  readonly labels: readonly (readonly [label: string, value: T])[]
  /** The numbers, by the systems that have any. */
  readonly numbers: Readonly<Partial<Record<SourceSystem, Readonly<Record<string, T>>>>>
  /** What a number of one or two digits that is not listed stands for, where the list of the numbers may grow. */
  readonly unlisted?: T
}

/** Words alone: no system has numbers for them. */
export const wordsAlone = <T>(labels: Symbols<T>["labels"]): Symbols<T> => ({ labels, numbers: {} })

/** Numbers of a national list, the same in every system and plain in a table without one. */
export const national = <T>(numbers: Readonly<Record<string, T>>): Symbols<T>["numbers"] => ({
  symbolic: numbers,
  "system-a": numbers,
  "system-b": numbers,
})

/** What a text stands for; `unlisted` says that its number is not listed. Undefined: for nothing. */
export function readSymbol<T>(
  symbols: Symbols<T>,
  text: string,
  system: SourceSystem,
): { readonly value: T; readonly unlisted: boolean } | undefined {
  const label = symbols.labels.find(([label]) => label === text)
  if (label !== undefined) return { value: label[1], unlisted: false }
  if (!/^\d{1,2}$/.test(text)) return undefined
  const numbers = Object.entries(symbols.numbers[system] ?? {})
  const number = numbers.find(([number]) => Number(number) === Number(text))
  if (number !== undefined) return { value: number[1], unlisted: false }
  return symbols.unlisted === undefined ? undefined : { value: symbols.unlisted, unlisted: true }
}

/** How a value is written: as the system's number where it has one, otherwise in words. */
export function writeSymbol<T>(symbols: Symbols<T>, value: T, system: SourceSystem): string | undefined {
  const numbers = system === "symbolic" ? {} : (symbols.numbers[system] ?? {})
  const number = Object.entries(numbers).find(([, meant]) => meant === value)
  return number?.[0] ?? symbols.labels.find(([, meant]) => meant === value)?.[0]
}

/** What may stand in a cell, in words. */
export function composeChoices<T>(symbols: Symbols<T>, system: SourceSystem): string {
  // One word for each value: the one that is written.
  const words = symbols.labels
    .filter(([, value], at) => symbols.labels.findIndex(([, other]) => other === value) === at)
    .map(([label]) => label)
    .join(", ")
  const numbers = Object.keys(symbols.numbers[system] ?? {})
  return numbers.length === 0 ? `one of ${words}` : `one of ${words}, or a number of ${numbers.join(", ")}`
}
