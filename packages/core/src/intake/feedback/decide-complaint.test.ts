import { describe, expect, it } from "vitest"
import { addDays } from "../../time/index.ts"
import { byLaw } from "../../identity/index.ts"
import * as f from "./feedback.fixture.ts"

const closed = f.complaint
  .next(f.acknowledge, f.operator)
  .next(f.notFounded, f.operator)
  .next(f.answer, f.operator)
  .next(f.reached(false), f.operator)
  .next(f.closeBecause, f.operator)
const nameless = f.complain({ complainant: null })

describe("a complaint", () => {
  it("keeps away the officer it is about, also where the text alone names them", () => {
    expect(f.complaint.state.concerned.officers).toEqual(["officer-rated"])
    const other = f.play().next(f.complain({ about: { kind: "other" } }), f.person)
    expect(other.refused(f.acknowledge, f.rated)).toBe("not refused")
    expect(other.refused({ type: "acknowledge", officers: ["officer-rated"] }, f.rated)).toBe(
      "NotIndependent",
    )
    const named = other.next({ type: "acknowledge", officers: ["officer-rated"] }, f.operator)
    expect(named.refused(f.founded, f.rated)).toBe("NotIndependent")
  })

  it("is taken down by any officer but the one it is about", () => {
    expect(f.play().refused(f.complain(), f.clerk)).toBe("not refused")
    expect(f.play().refused(f.complain(), f.rated)).toBe("NotIndependent")
    const delegation = { from: "z", validFrom: f.start, validTo: f.start }
    expect(f.play().refused(f.complain(), { ...f.clerk, delegation })).toBe("OfficerLapsed")
  })

  it("is made in no one else's name", () => {
    expect(f.play().refused(f.complain(), f.stranger)).toBe("NotTheComplainant")
    expect(f.play().refused(f.complain(), { ...f.agent, principal: f.otherId })).toBe("NotTheComplainant")
    expect(f.play().refused(f.complain(), f.agent)).toBe("not refused")
    expect(f.play().refused(f.complain(), byLaw(f.policy.source))).toBe("NotTheComplainant")
  })

  it("may be without a name, and then its log holds none, though the person was signed in", () => {
    const made = f.play().next(nameless, f.person)
    expect(JSON.stringify(made.events.map(({ actor }) => actor))).not.toContain(f.personId)
    expect(made.state).toMatchObject({ person: null, reachable: false })
    expect(f.play().next(f.complain({ complainant: null, contact: "留言" }), f.page).state.reachable).toBe(
      true,
    )
  })

  it("says something, and is received once", () => {
    expect(f.play().refused(f.complain({ text: " " }), f.person)).toBe("ReasonsNotGiven")
    expect(f.complaint.refused(f.complain(), f.person)).toBe("FeedbackNotInThisPhase")
  })
})

describe("a closed complaint", () => {
  it("is reopened once, and looked into anew by a day of its own", () => {
    const on = addDays(f.start, 3)
    const again = closed.next(f.reopen, f.person, on)
    expect(again.state).toMatchObject({
      phase: "verifying",
      finding: null,
      closed: null,
      complaint: { answered: false, reopened: true },
    })
    expect(again.state.clocks.at(-1)).toMatchObject({
      name: "answer",
      doneOn: null,
      deadline: { startsOn: on },
    })
    const twice = again
      .next(f.notFounded, f.operator, on)
      .next(f.answer, f.operator, on)
      .next(f.reached(true), f.operator, on)
      .next(f.close, f.operator, on)
    expect(twice.refused(f.reopen, f.person, on)).toBe("ReopenedAlready")
  })

  it("is reopened on the last day of the time for it, and not on the day after", () => {
    const last = closed.state.complaint?.reopenable?.dueOn
    if (!last) throw new Error("The time to reopen it has an end.")
    expect(closed.refused(f.reopen, f.person, last)).toBe("not refused")
    expect(closed.refused(f.reopen, f.person, addDays(last, 1))).toBe("TooLateToReopen")
  })

  it("is reopened for the complainant alone", () => {
    expect(closed.refused(f.reopen, f.stranger)).toBe("NotTheComplainant")
    expect(closed.refused(f.reopen, f.page)).toBe("NotTheComplainant")
    expect(closed.refused(f.reopen, f.rated)).toBe("NotIndependent")
    for (const actor of [f.agent, f.clerk]) expect(closed.refused(f.reopen, actor)).toBe("not refused")
    expect(closed.refused({ type: "reopen", text: " " }, f.person)).toBe("ReasonsNotGiven")
  })

  it("of a rating is not reopened", () => {
    const rating = f.badRating
      .next(f.notFounded, f.operator)
      .next(f.reached(true), f.operator)
      .next(f.close, f.operator)
    expect(rating.refused(f.reopen, f.person)).toBe("FeedbackNotInThisPhase")
  })

  it("without a name is reopened by whoever the host's page let through, and for no one who gives a name", () => {
    const before = f
      .play()
      .next(nameless, f.person)
      .next(f.acknowledge, f.operator)
      .next(f.notFounded, f.operator)
      .next(f.answer, f.operator)
      .next(f.closeBecause, f.operator)
    expect(before.refused(f.reopen, f.page)).toBe("not refused")
    for (const actor of [f.person, f.agent, byLaw(f.policy.source)])
      expect(before.refused(f.reopen, actor)).toBe("NotTheComplainant")
  })
})

describe("a transfer", () => {
  const offered = f.complaint.next(f.transfer, f.operator)
  const accept = { type: "accept-transfer" } as const
  const decline = { type: "decline-transfer", reasons: ["不属本单位"] } as const

  it("takes effect when the other unit accepts, and moves no day", () => {
    expect(offered.state.complaint).toMatchObject({ unit: "sample-bureau", offeredTo: "other-bureau" })
    expect(offered.refused(accept, f.operator)).toBe("HeldByAnotherUnit")
    const taken = offered.next(accept, f.elsewhere)
    expect(taken.state.complaint).toMatchObject({ unit: "other-bureau", offeredTo: null })
    const own = ({ state }: f.Play) => state.clocks.filter(({ name }) => name !== "accept-transfer")
    expect(own(taken)).toEqual(own(f.complaint))
  })

  it("is declined with reasons by the one or taken back by the other", () => {
    expect(offered.refused({ ...decline, reasons: [] }, f.elsewhere)).toBe("ReasonsNotGiven")
    for (const actor of [f.elsewhere, f.operator]) {
      const back = offered.next(decline, actor)
      expect(back.state.complaint).toMatchObject({ unit: "sample-bureau", offeredTo: null })
      expect(back.refused(f.transfer, f.operator)).toBe("not refused")
    }
    expect(offered.refused(decline, { ...f.elsewhere, unit: "third-bureau" })).toBe("HeldByAnotherUnit")
  })

  it("is waited for before anything is found", () => {
    const pending = offered.next(f.acknowledge, f.operator)
    expect(pending.refused(f.founded, f.operator)).toBe("TransferPending")
    expect(pending.refused(f.transfer, f.operator)).toBe("TransferPending")
  })

  it("goes to another unit, with reasons, and never to one that could not verify", () => {
    expect(f.complaint.refused({ ...f.transfer, to: "sample-bureau" } as never, f.operator)).toBe("SameUnit")
    expect(f.complaint.refused({ ...f.transfer, reasons: [] } as never, f.operator)).toBe("ReasonsNotGiven")
    const policy = { ...f.policy, verifiedBy: "another-unit" as const }
    const about = f.complain({ concerned: { unit: "other-bureau", officers: [] } })
    expect(f.play().next(about, f.person).refused(f.transfer, f.operator, f.start, { policy })).toBe(
      "NotIndependent",
    )
  })

  it("that nobody offered is neither accepted nor declined", () => {
    for (const command of [accept, decline])
      expect(f.complaint.refused(command, f.elsewhere)).toBe("NoTransferOffered")
  })
})
