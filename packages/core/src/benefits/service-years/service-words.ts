/** A count of service in words, interval by interval, Chinese first. */
import { composeCitation, text, type Text } from "../../reasons/index.ts"
import type { PartialDate, PlainDate } from "../../time/index.ts"
import type { CountedInterval, ServiceBounds } from "./count-service.ts"
import type { IntervalReading } from "./read-interval.ts"
import type { ServiceRules } from "./service-rules.ts"

/** One interval: when, what, and what of it counts by which clause. */
export function intervalWords(reading: IntervalReading, counted: ServiceBounds, rules: ServiceRules): Text {
  const { interval, kind } = reading
  const when = whenWords(interval)
  const where = interval.place ?? null
  const what = text(
    `${when.zh} ${kind.label.zh}${where === null ? "" : `（${where.zh}）`}`,
    `${when.en} ${kind.label.en}${where === null ? "" : ` (${where.en})`}`,
  )
  const effect = effectWords(reading, counted, rules)
  const clause = composeCitation(kind.clause)
  return text(`${what.zh}：${effect.zh}（${clause.zh}）`, `${what.en}: ${effect.en} (${clause.en})`)
}

/** The whole: how much, to which day, and that time shared is counted once. */
export function countWords(
  count: {
    readonly counted: ServiceBounds
    readonly years: ServiceBounds
    readonly cutOff: PlainDate
    readonly parts: readonly CountedInterval[]
  },
  rules: ServiceRules,
): Text {
  const units = unitWords(count.counted, rules.unit)
  const { max, min } = count.years
  const years =
    min === max
      ? text(`满${min}年`, `${min} full years`)
      : text(`满${min}至${max}年`, `${min} to ${max} full years`)
  const shared = count.parts.reduce((sum, part) => sum + part.counted.max, 0) > count.counted.max
  return text(
    `计算至 ${count.cutOff}，合计 ${units.zh}，${years.zh}${shared ? "；重叠、扣除或重新起算的时间不重复计入" : ""}`,
    `up to ${count.cutOff}, ${units.en} in all, ${years.en}${shared ? "; time that is shared, taken off or begun anew is not counted again" : ""}`,
  )
}

function effectWords(reading: IntervalReading, counted: ServiceBounds, { unit }: ServiceRules): Text {
  const { effects, kind, missing, tooLong } = reading
  if (effects.length > 1) {
    const labels = (kind.needs ?? []).filter(({ trait }) => missing.includes(trait)).map(({ label }) => label)
    return text(
      `待核实（${labels.map(({ zh }) => zh).join("、")}未知）`,
      `to be verified (not known: ${labels.map(({ en }) => en).join(", ")})`,
    )
  }
  switch (effects[0]) {
    case "counts": {
      const units = unitWords(counted, unit)
      if (counted.max === 0)
        return tooLong === "yes"
          ? text("超过可计入的时长，不计入", "longer than may count: not counted")
          : text("不在计算时间之内，不计入", "not within the time that is counted")
      const long =
        tooLong === "no" ? text("", "") : text("（可计入的时长有限）", " (only so much of it may count)")
      return text(`计入 ${units.zh}${long.zh}`, `${units.en} count${long.en}`)
    }
    case "excludes":
      return text("期间不计入", "this time does not count")
    case "restarts":
      return text("此前不计入，重新起算", "what lies before does not count: it begins anew")
    default:
      return text("不计入", "does not count")
  }
}

function unitWords({ max, min }: ServiceBounds, unit: "month" | "day"): Text {
  const [zh, en] = unit === "month" ? ["个月", "months"] : ["天", "days"]
  return min === max
    ? text(`${min}${zh}`, `${min} ${en}`)
    : text(`${min}至${max}${zh}`, `${min} to ${max} ${en}`)
}

function whenWords({ from, to }: { readonly from: PartialDate; readonly to: PartialDate | null }): Text {
  return to === null
    ? text(`${from} 至今`, `${from} until now`)
    : text(`${from} 至 ${to}`, `${from} to ${to}`)
}
