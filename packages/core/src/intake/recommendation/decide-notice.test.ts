import { describe, expect, it } from "vitest"
import { addDays, plainDate } from "../../time/index.ts"
import {
  bureau,
  candidate,
  candidateActor,
  clause,
  inCalendarDays,
  object,
  officerOf,
  open,
  passing,
  play,
  publish,
  rank,
  rankerOf,
  recommend,
  recommenderOf,
  refusalIn,
  rulesWith,
  settle,
  shown,
  stateAfter,
  takeEffect,
  timer,
  withdraw,
  contextOn,
  type Step,
} from "./call.fixture.ts"
import { attestRecommendation, awaitingEffect, composeShownName, decideCall, noticeTimers } from "./index.ts"

const passTime = (on: string): Step => [on, { type: "pass-time" }, timer]
const lastDay = "2018-07-13"
const dayAfter = "2018-07-14"

describe("a public notice", () => {
  it("shows an enterprise by its full name and a person masked, by rank, and nothing else of them", () => {
    const notice = play(shown).events.at(-1)
    expect(notice?.data).toMatchObject({
      notice: "north-1",
      township: "north",
      of: "recommended",
      deadline: { dueOn: lastDay },
    })
    expect(notice?.type === "SelectionNoticePublished" && notice.data.entries).toEqual([
      { candidate: candidate(1), rank: 1, shown: "欧阳*" },
      { candidate: candidate(2), rank: 2, shown: "样例智造2有限公司" },
    ])
    expect(JSON.stringify(notice?.data)).not.toMatch(/样九|birth|identifiers|\d{17}/)
    expect(composeShownName({ kind: "natural-person", name: "张三丰" })).toBe("张*")
  })

  it("runs for the term of the rules, in their unit", () => {
    const rules = rulesWith({ notice: { of: "selected", term: inCalendarDays, clause } })
    const steps = [open({ north: 1 }, rules), ...passing(1), rank([1]), recommend([1]), publish()]
    const { notices } = stateAfter(...steps)
    expect(notices["north-1"]).toMatchObject({ of: "selected", deadline: { dueOn: "2018-07-13" } })
    expect(notices["north-1"]?.deadline.term).toEqual(inCalendarDays)
  })

  it("shows each recommendation once: who moves up later is shown in a notice of their own", () => {
    expect(refusalIn(...shown, publish())?._tag).toBe("NothingToPublish")
    expect(refusalIn(...shown, publish("south"))?._tag).toBe("NothingToPublish")
    expect(refusalIn(...shown, publish("west"))?._tag).toBe("UnknownTownship")
    const later = [...shown, withdraw(1, "2018-07-09"), recommend([3], "north", "2018-07-10")]
    const { notices } = stateAfter(...later, publish("north", "2018-07-11"))
    expect(notices["north-2"]?.entries.map((entry) => entry.candidate)).toEqual([candidate(3)])
    expect(notices["north-2"]?.deadline.dueOn).toBe("2018-07-18")
  })

  it("is not published without a name", () => {
    const state = stateAfter(...shown.slice(0, -1))
    const { names: _, ...bare } = contextOn("2018-07-06", bureau)
    expect(decideCall(state, { type: "publish-notice", township: "north" }, bare)).toMatchObject({
      failure: { _tag: "NamesMissing" },
    })
  })

  it("opens a task when it has run, on the day after, and makes nothing effective by itself", () => {
    const state = stateAfter(...shown)
    expect(noticeTimers(state)).toEqual([{ notice: "north-1", on: dayAfter }])
    expect(play([passTime(lastDay)], state).events).toEqual([])
    const { events, state: after } = play([passTime("2018-09-01")], state)
    expect(events).toMatchObject([
      { type: "SelectionNoticeEnded", occurredOn: dayAfter, data: { notice: "north-1" }, actor: timer },
    ])
    expect(awaitingEffect(after)).toEqual(["north-1"])
    expect(after.candidates[candidate(1)]?.recommendation?.stage).toBe("recommended")
    expect(noticeTimers(after)).toEqual([])
    expect(play([passTime("2018-10-01")], after).events).toEqual([])
    const done = play([takeEffect([1, 2], "2018-09-03")], after).state
    expect(awaitingEffect(done)).toEqual([])
  })
})

describe("an objection", () => {
  it("is in time on the first day and on the last, and late a day after", () => {
    expect(refusalIn(...shown, object(1, "2018-07-06"))).toBeNull()
    expect(refusalIn(...shown, object(1, lastDay))).toBeNull()
    expect(refusalIn(...shown, object(1, dayAfter))).toMatchObject({
      _tag: "ObjectionPeriodOver",
      lastDay,
    })
  })

  it("counts by the day it arrived, which an officer may write down later, and nobody else", () => {
    const [, command] = object(1, "2018-07-20", { receivedOn: plainDate(lastDay) })
    expect(refusalIn(...shown, ["2018-07-20", command, bureau])).toBeNull()
    expect(refusalIn(...shown, ["2018-07-20", command, candidateActor(30)])).toMatchObject({
      _tag: "NotAuthorised",
    })
    const on = (receivedOn: string, recordedOn = "2018-07-20"): Step => [
      recordedOn,
      { ...command, receivedOn: plainDate(receivedOn) } as typeof command,
      bureau,
    ]
    expect(refusalIn(...shown, on(dayAfter))?._tag).toBe("ObjectionPeriodOver")
    expect(refusalIn(...shown, on("2018-07-05"))?._tag).toBe("ObjectionBeforeNotice")
    expect(refusalIn(...shown, on("2018-07-10", "2018-07-09"))?._tag).toBe("DateInTheFuture")
  })

  it("is against somebody whom the notice shows and whose recommendation stands", () => {
    expect(refusalIn(...shown, object(3, lastDay))?._tag).toBe("NotInTheNotice")
    expect(refusalIn(...shown, object(1, lastDay, { notice: "south-1" }))?._tag).toBe("NotInTheNotice")
    expect(refusalIn(...shown, withdraw(1), object(1, lastDay))?._tag).toBe("NotStanding")
    expect(refusalIn(...shown, object(1, lastDay), object(1, lastDay))?._tag).toBe("ObjectionKnown")
  })

  it("is examined by another officer than the one who ranked, with reasons, once", () => {
    const objected = [...shown, object(1, lastDay)]
    const [on, command] = settle(1, false)
    expect(refusalIn(...objected, [on, command, rankerOf("north")])?._tag).toBe("SameOfficer")
    expect(refusalIn(...objected, [on, command, recommenderOf("north")])).toBeNull()
    expect(refusalIn(...objected, [on, { ...command, reasons: [] } as typeof command, bureau])?._tag).toBe(
      "ReasonsMissing",
    )
    expect(refusalIn(...objected, settle(2, false))?._tag).toBe("UnknownObjection")
    expect(refusalIn(...objected, settle(1, false), settle(1, true))?._tag).toBe("UnknownObjection")
  })
})

describe("a recommendation takes effect", () => {
  it("by an officer's act, once its notice has run: not on the last day, but on the day after", () => {
    expect(refusalIn(...shown, takeEffect([1], lastDay))).toMatchObject({ _tag: "NoticeNotRun", lastDay })
    const { events } = play([...shown, takeEffect([1, 2], dayAfter)])
    expect(events.filter(({ type }) => type === "RecommendationTookEffect").map(({ data }) => data)).toEqual([
      { candidate: candidate(1), township: "north", rank: 1, quota: 2, effectiveOn: dayAfter },
      { candidate: candidate(2), township: "north", rank: 2, quota: 2, effectiveOn: dayAfter },
    ])
  })

  it("never without a notice, without a recommendation, after a withdrawal, or twice", () => {
    expect(refusalIn(...shown.slice(0, -1), takeEffect([1]))).toMatchObject({
      _tag: "NoticeNotRun",
      lastDay: null,
    })
    for (const nobody of [[3], [9], []])
      expect(refusalIn(...shown, takeEffect(nobody))?._tag).toBe("NotStanding")
    expect(refusalIn(...shown, withdraw(1), takeEffect([1]))?._tag).toBe("NotStanding")
    expect(refusalIn(...shown, takeEffect([1]), takeEffect([1]))?._tag).toBe("TookEffectAlready")
    expect(refusalIn(...shown, withdraw(1), takeEffect([2, 1]))?._tag).toBe("NotStanding")
    const twice = play([...shown, takeEffect([1, 1])]).events
    expect(twice.filter(({ type }) => type === "RecommendationTookEffect")).toHaveLength(1)
  })

  it("not while an objection against it is open, though another's may", () => {
    const objected = [...shown, object(1, lastDay)]
    expect(refusalIn(...objected, takeEffect([1]))).toMatchObject({
      _tag: "ObjectionOpen",
      objections: ["objection-1"],
    })
    expect(refusalIn(...objected, takeEffect([2]))).toBeNull()
    expect(refusalIn(...objected, settle(1, false), takeEffect([1]))).toBeNull()
  })

  it("never once an objection was upheld, and the place is free for an act", () => {
    const struck = [...shown, object(1, lastDay), settle(1, true)]
    expect(refusalIn(...struck, takeEffect([1]))?._tag).toBe("NotStanding")
    expect(refusalIn(...struck, recommend([3], "north", "2018-07-17"))).toBeNull()
    expect(refusalIn(...struck, recommend([1], "north", "2018-07-17"))).toMatchObject({
      next: [candidate(3)],
    })
  })

  it("and is attested to the window from then on, unless an objection in time turns up after all", () => {
    const effective = [...shown, takeEffect([1], "2018-07-16")]
    const attested = (...steps: readonly Step[]) =>
      attestRecommendation("call-1", stateAfter(...steps), candidate(1))
    expect(attested(...shown)).toBeNull()
    const preReviewers = ["north-reviewer"]
    const fact = {
      call: "call-1",
      township: "north",
      rank: 1,
      quota: 2,
      effectiveOn: "2018-07-16",
      preReviewers,
    }
    expect(attested(...effective)).toEqual(fact)
    const [, command] = object(1, "2018-07-17", { receivedOn: plainDate(lastDay) })
    const late: Step = ["2018-07-17", command, officerOf("bureau", "post-room")]
    expect(attested(...effective, late)).toBeNull()
    expect(attested(...effective, late, settle(1, false, "2018-07-18"))).toEqual(fact)
    expect(attested(...effective, late, settle(1, true, "2018-07-18"))).toBeNull()
    expect(addDays(plainDate(lastDay), 1)).toBe(dayAfter)
  })
})
