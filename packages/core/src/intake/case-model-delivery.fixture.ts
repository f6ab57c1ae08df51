/** A result that is sealed, sent and handed over, in the small model. 行政许可法 art. 32¶2, 44. */
import { type Acts, broken, close, nothing, notInThisPhase } from "./case-model-acts.fixture.ts"
import { dayFrom } from "./day-by-day.fixture.ts"

export const deliveryActs: Acts<"seal" | "dispatch" | "deliver"> = {
  seal: (m) => {
    if (m.phase === "none") return notInThisPhase
    if (m.decided === null || m.sealed) return ["NothingToSeal"]
    m.sealed = true
    return nothing
  },
  dispatch: (m) => {
    if (m.phase !== "decided") return notInThisPhase
    const against = broken({
      NotTheirChoice: (m.choice.way ?? "courier") !== "courier",
      NotSealed: !m.sealed,
    })
    if (against.length === 0) m.sentOn = m.asOf
    return against
  },
  deliver: (m, { ago, appears, how }, { today }) => {
    const on = dayFrom(today, -ago)
    if (m.phase !== "decided") return notInThisPhase
    const earliest = (how === "courier" ? m.sentOn : m.decided?.on) ?? ""
    const against = broken({
      NotInThisPhase: how === "courier" && m.sentOn === null,
      // Whoever comes to fetch it gets it.
      NotTheirChoice: how !== "by-hand" && (m.choice.way ?? how) !== how,
      DateInTheFuture: on > today,
      DateTooEarly: on < earliest,
      NotSealed: !m.sealed,
    })
    if (against.length > 0) return against
    if (appears) m.visits.push(on)
    m.phase = "delivered"
    close(m, "hand-over-result")
    return nothing
  },
}
