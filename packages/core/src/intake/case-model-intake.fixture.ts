/** Intake in the small model. 行政许可法 art. 32; 浙江省保障“最多跑一次”改革规定 art. 5, 11. */
import {
  type Acts,
  broken,
  close,
  end,
  entryOf,
  nameOf,
  nothing,
  notInThisPhase,
  open,
  take,
  yearsFrom,
} from "./case-model-acts.fixture.ts"
import { look } from "./case-model-examination.fixture.ts"
import { asApplied, isOfficer } from "./case-model-people.fixture.ts"
import { passTo } from "./case-model-time.fixture.ts"
import { dayFrom, nthWorked } from "./day-by-day.fixture.ts"

export const intakeActs: Acts<
  "submit" | "correct-on-spot" | "hold-documents" | "examine" | "refuse-acceptance" | "complete-hand-over"
> = {
  submit: (m, { barredFor, came, endsIn, look: seen, papers }, at) => {
    const { late, rules, today, who } = at
    const entry = entryOf(came, today, late)
    const isBarred = barredFor !== null && entry.on < dayFrom(today, barredFor)
    const against = broken({
      NotInThisPhase: m.phase !== "none",
      DateInTheFuture: entry.on > today,
      ReapplicationBarred: isBarred,
    })
    if (against.length > 0) return against
    Object.assign(m, { phase: "received", receipt: entry, asOf: entry.on, enteredOn: today })
    m.tellBy = rules.tell === null ? null : nthWorked(entry.on, rules.tell, m.notices)
    m.firstAsked = isOfficer(who) ? who : null
    m.entrusted = asApplied
    m.endsOn = endsIn === null ? null : dayFrom(today, endsIn)
    take(m, papers, entry)
    passTo(m, today, rules)
    return seen === null || m.phase !== "received" ? nothing : look(m, seen, at)
  },
  "correct-on-spot": (m, { papers }) => {
    if (m.phase !== "received") return notInThisPhase
    take(m, papers, null)
    return nothing
  },
  "hold-documents": (m) => (m.phase === "received" ? nothing : notInThisPhase),
  examine: (m, { look: seen }, at) => look(m, seen, at),
  "refuse-acceptance": (m, { ground, reasons, refers }, { rules, today, who }) => {
    const { asked, phase } = m
    if (phase !== "received" && phase !== "correcting") return notInThisPhase
    const wanting = phase === "correcting" ? (asked?.open ?? []) : []
    const isWrong =
      m.tasks.includes("decide-on-lapsed-supplement") ||
      wanting.every((want) => asked?.supplied.includes(nameOf(want)))
    const against = broken({
      ReasonsMissing: !reasons,
      NotYetWrong: ground === "still-incomplete" && !(wanting.length > 0 && isWrong),
      ReferralMissing: ground === "wrong-authority" && !refers,
    })
    if (against.length > 0) return against
    end(m, "not-accepted")
    if (ground === "false-material" && rules.bars) m.barredTo = yearsFrom(today, rules.bars.false)
    if (ground === "wrong-authority") {
      // Whoever was asked first answers for it until the right authority has it.
      m.referred = { by: m.firstAsked ?? who, taken: null }
      open(m, "hand-over-to-authority")
    }
    return nothing
  },
  "complete-hand-over": (m, { ago }, { today, who }) => {
    const taken = dayFrom(today, -ago)
    if (m.phase === "none") return notInThisPhase
    if (m.referred === null || m.referred.taken !== null) return ["NotFirstAsked"]
    const against = broken({
      // The other authority's own officer accepts the enquiry that goes with it, and a program records it.
      NotFirstAsked: isOfficer(who) && who !== m.referred.by,
      DateInTheFuture: taken > today,
      DateTooEarly: taken < m.receipt.on,
    })
    if (against.length > 0) return against
    m.referred.taken = taken
    close(m, "hand-over-to-authority")
    return nothing
  },
}
