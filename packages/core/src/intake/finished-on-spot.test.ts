import { describe, expect, it } from "vitest"
import {
  all,
  atWindow,
  decide,
  decider,
  examination,
  eventOf,
  found,
  inZhejiang,
  itemOf,
  play,
  registry,
  type Setting,
  type Step,
  stateAfter,
  submit,
} from "./case.fixture.ts"
import { zhejiangOneVisit } from "./law.fixture.ts"
import { workDue } from "./index.ts"

const clause = { ...zhejiangOneVisit.source, article: "11", paragraph: "1" }
const ruleSet = {
  ...zhejiangOneVisit,
  provisions: { ...zhejiangOneVisit.provisions, finishedOnSpot: { clause } },
}
const { promisedTerm: _, ...timeless } = itemOf("confirmation", { handling: "on-the-spot" })
const onTheSpot: Setting = { ...inZhejiang, ruleSet, item: timeless }
const day = "2019-03-05"
const accepted: readonly Step[] = [
  [day, submit(all, atWindow(day), { examination })],
  [day, found, registry],
]
const waiting = (setting: Setting, ...steps: readonly Step[]) =>
  stateAfter(setting, ...accepted, ...steps).toSeal.map(({ of }) => of)

describe("what is finished on the spot (浙江省保障“最多跑一次”改革规定 art. 11¶1)", () => {
  it("needs no written acceptance: only the decision waits for its seal, and the event says why", () => {
    expect(waiting(onTheSpot)).toEqual(["Accepted"])
    expect(waiting(onTheSpot, [day, decide(true)])).toEqual(["DecisionMade"])
    const made = eventOf(play(onTheSpot, ...accepted, [day, decide(true)]), "DecisionMade")
    expect(made?.data.spares).toEqual({ document: "4-acceptance", clause })
    expect(waiting(onTheSpot, [day, decide(false), decider])).toEqual(["DecisionMade"])
  })

  it("asks nobody for a seal once the decision bears its own", () => {
    const sealed: Step = [day, { type: "record-seal", number: "D-1" }]
    expect(workDue(stateAfter(onTheSpot, ...accepted, [day, decide(true)], sealed)).awaitsSeal).toBe(false)
  })

  it("is what was decided on the day of acceptance, and not a day later", () => {
    expect(waiting(onTheSpot, ["2019-03-06", decide(true)])).toEqual(["Accepted", "DecisionMade"])
  })

  it("is an item of that kind alone, and only where the rule set says so", () => {
    const promised = { ...onTheSpot, item: itemOf("confirmation") }
    const silent = { ...onTheSpot, ruleSet: zhejiangOneVisit }
    for (const setting of [promised, silent])
      expect(waiting(setting, [day, decide(true)])).toEqual(["Accepted", "DecisionMade"])
  })

  it("leaves a written acceptance that was given as it is", () => {
    const sealed: Step = [day, { type: "record-seal", number: "N-1" }]
    const { documents, toSeal } = stateAfter(onTheSpot, ...accepted, sealed, [day, decide(true)])
    expect(toSeal.map(({ of }) => of)).toEqual(["DecisionMade"])
    expect(documents.find(({ kind }) => kind === "acceptance")?.isSealed).toBe(true)
  })
})
