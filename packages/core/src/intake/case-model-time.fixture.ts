/**
 * Day by day, what the law brings about and what it opens as a task. 行政许可法 art. 32¶1(4), 44, 50;
 * 浙江省保障“最多跑一次”改革规定 art. 11, 14.
 */
import {
  end,
  isAnyPartLate,
  isWantingOf,
  needed,
  open,
  unexplained,
  wants,
} from "./case-model-acts.fixture.ts"
import { settleWith } from "./case-model-decision.fixture.ts"
import { accept } from "./case-model-examination.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import { type Day, dayFrom } from "./day-by-day.fixture.ts"

export function passTo(m: Model, today: Day, rules: Rules): void {
  for (let day = m.asOf; day <= today; day = dayFrom(day, 1)) passDay(m, day, rules)
  m.asOf = today
}

function passDay(m: Model, day: Day, rules: Rules): void {
  const isPast = (due: Day | null | undefined): boolean => due != null && due < day
  if (m.phase === "received" && isPast(m.tellBy)) {
    if (rules.isSilenceAcceptance && wants(m, needed).length > 0) accept(m, "deemed", m.receipt.on, rules)
    else open(m, "accept-or-refuse")
  }
  if (isPast(m.endsOn)) renew(m, rules)
  if (m.phase === "correcting" && m.asked && isPast(m.asked.due)) {
    if (m.asked.open.length === 0) open(m, "accept-or-refuse")
    else if (rules.lapse === "withdrawn" && isWantingOf(m.asked)) end(m, "deemed-withdrawn")
    else open(m, "decide-on-lapsed-supplement")
  }
  if (m.phase === "accepted") {
    if (m.owed && m.owed.open.length > 0 && !m.owed.excused && isPast(m.owed.due))
      open(m, "decide-on-revocation")
    if (isAnyPartLate(m, day)) open(m, "urge-part")
  }
  if (unexplained(m, day).length > 0) open(m, "explain-overdue")
  if (["accepted", "decided", "delivered"].includes(m.phase))
    for (const { by, found, putRightBy } of Object.values(m.promises)) {
      if (found === null && isPast(by)) open(m, "verify-commitment")
      if (found === "broken" && isPast(putRightBy)) open(m, "decide-on-broken-commitment")
    }
  if (m.phase === "decided" && isPast(m.handOverBy)) open(m, "hand-over-result")
}

/** Asked for in time and not decided by the licence's last day: renewed, unless it was complete only after that day. */
function renew(m: Model, rules: Rules): void {
  const { accepted, endsOn, phase } = m
  if (rules.renewal === null || endsOn === null || (phase !== "received" && phase !== "accepted")) return
  if (dayFrom(m.receipt.on, rules.renewal) > endsOn || (accepted !== null && accepted.on > endsOn)) return
  settleWith(m, true, endsOn, rules)
}
