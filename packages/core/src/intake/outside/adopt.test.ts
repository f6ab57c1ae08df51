import { describe, expect, it } from "vitest"
import {
  all,
  clerk,
  decide,
  decider,
  examine,
  found,
  passTime,
  play,
  registry,
  refusalOf,
  type Setting,
  type Step,
  stateAfter,
  stranger,
  timer,
  without,
} from "../case.fixture.ts"
import { type CaseCommand, openConflicts, outsideFindings, type CaseState } from "../index.ts"
import { licensing } from "../law.fixture.ts"
import { revokeDecision } from "../promise.fixture.ts"
import { whole, wholeLaw } from "../whole-case.fixture.ts"
import { plainDate } from "../../time/index.ts"
import { adopted, believing, externalId, licensed, platform, submitted, told } from "./outside.fixture.ts"

const opened: Step = ["2019-03-05", submitted(all, "2019-03-05")]
const incomplete: Step = ["2019-05-06", submitted(without("plan"), "2019-05-06")]
const findings = (state: CaseState, setting: Setting = believing, on = "2019-12-31") =>
  outsideFindings(state, { ...setting, on: plainDate(on) })
const codes = (...given: Parameters<typeof findings>) => findings(...given).map(({ code }) => code)
const conflicts = (state: CaseState) => openConflicts(state).map(({ kind }) => kind)

describe("a fact that an outside system reports", () => {
  it("is recorded with its source and its legal day, whenever it comes", () => {
    const message = { ...told("accepted", "2019-03-06"), recordedBy: "窗口3", detail: "受理通知书" }
    const { events } = play(believing, opened, adopted(message, "2019-03-20"))
    expect(events.at(-1)).toMatchObject({
      type: "OutsideFactAdopted",
      occurredOn: "2019-03-06",
      actor: platform,
      data: { fact: told("accepted", "2019-03-06"), recordedBy: "窗口3", detail: "受理通知书" },
    })
  })

  it("leaves nothing the second time it is sent", () => {
    const accepted = adopted(told("accepted", "2019-03-06"), "2019-03-08")
    const once = play(believing, opened, accepted)
    const twice = play(believing, opened, accepted, accepted)
    expect(twice.refusals).toEqual([null, null, null])
    expect(twice.state).toEqual(once.state)
  })

  it("is taken only from a system that is named for the scheme, and that reports itself", () => {
    const message = told("accepted", "2019-03-06")
    expect(refusalOf({ ...believing, outside: [] }, opened, adopted(message))).toBe("NotAuthoritative")
    const other = [{ scheme: "another-number", system: platform.name }]
    expect(refusalOf({ ...believing, outside: other }, opened, adopted(message))).toBe("NotAuthoritative")
    const by = (actor: Step[2]): Step =>
      actor === undefined
        ? ["2019-03-06", { type: "adopt", message }]
        : ["2019-03-06", { type: "adopt", message }, actor]
    expect(refusalOf(believing, opened, by(timer))).toBe("NotAuthoritative")
    // A person's word is no outside system's, whoever they are.
    for (const actor of [clerk, stranger])
      expect(refusalOf(believing, opened, by(actor))).toBe("NotAuthorised")
  })

  it("is taken only of the case that has the id; an id may be added later, and once", () => {
    const bare: Step = ["2019-03-05", { ...submitted(all, "2019-03-05"), externalIds: [] } as Step[1]]
    const message = adopted(told("accepted", "2019-03-06"))
    expect(refusalOf(believing, bare, message)).toBe("ExternalIdNotOfCase")
    const add: Step = ["2019-03-06", { type: "add-external-id", externalId }]
    expect(stateAfter(believing, bare, add, message).phase).toBe("accepted")
    expect(stateAfter(believing, bare, add, add).externalIds).toEqual([externalId])
    const byStranger: Step = ["2019-03-06", { type: "add-external-id", externalId }, stranger]
    expect(refusalOf(believing, bare, byStranger)).toBe("NotAuthorised")
  })
})

describe("a case that has not got so far", () => {
  it("is told once, and goes on being told, that a result decided elsewhere is overdue here", () => {
    const decided = adopted(told("decided", "2019-03-08", { favourable: true }), "2019-03-08")
    const { events, state } = play(
      licensed,
      opened,
      decided,
      ["2019-04-01", passTime, timer],
      ["2019-04-02", passTime, timer],
    )
    const tasks = events.flatMap((event) => (event.type === "TaskOpened" ? [event.data.task] : []))
    expect(tasks).toEqual(["hand-over-result"])
    expect(state.tasks).toContain("hand-over-result")
  })

  it("follows an outside acceptance: its day, and both clocks from that day", () => {
    const state = stateAfter(licensed, opened, adopted(told("accepted", "2019-03-06"), "2019-03-08"))
    expect(state).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-06", how: "outside" },
      noticeDue: null,
      statutory: { startsOn: "2019-03-06", dueOn: "2019-04-03" },
      promised: { startsOn: "2019-03-06", dueOn: "2019-03-27" },
      tasks: [],
    })
    expect(state.outside?.own).toMatchObject({ phase: "received", acceptance: null, statutory: null })
  })

  it("is decided here after it was accepted there", () => {
    const state = stateAfter(
      believing,
      opened,
      adopted(told("accepted", "2019-03-06")),
      ["2019-03-07", found, registry],
      ["2019-03-08", decide(true), decider],
    )
    expect(state).toMatchObject({
      phase: "decided",
      acceptance: { on: "2019-03-06", how: "outside" },
      decision: { favourable: true, on: "2019-03-08" },
    })
  })

  it("follows to the end, though the decision came before the acceptance", () => {
    const messages = [
      adopted(told("delivered", "2019-03-15"), "2019-03-15"),
      adopted(told("decided", "2019-03-12"), "2019-03-16"),
      adopted(told("accepted", "2019-03-06"), "2019-03-18"),
    ]
    const [delivered, decidedThen] = messages
    const early = stateAfter(licensed, opened, delivered!)
    expect([early.phase, codes(early, licensed)]).toEqual(["received", ["delivered-before-decision"]])
    const middle = stateAfter(licensed, opened, delivered!, decidedThen!)
    expect(middle.phase).toBe("delivered")
    expect(codes(middle, licensed)).toContain("decided-before-acceptance")
    expect(stateAfter(licensed, opened, ...messages)).toMatchObject({
      phase: "delivered",
      acceptance: { on: "2019-03-06" },
      decision: { act: "licence-granted", on: "2019-03-12" },
      delivery: { startsOn: "2019-03-12" },
      delivered: { on: "2019-03-15", method: "electronic" },
    })
  })

  it("is handed over here after it was decided there", () => {
    const state = stateAfter(
      licensed,
      opened,
      adopted(told("decided", "2019-03-12")),
      ["2019-03-13", { type: "deliver-result", method: "electronic", on: plainDate("2019-03-13") }],
      adopted(told("accepted", "2019-03-06"), "2019-03-14"),
    )
    expect(state).toMatchObject({
      phase: "delivered",
      acceptance: { on: "2019-03-06" },
      decision: { favourable: true, on: "2019-03-12" },
      delivered: { on: "2019-03-13" },
      tasks: [],
    })
  })

  it("ends as withdrawn or terminated", () => {
    for (const stage of ["withdrawn", "terminated"] as const)
      expect(stateAfter(believing, opened, adopted(told(stage, "2019-03-07"))).phase).toBe(stage)
  })

  it("stands still for a listed special procedure told in writing, and runs on at its end", () => {
    const accepted = adopted(told("accepted", "2019-03-06"), "2019-03-20")
    const started = adopted(told("special-procedure-started", "2019-03-11"), "2019-03-20")
    const ended = adopted(told("special-procedure-ended", "2019-03-18"), "2019-03-20")
    expect(stateAfter(licensed, opened, started, accepted).statutory?.dueOn).toBeNull()
    const over = stateAfter(licensed, opened, ended, started, accepted)
    expect([over.statutory?.dueOn, over.promised?.dueOn]).toEqual(["2019-04-11", "2019-04-03"])
    expect(codes(over, licensed)).toEqual([])
  })

  it("does not stand still for a reason that is not listed, nor for one not told in writing", () => {
    const accepted = adopted(told("accepted", "2019-03-06"), "2019-03-20")
    const unlisted = told("special-procedure-started", "2019-03-11", { procedure: "lunch" })
    const untold = told("special-procedure-started", "2019-03-11", { toldInWritingOn: null })
    for (const [message, code] of [
      [unlisted, "procedure-not-listed"],
      [untold, "procedure-not-told"],
    ] as const) {
      const state = stateAfter(licensed, opened, accepted, adopted(message, "2019-03-20"))
      expect(state.statutory?.dueOn).toBe("2019-04-03")
      expect(findings(state, licensed)).toMatchObject([{ code, source: licensing("45") }])
    }
    // A procedure the guide publishes stops the promised clock, and never the statutory one.
    const published = told("special-procedure-started", "2019-03-11", { procedure: "site-visit" })
    const state = stateAfter(licensed, opened, accepted, adopted(published, "2019-03-20"))
    expect([state.statutory?.dueOn, state.promised?.dueOn]).toEqual(["2019-04-03", "2019-04-03"])
    expect(state.promised?.ownDays?.dueOn).toBeNull()
  })
})

describe("what the law brings about by silence (行政许可法 art. 32(1)(4))", () => {
  const late: Step = ["2019-05-31", passTime, timer]
  const standing = (state: CaseState) => ({ ...state, version: 0, outside: state.outside?.record })

  it("does not come about where the outside accepted in time, whichever side of the last day it arrives", () => {
    const accepted = told("accepted", "2019-05-10")
    const [inTime, onLastDay, dayAfter, weekAfter] = [
      "2019-05-10",
      "2019-05-13",
      "2019-05-14",
      "2019-05-20",
    ].map((arrives) => stateAfter(licensed, incomplete, adopted(accepted, arrives), late))
    expect(inTime).toMatchObject({ phase: "accepted", acceptance: { on: "2019-05-10", how: "outside" } })
    expect(standing(onLastDay!)).toEqual(standing(inTime!))
    expect(standing(dayAfter!)).toEqual(standing(inTime!))
    expect(standing(weekAfter!)).toEqual(standing(inTime!))
  })

  it("does not come about where the outside gave notice in time, whichever side of the last day it arrives", () => {
    const notice = told("correction-notified", "2019-05-13")
    const [inTime, dayAfter] = ["2019-05-13", "2019-05-14"].map((arrives) =>
      stateAfter(licensed, incomplete, adopted(notice, arrives), late),
    )
    expect(inTime).toMatchObject({ phase: "received", acceptance: null, noticeDue: null, statutory: null })
    expect(standing(dayAfter!)).toEqual(standing(inTime!))
    expect(inTime!.tasks).toEqual([])
  })

  it("stands where the outside accepted a day too late, and that is a finding", () => {
    const after: Step = ["2019-05-14", passTime, timer]
    const state = stateAfter(licensed, incomplete, adopted(told("accepted", "2019-05-14")), after)
    expect(state.acceptance).toMatchObject({ on: "2019-05-06", how: "deemed" })
    expect(findings(state, licensed)).toMatchObject([{ code: "too-late", source: licensing("32", "1(4)") }])
    const notice = stateAfter(licensed, incomplete, adopted(told("correction-notified", "2019-05-14")), after)
    expect(notice.phase).toBe("accepted")
    expect(codes(notice, licensed)).toEqual(["too-late"])
  })

  it("does not take an application back that the outside accepted before the last day to supplement", () => {
    const accepted = told("accepted", "2019-03-15")
    const steps: readonly Step[] = [
      ["2019-03-05", submitted(without("plan"), "2019-03-05")],
      ["2019-03-05", examine()],
    ]
    const states = ["2019-03-19", "2019-03-20"].map((arrives) =>
      stateAfter(believing, ...steps, adopted(accepted, arrives), ["2019-04-20", passTime, timer]),
    )
    expect(states[0]).toMatchObject({ phase: "accepted", acceptance: { on: "2019-03-15" } })
    expect(standing(states[1]!)).toEqual(standing(states[0]!))
    const tooLate = stateAfter(believing, ...steps, adopted(told("accepted", "2019-03-20"), "2019-03-20"), [
      "2019-03-20",
      passTime,
      timer,
    ])
    expect(tooLate.phase).toBe("deemed-withdrawn")
    expect(conflicts(tooLate)).toEqual(["accepted-after-end"])
  })

  it("ends by the decision that is revoked, and no more by the lapse that was noted before it was told of", () => {
    const setting: Setting = { ...whole, outside: believing.outside ?? [] }
    const lapsed: readonly Step[] = [
      ["2019-04-04", submitted(without("plan"), "2019-04-04")],
      ["2019-04-04", examine()],
      ["2019-04-20", passTime, timer],
    ]
    expect(stateAfter(setting, ...lapsed)).toMatchObject({ phase: "deemed-withdrawn", endedOn: "2019-04-20" })
    const decided = adopted(told("decided", "2019-04-10"), "2019-04-22")
    const revoked = stateAfter(setting, ...lapsed, decided, revokeDecision("2019-05-19", null))
    expect(revoked).toMatchObject({ phase: "decision-revoked", endedOn: null })
  })

  it("waits no more for what a renewal by silence had found it waiting for, once its decision is revoked", () => {
    const { deemedAcceptance: _, ...provisions } = wholeLaw.provisions
    const ruleSet = { ...wholeLaw, provisions }
    const setting: Setting = { ...whole, ruleSet, outside: believing.outside ?? [] }
    const renewal = { expiresOn: plainDate("2019-05-11") }
    const steps: readonly Step[] = [
      ["2019-03-26", { ...submitted(without("plan"), "2019-03-26"), renewal } as CaseCommand],
      ["2019-04-05", passTime, timer],
      ["2019-05-12", passTime, timer],
    ]
    const renewed = stateAfter(setting, ...steps)
    expect(renewed.decision?.renewedFrom?.tasks).toContain("accept-or-refuse")
    const decided = adopted(told("decided", "2019-03-28"), "2019-05-14")
    const revoked = stateAfter(setting, ...steps, decided, revokeDecision("2019-05-19", null))
    // What was decided elsewhere and revoked here is for an officer; an acceptance is nobody's task any more.
    expect([revoked.phase, revoked.tasks]).toEqual(["decision-revoked", ["resolve-conflict"]])
  })
})
