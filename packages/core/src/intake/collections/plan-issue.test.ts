import { describe, expect, it } from "vitest"
import { system } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { plainDate, workingDays } from "../../time/index.ts"
import type { CaseState } from "../index.ts"
import { calendar } from "../law.fixture.ts"
import {
  add,
  answer,
  asSchool,
  award,
  caseIn,
  everything,
  gather,
  handedIn,
  handIn,
  issue,
  open,
  play,
  refusalOf,
  teacher,
  type Step,
} from "./collection.fixture.ts"
import type { IssuingRule, MemberCases } from "./index.ts"
import { planIssue, wakesOn } from "./index.ts"

const due = (dueOn: string | null): CaseState["delivery"] => ({
  term: workingDays(10),
  startsOn: plainDate("2018-08-01"),
  dueOn: dueOn === null ? null : plainDate(dueOn),
  certainty: "official",
  calendar: { id: "sample", version: "1" },
  suspensions: [],
  extensions: [],
})
const decidedBy = (more: Partial<CaseState> = {}) => caseIn("decided", more)
const [one, two, three] = [teacher(1), teacher(2), teacher(3)]

/** The collection of two handed in together, and a third in a lot of its own. */
const inTwoLots: readonly Step[] = [
  ...handedIn,
  ["2018-07-24", add(three)],
  ["2018-07-24", gather(three), asSchool],
  ["2018-07-25", handIn("2018-07-25")],
  ["2018-07-25", answer(three), system("collections")],
]
const state = (steps: readonly Step[] = handedIn, issuing: IssuingRule = open.issuing) =>
  play(["2018-07-16", { ...open, issuing }, asSchool], ...steps.slice(1)).state
const plan = (cases: MemberCases, on: string, of = state()) =>
  planIssue(of, cases, { calendar, on: plainDate(on) })

describe("results are issued together", () => {
  it("when all that can be decided are; whoever withdrew or was refused intake is not waited for", () => {
    expect(plan({ [one]: decidedBy(), [two]: caseIn("accepted") }, "2018-08-01")).toMatchObject({
      ready: [],
      waiting: [one],
      waitingFor: [two],
      until: null,
    })
    expect(plan({ [one]: decidedBy(), [two]: decidedBy() }, "2018-08-01")).toMatchObject({
      ready: [one, two],
      because: "complete",
      waiting: [],
    })
    const ends = ["withdrawn", "deemed-withdrawn", "not-accepted", "acceptance-revoked", "delivered"] as const
    for (const end of ends)
      expect(plan({ [one]: decidedBy(), [two]: caseIn(end) }, "2018-08-01").ready).toEqual([one])
    for (const phase of ["received", "correcting", "accepted"] as const)
      expect(plan({ [one]: decidedBy(), [two]: caseIn(phase) }, "2018-08-01").ready).toEqual([])
  })

  const clocks = ["statutory", "promised", "delivery"] as const
  it.each(clocks)(
    "but never past the day a member's %s clock names: waits before it, goes out on it",
    (clock) => {
      const cases = { [one]: decidedBy({ [clock]: due("2018-08-15") }), [two]: caseIn("accepted") }
      expect(plan(cases, "2018-08-14")).toMatchObject({ ready: [], waiting: [one], until: "2018-08-15" })
      expect(plan(cases, "2018-08-15")).toMatchObject({
        ready: [one],
        because: "due",
        waiting: [],
        until: null,
      })
      expect(plan(cases, "2018-08-16").ready).toEqual([one])
    },
  )

  it("by the earliest of a member's clocks; one that stands still names no day", () => {
    const cases = {
      [one]: decidedBy({ delivery: due("2018-08-15"), promised: due("2018-08-13"), statutory: due(null) }),
      [two]: caseIn("accepted"),
    }
    expect(plan(cases, "2018-08-10").until).toBe("2018-08-13")
  })

  it("on the working day before a last day that is not worked", () => {
    const cases = { [one]: decidedBy({ delivery: due("2018-08-19") }), [two]: caseIn("accepted") }
    expect(plan(cases, "2018-08-16")).toMatchObject({ ready: [], until: "2018-08-17" })
    expect(plan(cases, "2018-08-17").ready).toEqual([one])
  })

  it("so many working days earlier as the way takes", () => {
    const of = state(handedIn, { together: "whole", leadWorkingDays: 2 })
    const cases = { [one]: decidedBy({ delivery: due("2018-08-15") }), [two]: caseIn("accepted") }
    expect(plan(cases, "2018-08-10", of)).toMatchObject({ ready: [], until: "2018-08-13" })
    expect(plan(cases, "2018-08-13", of).ready).toEqual([one])
  })

  it("only those whose day has come: the others go on waiting", () => {
    const cases = {
      [one]: decidedBy({ delivery: due("2018-08-15") }),
      [two]: decidedBy({ delivery: due("2018-08-16") }),
      [three]: caseIn("accepted"),
    }
    expect(plan(cases, "2018-08-15", state(inTwoLots))).toMatchObject({
      ready: [one],
      waiting: [two],
      waitingFor: [three],
      until: "2018-08-16",
    })
  })

  it("lot by lot where the collection says so: a late lot holds up no earlier one", () => {
    const cases = { [one]: decidedBy(), [two]: decidedBy(), [three]: caseIn("accepted") }
    expect(plan(cases, "2018-08-01", state(inTwoLots)).ready).toEqual([])
    const byLot = state(inTwoLots, { together: "lot", leadWorkingDays: 0 })
    expect(plan(cases, "2018-08-01", byLot)).toMatchObject({ ready: [one, two], because: "complete" })
    const other = { [one]: decidedBy(), [two]: caseIn("accepted"), [three]: decidedBy() }
    expect(plan(other, "2018-08-01", byLot)).toMatchObject({
      ready: [three],
      waiting: [one],
      waitingFor: [two],
    })
  })

  it("not to a collector who may not take a member's, who is then not waited for", () => {
    const scope = everything.filter((act) => act !== "collect")
    const of = play(
      ["2018-07-16", open, asSchool],
      ["2018-07-16", add(one, { scope })],
      ["2018-07-16", add(two, { validTo: plainDate("2018-08-02") })],
      ["2018-07-17", gather(one), asSchool],
      ["2018-07-17", gather(two), asSchool],
      ["2018-07-23", handIn()],
    ).state
    const cases = { [one]: decidedBy(), [two]: decidedBy() }
    expect(plan(cases, "2018-08-01", of)).toMatchObject({
      ready: [two],
      refused: [{ member: one, refusal: { because: "not-covered", act: "collect" } }],
    })
    expect(plan(cases, "2018-08-02", of)).toMatchObject({
      ready: [],
      refused: [{ member: one }, { member: two, refusal: { because: "expired" } }],
    })
    expect(plan({ ...cases, [one]: caseIn("accepted") }, "2018-08-01", of).ready).toEqual([two])
  })
})

describe("the act of issuing", () => {
  const on = (day: string, cases: MemberCases): Step => [
    "2018-08-01" < day ? day : "2018-08-01",
    issue,
    undefined,
    { cases },
  ]
  const waits = { [one]: decidedBy({ delivery: due("2018-08-15") }), [two]: caseIn("accepted") }

  it("says once who waits, for whom and until when", () => {
    const { events } = play(...handedIn, on("2018-08-01", waits), on("2018-08-02", waits))
    expect(events.filter(({ type }) => type === "IssueDeferred")).toMatchObject([
      { data: { members: [one], waitingFor: [two], until: "2018-08-15" } },
    ])
  })

  it("opens a task on the last day, and hands nothing over by itself", () => {
    const steps: readonly Step[] = [...handedIn, on("2018-08-01", waits)]
    const passed = (day: string) => play(...steps, [day, { type: "pass-time" }, system("clock")])
    expect(wakesOn(play(...steps).state)).toBe("2018-08-15")
    expect(passed("2018-08-14").state.tasks).toEqual([])
    const woken = passed("2018-08-15")
    expect(woken.state.tasks).toEqual(["hand-over-due"])
    expect(wakesOn(woken.state)).toBeNull()
    expect(woken.state.lists).toEqual([])
    expect(passed("2018-08-20").events.at(-1)).toMatchObject({
      type: "CollectionTaskOpened",
      occurredOn: "2018-08-15",
    })
    expect(play(...steps, on("2018-08-16", waits)).state).toMatchObject({ tasks: [], deferred: null })
  })

  it("puts nobody on two lists, and refuses when there is nobody to put on one", () => {
    const both = { [one]: decidedBy(), [two]: decidedBy() }
    const handOver = (list: number, day: string): Step => [
      day,
      { type: "note-hand-over", list, on: plainDate(day) as PlainDate, members: [one, two] },
    ]
    const { refusals, state: after } = play(
      ...handedIn,
      on("2018-08-01", both),
      on("2018-08-02", both),
      handOver(1, "2018-08-02"),
      on("2018-08-03", both),
    )
    expect(after.lists).toMatchObject([{ number: "I-1", members: [one, two], on: "2018-08-01" }])
    expect(refusals.slice(handedIn.length).map((refusal) => refusal?._tag)).toEqual([
      undefined,
      undefined,
      undefined,
      "NothingToIssue",
    ])
    expect(after.members.map(({ handedOverOn }) => handedOverOn)).toEqual(["2018-08-02", "2018-08-02"])
    expect(refusalOf(...handedIn, on("2018-08-01", both), handOver(2, "2018-08-02"))?._tag).toBe(
      "UnknownList",
    )
    expect(refusalOf(...handedIn, on("2018-08-02", both), handOver(1, "2018-08-01"))?._tag).toBe(
      "DateTooEarly",
    )
  })

  it("is taken up again where it broke off, and not while a parcel is on its way", () => {
    const byCourier = { ...issue, handOver: { method: "courier", waybill: "W" } } as const
    const sent = decidedBy({ dispatchedOn: plainDate("2018-08-01") })
    const again = (command: typeof byCourier | typeof issue, then: MemberCases) =>
      play(
        ...handedIn,
        ["2018-08-01", command, undefined, { cases: { [one]: decidedBy(), [two]: decidedBy() } }],
        ["2018-08-02", command, undefined, { cases: then }],
      )
    const broken = { [one]: sent, [two]: decidedBy() }
    expect(again(byCourier, broken).events.at(-1)).toMatchObject({ data: { what: "issue" } })
    expect(again(issue, broken).events.at(-1)).toMatchObject({ data: { what: "issue" } })
    expect(again(byCourier, { [one]: sent, [two]: sent }).refusals.at(-1)?._tag).toBe("NothingToIssue")
  })

  it("goes only the ways the item knows", () => {
    const item = { ...award, collection: ["electronic" as const] }
    const cases = { [one]: decidedBy() }
    expect(refusalOf(...handedIn, ["2018-08-01", issue, undefined, { cases, item }])?._tag).toBe(
      "DeliveredAnotherWay",
    )
    expect(refusalOf(...handedIn, ["2018-08-01", issue, undefined, { cases, item: null }])).toBeNull()
  })

  it("counts an appearance at the counter as the collector's", () => {
    const command = { ...issue, handOver: { method: "by-hand", outlet: "hall" } } as const
    const { state: after } = play(...handedIn, [
      "2018-08-01",
      command,
      undefined,
      { cases: { [one]: decidedBy() } },
    ])
    expect(after.visits).toEqual([{ on: "2018-08-01", outlet: "hall" }])
  })
})
