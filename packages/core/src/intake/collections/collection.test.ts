import { describe, expect, it } from "vitest"
import { type Actor, system } from "../../identity/index.ts"
import { plainDate } from "../../time/index.ts"
import { atWindow, clerk, paper, received } from "../case.fixture.ts"
import { mayEnterLate } from "../late.fixture.ts"
import {
  add,
  answer,
  asSchool,
  asStaff,
  award,
  gather,
  gathered,
  handedIn,
  handIn,
  inPerson,
  open,
  parcel,
  play,
  refusalOf,
  school,
  teacher,
} from "./collection.fixture.ts"
import { countCollectorVisits, memberOf, noCollection, unansweredMembers } from "./index.ts"

describe("a collection is opened", () => {
  it("for an organisation alone, once, and for an item that is applied for", () => {
    const person = { collectorKind: "natural-person" } as const
    expect(refusalOf(["2018-07-16", open, asSchool, person])?._tag).toBe("CollectorNotOrganisation")
    expect(refusalOf(["2018-07-16", open, asSchool, { collectorKind: null }])?._tag).toBe(
      "CollectorNotOrganisation",
    )
    const exOfficio = { item: { ...award, initiation: "ex-officio" } } as const
    expect(refusalOf(["2018-07-16", open, asSchool, exOfficio])?._tag).toBe("NoApplicationNeeded")
    expect(refusalOf(["2018-07-16", open, asSchool, { item: null }])?._tag).toBe("NotInForce")
    expect(refusalOf(["2018-07-16", open], ["2018-07-16", open])?._tag).toBe("CollectionOpenAlready")
  })

  it("before anything else is done in it", () => {
    expect(refusalOf(["2018-07-16", add(teacher(1))])?._tag).toBe("CollectionNotOpen")
  })
})

describe("papers are gathered", () => {
  it("of members alone, who are no collector and join once", () => {
    expect(refusalOf(...gathered, ["2018-07-17", gather(teacher(3)), asSchool])?._tag).toBe("UnknownMember")
    expect(refusalOf(...gathered, ["2018-07-17", add(teacher(1))])?._tag).toBe("MemberKnown")
    expect(refusalOf(...gathered, ["2018-07-17", add(school)])?._tag).toBe("CollectorIsMember")
  })

  it("for requirements the item has, a later paper in place of the one before", () => {
    const unheardOf = gather(teacher(1), [paper("form"), paper("unheard-of")])
    expect(refusalOf(...gathered, ["2018-07-17", unheardOf, asSchool])).toMatchObject({
      _tag: "UnknownMaterial",
      positions: [1],
    })
    const { state } = play(...gathered, [
      "2018-07-18",
      gather(teacher(1), [paper("report", { copyKind: "copy" })]),
      asSchool,
    ])
    const reports = memberOf(state, teacher(1))?.papers.filter(({ requirement }) => requirement === "report")
    expect(reports).toEqual([paper("report", { copyKind: "copy" })])
    expect(memberOf(state, teacher(2))?.papers).toEqual(memberOf(play(...gathered).state, teacher(2))?.papers)
  })

  it("with no commitment signed in the future, and no more once they are handed in", () => {
    expect(refusalOf(...gathered, ["2018-07-20", gather(teacher(1), [], "member"), asSchool])?._tag).toBe(
      "DateInTheFuture",
    )
    expect(refusalOf(...handedIn, ["2018-07-24", gather(teacher(1)), asSchool])?._tag).toBe("HandedInAlready")
  })
})

describe("a lot is handed in", () => {
  it("as one receipt and one visit of the collector's, none of the members'", () => {
    const { events, state } = play(...gathered, ["2018-07-23", handIn(atWindow("2018-07-23"))])
    expect(events.filter(({ type }) => type === "LotHandedIn")).toMatchObject([
      { data: { lot: 1, number: "L-1", members: [teacher(1), teacher(2)] } },
    ])
    expect(countCollectorVisits(state)).toBe(1)
  })

  it("without those of whom nothing was gathered, who stay for the next lot and hold nobody up", () => {
    const { state } = play(
      ...gathered,
      ["2018-07-18", add(teacher(3))],
      ["2018-07-23", handIn()],
      ["2018-07-24", gather(teacher(3)), asSchool],
      ["2018-07-24", add(teacher(4))],
      ["2018-07-24", gather(teacher(4)), asSchool],
      ["2018-07-25", handIn("2018-07-25")],
    )
    expect(state.lots.map(({ members }) => members)).toEqual([
      [teacher(1), teacher(2)],
      [teacher(3), teacher(4)],
    ])
    expect(state.members.map(({ lot }) => lot)).toEqual([1, 1, 2, 2])
  })

  it("again without taking anybody twice, while answers are still to come", () => {
    const brokenOff = play(...gathered, ["2018-07-23", handIn()])
    expect(unansweredMembers(brokenOff.state)).toHaveLength(2)
    const { events, refusals, state } = play(
      ...gathered,
      ["2018-07-23", handIn()],
      ["2018-07-24", handIn("2018-07-24")],
      ["2018-07-24", answer(teacher(1)), system("collections")],
      ["2018-07-24", answer(teacher(1), teacher(2)), system("collections")],
      ["2018-07-25", handIn("2018-07-25")],
    )
    expect(events.filter(({ type }) => type === "LotHandedIn")).toHaveLength(1)
    expect(events.filter(({ type }) => type === "MemberAnswered")).toHaveLength(2)
    expect(unansweredMembers(state)).toEqual([])
    expect(refusals.at(-1)?._tag).toBe("NothingToHandIn")
  })

  it("not from the future, and with every question answered where it is examined at once", () => {
    expect(refusalOf(...gathered, ["2018-07-23", handIn("2018-07-24")])?._tag).toBe("DateInTheFuture")
    const unanswered = { ...gather(teacher(5)), scenario: {} }
    const steps = [
      ["2018-07-16", open, asSchool],
      ["2018-07-16", add(teacher(5))],
      ["2018-07-16", unanswered, asSchool],
    ] as const
    expect(refusalOf(...steps, ["2018-07-23", handIn()])?._tag).toBe("ScenarioUnanswered")
    const later = { ...handIn(), examined: false }
    expect(refusalOf(...steps, ["2018-07-23", later])).toBeNull()
  })
})

describe("a day before today", () => {
  const hand = (actor: Actor, reason = {}) =>
    refusalOf(...gathered, [
      "2018-07-24",
      { ...handIn(received("2018-07-23", reason)), examined: false },
      actor,
    ])?._tag

  it("is nothing the collector can say of what it hands in", () => {
    expect(hand(asSchool)).toBe("DatedByTheApplicant")
    expect(hand(asStaff, { enteredLate: "outage" })).toBe("DatedByTheApplicant")
  })

  it("is for an officer who may enter late, with the reason", () => {
    expect(hand(clerk, { enteredLate: "outage" })).toBe("NotAuthorised")
    expect(hand(mayEnterLate(clerk))).toBe("LateEntryUnexplained")
    expect(hand(mayEnterLate(clerk), { enteredLate: "outage" })).toBeUndefined()
  })
})

describe("a parcel of supplements", () => {
  it("comes in once, however often it is written down, and takes up whom was forgotten", () => {
    const { events, refusals } = play(
      ...handedIn,
      ["2018-07-30", parcel([teacher(1)])],
      ["2018-07-30", parcel([teacher(1)])],
      ["2018-07-31", parcel([teacher(1), teacher(2)])],
    )
    const received = events.filter(({ type }) => type === "ParcelReceived")
    expect(received.map(({ data }) => data)).toMatchObject([
      { members: [teacher(1)] },
      { members: [teacher(2)] },
    ])
    expect(refusals.every((refusal) => refusal === null)).toBe(true)
  })

  it("is entered on a later day than it came by whoever may, with the reason", () => {
    const came = { channel: "courier", postedOn: plainDate("2018-07-27") } as const
    const sent = (reason: object, actor: typeof clerk) =>
      refusalOf(...handedIn, [
        "2018-07-31",
        parcel([teacher(1)], received("2018-07-30", { ...came, ...reason })),
        actor,
      ])?._tag
    expect(sent({ enteredLate: "outage" }, clerk)).toBe("NotAuthorised")
    expect(sent({}, mayEnterLate(clerk))).toBe("LateEntryUnexplained")
    expect(sent({ enteredLate: "outage" }, mayEnterLate(clerk))).toBeUndefined()
  })

  it("is refused with another day, from the future, or posted after it came", () => {
    const other = parcel([teacher(1)], received("2018-07-31", { channel: "courier" }))
    expect(refusalOf(...handedIn, ["2018-07-30", parcel([teacher(1)])], ["2018-07-31", other])?._tag).toBe(
      "ParcelDiffers",
    )
    expect(refusalOf(...handedIn, ["2018-07-29", parcel([teacher(1)])])?._tag).toBe("DateInTheFuture")
    const backwards = received("2018-07-30", { channel: "courier", postedOn: plainDate("2018-07-31") })
    expect(refusalOf(...handedIn, ["2018-07-31", parcel([teacher(1)], backwards)])?._tag).toBe("DateTooEarly")
  })

  it("gives each member's part to them alone: a stranger's or an early one's is refused, the rest taken", () => {
    const { events } = play(
      ...gathered,
      ["2018-07-23", handIn("2018-07-23", [teacher(1)])],
      ["2018-07-30", parcel([teacher(1), teacher(2), teacher(7)])],
    )
    expect(events.at(-1)?.data).toMatchObject({ members: [teacher(1)] })
    expect(refusalOf(...gathered, ["2018-07-30", parcel([teacher(2)])])?._tag).toBe("NotHandedIn")
    expect(refusalOf(...gathered, ["2018-07-30", parcel([teacher(7)])])?._tag).toBe("UnknownMember")
  })

  it("is noted for those it holds and no one else, once each", () => {
    const noted = {
      type: "note-parcel",
      parcel: "p-1",
      distributed: [teacher(1), teacher(2)].map((member) => ({ member, requirements: ["report"], open: 0 })),
    } as const
    const { events } = play(
      ...handedIn,
      ["2018-07-30", parcel([teacher(1)])],
      ["2018-07-30", noted, system("collections")],
      ["2018-07-30", noted, system("collections")],
    )
    expect(events.filter(({ type }) => type === "ParcelDistributed")).toMatchObject([
      { data: { member: teacher(1) } },
    ])
  })
})

describe("a member leaves", () => {
  it("and the collector can hand in nothing more for them; everyone else goes on", () => {
    const leave = { type: "leave", member: teacher(1), application: "kept" } as const
    const { state } = play(...gathered, ["2018-07-18", leave, inPerson(teacher(1))], ["2018-07-23", handIn()])
    expect(state.lots[0]?.members).toEqual([teacher(2)])
    expect(memberOf(state, teacher(1))).toBeUndefined()
    expect(
      refusalOf(
        ...handedIn,
        ["2018-07-24", leave, inPerson(teacher(1))],
        ["2018-07-30", parcel([teacher(1)])],
      )?._tag,
    ).toBe("UnknownMember")
    expect(refusalOf(...handedIn, ["2018-07-24", leave], ["2018-07-24", leave])?._tag).toBe("UnknownMember")
  })
})

it("a refused command changes nothing", () => {
  expect(play(["2018-07-16", add(teacher(1))]).state).toBe(noCollection)
})
