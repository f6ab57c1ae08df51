import { describe, expect, it } from "vitest"
import type { OfficerActor } from "../identity/index.ts"
import type { RuleSet } from "../law/index.ts"
import { addDays, plainDate } from "../time/index.ts"
import {
  agent,
  all,
  applicant,
  atWindow,
  byCourier,
  clerk,
  decide,
  eventOf,
  examination,
  found,
  inZhejiang,
  paper,
  play,
  received,
  refusalIn,
  refusalOf,
  registry,
  type Setting,
  stateAfter,
  type Step,
  submit,
  supplement,
  without,
} from "./case.fixture.ts"
import type { CaseCommand, Receipt } from "./index.ts"
import { oneVisit } from "./law.fixture.ts"
import { finishPart, keeper, neighbour, reviewer, whole } from "./whole-case.fixture.ts"

describe("entering late what came in at the window", () => {
  const today = "2019-03-05"
  const late = (more: Partial<Receipt> = {}): Receipt => ({ ...atWindow("2019-03-04"), ...more })
  const explained = late({ enteredLate: "the system was down" })
  const enter = (receipt: Receipt, actor: Step[2] & object = clerk): Step => [
    today,
    submit(all, receipt),
    actor,
  ]

  it("is for whoever holds the role, with the reason", () => {
    expect(refusalIn(inZhejiang, enter(explained))).toMatchObject({
      _tag: "NotAuthorised",
      needed: "back-entry",
    })
    expect(refusalOf(inZhejiang, enter(late(), keeper))).toBe("LateEntryUnexplained")
    const entered = play(inZhejiang, enter(explained, keeper))
    expect(eventOf(entered, "MaterialsReceived")).toMatchObject({
      occurredOn: "2019-03-04",
      data: { receipt: { enteredLate: "the system was down" } },
    })
  })

  it("is no late entry on the day itself", () => {
    expect(refusalOf(inZhejiang, enter(atWindow(today)))).toBeUndefined()
  })

  it("is limited for supplements too", () => {
    const asked: Step = ["2019-03-01", submit(without("list"), "2019-03-01", { examination })]
    const supply = (receipt: Receipt, actor: OfficerActor): Step => [
      today,
      supplement([paper("list")], receipt),
      actor,
    ]
    expect(refusalOf(inZhejiang, asked, supply(explained, clerk))).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, asked, supply(late(), keeper))).toBe("LateEntryUnexplained")
    expect(refusalOf(inZhejiang, asked, supply(explained, keeper))).toBeUndefined()
  })

  it("is open to nobody by calling themselves the applicant or an agent", () => {
    expect(refusalIn(inZhejiang, enter(explained, applicant))).toMatchObject({ needed: "back-entry" })
    expect(refusalIn(inZhejiang, enter(explained, agent))).toMatchObject({ needed: "back-entry" })
    expect(refusalOf(inZhejiang, enter(atWindow(today), applicant))).toBeUndefined()
  })

  it("does not concern what came in online or by post", () => {
    expect(refusalOf(inZhejiang, enter(received("2019-03-04")))).toBeUndefined()
    expect(refusalOf(inZhejiang, enter(byCourier("2019-03-01", "2019-03-04")))).toBeUndefined()
  })

  it("ends with the delegation from which the role comes", () => {
    const until = (validTo: string): OfficerActor => ({
      ...keeper,
      delegation: {
        from: "officer-3",
        validFrom: plainDate("2019-01-01"),
        validTo: plainDate(validTo),
      },
    })
    expect(refusalOf(inZhejiang, enter(explained, until(today)))).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, enter(explained, until(addDays(plainDate(today), 1))))).toBeUndefined()
  })
})

describe("whoever took the first look", () => {
  const reviewed: readonly Step[] = [
    ["2019-03-05", submit(all, "2019-03-05", { examination })],
    ["2019-03-06", found, registry],
    ["2019-03-06", finishPart("first", "2019-03-06"), reviewer],
    ["2019-03-07", finishPart("second", "2019-03-07"), neighbour],
  ]
  const judge = (actor: OfficerActor, favourable = true): Step => [
    "2019-03-08",
    decide(favourable),
    { ...actor, roles: ["decision-maker"] },
  ]

  it("does not decide, for the applicant or against them", () => {
    expect(refusalOf(whole, ...reviewed, judge(reviewer))).toBe("PreReviewerDecides")
    expect(refusalOf(whole, ...reviewed, judge(reviewer, false))).toBe("PreReviewerDecides")
    expect(refusalOf(whole, ...reviewed, judge(clerk))).toBeUndefined()
  })

  it("is only who did a part that the item calls a first look", () => {
    expect(stateAfter(whole, ...reviewed).preReviewers).toEqual(["officer-4"])
    expect(refusalOf(whole, ...reviewed, judge(neighbour))).toBeUndefined()
  })

  it("may do anything else in the case", () => {
    const hand: CaseCommand = { type: "hand-to-reviewer", part: "second" }
    expect(refusalOf(whole, ...reviewed.slice(0, 3), ["2019-03-06", hand, reviewer])).toBeUndefined()
  })

  it("decides where the rule set lets one officer do both", () => {
    const ruleSet: RuleSet = {
      ...whole.ruleSet,
      provisions: { ...whole.ruleSet.provisions, oneOfficerMayDecideAlone: { clause: oneVisit("5") } },
    }
    const alone: Setting = { ...whole, ruleSet }
    expect(refusalOf(alone, ...reviewed, judge(reviewer))).toBeUndefined()
  })
})
