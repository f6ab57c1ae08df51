import { describe, expect, it } from "vitest"
import { yuan } from "../money/index.ts"
import { plainDate } from "../time/index.ts"
import {
  application,
  because,
  contractTo,
  established,
  manager,
  play,
  recommender,
  refusalOf,
  rules,
  setting,
  signed,
  type Step,
  undertaking,
} from "./projects.fixture.ts"
import { rulesInForce, stageOf } from "./index.ts"

const day = "2018-01-02"
const applied: Step = [day, undertaking, application]
const establish = (contract = contractTo("2018-08-31")): Step => [
  day,
  manager,
  { type: "establish", number: "2018-样例-1", contract },
]
const recommend: Step = [day, recommender, { type: "recommend", opinion: "同意推荐" }]

describe("a project is established", () => {
  it("once it is applied for and recommended, and its contract is signed by the undertaking unit", () => {
    const { events, refused, state } = play(setting, ...signed())
    expect(refused).toEqual([])
    expect(events.map(({ actor, type }) => [type, actor])).toEqual([
      ["ProjectAppliedFor", undertaking],
      ["ProjectRecommended", recommender],
      ["ProjectEstablished", manager],
      ["ContractSigned", undertaking],
    ])
    expect(state).toMatchObject({ phase: "executing", number: "2018-样例-1", firstEndsOn: "2018-08-31" })
    expect(["applied", "established"].map((phase) => stageOf({ ...state, phase } as never))).toEqual([
      "establishment",
      "establishment",
    ])
    expect(stageOf(state)).toBe("execution")
  })

  it("not without a recommendation, where the rules ask for one, nor against one that was declined", () => {
    expect(refusalOf(setting, applied, establish())).toMatchObject({
      _tag: "RecommendationMissing",
      clause: { article: "5" },
    })
    const decline: Step = [day, recommender, { type: "decline-recommendation", reasons: because }]
    expect(refusalOf(setting, applied, recommend, decline, establish())._tag).toBe("RecommendationMissing")
    const recommendation = { ...rules.recommendation, required: false }
    const free = { ...setting, rules: { ...rules, recommendation } }
    expect(play(free, applied, establish()).state.phase).toBe("established")
  })

  it("under the edition of the rules in force on the day of the application", () => {
    const ended = { ...rules, validTo: plainDate(day) }
    expect(refusalOf({ ...setting, rules: ended }, applied)._tag).toBe("RulesNotInForce")
    const next = { ...rules, version: "2", validFrom: plainDate(day) }
    expect(rulesInForce([ended, next], "sample-projects", plainDate("2018-01-01"))?.version).toBe("1")
    expect(rulesInForce([ended, next], "sample-projects", plainDate(day))?.version).toBe("2")
    expect(rulesInForce([ended, next], "other", plainDate(day))).toBeUndefined()
  })

  it("with a contract that does not end before it begins", () => {
    expect(refusalOf(setting, applied, recommend, establish(contractTo("2018-01-01")))._tag).toBe(
      "ContractBackwards",
    )
    expect(play(setting, applied, recommend, establish(contractTo("2018-01-02"))).refused).toEqual([])
  })

  it.each([
    ["that fall short of the total", [{ id: "a", amount: yuan(1) }]],
    [
      "of which one takes back",
      [
        { id: "a", amount: yuan(3) },
        { id: "b", amount: yuan(-1) },
      ],
    ],
    [
      "of which two have one id",
      [
        { id: "a", amount: yuan(1) },
        { id: "a", amount: yuan(1) },
      ],
    ],
  ])("not with tranches %s", (_, tranches) => {
    const contract = { ...contractTo("2018-08-31"), funding: { total: yuan(2), tranches } }
    expect(refusalOf(setting, applied, recommend, establish(contract))._tag).toBe("FundingDoesNotAddUp")
  })

  it("or declined, with reasons, and told where to turn against it", () => {
    const decline = (reasons: readonly string[]): Step => [day, manager, { type: "decline", reasons }]
    expect(refusalOf(setting, applied, decline([]))._tag).toBe("ReasonsMissing")
    const { events, state } = play(setting, applied, decline(because))
    expect(events.at(-1)).toMatchObject({ data: { reasons: because, remedies: rules.remedies } })
    expect([state.phase, stageOf(state)]).toEqual(["declined", "establishment"])
  })

  it("and can be withdrawn by the unit until it has signed", () => {
    const withdraw: Step = [day, undertaking, { type: "withdraw" }]
    expect(play(setting, ...established(), withdraw).state.phase).toBe("withdrawn")
    expect(refusalOf(setting, ...signed(), withdraw)._tag).toBe("ProjectNotAtThisStage")
  })

  it("step by step: nothing is done twice or before its time", () => {
    const sign: Step = [day, undertaking, { type: "sign-contract" }]
    const attempts: readonly (readonly Step[])[] = [
      [applied, applied],
      [recommend],
      [applied, recommend, recommend],
      [
        applied,
        [day, recommender, { type: "decline-recommendation", reasons: because }],
        [day, recommender, { type: "decline-recommendation", reasons: because }],
      ],
      [applied, sign],
      [...established(), establish()],
      [...signed(), sign],
    ]
    for (const steps of attempts) expect(refusalOf(setting, ...steps)._tag).toBe("ProjectNotAtThisStage")
  })
})
