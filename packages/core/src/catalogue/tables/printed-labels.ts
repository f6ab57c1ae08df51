import type { Text } from "../../reasons/index.ts"
import type { Symbols } from "./symbols.ts"

/** The words that guides print for values: a table that was filled in from a guide reads as one that was not. */
export function printedLabels<T extends string>(names: Readonly<Record<T, Text>>): Symbols<T>["labels"] {
  return (Object.keys(names) as T[]).map((value) => [names[value].zh, value])
}
