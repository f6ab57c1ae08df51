/**
 * The legs of an item: what an applicant has to go through from the first question to the result in hand, and the
 * ways in which each can be done. A visit (跑) is one time a person must appear; legs done in one appearance at one
 * outlet are one visit. 浙江省保障“最多跑一次”改革规定 art. 2.
 */
import type { Text } from "../reasons/index.ts"
import type { Condition } from "../rules/index.ts"

/** What is done in a leg: ask, hand in, prove who one is, show an original, be inspected, collect. */
export type LegKind = "ask" | "submit" | "prove-identity" | "show-original" | "site-check" | "collect"

/** The parts of a case, in order. Between two of them the authority works; no appearance spans both. */
export type Phase = "enquiry" | "intake" | "supplement" | "examination" | "delivery"

/** How a leg can be done. Only `window` makes the applicant appear. */
export type LegWay =
  /** At the counter of one of these outlets; of any where the item is handled, when none is named. */
  | { readonly way: "window"; readonly outlets?: readonly string[]; readonly when?: Condition }
  | {
      /**
       * Online; by courier or mail; by the authority looking it up; by an agent such as a village's helper or a
       * school; by the authority coming to the applicant.
       */
      readonly way: "online" | "courier" | "look-up" | "agent" | "authority-comes"
      readonly when?: Condition
    }

export interface Leg {
  /** Unique in the item. The ids of derived legs, `submit`, `collect` and `material-<id>`, replace those. */
  readonly id: string
  readonly kind: LegKind
  readonly name: Text
  /** In which scenarios it is needed; always, where absent. */
  readonly when?: Condition
  /** Whether the authority decides if it is needed; a bound then holds whatever it decides. */
  readonly atDiscretion?: boolean
  /** Who chooses among the ways; the applicant unless said. */
  readonly chosenBy?: "applicant" | "authority"
  /** In which parts of the case it can be done; those that go with its kind unless said. */
  readonly phases?: readonly Phase[]
  readonly ways: readonly LegWay[]
}
