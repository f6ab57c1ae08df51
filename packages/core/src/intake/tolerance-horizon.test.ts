import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RuleSet } from "../law/index.ts"
import { addDays, type InTimeMode, plainDate, workingDays } from "../time/index.ts"
import {
  byCourier,
  contextOn,
  decider,
  inZhejiang,
  needed,
  paper,
  play,
  playOn,
  received,
  revoke,
  type Setting,
  stateAfter,
  type Step,
  submit,
  supplement,
  tolerant,
  without,
} from "./case.fixture.ts"
import { toleranceHorizon } from "./index.ts"
import { oneVisit, zhejiangOneVisit } from "./law.fixture.ts"

const { provisions } = zhejiangOneVisit
const ruleSet: RuleSet = {
  ...zhejiangOneVisit,
  provisions: {
    ...provisions,
    tolerance: {
      commitmentRequired: false,
      longest: null,
      workingDaysBeforePromise: 2,
      onDefault: "revoke-acceptance",
      clause: oneVisit("11", "2"),
    },
    decision: { term: workingDays(20), clause: oneVisit("12") },
  },
}
const setting: Setting = { ...inZhejiang, ruleSet }
const owing: Step = [
  "2019-03-05",
  submit(without("report", "proof"), "2019-03-05", { examination: tolerant }),
]
const horizonOn = (on: string, ...steps: readonly Step[]) =>
  toleranceHorizon(stateAfter(setting, ...steps), contextOn(setting, on))
const excuse: Step = ["2019-03-20", { type: "excuse-delay", reasons: ["a flood"] }]

describe("the tolerance horizon", () => {
  it("says of each thing owed its last day and how far it may be put off, and what lapses when", () => {
    const horizon = horizonOn("2019-03-05", owing)
    const piece = { lastDay: "2019-03-19", certainty: "official", mode: "posted", extendableTo: "2019-03-22" }
    expect(horizon?.pieces).toEqual([
      { requirement: "report", ...piece },
      { requirement: "proof", ...piece },
    ])
    expect(horizon?.lapses.map(({ clause, on, what }) => [on, what, clause?.article ?? null])).toEqual([
      ["2019-03-20", "revoke-acceptance", "11"],
      ["2019-03-27", "promised-day-missed", null],
      ["2019-04-03", "statutory-day-missed", "12"],
    ])
  })

  it("loses what was handed in, and is gone when nothing is owed", () => {
    const report: Step = ["2019-03-06", supplement([paper("report")], "2019-03-06")]
    const proof: Step = ["2019-03-07", supplement([paper("proof")], "2019-03-07")]
    expect(horizonOn("2019-03-06", owing, report)?.pieces.map((piece) => piece.requirement)).toEqual([
      "proof",
    ])
    expect(horizonOn("2019-03-07", owing, report, proof)).toBeNull()
  })

  it("follows the day to which it was put off", () => {
    const put: Step = ["2019-03-19", { type: "extend-supplement", by: workingDays(2), reasons: ["illness"] }]
    const horizon = horizonOn("2019-03-19", owing, put)
    expect(horizon?.pieces[0]?.lastDay).toBe("2019-03-21")
    expect(horizon?.lapses[0]?.on).toBe("2019-03-22")
  })

  it("holds no default against a delay that an officer excused", () => {
    const horizon = horizonOn("2019-03-20", owing, excuse)
    expect(horizon?.pieces.map(({ lastDay }) => lastDay)).toEqual([null, null])
    expect(horizon?.lapses.map(({ what }) => what)).toEqual(["promised-day-missed", "statutory-day-missed"])
  })

  it("says what then happens: the last day is in time and revokes nothing, the day after is late and may", () => {
    const cases = fc.record({
      opened: fc.nat({ max: 60 }),
      within: fc.integer({ min: 1, max: 13 }),
      extension: fc.option(fc.integer({ min: 1, max: 12 })),
      mode: fc.constantFrom<InTimeMode>("posted", "arrived"),
      missing: fc.constantFrom<readonly string[]>(["report"], ["proof"], ["report", "proof"]),
    })
    fc.assert(
      fc.property(cases, ({ extension, missing, mode, opened, within }) => {
        const on = addDays(plainDate("2019-03-05"), opened)
        const examined = { ...tolerant, supplementWithin: workingDays(within), mode }
        const put = { type: "extend-supplement", by: workingDays(extension ?? 1), reasons: ["x"] } as const
        const { state } = play(
          setting,
          [on, submit(without(...missing), on, { examination: examined })],
          ...(extension === null ? [] : [[on, put] as const]),
        )
        const horizon = toleranceHorizon(state, contextOn(setting, on))
        const [lapse] = horizon?.lapses ?? []
        if (lapse === undefined) throw new Error("Something is owed.")
        expect(horizon?.pieces.map((piece) => piece.requirement)).toEqual(
          needed.filter((id) => missing.includes(id)),
        )
        for (const { extendableTo, lastDay, requirement } of horizon?.pieces ?? []) {
          if (lastDay === null || extendableTo === null) throw new Error("Both days are known.")
          const next = addDays(lastDay, 1)
          // Nothing on the horizon lapses before the piece does, and the piece may not be put off beyond its bound.
          expect(horizon?.lapses.every((each) => each.on > lastDay)).toBe(true)
          expect(lapse.on).toBe(next)
          expect(lastDay <= extendableTo).toBe(true)
          const hand = (day: string) =>
            playOn(state, setting, [day, supplement([paper(requirement)], received(day))]).state.owing?.late
          expect([hand(lastDay), hand(next)]).toEqual([false, true])
          const arrival = byCourier(lastDay, addDays(lastDay, 3))
          const posted = supplement([paper(requirement)], arrival)
          const isLate = playOn(state, setting, [arrival.receivedOn, posted]).state.owing?.late
          expect(isLate).toBe(mode === "arrived")
          const act = (day: string) => playOn(state, setting, [day, revoke, decider]).state.phase
          expect([act(lastDay), act(next)]).toEqual(["accepted", "acceptance-revoked"])
        }
      }),
      { numRuns: 100 },
    )
  })
})
