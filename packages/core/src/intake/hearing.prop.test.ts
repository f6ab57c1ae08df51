import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { HeardAct } from "../law/index.ts"
import { play } from "./case.fixture.ts"
import type { CaseEvent } from "./index.ts"
import { heardCases } from "./random-case.fixture.ts"

describe("whatever is asked of a case in which one is heard before", () => {
  const heardActOf = (event: CaseEvent): HeardAct | undefined => {
    switch (event.type) {
      case "NotAccepted":
        return "refuse-acceptance"
      case "AcceptanceRevoked":
        return "revoke-acceptance"
      case "CaseTerminated":
        return "terminate"
      case "DecisionMade":
        return event.data.favourable ? undefined : "decide-adversely"
      case "DecisionRevoked":
        return "revoke-decision"
      default:
        return undefined
    }
  }

  it("no act against the applicant comes but after they were told of it and answered, or could have", () => {
    let acts = 0
    fc.assert(
      fc.property(heardCases, ({ setting, steps }) => {
        const { events } = play(setting, ...steps)
        events.forEach((event, at) => {
          const act = heardActOf(event)
          if (act === undefined) return
          acts += 1
          const before = events.slice(0, at)
          const told = before.findLastIndex(
            ({ data, type }) => type === "AdverseActAnnounced" && data.act === act,
          )
          const announced = before[told]
          if (announced?.type !== "AdverseActAnnounced") throw new Error(`${act} was not announced`)
          const isAnswered = before
            .slice(told)
            .some(({ data, type }) => type === "DefenceStated" && data.act === act)
          const { dueOn } = announced.data.respondBy
          expect(isAnswered || (dueOn !== null && event.occurredOn > dueOn)).toBe(true)
        })
      }),
      { numRuns: 1500 },
    )
    // Otherwise this would hold of little.
    expect(acts).toBeGreaterThan(20)
  })
})
