import { describe, expect, it } from "vitest"
import { byLaw } from "../../identity/index.ts"
import { addDays } from "../../time/index.ts"
import { showFeedback } from "./index.ts"
import * as f from "./feedback.fixture.ts"

const shown = (play: f.Play, actor: Parameters<typeof f.contextOf>[0]) =>
  showFeedback(play.state, f.contextOf(actor))
const nameless = f.play().next(f.complain({ complainant: null }), f.person)

describe("a rating or complaint", () => {
  it("is shown to those who work on it, and to the person", () => {
    for (const actor of [f.operator, f.person, f.agent])
      expect(shown(f.badRating, actor)).toMatchObject({ service: { case: "case-1" }, item: "sample-item" })
    const verify = f.badRating.state.clocks[0]?.deadline.dueOn
    expect(shown(f.badRating, f.operator)?.dueOn).toBe(verify)
    const lapsed = f.badRating.next(f.passTime, f.page, addDays(f.start, 30))
    expect(shown(lapsed, f.operator)).toMatchObject({ dueOn: null, tasks: ["verify"] })
    expect(shown(f.complaint, f.operator)).toMatchObject({ kind: "complaint", number: "样例〔2018〕1" })
  })

  it("tells the one rated what to learn from, and neither who, what case, where nor when", () => {
    const other = f.badRating.next(f.rate("dissatisfied", { reasons: ["slow"] }), f.person)
    for (const actor of [
      f.rated,
      { ...f.clerk, delegation: { from: "officer-rated", validFrom: f.start } },
    ]) {
      expect(shown(other, actor)).toEqual({
        kind: "rating",
        phase: "verifying",
        grade: "dissatisfied",
        reasons: ["slow"],
        setAside: false,
        service: null,
        number: null,
        about: null,
        unit: null,
        item: null,
        outlet: null,
        openedOn: null,
        dueOn: null,
        tasks: [],
        outcome: null,
        closed: null,
        reopened: false,
      })
    }
  })

  it("is shown to nobody else", () => {
    for (const actor of [f.clerk, f.stranger, f.page, byLaw(f.policy.source)])
      expect(shown(f.badRating, actor)).toBeNull()
    expect(shown(f.play(), f.operator)).toBeNull()
  })

  it("without a name is shown to whoever the host's page let through", () => {
    expect(shown(nameless, f.page)).not.toBeNull()
    for (const actor of [f.person, f.stranger, f.agent, f.clerk]) expect(shown(nameless, actor)).toBeNull()
  })
})
