/** Rules of counting that use everything, and a count day by day to hold ours against. */
import { text } from "../../reasons/index.ts"
import {
  addDays,
  addMonths,
  fromEpochDay,
  month,
  monthsBetween,
  monthOf,
  partialDate,
  plainDate,
  type PlainDate,
  toEpochDay,
} from "../../time/index.ts"
import type { ServiceInterval, ServiceKind, ServiceRules } from "./index.ts"

export const clause = {
  statute: "sample-rules",
  title: text("样例办法", "Sample rules"),
  article: "3",
  sample: true,
}
const kind = (zh: string, en: string, effect: ServiceKind["effect"], more: Partial<ServiceKind> = {}) => ({
  label: text(zh, en),
  effect,
  clause,
  ...more,
})
const paid = { trait: "paid", label: text("是否带薪", "whether paid") }
const approved = { trait: "approved", label: text("是否经批准", "whether approved") }
const teachingStill = { trait: "not-teaching", label: text("是否离开讲台", "whether taken from teaching") }

export const rules: ServiceRules = {
  id: "teaching",
  title: text("任教年限", "years of teaching"),
  unit: "month",
  unitsPerYear: 12,
  clause,
  cutOff: { month: 8, day: 31, clause },
  kinds: {
    teaching: kind("任教", "teaching", "counts"),
    "study-leave": kind("脱产学习", "study leave", "counts", { needs: [paid, approved] }),
    secondment: kind("借调", "secondment", "counts", { longest: { months: 12, beyond: "none" } }),
    exchange: kind("交流", "exchange", "counts", { longest: { months: 6, beyond: "first" } }),
    punishment: kind("受处分", "punishment", "excludes", { needs: [teachingStill] }),
    dismissal: kind("开除、辞退", "dismissal", "restarts"),
    other: kind("其他工作", "other work", "nothing"),
  },
}

export function interval(
  what: string,
  from: string,
  to: string | null,
  more: Partial<ServiceInterval> = {},
): ServiceInterval {
  return { kind: what, from: partialDate(from), to: to === null ? null : partialDate(to), ...more }
}

/** What is certain of an interval: days, and the effect it has. */
export interface CertainInterval {
  readonly interval: ServiceInterval
  readonly from: PlainDate
  readonly to: PlainDate | null
  readonly traits: Readonly<Record<string, boolean>>
}

/** Counts by looking at every day by itself. */
export function countDayByDay(
  certain: readonly CertainInterval[],
  by: ServiceRules,
  cutOff: PlainDate,
): number {
  const days: PlainDate[] = []
  for (let day = toEpochDay(plainDate("1999-01-01")); day <= toEpochDay(cutOff); day += 1) {
    const on = fromEpochDay(day)
    const effects = new Set(certain.map((each) => effectOn(each, by, on, cutOff)))
    const isWiped = certain.some(
      (each) => effectOf(each, by) === "restarts" && each.from > on && each.from <= cutOff,
    )
    if (effects.has("counts") && !effects.has("excludes") && !isWiped) days.push(on)
  }
  return by.unit === "day" ? days.length : new Set(days.map(monthOf)).size
}

function effectOf({ interval: { kind: name }, traits }: CertainInterval, { kinds }: ServiceRules) {
  const { effect, needs = [], otherwise = "nothing" } = kinds[name] as ServiceKind
  return needs.every(({ trait }) => traits[trait] === true) ? effect : otherwise
}

function effectOn(each: CertainInterval, by: ServiceRules, on: PlainDate, cutOff: PlainDate): string {
  const { from, to } = each
  if (on < from || (to !== null && on > to)) return "nothing"
  const effect = effectOf(each, by)
  const { longest } = by.kinds[each.interval.kind] as ServiceKind
  if (effect !== "counts" || longest === undefined) return effect
  const end = addDays(addMonths(from, longest.months), -1)
  if (longest.beyond === "first") return on <= end ? effect : "nothing"
  return (to ?? cutOff) <= end ? effect : "nothing"
}

/** The months from one to another, for counting by hand. */
export const monthsFromTo = (first: string, last: string): number =>
  monthsBetween(month(first), month(last)) + 1
