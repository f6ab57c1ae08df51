/** Promises in place of papers, and decisions taken back, in the small model. 规定 art. 14; 行政许可法 art. 69, 79. */
import {
  type Acts,
  broken,
  close,
  end,
  isUndecided,
  isVerifiable,
  nothing,
  notInThisPhase,
  open,
  yearsFrom,
} from "./case-model-acts.fixture.ts"
import { spare } from "./case-model-owed.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import { type Day, nthWorked } from "./day-by-day.fixture.ts"

export const promiseActs: Acts<
  "give-commitment" | "verify-commitment" | "order-rectification" | "revoke-decision"
> = {
  "give-commitment": (m, { credit, isSigned, option }, { rules, today }) => {
    if (!isUndecided(m)) return notInThisPhase
    const listed = rules.promises[option]
    const against = broken({
      CommitmentUnavailable: !listed || m.choice.commitment === false || option in m.promises,
      SignatureUnreliable: !isSigned,
      ToleranceDenied: rules.asksCredit && credit === "recorded",
    })
    if (against.length > 0 || !listed) return against
    const by = listed.within === null ? null : nthWorked(today, listed.within, m.notices)
    const days = listed.within ?? rules.verify
    m.promises[option] = {
      kind: listed.kind,
      by,
      since: today,
      days,
      found: null,
      putRightBy: null,
      putRight: null,
    }
    spare(m, [listed.replaces], today)
    return nothing
  },
  "verify-commitment": (m, { isKept, option }, { today }) => {
    const given = m.promises[option]
    if (m.phase === "none") return notInThisPhase
    if (!given || given.found === "kept" || given.found === "put-right") return ["CommitmentUnavailable"]
    if (!isVerifiable(m)) return notInThisPhase
    const isBroken = given.found === "broken"
    const against = broken({
      CommitmentUnavailable: isBroken && !isKept,
      TooLate: isKept && given.putRightBy !== null && given.putRightBy < today,
    })
    if (against.length > 0) return against
    given.found = isKept ? (isBroken ? "put-right" : "kept") : "broken"
    const isDue = Object.values(m.promises).some(({ by, found }) => !found && by !== null && by < today)
    if (!isDue) close(m, "verify-commitment")
    closeBroken(m, today)
    if (!isKept) open(m, "decide-on-broken-commitment")
    return nothing
  },
  "order-rectification": (m, { days, option, reasons }, { today }) => {
    const given = m.promises[option]
    if (m.phase === "none") return notInThisPhase
    if (given?.found !== "broken" || given.putRightBy !== null || !isVerifiable(m))
      return ["CommitmentUnavailable"]
    if (!reasons) return ["ReasonsMissing"]
    given.putRightBy = nthWorked(today, days, m.notices)
    given.putRight = { since: today, days }
    closeBroken(m, today)
    return nothing
  },
  "revoke-decision": (m, { option, reasons }, { rules, today }) => {
    if (!["decided", "delivered"].includes(m.phase) || !m.decided?.favourable) return notInThisPhase
    const given = option === null ? undefined : m.promises[option]
    const isBroken = given?.found === "broken"
    // A condition is ordered put right first, and the time for it runs out.
    const isStillOpen = given?.putRightBy ? given.putRightBy >= today : given?.kind === "condition"
    const against = broken({
      ReasonsMissing: !reasons,
      CommitmentUnavailable: option !== null && !isBroken,
      RectificationFirst: option !== null && isBroken && isStillOpen,
    })
    if (against.length > 0) return against
    m.place = null
    m.barredTo = option === null && rules.bars ? yearsFrom(today, rules.bars.fraud) : null
    return end(m, "decision-revoked")
  },
}

/** Somebody has to act while a promise is broken and not ordered put right, or was not put right in time. */
function closeBroken(m: Model, today: Day): void {
  const waits = Object.values(m.promises).some(
    ({ found, putRightBy }) => found === "broken" && (putRightBy === null || putRightBy < today),
  )
  if (!waits) close(m, "decide-on-broken-commitment")
}

/** A condition is verified within its days after the decision; a proof by its own rule, since it was given. */
export function verifyFrom(m: Model, on: Day, { verify }: Rules): void {
  for (const promise of Object.values(m.promises))
    if (promise.kind === "condition")
      Object.assign(promise, { since: on, days: verify, by: nthWorked(on, verify, m.notices) })
}
