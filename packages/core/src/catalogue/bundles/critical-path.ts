/**
 * How long a bundle takes: the chain of items, each waiting for the one before, that is finished last. An item is
 * received when the last it waits for is finished (浙江省保障“最多跑一次”改革规定 art. 5), and takes its promised
 * term, or else the statutory one (art. 12). Time for corrections, for special procedures and for the delivery of
 * results comes on top.
 */
import * as Result from "effect/Result"
import { applicableRuleSet, type RuleSet } from "../../law/index.ts"
import {
  type Calendar,
  type Certainty,
  computeDeadline,
  type PlainDate,
  type Term,
  workingDaysBetween,
} from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Precedence } from "./sort-items.ts"

/** An item with its time to decide: `null` where none is set, `at-once` where it is finished while one waits. */
export interface TimedItem {
  readonly item: string
  readonly takes: Term | "at-once" | null
}

/** The day on which the bundle is filed, and the calendar on which its terms run. */
export interface BundleStart {
  readonly on: PlainDate
  readonly calendar: Calendar
}

export interface CriticalPath {
  /** The items of the chain, in order. */
  readonly items: readonly string[]
  /** Whole working days from the filing to the last decision. */
  readonly workingDays: number
  /**
   * `exact` for terms in working days, and from a day of filing. Without one nobody knows how many working days there
   * are in calendar days or months; each is then counted as one, a month as 31: `at-most`. So it is where an item of a
   * bundle may yet fall away.
   */
  readonly precision: "exact" | "at-most"
  /** With a day of filing: the day of the last decision, and whether the calendar's papers reach so far. */
  readonly dueOn?: { readonly date: PlainDate; readonly certainty: Certainty }
  /** Items without any term: their time comes on top, and nobody can say how much. */
  readonly withoutTerm: readonly string[]
}

/** The time an item takes: as promised, else as its own law, else as the law in force for its type sets. */
export function timeOf(item: ServiceItem, law: readonly RuleSet[], on: PlainDate): TimedItem {
  if (item.handling === "on-the-spot") return { item: item.id, takes: "at-once" }
  const general = applicableRuleSet(law, item.type, on)
  const statutory = Result.isSuccess(general) ? general.success.provisions.decision?.term : undefined
  return { item: item.id, takes: item.promisedTerm ?? item.statutoryTerm ?? statutory ?? null }
}

/**
 * The critical path. The items stand in an order in which everything comes after what it waits for.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { criticalPath } from "@onevisit/core/catalogue"
 * import { workingDays } from "@onevisit/core/time"
 *
 * const path = criticalPath(
 *   [
 *     { item: "licence", takes: workingDays(3) },
 *     { item: "seal", takes: workingDays(1) },
 *     { item: "account", takes: workingDays(5) },
 *   ],
 *   [{ before: "licence", item: "account" }],
 * )
 * assert.deepEqual([path.items, path.workingDays], [["licence", "account"], 8])
 * ```
 */
export function criticalPath(
  items: readonly TimedItem[],
  precedences: readonly Precedence[],
  start?: BundleStart,
): CriticalPath {
  const withoutTerm = items.filter(({ takes }) => takes === null).map(({ item }) => item)
  if (start === undefined) {
    const longest = longestPath<number>(items, precedences, 0, (takes, from) => from + mostWorkingDays(takes))
    const isExact = items.every(({ takes }) => isCountedExactly(takes))
    return {
      items: longest.items,
      workingDays: longest.end,
      precision: isExact ? "exact" : "at-most",
      withoutTerm,
    }
  }
  let certainty: Certainty = "official"
  const run = (takes: TimedItem["takes"], from: PlainDate): PlainDate => {
    if (takes === null || takes === "at-once") return from
    const deadline = Result.getOrThrow(
      computeDeadline({ term: takes, startsOn: from, calendar: start.calendar }),
    )
    if (deadline.certainty === "provisional") certainty = "provisional"
    return deadline.dueOn ?? from
  }
  const longest = longestPath(items, precedences, start.on, run)
  return {
    items: longest.items,
    workingDays: workingDaysBetween(start.calendar, start.on, longest.end).days,
    precision: "exact",
    dueOn: { date: longest.end, certainty },
    withoutTerm,
  }
}

/** The chain that ends last; of several the one that comes first in the order of the items. */
function longestPath<T extends number | string>(
  items: readonly TimedItem[],
  precedences: readonly Precedence[],
  start: T,
  run: (takes: TimedItem["takes"], from: T) => T,
): { readonly items: readonly string[]; readonly end: T } {
  const ends = new Map<string, { readonly items: readonly string[]; readonly end: T }>()
  let longest = { items: [] as readonly string[], end: start }
  for (const { item, takes } of items) {
    let before = { items: [] as readonly string[], end: start }
    for (const each of precedences) {
      const one = each.item === item ? ends.get(each.before) : undefined
      if (one !== undefined && (one.end > before.end || before.items.length === 0)) before = one
    }
    const own = { items: [...before.items, item], end: run(takes, before.end) }
    ends.set(item, own)
    if (own.end > longest.end || longest.items.length === 0) longest = own
  }
  return longest
}

/** No term holds more working days than it has days, also where its last day moves to the next working day. */
function mostWorkingDays(takes: TimedItem["takes"]): number {
  if (takes === null || takes === "at-once") return 0
  return takes.unit === "month" ? 31 * takes.length : takes.length
}

function isCountedExactly(takes: TimedItem["takes"]): boolean {
  if (takes === null || takes === "at-once") return true
  return takes.unit === "working-day" && (takes.excludeStartDay ?? true)
}
