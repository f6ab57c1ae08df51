import { officerRoles } from "@onevisit/china"
import { actorOfApplicant, type SubjectId } from "@onevisit/core/identity"
import type { AttestedRecommendation } from "@onevisit/core/intake/recommendation"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { bureau, clerk, inEffect, officer, recorded, reviewer } from "./recommendations.fixture.ts"

describe("the window and a recommendation", () => {
  it("receives the candidate's application with what is on record, on the window's own day", async () => {
    const { attested, call, district, first, submission } = await inEffect()
    const answer = await district.recommendations.submit(
      call,
      { ...submission, applicant: first },
      { as: clerk },
    )
    expect(attested).toEqual({
      call,
      township: "north",
      rank: 1,
      quota: 2,
      effectiveOn: "2018-07-10",
      preReviewers: ["north-economy-office"],
    })
    expect(answer).toMatchObject({
      outcome: "accepted",
      state: {
        recommendation: attested,
        receipt: { receivedOn: "2018-07-11" },
        promised: { startsOn: "2018-07-11" },
      },
      summary: { item: "centre", receivedOn: "2018-07-11", visits: 1 },
    })
    const { state } = await district.recommendations.get(call)
    expect(state.candidates[first]?.takenInOn).toBe("2018-07-02")
  })

  it("refuses an application without, one that is forged, another candidate's and another item's", async () => {
    const { attested, call, district, first, open, second, submission } = await inEffect()
    const submit = async (applicant: SubjectId, recommendation?: AttestedRecommendation, item = "centre") => {
      const of = recommendation === undefined ? {} : { recommendation }
      const answer = await district.intake.submit({ ...submission, item, applicant, ...of }, { as: clerk })
      return answer.outcome === "refused" ? answer.refusal._tag : answer.outcome
    }
    expect(await submit(first)).toBe("RecommendationMissing")
    expect(await submit(first, { ...attested, rank: 2 })).toBe("RecommendationNotAttested")
    expect(await submit(first, { ...attested, effectiveOn: plainDate("2018-07-09") })).toBe(
      "RecommendationNotAttested",
    )
    expect(await submit(first, { ...attested, call: "no-call" })).toBe("RecommendationNotAttested")
    expect(await submit(first, { ...attested, call: await open("other") })).toBe("RecommendationNotAttested")
    expect(await submit(second, attested)).toBe("RecommendationNotAttested")
    expect(await submit(first, attested, "other")).toBe("RecommendationNotAttested")
    const waiting = await district.recommendations.submit(
      call,
      { ...submission, applicant: second },
      { as: clerk },
    )
    expect(waiting).toMatchObject({ outcome: "refused", refusal: { _tag: "RecommendationMissing" } })
    expect(await district.intake.find({})).toEqual([])
    expect(await submit(first, attested)).toBe("accepted")
  })

  it("lets nobody decide who reviewed the candidate first, whatever is presented", async () => {
    const { attested, district, first, submission } = await inEffect()
    const { preReviewers: _, ...presented } = attested
    const answer = await district.intake.submit(
      { ...submission, item: "centre", applicant: first, recommendation: presented },
      { as: clerk },
    )
    const decide = (as: typeof reviewer) =>
      district.intake.command(answer.case ?? "", { type: "decide", favourable: true }, { as })
    const lent = { ...reviewer, unit: "sample-bureau" } as typeof reviewer
    expect(await decide(lent)).toMatchObject({ refusal: { _tag: "PreReviewerDecides" } })
    expect(await decide({ ...lent, externalId: "another" } as typeof reviewer)).toMatchObject({
      outcome: "decided",
    })
  })

  it("takes a recommendation for one application, and for another once that one was not accepted or withdrawn", async () => {
    const { attested, district, first, submission } = await inEffect()
    const { examination: _, ...unexamined } = submission
    const submit = (given: typeof unexamined = submission) =>
      district.intake.submit(
        { ...given, item: "centre", applicant: first, recommendation: attested },
        { as: clerk },
      )
    const once = await submit(unexamined)
    const used = { _tag: "RecommendationUsed", holder: once.case }
    expect(await submit()).toMatchObject({ outcome: "refused", refusal: used })
    const decider = officer("sample-bureau", officerRoles.decidingOfficer)
    const refuse = {
      type: "refuse-acceptance",
      ground: "wrong-authority",
      referredTo: "other-bureau",
      reasons: ["不属本机关职权"],
    } as const
    const ended = await district.intake.command(once.case ?? "", refuse, { as: decider })
    expect(ended).toMatchObject({ outcome: "not-accepted" })
    const twice = await submit()
    expect(twice).toMatchObject({ outcome: "accepted" })
    const withdraw = { type: "withdraw" } as const
    await district.intake.command(twice.case ?? "", withdraw, { as: actorOfApplicant(first) })
    const third = await submit()
    expect(third).toMatchObject({ outcome: "accepted" })
    // Decided on, it is used up.
    const decide = { type: "decide", favourable: true } as const
    expect(await district.intake.command(third.case ?? "", decide, { as: decider })).toMatchObject({
      outcome: "decided",
    })
    expect(await submit()).toMatchObject({ refusal: { _tag: "RecommendationUsed", holder: third.case } })
  })

  it("stops believing a recommendation once an objection in time is upheld, but answers what was sent before as before", async () => {
    const { attested, call, district, first, submission } = await inEffect()
    const send = (commandId: string) =>
      district.intake.submit(
        { ...submission, item: "centre", applicant: first, recommendation: attested },
        { as: clerk, commandId },
      )
    const before = await send("once")
    expect(before).toMatchObject({ outcome: "accepted", replayed: false })
    const late = {
      type: "object",
      objection: "o-1",
      notice: "north-1",
      candidate: first,
      receivedOn: plainDate("2018-07-09"),
      grounds: "材料不实",
    } as const
    recorded(await district.recommendations.command(call, late, { as: officer("post-room", "window") }))
    const settle = { type: "settle-objection", objection: "o-1", upheld: true, reasons: ["属实"] } as const
    recorded(await district.recommendations.command(call, settle, { as: bureau }))
    expect(await send("another")).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "RecommendationNotAttested" },
    })
    expect(await send("once")).toMatchObject({ outcome: "accepted", replayed: true, case: before.case })
  })
})
