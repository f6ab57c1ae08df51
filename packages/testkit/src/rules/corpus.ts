/**
 * Rules and rows chosen to be hostile: nulls both ways, lists of nothing, leap days, ends of months and of ranges,
 * dates known in part, negative zero, numbers near the end of the exact range, codes that begin like others.
 */
import type { CorpusCase } from "./corpus-case.ts"
import { knownCases } from "./corpus-known.ts"
import { reckonedCases } from "./corpus-reckoned.ts"

export type { CorpusCase } from "./corpus-case.ts"

/** The cases, each a test of its own. */
export const corpus: readonly CorpusCase[] = [...knownCases, ...reckonedCases]
