/**
 * When a verdict or an amount moves of itself: the next day or month on which the same facts give another answer,
 * because someone reaches an age, a parameter has a new edition, a code becomes another, or a day has passed. Facts
 * that may come to be known are not foreseen; what is said holds as long as nothing new is heard.
 */
import * as Result from "effect/Result"
import type { Text } from "../../reasons/index.ts"
import type { Month, PlainDate } from "../../time/index.ts"
import type { BoundFact, Ground } from "../bound/bound-rule.ts"
import type { DecisionTime } from "../bound/when.ts"
import type { CannotBind } from "../check/cannot-bind.errors.ts"
import type { FactValues } from "../facts/observation.ts"
import { readFact } from "../facts/read-fact.ts"
import { domainOf } from "../facts/values.ts"
import type { Rule } from "../language/rule.ts"
import type { Verdict } from "../verdict.ts"
import { composeCause, composeChange } from "./change-words.ts"
import { findMovers, type PossibleOf } from "./find-movers.ts"
import { type Cause, type Mover, nextMove } from "./mover.ts"
import { movedParts, type Standing, type StandingInParts, standingOn, standsAlike } from "./standing.ts"
import { type Timeline, timelineOf } from "./timeline.ts"

/** Why a rule moves, as data and in words; the words hold no sensitive value. */
export type ChangeCause = Cause & { readonly text: Text }

/** The next change, or that there is none up to the horizon. */
export type NextChange =
  | {
      readonly outcome: "changes"
      /** The first day, or the first month, with the new answer. */
      readonly at: DecisionTime
      readonly before: Standing
      readonly after: Standing
      /** The grounds whose verdict is not as it was. */
      readonly grounds: readonly {
        readonly ground: Ground
        readonly before: Verdict
        readonly after: Verdict
      }[]
      readonly causes: readonly ChangeCause[]
      readonly text: Text
    }
  | { readonly outcome: "none"; readonly until: PlainDate | Month }

/**
 * The first day after `from` (the first month, where `from` is one) on which the rule decides another verdict or
 * another amount on the same facts; an amount that is open moves when its least or its greatest does. Days up to and
 * including the horizon `until` are looked at. A value of the wrong type is taken for unknown, as `decide` does.
 *
 * Refused with `NotInForce` where a parameter or a code has no value at `from`, or loses it before anything
 * changes: its `on` is the first such day.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { checkRule, nextChange } from "@onevisit/core/rules"
 * import { month, plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const text = { zh: "出生日期", en: "date of birth" }
 * const born = { type: { kind: "date", min: plainDate("1890-01-01"), max: plainDate("2030-12-31"), never: false } } as const
 * const sheet = { id: "resident", facts: { born: { ...born, label: text, from: [] } } }
 * const eligible = { value: { age: "born", at: "month-after-birthday", leapDay: "feb28" }, atLeast: 80 } as const
 * const rule = Result.getOrThrow(checkRule({ v: 1, id: "old-age", title: text, eligible }, { sheet }))
 *
 * const values = { born: "1938-07-20" }
 * const change = Result.getOrThrow(nextChange(rule, values, { month: month("2018-01") }, month("2020-12")))
 * assert.equal(change.outcome, "changes")
 * assert.deepEqual(change.outcome === "changes" && change.at, { month: "2018-08" })
 * ```
 */
export function nextChange(
  rule: Rule,
  values: FactValues,
  from: DecisionTime,
  until: PlainDate | Month,
): Result.Result<NextChange, CannotBind> {
  const timeline = timelineOf(from, until)
  const now = standingOn(rule, values, from)
  if (Result.isFailure(now)) return Result.fail(now.failure)
  const movers = findMovers(rule, possibleIn(rule, values))
  for (const place of places(movers, timeline)) {
    const then = standingOn(rule, values, timeline.timeAt(place))
    if (Result.isFailure(then)) return Result.fail(then.failure)
    if (!standsAlike(now.success, then.success))
      return Result.succeed(changeAt(rule, { place, timeline, movers, now: now.success, then: then.success }))
  }
  return Result.succeed({ outcome: "none", until })
}

/** The places on which a mover reaches a limit, in order of time. */
function* places(movers: readonly Mover[], timeline: Timeline): Iterable<number> {
  const next = movers.map((mover) => nextMove(mover, timeline, 0))
  for (;;) {
    const place = next.reduce(
      (least, each) => (least === null || (each !== null && each < least) ? each : least),
      null,
    )
    if (place === null) return
    yield place
    for (const [at, mover] of movers.entries())
      if (next[at] === place) next[at] = nextMove(mover, timeline, place)
  }
}

interface Found {
  readonly place: number
  readonly timeline: Timeline
  readonly movers: readonly Mover[]
  readonly now: StandingInParts
  readonly then: StandingInParts
}

function changeAt(rule: Rule, { movers, now, place, then, timeline }: Found): NextChange {
  const at = timeline.timeAt(place)
  const parts = movedParts(now, then)
  const moved = movers.filter((mover) => nextMove(mover, timeline, place - 1) === place)
  const inParts = moved.filter(({ part }) => parts.includes(part))
  const causes = new Map<string, ChangeCause>()
  for (const mover of inParts.length > 0 ? inParts : moved) {
    const words = composeCause(rule, mover.cause, mover.at(timeline.whenAt(place)))
    causes.set(words.zh, { ...mover.cause, text: words })
  }
  const grounds = then.grounds.flatMap(({ ground, verdict }, index) => {
    const before = now.grounds[index]?.verdict
    return before === undefined || before === verdict ? [] : [{ ground, before, after: verdict }]
  })
  const all = [...causes.values()]
  return {
    outcome: "changes",
    at,
    before: standingIn(now),
    after: standingIn(then),
    grounds,
    causes: all,
    text: composeChange(at, now, then, all),
  }
}

function standingIn({ amount, verdict }: StandingInParts): Standing {
  return { verdict, amount }
}

/** What may be true of each fact but codes, which stand still however their table moves. */
function possibleIn({ sheet }: Rule, values: FactValues): PossibleOf {
  return (name) => {
    const declaration = sheet.facts[name]
    if (declaration === undefined) return []
    const { type } = declaration
    const domain = domainOf(type.kind === "list" ? type.of : type, null)
    const fact: BoundFact = { index: 0, name, declaration, domain, codes: null }
    const { lists, possible } = readFact(fact, Object.hasOwn(values, name) ? values[name] : undefined)
    return lists === null ? [possible] : lists.flat()
  }
}
