import { describe, expect, it } from "vitest"
import { system } from "../identity/index.ts"
import { plainDate } from "../time/index.ts"
import {
  all,
  applicant,
  atWindow,
  confirmation,
  decide,
  decider,
  examination,
  found,
  inZhejiang,
  licence,
  refusalIn,
  refusalOf,
  registry,
  sealDecision,
  type Setting,
  stateAfter,
  type Step,
  submit,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { countVisits } from "./index.ts"
import { calendar, licensingInZhejiang } from "./law.fixture.ts"

const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
const answered: Step = ["2019-03-06", found, registry]
const granted: Step = ["2019-03-11", decide(true)]

describe("the result is handed over (行政许可法 art. 44)", () => {
  const opened: Step = ["2019-03-05", submit(all, atWindow("2019-03-05"), { examination })]
  const sealed: Step = ["2019-03-11", sealDecision]
  const dispatched: Step = ["2019-03-12", { type: "dispatch-result", waybill: "waybill" }]
  const deliver = (method: "by-hand" | "courier" | "electronic", on: string, outlet?: string): Step => [
    on,
    {
      type: "deliver-result",
      method,
      on: plainDate(on),
      ...(outlet === undefined ? {} : { visit: { on: plainDate(on), outlet } }),
    },
  ]

  it("within ten working days of the decision, on a clock of its own", () => {
    const setting: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
    expect(stateAfter(setting, accepted, answered, granted).delivery).toMatchObject({
      startsOn: "2019-03-11",
      dueOn: "2019-03-25",
    })
    expect(stateAfter(inZhejiang, accepted, answered, granted).delivery).toBeNull()
  })

  it("by hand, which is a visit: the second of the case", () => {
    const state = stateAfter(
      inZhejiang,
      opened,
      answered,
      granted,
      sealed,
      deliver("by-hand", "2019-03-12", "hall"),
    )
    expect(state).toMatchObject({ phase: "delivered", delivered: { on: "2019-03-12", method: "by-hand" } })
    expect(countVisits(state)).toBe(2)
  })

  it("by hand on the day and at the outlet of the application, which is one visit", () => {
    const first: Step = ["2019-03-05", found, registry]
    const decided: Step = ["2019-03-05", decide(true)]
    const sealedAtOnce: Step = ["2019-03-05", sealDecision]
    expect(
      countVisits(
        stateAfter(
          inZhejiang,
          opened,
          first,
          decided,
          sealedAtOnce,
          deliver("by-hand", "2019-03-05", "hall"),
        ),
      ),
    ).toBe(1)
    expect(
      countVisits(
        stateAfter(
          inZhejiang,
          opened,
          first,
          decided,
          sealedAtOnce,
          deliver("by-hand", "2019-03-05", "annex"),
        ),
      ),
    ).toBe(2)
  })

  it("by courier, which is no visit, and only once it was dispatched", () => {
    expect(refusalOf(inZhejiang, opened, answered, granted, sealed, deliver("courier", "2019-03-12"))).toBe(
      "NotInThisPhase",
    )
    const state = stateAfter(
      inZhejiang,
      opened,
      answered,
      granted,
      sealed,
      dispatched,
      deliver("courier", "2019-03-14"),
    )
    expect(state).toMatchObject({
      phase: "delivered",
      dispatchedOn: "2019-03-12",
      delivered: { on: "2019-03-14" },
    })
    expect(countVisits(state)).toBe(1)
  })

  it("not yet when the parcel is handed to the courier", () => {
    const state = stateAfter(inZhejiang, opened, answered, granted, sealed, dispatched)
    expect(state).toMatchObject({ phase: "decided", delivered: null, dispatchedOn: "2019-03-12" })
    expect(
      refusalOf(inZhejiang, opened, answered, granted, sealed, [dispatched[0], dispatched[1], applicant]),
    ).toBe("NotAuthorised")
  })

  it("not before its decision bears a seal, granted or refused, by whatever way it goes (行政许可法 art. 32¶2)", () => {
    const unsealed = ["2019-03-12", deliver("by-hand", "2019-03-12")[1]] as const
    const refusal = refusalIn(inZhejiang, opened, answered, granted, unsealed)
    expect(refusal).toMatchObject({ _tag: "NotSealed", documents: ["6-granted"] })
    expect(refusalOf(inZhejiang, opened, answered, granted, dispatched)).toBe("NotSealed")
    const refused: Step = ["2019-03-11", decide(false), decider]
    expect(refusalOf(inZhejiang, opened, answered, refused, unsealed)).toBe("NotSealed")
    expect(refusalOf(inZhejiang, opened, answered, refused, sealed, unsealed)).toBeUndefined()
    const byProgram: Step = ["2019-03-11", sealDecision, system("printing")]
    expect(refusalOf(inZhejiang, opened, answered, granted, byProgram, unsealed)).toBeUndefined()
  })

  it("electronically, with no visit at all when everything was online", () => {
    const state = stateAfter(
      inZhejiang,
      accepted,
      answered,
      granted,
      sealed,
      deliver("electronic", "2019-03-11"),
    )
    expect(state.phase).toBe("delivered")
    expect(countVisits(state)).toBe(0)
  })

  it("only in a way the item offers, after the decision, and not tomorrow", () => {
    const paperOnly: Setting = { ...inZhejiang, item: { ...confirmation, collection: ["by-hand"] } }
    expect(refusalOf(paperOnly, opened, answered, granted, sealed, deliver("electronic", "2019-03-12"))).toBe(
      "DeliveredAnotherWay",
    )
    expect(refusalOf(paperOnly, opened, answered, granted, sealed, dispatched)).toBe("DeliveredAnotherWay")
    const [, tomorrow] = deliver("by-hand", "2019-03-13")
    expect(refusalOf(inZhejiang, opened, answered, granted, sealed, ["2019-03-12", tomorrow])).toBe(
      "DateInTheFuture",
    )
    const [, before] = deliver("by-hand", "2019-03-08")
    expect(refusalOf(inZhejiang, opened, answered, granted, sealed, afterwards("2019-03-12", before))).toBe(
      "DateTooEarly",
    )
    const [, beforeDispatch] = deliver("courier", "2019-03-11")
    expect(
      refusalOf(inZhejiang, opened, answered, granted, sealed, dispatched, ["2019-03-13", beforeDispatch]),
    ).toBe("DateTooEarly")
    expect(refusalOf(inZhejiang, opened, deliver("by-hand", "2019-03-12"))).toBe("NotInThisPhase")
  })
})
