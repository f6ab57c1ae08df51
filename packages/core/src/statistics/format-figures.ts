/** Figures as plain text, aligned for Chinese and Latin letters alike: for a terminal, a mail, a bulletin. */
import { displayWidth, type Text, text } from "../reasons/index.ts"
import { addDays, type Period } from "../time/index.ts"
import type { CaseCounts, Punctuality, Share, VisitCounts } from "./case-counts.ts"
import type { Figures } from "./figures.ts"
import type { ViolationCode } from "./violation.ts"
import { violationTitles } from "./violation-texts.ts"

/**
 * The figures of all cases in one language: a heading, then a row for each kind of figure, its name in a column of one width. Shares
 * are told as counts (`7/9`), with the percentage rounded down, so that none is prettier than it is.
 */
export function formatFigures(figures: Figures, language: keyof Text): string {
  const rows = rowsOf(figures)
  const names = rows.map(([name]) => name[language])
  const width = Math.max(...names.map(displayWidth))
  const lines = rows.map(([, told], at) => {
    const name = names[at] ?? ""
    return `${padded(name, width)}  ${told[language]}`
  })
  return [headingOf(figures)[language], ...lines].join("\n")
}

/**
 * The groups of figures (by item, authority or outlet) as a table: name, cases received and decided, handlings, and of
 * the cases that ended those with one visit at most. Empty text where there is no group.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeFigures, formatGroups } from "@onevisit/core/statistics"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const period = { from: plainDate("2018-01-01"), to: null }
 * const { byItem } = composeFigures({ cases: [], feedback: [] }, { period, asOf: plainDate("2018-07-20") })
 * assert.equal(formatGroups(byItem, "zh"), "")
 * ```
 */
export function formatGroups(groups: Figures["byItem"], language: keyof Text): string {
  const rows = Object.values(groups).map(({ counts: { cases, handlings, visits }, name }) => {
    const { decided, received } = cases
    const { atMostOne } = visits.all
    const told = {
      zh: [
        `收件 ${received} 件`,
        `办结 ${decided} 件`,
        `${handlings.total} 件次`,
        `最多跑一次 ${shareZh(atMostOne)}`,
      ],
      en: [
        `${received} received`,
        `${decided} decided`,
        `${handlings.total} handlings`,
        `at most one visit ${shareEn(atMostOne)}`,
      ],
    }
    return [name[language], ...told[language]]
  })
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
}

type Row = readonly [name: Text, told: Text]

function rowsOf({ all, feedback }: Figures): readonly Row[] {
  const { complaints, ratings } = feedback
  const { of, part } = ratings.satisfied
  return [
    casesRow(all),
    [text("件次", "Handlings"), text(`办理 ${all.handlings.total} 件次`, `${all.handlings.total} handlings`)],
    intakeRow(all),
    endsRow(all),
    [text("跑动（材料齐全）", "Visits (complete)"), visitsText(all.visits.complete)],
    [text("跑动（全部）", "Visits (all)"), visitsText(all.visits.all)],
    declaredRow(all),
    toleranceRow(all),
    [text("法定期限", "Time by law"), clockText(all.punctuality.statutory)],
    [text("承诺期限", "Promised time"), clockText(all.punctuality.promised)],
    [text("送达期限", "Time to deliver"), clockText(all.punctuality.delivery)],
    noticesRow(all),
    recordsRow(all),
    violationsRow(all),
    [
      text("投诉", "Complaints"),
      complaints.received === 0
        ? text("零投诉", "none")
        : text(`${complaints.received} 件`, String(complaints.received)),
    ],
    [
      text("评价", "Ratings"),
      text(
        `${ratings.given} 次，满意 ${shareZh({ part, of })}`,
        `${ratings.given}, content ${shareEn({ part, of })}`,
      ),
    ],
  ]
}

function headingOf({ asOf, period }: Figures): Text {
  const days = periodText(period)
  return text(`办件统计 ${days.zh}（截至 ${asOf}）`, `Figures of cases ${days.en} (as of ${asOf})`)
}

/** People count the last day in. */
function periodText({ from, to }: Period): Text {
  return to === null
    ? text(`${from} 起`, `from ${from}`)
    : text(`${from} 至 ${addDays(to, -1)}`, `${from} to ${addDays(to, -1)}`)
}

function casesRow({ cases }: CaseCounts): Row {
  const { decided, delivered, open, received } = cases
  return [
    text("办件", "Cases"),
    text(
      `收件 ${received} 件，办结 ${decided} 件，送达 ${delivered} 件，在办 ${open} 件`,
      `${received} received, ${decided} decided, ${delivered} delivered, ${open} open`,
    ),
  ]
}

function intakeRow({ cases: { accepted, acceptedAs, notAccepted } }: CaseCounts): Row {
  const { complete, deemed, outside, tolerant } = acceptedAs
  // Most districts follow no other system: only then is it told.
  const [zh, en] = outside === 0 ? ["", ""] : [`，外部受理 ${outside}`, `, elsewhere ${outside}`]
  return [
    text("受理", "Accepted"),
    text(
      `${accepted} 件（齐全 ${complete}，容缺 ${tolerant}，视为受理 ${deemed}${zh}），不予受理 ${notAccepted} 件`,
      `${accepted} (complete ${complete}, tolerant ${tolerant}, deemed ${deemed}${en}), not accepted ${notAccepted}`,
    ),
  ]
}

function endsRow({ cases }: CaseCounts): Row {
  const { acceptanceRevoked, deemedWithdrawn, terminated, withdrawn } = cases
  return [
    text("其他终结", "Other ends"),
    text(
      `撤回 ${withdrawn}，视为撤回 ${deemedWithdrawn}，撤销受理 ${acceptanceRevoked}，终止办理 ${terminated}`,
      `withdrawn ${withdrawn}, deemed withdrawn ${deemedWithdrawn}, acceptance revoked ${acceptanceRevoked}, terminated ${terminated}`,
    ),
  ]
}

function visitsText({ atMostOne, cases, none, one }: VisitCounts): Text {
  return text(
    `结案 ${cases} 件：不用跑 ${shareZh(none)}，跑一次 ${shareZh(one)}，最多跑一次 ${shareZh(atMostOne)}`,
    `${cases} ended: none ${shareEn(none)}, one ${shareEn(one)}, at most one ${shareEn(atMostOne)}`,
  )
}

function declaredRow({ visits: { declared }, windowRuns }: CaseCounts): Row {
  const { exceeded, kept } = declared
  return [
    text("公布与实际", "Declared and actual"),
    text(
      `不超公布次数 ${shareZh(kept)}，超出 ${exceeded.length} 件；窗口代跑 ${windowRuns} 次`,
      `kept ${shareEn(kept)}, exceeded ${exceeded.length}; the window ran ${windowRuns} times`,
    ),
  ]
}

function toleranceRow({ tolerance }: CaseCounts): Row {
  const { defaulted, ended, excused, kept, running, used } = tolerance
  return [
    text("容缺受理", "Tolerant intake"),
    text(
      `${used} 件：如期补齐 ${kept}，逾期 ${defaulted}，有正当理由 ${excused}，待补 ${running}，提前终结 ${ended}`,
      `${used}: kept ${kept}, defaulted ${defaulted}, excused ${excused}, running ${running}, ended before ${ended}`,
    ),
  ]
}

function clockText({ ended, kept, late, none, running }: Punctuality): Text {
  return text(
    `按时 ${shareZh(kept)}，超期 ${late}，在办 ${running}，提前终结 ${ended}，无期限 ${none}`,
    `in time ${shareEn(kept)}, late ${late}, running ${running}, ended before ${ended}, no term ${none}`,
  )
}

function noticesRow({ notices: { corrections, owed, second } }: CaseCounts): Row {
  return [
    text("补正告知", "Correction notices"),
    text(
      `${corrections} 次，其中二次告知 ${second} 次；容缺再告知 ${owed} 次`,
      `${corrections}, of them second ${second}; owed told again ${owed}`,
    ),
  ]
}

function recordsRow({ records }: CaseCounts): Row {
  const { disputes, entriesCorrected, found, siteChecksFit, siteChecksUnfit, waivers } = records
  const checks = siteChecksFit + siteChecksUnfit
  return [
    text("留痕", "On record"),
    text(
      `数据核验 ${found}，免交 ${waivers}，数据异议 ${disputes}，现场核查 ${checks}，更正录入 ${entriesCorrected}`,
      `looked up ${found}, waived ${waivers}, disputed ${disputes}, site checks ${checks}, entries corrected ${entriesCorrected}`,
    ),
  ]
}

function violationsRow({ overdue, violations }: CaseCounts): Row {
  const codes = (Object.keys(violationTitles) as ViolationCode[]).filter((code) => violations[code])
  const told = (language: keyof Text) =>
    codes.map((code) => `${violationTitles[code][language]} ${violations[code] ?? 0}`)
  const { explained, unexplained } = overdue
  return [
    text("违规情形", "Violations"),
    codes.length === 0
      ? text("无", "none")
      : text(
          `${told("zh").join("，")}；超期已说明 ${explained} 件，未说明 ${unexplained} 件`,
          `${told("en").join(", ")}; overdue explained ${explained}, unexplained ${unexplained}`,
        ),
  ]
}

function padded(words: string, width: number): string {
  return words + " ".repeat(width - displayWidth(words))
}

function shareZh({ of, part }: Share): string {
  return of === 0 ? "—" : `${part}/${of}（${percentOf(part, of)}%）`
}

function shareEn({ of, part }: Share): string {
  return of === 0 ? "–" : `${part}/${of} (${percentOf(part, of)}%)`
}

function percentOf(part: number, of: number): number {
  return Math.floor((part * 100) / of)
}
