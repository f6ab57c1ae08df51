/** What stands in the way of doing an item with no application, each with the agreements that would clear it. */
import type { Citation, Path, Text } from "../../reasons/index.ts"
import { licensingLaw } from "../review/sources.ts"
import type { ServiceItem } from "../service-item.ts"
import { isCollectedByHand, personalLegs } from "./acts-of-the-person.ts"
import type { BroughtPaper, ReadinessNeed, PersonalFact, PlacedNeed } from "./needs-of.ts"
import { blockerWords, needWords } from "./readiness-words.ts"
import type { DataAgreement } from "./registry-at-hand.ts"

export type BlockerCode =
  /** A licence is granted on application. */
  | "law-wants-application"
  /** No rule was handed in: the conditions stand in words alone. */
  | "no-rule"
  | "no-candidates"
  | "fact-not-told"
  | "fact-judged"
  | "fact-only-the-person-tells"
  /** No registry at hand holds the original. */
  | "paper-not-held"
  /** The paper says neither what it proves nor which kind of document it is. */
  | "paper-without-substitute"
  | "person-must-act"
  | "collected-by-hand"
  | "fee"

export interface ReadinessBlocker {
  readonly code: BlockerCode
  /** In the item; of a fact `rules[n].facts.<name>`. */
  readonly path: Path
  readonly message: Text
  readonly source?: Citation
  /** The agreements that would clear it, each alone; empty where none would. */
  readonly liftedBy: readonly string[]
}

/** What stands in the way before any fact is looked at: the law, and that there is no rule to look at. */
export function standingBlockers({ type }: ServiceItem, hasRules: boolean): readonly ReadinessBlocker[] {
  const wanted = blocker("law-wants-application", ["type"], blockerWords.lawWantsApplication)
  return [
    ...(type === "licence" ? [{ ...wanted, source: licensingLaw("2").citation }] : []),
    ...(hasRules ? [] : [blocker("no-rule", ["conditions"], blockerWords.noRule)]),
  ]
}

/** A fact that no registry settles. */
export function factBlocker({ because, label, path }: PersonalFact): ReadinessBlocker {
  return because === "judged"
    ? blocker("fact-judged", path, blockerWords.judged(label))
    : blocker("fact-only-the-person-tells", path, blockerWords.onlyThePerson(label))
}

/** A need that no registry at hand meets. */
export function needBlocker({ need, path }: PlacedNeed, lifting: readonly DataAgreement[]): ReadinessBlocker {
  const liftedBy = lifting.map(({ id }) => id)
  return { ...blocker(CODE_OF_NEED[need.need], path, needWords(need, lifting)), liftedBy }
}

/** A paper that says nothing by which something else could stand for it. */
export function paperBlocker({ material, path }: BroughtPaper): ReadinessBlocker {
  return blocker("paper-without-substitute", path, blockerWords.noSubstitute(material.name))
}

/** What the person has to do in any case. */
export function actBlockers(item: ServiceItem): readonly ReadinessBlocker[] {
  const { fee } = item
  return [
    ...personalLegs(item).map(({ leg, path }) =>
      blocker("person-must-act", path, blockerWords.mustAct(leg.name)),
    ),
    ...(isCollectedByHand(item)
      ? [blocker("collected-by-hand", ["collection"], blockerWords.collectedByHand)]
      : []),
    ...(fee === null ? [] : [blocker("fee", ["fee"], blockerWords.fee(fee.amount))]),
  ]
}

const CODE_OF_NEED = {
  candidates: "no-candidates",
  fact: "fact-not-told",
  document: "paper-not-held",
} as const satisfies Record<ReadinessNeed["need"], BlockerCode>

function blocker(code: BlockerCode, path: Path, message: Text): ReadinessBlocker {
  return { code, path, message, liftedBy: [] }
}
