/** What is asked for or owed, and what default leads to, in the small model. 浙江省保障“最多跑一次”改革规定 art. 11, 12. */
import {
  type Acts,
  type Against,
  broken,
  close,
  end,
  entryOf,
  isWantingOf,
  nameOf,
  nothing,
  notInThisPhase,
  take,
  unexplained,
  wants,
} from "./case-model-acts.fixture.ts"
import { latestOwed, look } from "./case-model-examination.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Asked, Model } from "./case-model-terms.fixture.ts"
import type { The } from "./case-moves.fixture.ts"
import { type Day, nthWorked } from "./day-by-day.fixture.ts"

export const owedActs: Acts<
  "supplement" | "extend-supplement" | "excuse-delay" | "revoke-acceptance" | "terminate" | "notify-owed"
> = {
  /** In time by posting or by arrival, as was told; what came late in part is late. */
  supplement: (m, { came, look: seen, papers }, at) => {
    const entry = entryOf(came, at.today, at.late)
    if (entry.on > at.today) return ["DateInTheFuture"]
    if (m.phase === "accepted" && m.accepted?.how === "deemed") {
      take(m, papers, entry)
      return nothing
    }
    const isWaiting = m.phase === "correcting" || m.phase === "deemed-withdrawn"
    const one = isWaiting ? m.asked : m.phase === "accepted" ? m.owed : null
    if (one === null) return notInThisPhase
    const { on, posted } = entry
    const isInTime = on <= one.due || (one.mode === "posted" && posted !== null && posted <= one.due)
    if (m.phase === "deemed-withdrawn" && !isInTime) return notInThisPhase
    if (m.phase === "deemed-withdrawn") m.phase = "correcting"
    take(m, papers, entry)
    const wasOpen = one.open.length > 0
    const names = papers.map(([name]) => name)
    one.open = wants(m, [...one.open.map(nameOf), ...names])
    if (isInTime) one.supplied.push(...names)
    if (!isInTime && wasOpen) one.late = true
    if (wasOpen || one.open.length > 0)
      one.lastCame = one.lastCame !== null && one.lastCame > on ? one.lastCame : on
    if (m.phase === "accepted" && isInTime && one.open.length === 0) close(m, "decide-on-revocation")
    if (m.phase === "accepted" || seen === null || one.open.length > 0) return nothing
    return look(m, seen, at)
  },
  "extend-supplement": (m, { days, reasons }, { rules, today }) => {
    const one = m.phase === "correcting" ? m.asked : m.phase === "accepted" ? m.owed : null
    if (one === null) return notInThisPhase
    const due = nthWorked(one.due, days, m.notices) ?? one.due
    const latest = latestOwed(m, one.toldOn, rules.tolerance)
    const against = broken({
      ReasonsMissing: !reasons,
      TooLate: one.due < today,
      ToleranceUnavailable: one === m.owed && latest !== null && due > latest,
    })
    if (against.length === 0) Object.assign(one, { since: one.due, days, due })
    return against
  },
  "excuse-delay": (m, { days, reasons }, { today }) => {
    if (m.phase === "correcting" || m.phase === "deemed-withdrawn") return reopen(m, days, reasons, today)
    if (m.phase !== "accepted" || m.owed === null) return notInThisPhase
    const against = broken({ NothingLapsed: !isInDefault(m.owed, today), ReasonsMissing: !reasons })
    if (against.length > 0) return against
    m.owed.excused = true
    close(m, "decide-on-revocation")
    return nothing
  },
  "revoke-acceptance": (m, move, { rules, today }) => endFor(m, move, rules, today),
  terminate: (m, move, { rules, today }) => endFor(m, move, rules, today),
  "notify-owed": (m, { days, mode }, { rules, today }) => {
    const { owed } = m
    if (m.phase !== "accepted" || owed === null) return notInThisPhase
    const isWrong = owed.open.some((want) => owed.supplied.includes(nameOf(want)))
    const due = nthWorked(today, days, m.notices) ?? today
    const against = broken({
      NoFurtherNotice: !isWrong || owed.late || owed.told >= rules.tolerance.further,
      ToleranceUnavailable: due > (latestOwed(m, today, rules.tolerance) ?? due),
    })
    if (against.length > 0) return against
    Object.assign(owed, { since: today, toldOn: today, days, due, mode, told: owed.told + 1, supplied: [] })
    close(m, "decide-on-revocation")
    return nothing
  },
}

function endFor(
  m: Model,
  { do: how, reasons }: The<"terminate" | "revoke-acceptance">,
  rules: Rules,
  today: Day,
): Against {
  if (m.phase !== "accepted" || m.owed === null) return notInThisPhase
  const against = broken({
    NotThisConsequence: rules.tolerance.onDefault !== how,
    NothingLapsed: m.owed.excused || !isInDefault(m.owed, today),
    ReasonsMissing: !reasons,
    OverdueUnexplained: rules.explains && unexplained(m, today).length > 0,
  })
  if (against.length === 0) m.endedOn = today
  return against.length > 0 ? against : end(m, how === "terminate" ? "terminated" : "acceptance-revoked")
}

/** A good reason for coming late: what was asked for may come until another day. */
function reopen(m: Model, days: number | null, reasons: boolean, today: Day): Against {
  const { asked } = m
  const isLate = asked !== null && asked.due < today && isWantingOf(asked)
  const against = broken({
    NothingLapsed: !isLate,
    ReasonsMissing: !reasons,
    SupplementTermMissing: days === null,
  })
  if (against.length > 0 || asked === null || days === null) return against
  Object.assign(asked, { since: today, days, due: nthWorked(today, days, m.notices) ?? today })
  m.phase = "correcting"
  close(m, "decide-on-lapsed-supplement")
  return nothing
}

function isInDefault({ due, late, open }: Asked, today: Day): boolean {
  return late || (open.length > 0 && due < today)
}

/** Of what was asked for or owed some is no longer: waived, promised instead, or never wanting but by a clerk's error. */
export function settle(m: Model, names: readonly string[]): void {
  const stays = (want: string) => !names.includes(nameOf(want))
  if (m.asked) m.asked.open = m.asked.open.filter(stays)
  if (m.owed === null || m.owed.open.length === 0) return
  m.owed.open = m.owed.open.filter(stays)
  if (m.owed.open.length > 0) return
  m.owed.late = false
  close(m, "decide-on-revocation")
}
/** What need not be handed in is wanting no longer, from today on. */
export function spare(m: Model, names: readonly string[], today: Day): void {
  const isAsked = m.asked?.open.some((want) => names.includes(nameOf(want)))
  if (m.asked && isAsked) m.asked.lastCame = [m.asked.lastCame ?? today, today].toSorted()[1] ?? today
  m.spared.push(...names)
  settle(m, names)
}
