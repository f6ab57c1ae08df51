/**
 * Whether those who came to a briefing were asked less often to correct what they handed in: two shares side by
 * side, with the counts behind them. It says what was, not why: who comes to a briefing may differ from who does
 * not in other ways. Where a group is too small, it says that nothing can be said.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { HeldBriefing } from "./briefing-figures.ts"

/** One case (件), as the log has it. */
export interface CaseRow {
  readonly applicant: string
  readonly item: string
  readonly receivedOn: PlainDate
  /** Whether it was returned for correction (一次性补正告知) at least once. */
  readonly returned: boolean
}

export interface EffectGroup {
  readonly applicants: number
  /** Cases received. */
  readonly cases: number
  /** Of them, those returned for correction. */
  readonly returned: number
  /** `returned` of `cases` in per mille, half up; `null` of no cases. A whole number: shares are compared by their counts. */
  readonly perMille: number | null
}

export type EffectVerdict = "less-often" | "as-often" | "more-often" | "cannot-say"

export interface EffectCounts {
  /** The applicant came, or sent somebody, on a day before the case was received. */
  readonly attended: EffectGroup
  /** A briefing on the item had been held, and the applicant was not put down as present. */
  readonly absent: EffectGroup
  /** Received on the very day the applicant attended: which came first is not known, and so in neither group. */
  readonly sameDay: number
  /** Received before any briefing on the item was over: nobody could have attended, and so in neither group. */
  readonly beforeAny: number
  /** How often those who attended were asked to correct, beside those who did not. */
  readonly verdict: EffectVerdict
}

export interface BriefingEffect extends EffectCounts {
  /** Applicants a group must have; `null` where none was settled, and nothing is said then. */
  readonly smallestGroup: number | null
  /** By the id of each item covered. */
  readonly items: Readonly<Record<string, EffectCounts>>
  readonly sentence: Text
}

/**
 * Compares the cases of the items that the briefings covered. `smallestGroup` is how many applicants each group
 * must have, a whole number from 1, or `null`. Throws `RangeError` (a defect) on any other number.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { briefingEffect } from "@onevisit/core/guidance"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const at = { area: "sample-street", host: "sample-bureau", coOrganisers: [] }
 * const briefing = { ...at, on: plainDate("2018-05-10"), items: ["sample"], heads: 1, persons: [], subjects: ["a"] }
 * const received = { item: "sample", receivedOn: plainDate("2018-06-01") }
 * const effect = briefingEffect(
 *   [briefing],
 *   [
 *     { ...received, applicant: "a", returned: false },
 *     { ...received, applicant: "b", returned: true },
 *   ],
 *   1,
 * )
 * assert.equal(effect.verdict, "less-often")
 * assert.equal(effect.absent.perMille, 1000)
 * ```
 */
export function briefingEffect(
  briefings: readonly HeldBriefing[],
  cases: readonly CaseRow[],
  smallestGroup: number | null,
): BriefingEffect {
  if (smallestGroup !== null && !(Number.isSafeInteger(smallestGroup) && smallestGroup >= 1))
    throw new RangeError("The smallest group is a whole number from 1.")
  const covered = [...new Set(briefings.flatMap(({ items }) => items))].toSorted()
  const placed = covered.map((item) => [item, placedCases(item, briefings, cases)] as const)
  const all = placed.flatMap(([, rows]) => rows)
  const counts = countsOf(all, smallestGroup)
  return {
    ...counts,
    smallestGroup,
    items: Object.fromEntries(placed.map(([item, rows]) => [item, countsOf(rows, smallestGroup)])),
    sentence: composeSentence(counts, smallestGroup),
  }
}

type Place = "attended" | "absent" | "sameDay" | "beforeAny"
type Placed = readonly [place: Place, row: CaseRow]

function placedCases(
  item: string,
  briefings: readonly HeldBriefing[],
  cases: readonly CaseRow[],
): readonly Placed[] {
  const daysOf = new Map<string, PlainDate>()
  let first: PlainDate | undefined
  for (const { items, on, subjects } of briefings) {
    if (!items.includes(item)) continue
    if (first === undefined || on < first) first = on
    for (const subject of subjects) {
      const earlier = daysOf.get(subject)
      if (earlier === undefined || on < earlier) daysOf.set(subject, on)
    }
  }
  return cases.flatMap((row): readonly Placed[] =>
    row.item === item ? [[placeOf(row.receivedOn, daysOf.get(row.applicant), first), row]] : [],
  )
}

/** By the first day on which the applicant attended, and the first on which anybody could. */
function placeOf(
  receivedOn: PlainDate,
  attendedOn: PlainDate | undefined,
  first: PlainDate | undefined,
): Place {
  if (attendedOn !== undefined && attendedOn < receivedOn) return "attended"
  if (attendedOn === receivedOn) return "sameDay"
  return first === undefined || receivedOn <= first ? "beforeAny" : "absent"
}

function countsOf(placed: readonly Placed[], smallestGroup: number | null): EffectCounts {
  const rowsAt = (wanted: Place) => placed.flatMap(([place, row]) => (place === wanted ? [row] : []))
  const attended = groupOf(rowsAt("attended"))
  const absent = groupOf(rowsAt("absent"))
  return {
    attended,
    absent,
    sameDay: rowsAt("sameDay").length,
    beforeAny: rowsAt("beforeAny").length,
    verdict: verdictOf(attended, absent, smallestGroup),
  }
}

function groupOf(rows: readonly CaseRow[]): EffectGroup {
  const cases = rows.length
  const returned = rows.filter((row) => row.returned).length
  return {
    applicants: new Set(rows.map(({ applicant }) => applicant)).size,
    cases,
    returned,
    perMille: cases === 0 ? null : Math.floor((returned * 2000 + cases) / (cases * 2)),
  }
}

/** Shares are compared by cross multiplication: what rounds to the same number need not be the same. */
function verdictOf(attended: EffectGroup, absent: EffectGroup, smallestGroup: number | null): EffectVerdict {
  if (smallestGroup === null) return "cannot-say"
  if (attended.applicants < smallestGroup || absent.applicants < smallestGroup) return "cannot-say"
  const difference = attended.returned * absent.cases - absent.returned * attended.cases
  if (difference === 0) return "as-often"
  return difference < 0 ? "less-often" : "more-often"
}

function composeSentence({ absent, attended, verdict }: EffectCounts, smallestGroup: number | null): Text {
  const zh = (name: string, { applicants, cases, perMille, returned }: EffectGroup) =>
    `${name}${applicants}个申请人、${cases}件，其中补正${returned}件${perMille === null ? "" : `（${percent(perMille)}）`}`
  const en = (name: string, { applicants, cases, perMille, returned }: EffectGroup) =>
    `${name}: ${applicants} applicants, ${cases} cases, ${returned} returned for correction${perMille === null ? "" : ` (${percent(perMille)})`}`
  const said = saidOf(verdict, smallestGroup)
  return text(
    `${zh("申请前参加过辅导的", attended)}；${zh("未参加的", absent)}。${said.zh}`,
    `${en("attended before applying", attended)}; ${en("did not attend", absent)}. ${said.en}`,
  )
}

function saidOf(verdict: EffectVerdict, smallestGroup: number | null): Text {
  const only = text("以上仅为两组对照，不说明原因。", "The two are set side by side; it does not say why.")
  switch (verdict) {
    case "less-often":
      return text(`参加过的补正较少。${only.zh}`, `Those who attended were returned less often. ${only.en}`)
    case "as-often":
      return text(`两组补正比例相同。${only.zh}`, `Both were returned as often. ${only.en}`)
    case "more-often":
      return text(`参加过的补正较多。${only.zh}`, `Those who attended were returned more often. ${only.en}`)
    case "cannot-say":
      return smallestGroup === null
        ? text(
            "未设定每组最少申请人数，不作比较；请先设定。",
            "How many applicants a group must have is not settled, so nothing is said; settle it first.",
          )
        : text(
            `有一组不足${smallestGroup}个申请人，数量太少，尚不能比较。`,
            `A group has fewer than ${smallestGroup} applicants: too few to say.`,
          )
    default:
      return verdict satisfies never
  }
}

function percent(perMille: number): string {
  return `${Math.floor(perMille / 10)}.${perMille % 10}%`
}
