/** What one interval may mean: the days it counts or takes away for sure, those it may, and from when counting begins anew. */
import { type IntSet, span } from "../../rules/index.ts"
import { addDays, addMonths, firstDay, fromEpochDay, lastDay, toEpochDay } from "../../time/index.ts"
import type { ServiceEffect, ServiceInterval, ServiceKind, ServiceRules } from "./service-rules.ts"

/** `sure` is part of `possible`. */
export interface PossibleDays {
  readonly sure: IntSet
  readonly possible: IntSet
}

export interface IntervalReading {
  readonly interval: ServiceInterval
  readonly kind: ServiceKind
  /** The effects it may have; one when that is settled. */
  readonly effects: readonly ServiceEffect[]
  readonly missing: readonly string[]
  readonly tooLong: "no" | "perhaps" | "yes"
  readonly counts: PossibleDays
  readonly excludes: PossibleDays
  /** The first day that counts after it, at the earliest and at the latest; minus infinity where all before counts too. */
  readonly restarts: { readonly earliest: number; readonly latest: number }
}

export interface WrongInterval {
  readonly key: "kind" | "to"
  readonly expected: string
}

/** Reads an interval as far as the cut-off. */
export function readInterval(
  interval: ServiceInterval,
  { kinds }: ServiceRules,
  cutOff: number,
): IntervalReading | WrongInterval {
  const kind = Object.hasOwn(kinds, interval.kind) ? kinds[interval.kind] : undefined
  if (kind === undefined) return { key: "kind", expected: `one of ${Object.keys(kinds).join(", ")}` }
  const reach = reachOf(interval, cutOff)
  if (reach === null)
    return { key: "to", expected: "a day that is not before the first, or null while it goes on" }
  const { effects, missing } = effectsOf(interval, kind)
  const { counted, tooLong } = kept(reach, kind)
  const daysOf = (effect: ServiceEffect, { possible, sure }: PossibleDays): PossibleDays => ({
    possible: effects.includes(effect) ? possible : [],
    sure: effects.length === 1 && effects[0] === effect ? sure : [],
  })
  return {
    interval,
    kind,
    effects,
    missing,
    tooLong: effects.includes("counts") ? tooLong : "no",
    counts: daysOf("counts", counted),
    excludes: daysOf("excludes", daysIn(reach)),
    restarts: restartsOf(effects, reach, cutOff),
  }
}

/** The first and the last day, each at the earliest and at the latest; an interval begins no later than it ends. */
interface Reach {
  readonly from: { readonly earliest: number; readonly latest: number }
  readonly to: { readonly earliest: number; readonly latest: number }
}

function reachOf({ from, to }: ServiceInterval, cutOff: number): Reach | null {
  const begins = { earliest: toEpochDay(firstDay(from)), latest: toEpochDay(lastDay(from)) }
  // What goes on reaches beyond any cut-off, if it has begun.
  const after = Math.max(cutOff, begins.latest)
  const ends =
    to === null
      ? { earliest: after, latest: after }
      : { earliest: toEpochDay(firstDay(to)), latest: toEpochDay(lastDay(to)) }
  if (begins.earliest > ends.latest) return null
  return {
    from: { earliest: begins.earliest, latest: Math.min(begins.latest, ends.latest) },
    to: { earliest: Math.max(ends.earliest, begins.earliest), latest: ends.latest },
  }
}

function daysIn({ from, to }: Reach): PossibleDays {
  return { sure: span(from.latest, to.earliest), possible: span(from.earliest, to.latest) }
}

function effectsOf(
  { traits = {} }: ServiceInterval,
  { effect, needs = [], otherwise = "nothing" }: ServiceKind,
): { readonly effects: readonly ServiceEffect[]; readonly missing: readonly string[] } {
  const said = ({ trait }: { readonly trait: string }) =>
    Object.hasOwn(traits, trait) ? traits[trait] : undefined
  if (needs.some((need) => said(need) === false)) return { effects: [otherwise], missing: [] }
  const missing = needs.filter((need) => said(need) === undefined).map(({ trait }) => trait)
  return missing.length === 0 || effect === otherwise
    ? { effects: [effect], missing: [] }
    : { effects: [effect, otherwise], missing }
}

/** What of it counts where only so many months do. */
function kept(
  reach: Reach,
  { longest }: ServiceKind,
): { readonly counted: PossibleDays; readonly tooLong: IntervalReading["tooLong"] } {
  const { from, to } = reach
  const whole = daysIn(reach)
  if (longest === undefined) return { counted: whole, tooLong: "no" }
  const [early, late] = [endOf(from.earliest, longest.months), endOf(from.latest, longest.months)]
  const tooLong = to.earliest > late ? "yes" : to.latest > early ? "perhaps" : "no"
  if (longest.beyond === "first")
    return {
      tooLong,
      counted: {
        sure: span(from.latest, Math.min(to.earliest, early)),
        possible: span(from.earliest, Math.min(to.latest, late)),
      },
    }
  return {
    tooLong,
    counted: {
      sure: tooLong === "no" ? whole.sure : [],
      possible: tooLong === "yes" ? [] : span(from.earliest, Math.min(to.latest, late)),
    },
  }
}

/** The last of so many months from a day on. */
function endOf(first: number, months: number): number {
  return toEpochDay(addDays(addMonths(fromEpochDay(first), months), -1))
}

function restartsOf(
  effects: readonly ServiceEffect[],
  { from: { earliest, latest } }: Reach,
  cutOff: number,
): IntervalReading["restarts"] {
  const isPossible = effects.includes("restarts") && earliest <= cutOff
  const isSure = isPossible && effects.length === 1 && latest <= cutOff
  return {
    earliest: isSure ? earliest : Number.NEGATIVE_INFINITY,
    latest: isPossible ? Math.min(latest, cutOff) : Number.NEGATIVE_INFINITY,
  }
}
