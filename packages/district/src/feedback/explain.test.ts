import { describe, expect, it } from "vitest"
import { clerk, complaint, idOf, operator, rated, setUp } from "./feedback.fixture.ts"

describe("the day of a step on a complaint", () => {
  it("is explained day by day to those who may see it, and to no other", async () => {
    const { feedback } = await setUp()
    const id = idOf(await feedback.complain(complaint(), { as: operator }))
    const explained = await feedback.explain(id, "acknowledge", { as: operator })
    if (explained.outcome === "refused") throw new Error("refused")
    const counted = explained.days?.filter((day) => day.counted).map(({ date }) => date)
    expect(counted).toEqual(["2019-03-05", "2019-03-06"])
    expect(await feedback.get(id, { as: operator })).toMatchObject({ summary: { dueOn: "2019-03-06" } })
    expect(await feedback.explain(id, "rectify", { as: operator })).toEqual({
      outcome: "explained",
      days: null,
    })
    for (const as of [rated, clerk])
      expect(await feedback.explain(id, "acknowledge", { as })).toMatchObject({ outcome: "refused" })
  })
})
