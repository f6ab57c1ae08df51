import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  all,
  applicant,
  byCourier,
  decide,
  decider,
  eventOf,
  examination,
  found,
  paper,
  passTime,
  play,
  playOn,
  received,
  refusalOf,
  registry,
  stateAfter,
  type Setting,
  type Step,
  submit,
  supplement,
  timer,
  licence,
  without,
} from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import type { CaseCommand, ProposedEntry } from "./index.ts"
import { calendar, licensingInZhejiang } from "./law.fixture.ts"
import { head } from "./case.fixture.ts"
import { keeper, reviewer, finishPart, whole } from "./whole-case.fixture.ts"

const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
const day = "2019-03-06"
const propose = (entry: ProposedEntry): CaseCommand => ({
  type: "propose-correction",
  entry,
  reason: "typing error",
})
const receivedOn = (on: string) => propose({ field: "receipt", receipt: received(on) })
const confirm = (proposal = 1): CaseCommand => ({ type: "confirm-correction", proposal })
const corrected = (on: string): readonly Step[] => [
  [day, receivedOn(on)],
  [day, confirm(), keeper],
]
/** Received 2019-03-05, by the entry; statutory 2019-04-02, promised 2019-03-26. */
const waiting: Step = ["2019-03-05", submit(without("list"), "2019-03-05"), applicant]
const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]

describe("a correction of an entry (更正录入)", () => {
  it("changes nothing until another person confirms it", () => {
    const proposed = play(licensed, waiting, [day, receivedOn("2019-03-04")])
    expect(proposed.state.receipt?.receivedOn).toBe("2019-03-05")
    const self = playOn(proposed.state, licensed, [day, confirm(), { ...keeper, externalId: "officer-1" }])
    expect(self.refusals[0]?._tag).toBe("SamePerson")
    const another = playOn(proposed.state, licensed, [day, confirm(), keeper])
    expect(another.state.receipt?.receivedOn).toBe("2019-03-04")
  })

  it("is confirmed by one whose role it is, and once", () => {
    const proposed = [waiting, [day, receivedOn("2019-03-04")]] as const
    expect(refusalOf(licensed, ...proposed, [day, confirm(), decider])).toBe("NotAuthorised")
    expect(refusalOf(licensed, ...proposed, [day, confirm(2), keeper])).toBe("NoSuchProposal")
    expect(refusalOf(licensed, ...proposed, [day, confirm(), keeper], [day, confirm(), keeper])).toBe(
      "NoSuchProposal",
    )
  })

  it("keeps both in the log, with the reason and who they were", () => {
    const { events } = play(licensed, waiting, ...corrected("2019-03-04"))
    expect(events.map(({ type }) => type)).toContain("MaterialsReceived")
    expect(eventOf({ events }, "MaterialsReceived")?.data.receipt.receivedOn).toBe("2019-03-05")
    expect(eventOf({ events }, "CorrectionProposed")).toMatchObject({
      actor: { externalId: "officer-1" },
      data: { reason: "typing error" },
    })
    expect(eventOf({ events }, "EntryCorrected")).toMatchObject({
      actor: { externalId: "officer-6" },
      data: {
        proposedBy: "officer-1",
        entry: { before: { receivedOn: "2019-03-05" }, after: { receivedOn: "2019-03-04" } },
      },
    })
  })

  it("says something else than the entry, and nothing of a day to come", () => {
    expect(refusalOf(licensed, waiting, [day, receivedOn("2019-03-05")])).toBe("NothingToChange")
    expect(refusalOf(licensed, waiting, [day, receivedOn("2019-03-07")])).toBe("DateInTheFuture")
    const absent = propose({ field: "material", material: paper("list") })
    expect(refusalOf(licensed, waiting, [day, absent])).toBe("NothingToChange")
  })

  it("is proposed and confirmed before the case has ended", () => {
    const withdrawn: Step = [day, { type: "withdraw" }, applicant]
    expect(refusalOf(licensed, waiting, withdrawn, [day, receivedOn("2019-03-04")])).toBe("NotInThisPhase")
    const proposed: Step = [day, receivedOn("2019-03-04")]
    expect(refusalOf(licensed, waiting, proposed, withdrawn, [day, confirm(), keeper])).toBe("NoSuchProposal")
  })

  it("is not confirmed once the entry has been corrected otherwise", () => {
    const two: readonly Step[] = [
      accepted,
      [day, receivedOn("2019-03-04")],
      [day, receivedOn("2019-03-01")],
      [day, confirm(1), keeper],
    ]
    expect(refusalOf(licensed, ...two, [day, confirm(2), keeper])).toBe("EntryChangedSince")
    const again: readonly Step[] = [...two, [day, receivedOn("2019-03-01")], [day, confirm(3), keeper]]
    expect(stateAfter(licensed, ...again)).toMatchObject({
      receipt: { receivedOn: "2019-03-01" },
      acceptance: { on: "2019-03-01" },
    })
  })

  it("is not confirmed of a paper when another has been handed in for it", () => {
    const copy = paper("report", { copyKind: "copy" })
    const steps: readonly Step[] = [
      ["2019-03-05", submit([...without("list", "report"), copy], "2019-03-05", { examination })],
      [day, propose({ field: "material", material: paper("report", { number: 2 }) })],
      [day, supplement([paper("report"), paper("list")], day)],
    ]
    expect(refusalOf(licensed, ...steps, [day, confirm(), keeper])).toBe("EntryChangedSince")
  })
})

describe("the days that hang on the entry", () => {
  it("are the notice's, of a case that waits, with the difference told", () => {
    const { state, ...played } = play(licensed, waiting, ...corrected("2019-03-04"))
    expect(state.noticeDue?.dueOn).toBe("2019-03-11")
    expect(eventOf(played, "EntryCorrected")?.data).toMatchObject({
      moved: [{ clock: "notice", from: "2019-03-12", to: "2019-03-11" }],
      acceptance: null,
    })
  })

  it("let silence speak from the day it really came in", () => {
    const lapsed: Step = ["2019-03-12", passTime, timer]
    expect(stateAfter(licensed, waiting, lapsed).phase).toBe("received")
    expect(stateAfter(licensed, waiting, ...corrected("2019-03-04"), lapsed)).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-04", how: "deemed" },
    })
  })

  it("are both clocks, of a case accepted as of its receipt", () => {
    const { state, ...played } = play(licensed, accepted, ...corrected("2019-03-04"))
    expect(state).toMatchObject({
      acceptance: { on: "2019-03-04" },
      statutory: { dueOn: "2019-04-01" },
      promised: { dueOn: "2019-03-25" },
    })
    expect(eventOf(played, "EntryCorrected")?.data.moved).toMatchObject([
      { clock: "statutory", from: "2019-04-02", to: "2019-04-01" },
      { clock: "promised", from: "2019-03-26", to: "2019-03-25" },
    ])
  })

  it("are the parts' too, for their receipt is the window's", () => {
    const { state } = play(whole, accepted, ...corrected("2019-03-04"))
    expect(state.parts["first"]).toMatchObject({
      receivedOn: "2019-03-04",
      deadline: { dueOn: "2019-03-11" },
    })
    const told: Step = [day, finishPart("first", day), reviewer]
    const after = stateAfter(whole, accepted, told, ...corrected("2019-03-04"))
    expect(after.parts["second"]).toMatchObject({ receivedOn: day, deadline: { dueOn: "2019-03-13" } })
  })

  it("keep what stopped or lengthened them", () => {
    const suspend: CaseCommand = {
      type: "suspend-clock",
      clock: "statutory",
      reason: "hearing",
      from: plainDate("2019-03-11"),
      toldInWritingOn: plainDate("2019-03-11"),
    }
    const resume: CaseCommand = { type: "resume-clock", clock: "statutory", on: plainDate("2019-03-14") }
    const extend: CaseCommand = {
      type: "extend-clock",
      clock: "statutory",
      reasonToldOn: plainDate("2019-03-15"),
    }
    const steps: readonly Step[] = [
      accepted,
      ["2019-03-11", suspend],
      afterwards("2019-03-15", resume),
      ["2019-03-15", extend, head],
    ]
    const correction: readonly Step[] = [
      ["2019-03-18", receivedOn("2019-03-04")],
      ["2019-03-18", confirm(), keeper],
    ]
    const [before, after] = [stateAfter(licensed, ...steps), stateAfter(licensed, ...steps, ...correction)]
    // A working day before: the three days of the hearing and the ten of the extension stay.
    expect(before.statutory).toMatchObject({ dueOn: "2019-04-22" })
    expect(after.statutory).toMatchObject({
      dueOn: "2019-04-19",
      suspensions: before.statutory?.suspensions,
      extensions: before.statutory?.extensions,
    })
    const stopped = stateAfter(
      licensed,
      accepted,
      ["2019-03-11", suspend],
      ["2019-03-11", receivedOn("2019-03-04")],
      ["2019-03-11", confirm(), keeper],
    )
    expect(stopped.statutory?.dueOn).toBeNull()
  })

  it("are not those of a case accepted as of a supplement, even one of the same day", () => {
    const supplied = (on: string): readonly Step[] => [
      ["2019-03-05", submit(without("list"), "2019-03-05", { examination })],
      [on, supplement([paper("list")], on, examination)],
    ]
    for (const on of ["2019-03-05", "2019-03-06"]) {
      const { state, ...played } = play(licensed, ...supplied(on), ...corrected("2019-03-04"))
      expect(state.receipt?.receivedOn).toBe("2019-03-04")
      expect(state.acceptance?.on).toBe(on)
      expect(eventOf(played, "EntryCorrected")?.data).toMatchObject({ moved: [], acceptance: null })
    }
  })

  it("are none where only the way it came in was wrong", () => {
    const posted = propose({ field: "receipt", receipt: byCourier("2019-03-03", "2019-03-05") })
    const played = play(licensed, accepted, [day, posted], [day, confirm(), keeper])
    expect(eventOf(played, "EntryCorrected")?.data).toMatchObject({ moved: [], acceptance: null })
    expect(played.state.receipt?.channel).toBe("courier")
  })

  it("are none after the decision, which stays as it was made", () => {
    const decided: readonly Step[] = [accepted, [day, found, registry], [day, decide(true)]]
    const before = stateAfter(licensed, ...decided)
    const after = stateAfter(licensed, ...decided, ...corrected("2019-03-04"))
    expect(after).toMatchObject({ acceptance: before.acceptance, delivery: before.delivery })
    expect(after.receipt?.receivedOn).toBe("2019-03-04")
  })
})
