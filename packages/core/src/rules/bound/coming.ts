/** What a fact may be apart from never having happened: the values that numbers are reckoned from. */
import { mayBeNever, NEVER } from "../facts/fact-type.ts"
import { difference, type IntSet, single } from "../facts/int-set.ts"
import type { BoundFact } from "./bound-rule.ts"

/** The set without "never". Of a fact that always comes nothing is taken away: the same number is a value there. */
export function comingOf({ declaration }: BoundFact, set: IntSet): IntSet {
  return mayBeNever(declaration.type) ? difference(set, single(NEVER)) : set
}
