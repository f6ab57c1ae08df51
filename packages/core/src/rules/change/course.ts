/**
 * The course of a value over time: which numbers it may be made of, those that move and those that stand still. A
 * comparison of two courses can turn only where one that moves passes one that stands.
 */
import { fromEpochDay, fullYears, type LeapDay, parsePlainDate, toEpochDay } from "../../time/index.ts"
import * as Result from "effect/Result"
import { shiftDay } from "../bound/arithmetic.ts"
import type { When } from "../bound/bound-rule.ts"
import { dayOf } from "../check/construct.ts"
import { NEVER } from "../facts/fact-type.ts"
import { difference, type IntSet, single } from "../facts/int-set.ts"
import type { AgePolicy, Anchor, Literal } from "../language/expression.ts"
import type { Cause } from "./mover.ts"

/** A number that rises with the day of the decision. */
export interface Moving {
  readonly cause: Extract<Cause, { readonly kind: "age" | "day" }>
  readonly at: (when: When) => number
}

/** `still` is `null` where the numbers that stand still are not known one by one. */
export interface Course {
  readonly moving: readonly Moving[]
  readonly still: readonly number[] | null
  /** The facts that the numbers that stand still come from. */
  readonly facts: readonly string[]
}

/** A value that is not followed: what moves in it is followed by other means. */
export const untold: Course = { moving: [], still: null, facts: [] }

/** One of some values. */
export function anyOf(courses: readonly Course[]): Course {
  const still = courses.map((course) => course.still)
  return {
    moving: courses.flatMap(({ moving }) => moving),
    still: still.every((each) => each !== null) ? still.flat() : null,
    facts: [...new Set(courses.flatMap(({ facts }) => facts))],
  }
}

/** A literal among days and whole numbers; any other kind is never held against what moves. */
export function courseOfLiteral(literal: Literal): Course {
  if (typeof literal === "number") return { moving: [], still: [literal], facts: [] }
  const day = typeof literal === "string" ? parsePlainDate(literal) : null
  return { moving: [], still: day && Result.isSuccess(day) ? [toEpochDay(day.success)] : [], facts: [] }
}

/** Everything a fact may be: its values change their answer to a test only at the ends of their intervals. */
export function courseOfSets(fact: string, possible: readonly IntSet[]): Course {
  return { moving: [], still: endsOf(possible), facts: [fact] }
}

/** The age by each of the days at the ends of what a date of birth may be. */
export function courseOfAge(
  fact: string,
  born: readonly IntSet[],
  policy: AgePolicy,
  leapDay: LeapDay,
): Course {
  const ends = endsOf(born)
  const last = ends.at(-1)
  const moving = ends.map((day): Moving => ({
    cause: {
      kind: "age",
      facts: [fact],
      reach: ends.length === 1 ? "exact" : day === last ? "sure" : "possible",
    },
    at: (when) => fullYears(fromEpochDay(day), fromEpochDay(Number(dayOf(when, AGE_DAY[policy]))), leapDay),
  }))
  return { moving, still: [], facts: [] }
}

/** A day that follows from the day of the decision. */
export function courseOfAnchor(anchor: Anchor): Course {
  const moving: Moving = { cause: { kind: "day", facts: [] }, at: (when) => Number(dayOf(when, anchor)) }
  return { moving: [moving], still: [], facts: [] }
}

/** Days moved. */
export function shiftCourse({ facts, moving, still }: Course, months: number, days: number): Course {
  const move = (day: number) => Number(shiftDay(BigInt(day), months, days))
  return {
    moving: moving.map(({ at, cause }) => ({ cause, at: (when) => move(at(when)) })),
    still: still?.map(move) ?? null,
    facts,
  }
}

const AGE_DAY: Readonly<Record<AgePolicy, Anchor>> = {
  "on-the-day": "on-the-day",
  "birthday-month": "last-of-month",
  "month-after-birthday": "last-of-previous-month",
}

/** The ends of the intervals in rising order, each once. That a date never comes is no day. */
function endsOf(sets: readonly IntSet[]): readonly number[] {
  const days = sets.flatMap((set) => difference(set, single(NEVER)))
  return [...new Set(days.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b)
}
