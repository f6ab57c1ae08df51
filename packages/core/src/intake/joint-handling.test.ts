import { describe, expect, it } from "vitest"
import { plainDate, workingDays } from "../time/index.ts"
import {
  all,
  applicant,
  examination,
  head,
  itemOf,
  passTime,
  playOn,
  refusalIn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
  without,
} from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"
import { competentUnits, isJoint } from "./index.ts"
import { licensingInZhejiang, zhejiangOneVisit } from "./law.fixture.ts"
import { part, withParts } from "./parts.fixture.ts"
import { governor } from "./whole-case.fixture.ts"

describe("the joint clock (行政许可法 art. 42¶2)", () => {
  const joint = withParts(part("a"), part("b"))
  const ofOne = withParts(part("a", [], { of: "sample-bureau" }), part("b", ["a"], { of: "sample-bureau" }))
  const on5th: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
  const extend = (on: string): CaseCommand => ({
    type: "extend-clock",
    clock: "statutory",
    reasonToldOn: plainDate(on),
  })

  it("is forty-five working days where several authorities act", () => {
    expect(stateAfter(joint, on5th).statutory).toMatchObject({ dueOn: "2019-05-09" })
  })

  it("is twenty where only sections of one authority review (26¶1)", () => {
    expect(stateAfter(ofOne, on5th).statutory).toMatchObject({ dueOn: "2019-04-02" })
  })

  it("is forty-five too where silence made it accepted", () => {
    const incomplete: Step = ["2019-03-05", submit(without("list"), "2019-03-05"), applicant]
    expect(stateAfter(joint, incomplete, ["2019-03-14", passTime, timer])).toMatchObject({
      acceptance: { how: "deemed" },
      statutory: { dueOn: "2019-05-09" },
    })
  })

  it("is fifteen days longer with the approval of the head of the government, and of nobody else", () => {
    expect(refusalIn(joint, on5th, ["2019-03-20", extend("2019-03-20"), head])).toMatchObject({
      _tag: "NotAuthorised",
      needed: "government-head",
      clause: { article: "42", paragraph: "2" },
    })
    expect(stateAfter(joint, on5th, ["2019-03-20", extend("2019-03-20"), governor]).statutory).toMatchObject({
      dueOn: "2019-05-30",
      extensions: [{ approvedBy: "government-head" }],
    })
    const again = refusalOf(
      joint,
      on5th,
      ["2019-03-20", extend("2019-03-20"), governor],
      ["2019-03-21", extend("2019-03-21"), governor],
    )
    expect(again).toBe("ExtendedAlready")
  })

  it("is ten days longer with the agency's head where one authority acts (42¶1)", () => {
    expect(refusalIn(ofOne, on5th, ["2019-03-20", extend("2019-03-20"), governor])).toMatchObject({
      needed: "agency-head",
    })
    expect(stateAfter(ofOne, on5th, ["2019-03-20", extend("2019-03-20"), head]).statutory?.dueOn).toBe(
      "2019-04-17",
    )
  })

  it("opens its task on the day after the last, and not on it", () => {
    const unpromised = { ...joint, item: withoutPromise(joint) }
    const from = stateAfter(unpromised, on5th)
    const tasks = (day: string) => playOn(from, unpromised, [day, passTime, timer]).state.tasks
    expect(tasks("2019-05-09")).not.toContain("explain-overdue")
    expect(tasks("2019-05-10")).toContain("explain-overdue")
  })

  it("gives way to an item's own statutory term, and to no joint one where the rule set has none", () => {
    const own = { ...joint, item: { ...joint.item, statutoryTerm: workingDays(30) } }
    expect(stateAfter(own, on5th).statutory?.dueOn).toBe("2019-04-17")
    const without42 = { ...joint, ruleSet: licensingInZhejiang }
    expect(stateAfter(without42, on5th).statutory?.dueOn).toBe("2019-04-02")
    const noStatute = { ...joint, item: itemOf("confirmation"), ruleSet: zhejiangOneVisit }
    expect(stateAfter(noStatute, on5th).statutory).toBeNull()
  })

  it("keeps the promise before it", () => {
    const late = { ...joint, item: { ...joint.item, promisedTerm: workingDays(46) } }
    expect(refusalOf(late, on5th)).toBe("PromiseAfterStatute")
    const inTime = { ...joint, item: { ...joint.item, promisedTerm: workingDays(45) } }
    expect(refusalOf(inTime, on5th)).toBeUndefined()
  })
})

describe("whose case it is", () => {
  it("is joint as soon as another authority has a part", () => {
    const { item } = withParts(part("a", [], { of: "sample-bureau" }))
    expect(isJoint(item)).toBe(false)
    expect(isJoint(itemOf("licence"))).toBe(false)
    expect(isJoint(withParts(part("a")).item)).toBe(true)
  })

  it("is for the officers of the authority, of its units and of all who have a part", () => {
    const unit = (id: string) => ({ id, name: { zh: id, en: id } })
    const { item } = withParts(part("a"), part("b", ["a"]))
    const units = { lead: unit("lead"), responsible: unit("duty"), cooperating: [unit("helper")] }
    expect(competentUnits({ ...item, units }).toSorted()).toEqual(
      ["authority-a", "authority-b", "duty", "helper", "lead", "sample-bureau"].toSorted(),
    )
  })
})

function withoutPromise({ item }: Setting): Setting["item"] {
  const { promisedTerm: _, ...rest } = item
  return rest
}
