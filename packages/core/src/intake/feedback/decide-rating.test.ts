import { describe, expect, it } from "vitest"
import { byLaw } from "../../identity/index.ts"
import { addDays } from "../../time/index.ts"
import { grades, gradeTitles, isBadGrade } from "./index.ts"
import * as f from "./feedback.fixture.ts"

const types = (play: f.Play) => play.events.map(({ type }) => type)

describe("a rating", () => {
  it("has five grades, of which the two lowest open the loop", () => {
    expect(grades.map((grade) => gradeTitles[grade].zh)).toEqual([
      "非常满意",
      "满意",
      "基本满意",
      "不满意",
      "非常不满意",
    ])
    for (const grade of grades) {
      const { clocks, phase } = f.play().next(f.rate(grade), f.person).state
      expect([phase, clocks.map(({ name }) => name)]).toEqual(
        isBadGrade(grade) ? ["verifying", ["verify"]] : ["settled", []],
      )
    }
    expect(grades.filter(isBadGrade)).toEqual(["dissatisfied", "very-dissatisfied"])
  })

  it("needs proof that the person had the service", () => {
    const none = f.play()
    expect(none.refused(f.rate("satisfied", { proof: null }), f.person)).toBe("ServiceNotProven")
    expect(none.refused(f.rate("satisfied"), f.stranger)).toBe("NotTheirService")
    expect(none.refused(f.rate("satisfied"), f.agent)).toBe("not refused")
    expect(none.refused(f.rate("satisfied"), f.page)).toBe("not refused")
    expect(none.refused(f.rate("satisfied"), byLaw(f.policy.source))).toBe("NotTheirService")
    const strangersAgent = { ...f.agent, principal: f.otherId }
    expect(none.refused(f.rate("satisfied"), strangersAgent)).toBe("NotTheirService")
  })

  it("on a ticket that names nobody holds no name, though the person was signed in", () => {
    const ticket = { ...f.proof, rater: null }
    const rated = f.play().next(f.rate("satisfied", { proof: ticket }), f.person)
    const changed = rated.next(f.rate("dissatisfied", { proof: ticket }), f.agent)
    expect(JSON.stringify(changed.events.map(({ actor }) => actor))).not.toContain("sub_")
    expect(changed.state).toMatchObject({ person: null, reachable: false })
    const told = f.rate("dissatisfied", { proof: ticket, contact: "留言" })
    const known = changed.next(told, f.person).next(f.rate("dissatisfied", { proof: ticket }), f.person)
    expect(known.state.reachable).toBe(true)
  })

  it("is never given by an officer, whoever they are", () => {
    for (const actor of [f.operator, f.rated, f.clerk])
      expect(f.play().refused(f.rate("very-satisfied"), actor)).toBe("OfficersDoNotRate")
  })

  it("gives its reasons from those that are offered", () => {
    expect(f.play().refused(f.rate("dissatisfied", { reasons: ["slow", "x"] }), f.person)).toBe(
      "UnknownReason",
    )
    expect(
      f.play().next(f.rate("dissatisfied", { reasons: ["slow"] }), f.person).state.rating?.reasons,
    ).toEqual(["slow"])
  })

  it("is replaced by the same person's next one, and both stay in the log", () => {
    const changed = f.badRating.next(f.rate("satisfied", { reasons: ["slow"] }), f.agent)
    expect(types(changed)).toEqual(["ServiceRated", "RatingChanged"])
    expect(changed.state).toMatchObject({
      phase: "settled",
      rating: { grade: "satisfied", reasons: ["slow"], changes: 1 },
      clocks: [],
    })
    const again = changed.next(f.rate("very-dissatisfied"), f.person, addDays(f.start, 2))
    expect(again.state.clocks.map(({ deadline }) => deadline.startsOn)).toEqual([addDays(f.start, 2)])
    const otherwise = { ...f.proof, rater: f.otherId }
    expect(f.badRating.refused(f.rate("satisfied", { proof: otherwise }), f.stranger)).toBe("RatedByAnother")
  })

  it("that stays bad is verified by the day it had", () => {
    const worse = f.badRating.next(f.rate("very-dissatisfied"), f.person, addDays(f.start, 1))
    expect(worse.state.clocks).toEqual(f.badRating.state.clocks)
  })

  it("is changed on the last day of its time, and not on the day after", () => {
    const last = f.badRating.state.rating?.changeable.dueOn
    if (!last) throw new Error("The time to change it has an end.")
    expect(f.badRating.refused(f.rate("satisfied"), f.person, last)).toBe("not refused")
    expect(f.badRating.refused(f.rate("satisfied"), f.person, addDays(last, 1))).toBe("RatingStands")
  })

  it("is not changed any more once it was looked into", () => {
    const found = f.badRating.next(f.founded, f.operator)
    expect(found.refused(f.rate("satisfied"), f.person)).toBe("RatingBeingLookedInto")
  })

  it("does not take a complaint's place", () => {
    expect(f.complaint.refused(f.rate("satisfied"), f.person)).toBe("FeedbackNotInThisPhase")
  })
})

describe("a rating found mistaken or malicious", () => {
  const found = f.badRating.next(f.mistaken, f.operator)

  it("counts until a second officer sets it aside on record", () => {
    expect(found.state.rating?.setAside).toBe(false)
    expect(found.refused(f.setAside, f.operator)).toBe("SecondOfficerNeeded")
    const delegation = { from: f.operator.externalId, validFrom: f.start }
    expect(found.refused(f.setAside, { ...f.second, delegation })).toBe("SecondOfficerNeeded")
    expect(found.refused({ type: "set-aside", reasons: [] }, f.second)).toBe("ReasonsNotGiven")
    const aside = found.next(f.setAside, f.second)
    expect(aside.state.rating?.setAside).toBe(true)
    expect(aside.events.at(-1)?.actor).toEqual(f.second)
    expect(aside.refused(f.setAside, f.second)).toBe("NothingToSetAside")
  })

  it("is set aside by no one when it was delegated to the one who found it", () => {
    const delegation = { from: f.second.externalId, validFrom: f.start }
    const byDelegate = f.badRating.next(f.mistaken, { ...f.operator, delegation })
    expect(byDelegate.refused(f.setAside, f.second)).toBe("SecondOfficerNeeded")
  })

  it("is still told to the person, and is closed as any other", () => {
    const aside = found.next(f.setAside, f.second)
    expect(aside.refused(f.close, f.operator)).toBe("RevisitFirst")
    const closed = aside.next(f.reached(true), f.operator).next(f.close, f.operator)
    expect(closed.refused(f.setAside, f.second)).toBe("NothingToSetAside")
  })

  it("is not set aside where it was only found not founded, or not at all", () => {
    for (const before of [f.badRating, f.badRating.next(f.notFounded, f.operator)])
      expect(before.refused(f.setAside, f.second)).toBe("NothingToSetAside")
  })
})
