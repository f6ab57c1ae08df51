/**
 * From which month money is due and until which: local rules differ on every point, so that a programme states each.
 * The phrases here build a rule's conditions from one policy, so that start, band and stop cannot contradict each
 * other; `checkProgramme` holds a rule that was written otherwise against its policy.
 */
import {
  ageOf,
  type AgePolicy,
  alive,
  type NeverDateFact,
  type NumberFact,
  type WrittenComparison,
  type WrittenValue,
} from "../../rules/index.ts"
import type { LeapDay } from "../../time/index.ts"

export interface MonthPolicy {
  /**
   * `birthday-month`: the month of the birthday counts. `month-after-birthday`: the month after it is the first.
   * `month-after-approval`: whoever has reached the age is paid from the month after the enrolment, and nothing for
   * the months before it.
   */
  readonly start: "birthday-month" | "month-after-birthday" | "month-after-approval"
  /** The first month in which a birthday moves someone into the next band. */
  readonly bandChange: "birthday-month" | "month-after-birthday"
  /** `next-month`: the month of a death or a move is still paid. `same-month`: it is not. */
  readonly stop: "next-month" | "same-month"
  /** When someone born on 29 February has a birthday in a common year. `feb28` is the reading favourable to the citizen. */
  readonly leapDay: LeapDay
}

/** A policy's way of saying age and life in a rule. */
export interface MonthPhrases {
  /** Full years, as they count for the entitlement. */
  readonly age: (born: NumberFact<"date">) => WrittenValue<"integer">
  /** Full years, as they count for the amount. */
  readonly bandAge: (born: NumberFact<"date">) => WrittenValue<"integer">
  readonly alive: (died: NeverDateFact) => WrittenComparison
}

/**
 * The phrases of a policy, to write a programme's rule with.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { phrasesOf } from "@onevisit/core/benefits"
 * import { fact, factSheet } from "@onevisit/core/rules"
 *
 * const resident = factSheet("resident", { born: fact.date({ zh: "出生日期", en: "date of birth" }) })
 * const months = { start: "month-after-birthday", bandChange: "birthday-month", stop: "next-month", leapDay: "feb28" } as const
 * const { age, bandAge } = phrasesOf(months)
 * assert.deepEqual(age(resident.born).node, { age: "born", at: "month-after-birthday", leapDay: "feb28" })
 * assert.deepEqual(bandAge(resident.born).node, { age: "born", at: "birthday-month", leapDay: "feb28" })
 * ```
 */
export function phrasesOf(policy: MonthPolicy): MonthPhrases {
  const { bandChange, leapDay, stop } = policy
  return {
    age: (born) => ageOf(born, { at: startAge(policy), leapDay }),
    bandAge: (born) => ageOf(born, { at: bandChange, leapDay }),
    alive: (died) => alive(died, { stop }),
  }
}

/** The day of the month on which the age for the entitlement is taken. */
export function startAge({ start }: MonthPolicy): AgePolicy {
  return start === "month-after-approval" ? "birthday-month" : start
}
