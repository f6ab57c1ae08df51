import { type Text, text } from "../reasons/index.ts"
import { composeDayReason, composeWeekday } from "./calendar-day.ts"
import type { Deadline } from "./deadline.ts"
import type { ImportedClock } from "./imported-clock.ts"
import type { LedgerDay, LedgerReason } from "./ledger.ts"
import { weekday } from "./plain-date.ts"
import type { SuspensionTitles } from "./suspension.ts"
import { composeTerm } from "./term.ts"

// Deadlines and their ledgers as a clerk or a citizen reads them.

/** One line per day. `titles` gives the words for the suspension reasons of the rule set. */
export function composeLedger(ledger: readonly LedgerDay[], titles: SuspensionTitles = {}): readonly Text[] {
  return ledger.map((day) => {
    const week = composeWeekday(weekday(day.date))
    const why = composeLedgerReason(day, titles)
    return text(`${day.date} ${week.zh} ${why.zh}`, `${day.date} ${week.en} ${why.en}`)
  })
}

/** A deadline in one sentence. */
export function composeDeadline(deadline: Deadline): Text {
  const { term, startsOn, dueOn, certainty, extensions, imported, ownDays } = deadline
  const length = composeTerm(term)
  const extension = extensions[0]
  const added = extension === undefined ? undefined : composeTerm(extension.term)
  const used = imported === undefined ? undefined : composeUsed(imported, imported.asOf)
  const ended = ownDays === undefined ? undefined : endedWithLaw
  const zh = `${length.zh}${added ? `（延长${added.zh}）` : ""}，自 ${startsOn} 起${used ? `，${used.zh}` : ""}${ended ? `，${ended.zh}` : ""}`
  const en = `${length.en}${added ? ` (extended by ${added.en})` : ""} from ${startsOn}${used ? `, ${used.en}` : ""}${ended ? `, ${ended.en}` : ""}`
  if (dueOn === null)
    return text(`${zh}，特别程序期间不计入，届满日待定`, `${en}; suspended, the due day is open`)
  return certainty === "official"
    ? text(`${zh}，至 ${dueOn} 届满`, `${en}, due on ${dueOn}`)
    : text(`${zh}，暂定至 ${dueOn} 届满`, `${en}, provisionally due on ${dueOn}`)
}

const endedWithLaw = text("不晚于法定期限", "no later than the time set by law")

function composeUsed({ system, used }: Pick<ImportedClock, "system" | "used">, asOf: string): Text {
  return text(
    `至 ${asOf} 已用${used}日（据${system}移交）`,
    `${used} used as of ${asOf} (stated by ${system})`,
  )
}

/** What was stated elsewhere, and what counts here where an earlier due day binds. */
function composeStated(number: number, stated: Extract<LedgerReason, { kind: "imported" }>): Text {
  const { statedDueOn, system, used } = stated
  const due =
    statedDueOn === undefined ? text("", "") : text(`，载明 ${statedDueOn} 届满`, `, due on ${statedDueOn}`)
  const binds =
    number === used
      ? text("", "")
      : text(`；载明日期较早，按已用${number}日计`, `; that day is earlier, so ${number} count as used`)
  return text(
    `移交：据${system}，至此已用${used}日${due.zh}${binds.zh}`,
    `imported: by ${system}, ${used} used so far${due.en}${binds.en}`,
  )
}

function composeLedgerReason({ certainty, counted, number, why }: LedgerDay, titles: SuspensionTitles): Text {
  if (why.kind === "imported") return composeStated(number, why)
  const reason = composeReason(why, certainty, titles)
  if (!counted) return text(`不计入：${reason.zh}`, `not counted: ${reason.en}`)
  return isPlain(why) && certainty === "official"
    ? text(`第${number}日`, `day ${number}`)
    : text(`第${number}日：${reason.zh}`, `day ${number}: ${reason.en}`)
}

function isPlain({ kind }: LedgerReason): boolean {
  return kind === "weekday" || kind === "every-day"
}

function composeReason(
  why: Exclude<LedgerReason, { kind: "imported" }>,
  certainty: LedgerDay["certainty"],
  titles: SuspensionTitles,
): Text {
  switch (why.kind) {
    case "start-day":
      return text("起算当日", "the start day")
    case "every-day":
      return text("按自然日计", "every day counts")
    case "suspended": {
      const title = titles[why.reason] ?? text(why.reason, why.reason)
      return text(`特别程序：${title.zh}`, `suspended: ${title.en}`)
    }
    case "extension":
      return text("延长的期限", "time added by the extension")
    case "ended":
      return text("法定期限届满，不得晚于该日", "the time set by law ends, and this with it")
    case "rolled-forward": {
      const day = composeDayReason(why.day, certainty)
      return text(
        `届满日遇休息日顺延：${day.zh}`,
        `the last day was no working day, so it moves on: ${day.en}`,
      )
    }
    default:
      return composeDayReason(why, certainty)
  }
}
