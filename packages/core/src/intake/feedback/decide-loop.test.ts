import { describe, expect, it } from "vitest"
import type { FeedbackCommand, FeedbackPhase } from "./index.ts"
import * as f from "./feedback.fixture.ts"

const founded = f.badRating.next(f.founded, f.operator)
const revisiting = founded.next(f.rectify, f.operator)
const acknowledged = f.complaint.next(f.acknowledge, f.operator)
const rectifying = acknowledged.next(f.founded, f.operator)
const answering = rectifying.next(f.rectify, f.operator)
const asked = answering.next(f.answer, f.operator)
const closed = asked.next(f.reached(true), f.operator).next(f.close, f.operator)

const steps: readonly FeedbackCommand[] = [
  f.acknowledge,
  f.transfer,
  f.founded,
  f.rectify,
  f.answer,
  f.reached(true),
  f.closeBecause,
  f.reopen,
]

/** What may come next where it stands, and nothing else of the loop. */
const order: readonly (readonly [string, f.Play, FeedbackPhase, readonly FeedbackCommand["type"][]])[] = [
  ["a good rating", f.play().next(f.rate("fairly-satisfied"), f.person), "settled", []],
  ["a bad rating", f.badRating, "verifying", ["verify"]],
  ["a bad rating found right", founded, "rectifying", ["rectify"]],
  ["a bad rating acted on", revisiting, "revisiting", ["revisit"]],
  ["a bad rating not founded", f.badRating.next(f.notFounded, f.operator), "revisiting", ["revisit"]],
  ["a bad rating asked about again", revisiting.next(f.reached(false), f.operator), "revisiting", ["close"]],
  ["a new complaint", f.complaint, "received", ["acknowledge", "transfer"]],
  ["an acknowledged complaint", acknowledged, "verifying", ["transfer", "verify"]],
  ["a founded complaint", rectifying, "rectifying", ["rectify", "answer"]],
  ["a complaint acted on", answering, "answering", ["answer"]],
  ["a complaint not founded", acknowledged.next(f.notFounded, f.operator), "answering", ["answer"]],
  ["an answered complaint", asked, "revisiting", ["revisit"]],
  ["a closed complaint", closed, "closed", ["reopen"]],
]

describe("the loop of verification, rectification and revisit", () => {
  it.each(order)("goes from %s only to its next step", (_, before, phase, next) => {
    expect(before.state.phase).toBe(phase)
    const open = steps.filter(
      (step) => before.refused(step, step.type === "reopen" ? f.person : f.operator) === "not refused",
    )
    expect(open.map(({ type }) => type)).toEqual(next)
  })

  it("may answer a founded complaint before the rectification, which then leads to the revisit", () => {
    const early = rectifying.next(f.answer, f.operator)
    expect(early.state.phase).toBe("rectifying")
    expect(early.refused(f.answer, f.operator)).toBe("AnsweredAlready")
    const done = early.next(f.rectify, f.operator)
    expect(done.state.phase).toBe("revisiting")
    expect(done.state.clocks.filter(({ name }) => name === "revisit")).toHaveLength(1)
  })

  it("asks for evidence and reasons of every finding, and for what was done", () => {
    for (const blank of [[], [" "]]) {
      expect(f.badRating.refused({ ...f.founded, reasons: blank } as never, f.operator)).toBe(
        "ReasonsNotGiven",
      )
      expect(f.badRating.refused({ ...f.founded, evidence: blank } as never, f.operator)).toBe(
        "EvidenceMissing",
      )
      expect(founded.refused({ type: "rectify", measures: blank }, f.operator)).toBe("ReasonsNotGiven")
    }
    expect(answering.refused({ type: "answer", text: " " }, f.operator)).toBe("ReasonsNotGiven")
  })

  it("finds a complaint founded in part, and a rating never", () => {
    const partly = { ...f.founded, outcome: "partly-founded" } as FeedbackCommand
    expect(acknowledged.next(partly, f.operator).state.phase).toBe("rectifying")
    expect(f.badRating.refused(partly, f.operator)).toBe("NotOfARating")
    expect(acknowledged.refused(f.mistaken, f.operator)).toBe("NotOfARating")
    expect(f.badRating.refused({ ...f.founded, ground: "malicious" } as never, f.operator)).toBe(
      "NotOfARating",
    )
  })
})

describe("closing", () => {
  it("needs no reasons after a person who is content, and reasons after one who is not", () => {
    expect(revisiting.next(f.reached(true), f.operator).next(f.close, f.operator).state.closed).toBe(
      "satisfied",
    )
    const not = revisiting.next(f.reached(false), f.operator)
    expect(not.refused(f.close, f.operator)).toBe("ReasonsNotGiven")
    expect(not.next(f.closeBecause, f.operator).state.closed).toBe("dissatisfied")
  })

  it("comes without an answer only after as many tries as the district sets, and for stated reasons", () => {
    const once = revisiting.next(f.notReached, f.operator)
    expect(once.refused(f.closeBecause, f.operator)).toBe("RevisitFirst")
    const twice = once.next(f.notReached, f.operator)
    expect(twice.refused(f.close, f.operator)).toBe("ReasonsNotGiven")
    expect(twice.next(f.closeBecause, f.operator).state.closed).toBe("not-reached")
    expect(twice.next(f.reached(true), f.operator).state.revisit).toEqual({
      tries: 3,
      reached: true,
      satisfied: true,
    })
  })

  it("needs a try even where a policy asks for none", () => {
    const policy = { ...f.policy, revisitTries: 0 }
    expect(revisiting.refused(f.closeBecause, f.operator, f.start, { policy })).toBe("RevisitFirst")
  })

  it("needs stated reasons where nobody can be asked", () => {
    const nobody = { ...f.proof, rater: null }
    const rated = f.play().next(f.rate("dissatisfied", { proof: nobody }), f.page)
    const handled = rated.next(f.notFounded, f.operator)
    expect(handled.refused(f.close, f.operator)).toBe("ReasonsNotGiven")
    expect(handled.next(f.closeBecause, f.operator).state.closed).toBe("not-reachable")
    const withContact = f.rate("dissatisfied", { proof: nobody, contact: "留言板" })
    const reachable = f.play().next(withContact, f.page).next(f.notFounded, f.operator)
    expect(reachable.refused(f.closeBecause, f.operator)).toBe("RevisitFirst")
  })
})
