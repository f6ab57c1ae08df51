import { expect, it } from "vitest"
import { clause, open, play, review, rulesWith, takeIn } from "./call.fixture.ts"
import { composePreReview } from "./index.ts"

const told = (required: boolean, passed: boolean) => {
  const rules = rulesWith({ recommendationRequired: { required, clause } })
  const event = play([open({ north: 1 }, rules), takeIn(1), review(1, "north", passed)]).events.at(-1)
  if (event?.type !== "CandidatePreReviewed") throw new Error("not reviewed")
  return composePreReview(event.data)
}

it("tells a candidate who did not pass whether to apply all the same, by the clause, and that nothing was refused", () => {
  expect(told(false, false).zh).toMatch(/《样例办法》（样例）.*仍可直接向窗口提出申请/)
  expect(told(true, false).zh).toMatch(/不是对该事项的不予受理.*《样例办法》（样例）.*申请须经推荐/)
  expect(told(true, false).zh).not.toContain("仍可直接")
  for (const required of [true, false]) expect(told(required, true).zh).toMatch(/^初审通过/)
})
