/** Review, decision and what follows it, in the small model. 行政许可法 art. 38, 44, 57, 69, 78, 79; 规定 art. 5, 11. */
import {
  type Acts,
  type Against,
  broken,
  close,
  goOn,
  isAnyPartLate,
  isUndecided,
  needed,
  nothing,
  notInThisPhase,
  unexplained,
  wants,
  yearsFrom,
} from "./case-model-acts.fixture.ts"
import { partFrom } from "./case-model-examination.fixture.ts"
import { verifyFrom } from "./case-model-promises.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import type { The } from "./case-moves.fixture.ts"
import { type Day, dayFrom, nthWorked } from "./day-by-day.fixture.ts"

export const decisionActs: Acts<
  "look-up" | "repeat-look-up" | "hand-to-reviewer" | "finish-part" | "decide"
> = {
  "look-up": (m, { answer }) => {
    if (m.phase === "none" || m.lookUp === null) return notInThisPhase
    if (m.lookUp === "requested" || m.lookUp === "failed") m.lookUp = answer
    return nothing
  },
  "repeat-look-up": (m) => {
    if (!isUndecided(m) || m.lookUp === null) return notInThisPhase
    if (m.lookUp === "found" || m.lookUp === "disputed") return ["LookUpAnswered"]
    m.lookUp = "requested"
    return nothing
  },
  "hand-to-reviewer": (m, move) => {
    const part = m.parts[move.part]
    if (m.phase !== "accepted") return notInThisPhase
    if (!part || part.done) return ["NoSuchPart"]
    part.runs += 1
    return nothing
  },
  "finish-part": (m, move, { today, who }) => {
    if (m.phase !== "accepted") return notInThisPhase
    const part = m.parts[move.part]
    const told = dayFrom(today, -move.ago)
    // What an authority objected to it may yet agree to; the next one's days go by the first notice.
    const isSettled = part?.done === "objected" && move.outcome === "agreed"
    if (!part || (part.done && !isSettled)) return ["NoSuchPart"]
    const against = broken({
      DateInTheFuture: told > today,
      DateTooEarly: told < (part.told ?? part.received),
    })
    if (against.length > 0) return against
    part.done = move.outcome
    part.told ??= told
    if (!isAnyPartLate(m, told)) close(m, "urge-part")
    if (move.part === "first") {
      m.firstLook.push(who)
      m.parts["second"] ??= partFrom(told, told, m)
    }
    return nothing
  },
  decide: (m, move, { rules, today }) => {
    if (m.phase !== "accepted") return notInThisPhase
    const against = [
      ...overdue(m, today, rules),
      ...partsOpen(m, move.favourable, rules),
      ...(move.favourable ? ungrantable(m, move) : broken({ ReasonsMissing: !move.reasons })),
    ]
    if (against.length > 0) return against
    if (move.favourable && move.quota && m.enteredOn !== "") m.place = placesOf(m, move.quota).free
    if (!move.favourable && move.isFalse && rules.bars) m.barredTo = yearsFrom(today, rules.bars.false)
    return settleWith(m, move.favourable, today, rules)
  },
}

/** Decided on a day: the result is to be handed over, and what was promised of the conditions to be verified. */
export function settleWith(m: Model, favourable: boolean, on: Day, rules: Rules): Against {
  m.decided = { on, favourable }
  m.handOverBy = rules.deliver === null ? null : nthWorked(on, rules.deliver, m.notices)
  if (favourable) verifyFrom(m, on, rules)
  return goOn(m, "decided")
}

function overdue(m: Model, today: Day, { explains }: Rules): Against {
  return broken({ OverdueUnexplained: explains && unexplained(m, today).length > 0 })
}
function partsOpen({ parts }: Model, favourable: boolean, rules: Rules): Against {
  if (!rules.parts) return nothing
  const done = new Set(["first", "second"].map((name) => parts[name]?.done ?? null))
  return broken({ PartsOpen: done.has("objected") ? favourable : done.has(null) })
}
/** Nothing favourable while anything is owed, unverified, found broken, or before others' turn. */
function ungrantable(m: Model, { quota }: The<"decide">): Against {
  const owes = m.accepted?.how === "deemed" ? wants(m, needed) : (m.owed?.open ?? [])
  const isLate = m.owed !== null && m.owed.late && !m.owed.excused
  const isAtHand = m.lookUp === "found" || m.lookUp === "disputed"
  const { before, granted, limit } =
    quota === null || m.enteredOn === "" ? { before: 0, granted: 0, limit: 1 } : placesOf(m, quota)
  return broken({
    StillOwed: owes.length > 0 || isLate || !isAtHand,
    PromiseBroken: Object.values(m.promises).some(({ found }) => found === "broken"),
    QuotaExhausted: granted >= limit,
    NotTheirOrder: granted < limit && granted + before >= limit,
  })
}
/** Whoever was accepted first comes first, of one day whoever came in first (art. 57). */
function placesOf(m: Model, { limit, rivals }: NonNullable<The<"decide">["quota"]>) {
  const acceptedOn = m.accepted?.on ?? ""
  const cameIn = `${m.enteredOn} 02`
  const isBefore = (earlier: number, hour: string) =>
    earlier > 0 || (earlier === 0 && `${acceptedOn} ${hour}` < cameIn)
  const granted = rivals.filter(({ standing }) => standing === "granted").length
  const before = rivals.filter(
    ({ earlier, hour, standing }) => standing === "open" && isBefore(earlier, hour),
  ).length
  return { limit, granted, before, free: granted + 1 }
}
