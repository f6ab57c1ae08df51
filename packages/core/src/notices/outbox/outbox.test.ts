import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { system } from "../../identity/index.ts"
import { fromEpochMillis, type Instant, instant, plainDate, toEpochMillis } from "../../time/index.ts"
import {
  decideNotice,
  evolveNotice,
  nextStep,
  type NoticeCommand,
  type NoticeOwedData,
  type NoticeState,
  noNotice,
  sendingBy,
  standardBudgets,
} from "./index.ts"
import { recipient } from "./simulate.fixture.ts"

const start = instant("2018-07-20T01:00:00Z")
const after = (minutes: number): Instant => fromEpochMillis(toEpochMillis(start) + minutes * 60_000)
const owed: NoticeOwedData = {
  kind: "k",
  about: "case:1",
  recipient,
  values: {},
  ladder: [
    { way: "channel", channel: "sms", waitMinutes: 60 },
    { way: "channel", channel: "email", waitMinutes: 60 },
    { way: "call" },
  ],
  until: "delivered",
  urgent: null,
  lapsesAt: null,
}

/** A notice, carried through commands that follow from how it stands, a minute apart. */
function lived(
  what: Partial<NoticeOwedData>,
  ...commands: readonly (NoticeCommand | ((state: NoticeState) => NoticeCommand))[]
): NoticeState {
  let state = noNotice
  const all = [{ type: "owe", data: { ...owed, ...what } } as const, ...commands]
  for (const [minutes, each] of all.entries()) {
    const command = typeof each === "function" ? each(state) : each
    const context = {
      now: { at: after(minutes), on: plainDate("2018-07-20"), time: "09:00:00" },
      actor: system("outbox"),
      budgets: standardBudgets,
      roles: [],
    }
    state = Result.getOrThrow(decideNotice(state, command, context)).reduce(evolveNotice, state)
  }
  return state
}
const claim = (n: number, round = 0) => ({ round, claim: n })
const sent = (channel = "sms", n = 1): NoticeCommand => ({
  type: "record-sent",
  data: { ...claim(n), channel, status: "sent", reference: null, risked: false },
})
const failed = (trouble: "no-answer" | "address" | "unreachable", channel = "sms"): NoticeCommand => ({
  type: "record-failed",
  said: null,
  data: { ...claim(1), channel, trouble, code: null, risked: false },
})
const reported = (status: "sent" | "delivered" | "failed", channel = "sms"): NoticeCommand => ({
  type: "report",
  data: { channel, status, trouble: null, code: null },
})
const climb = (state: NoticeState): NoticeCommand => ({
  type: "climb",
  seen: state.version,
  data: { ...claim(state.claim, state.round), because: "silent" },
})
const openTask = (state: NoticeState): NoticeCommand => ({
  type: "open-task",
  seen: state.version,
  data: { ...claim(state.claim + 1, state.round), task: "call" },
})
const stick =
  (because: "ladder-ended" | "defect") =>
  (state: NoticeState): NoticeCommand => ({
    type: "stick",
    seen: state.version,
    data: { ...claim(state.claim, state.round), because },
  })
const outlook = (minutes: number, claimed: { round: number; claim: number }) => ({
  at: after(minutes),
  quietUntil: null,
  claimed,
  budgets: standardBudgets,
  channel: () => ({ repeats: false, canLookUp: false, disturbs: false, isOptedOut: false }),
})

describe("what is concluded from how a notice stood", () => {
  it("is done once, though two machines conclude it", () => {
    const state = lived({}, sent())
    const twice = lived({}, sent(), climb(state), climb(state))
    expect(twice.rung).toBe(1)
  })

  it("is not done where an officer was there in between", () => {
    const open = lived({ ladder: [{ way: "call" }, { way: "visit" }] }, openTask)
    const done = lived(
      { ladder: [{ way: "call" }, { way: "visit" }] },
      openTask,
      { type: "finish-task", outcome: "not-reached" },
      openTask(open),
    )
    expect(done).toMatchObject({ task: null, rung: 1 })
  })
})

describe("what is known of a message", () => {
  it("is not undone by a call that brought no answer, or by a look-up", () => {
    for (const trouble of ["no-answer", "address", "unreachable"] as const)
      expect(sendingBy(lived({}, sent(), reported("delivered"), failed(trouble)), "sms")).toMatchObject({
        status: "delivered",
        mayBeOut: false,
        isOver: false,
        attempts: 2,
      })
    const data = { ...claim(1), channel: "sms", answer: "failed", trouble: null, code: null } as const
    const looked = lived({ until: "acknowledged" }, sent(), reported("delivered"), {
      type: "record-look-up",
      data,
    })
    expect(sendingBy(looked, "sms")).toMatchObject({ status: "delivered", isOver: false })
  })

  it("that it has failed is not undone by an earlier call whose record comes late", () => {
    const state = lived({ until: "delivered" }, sent(), reported("failed"), failed("unreachable"))
    expect(state.sendings).toMatchObject([{ status: "failed", isOver: true, attempts: 2 }])
    expect(nextStep(state, outlook(70, claim(1, state.round)))).toEqual({ do: "climb", because: "failed" })
  })

  it("counts where the report is there before the record of the sending", () => {
    expect(lived({}, reported("delivered"), sent())).toMatchObject({
      phase: "discharged",
      told: { by: "sms" },
    })
    const lost = lived({ until: "sent" }, reported("failed"), sent())
    expect(lost).toMatchObject({ phase: "open", told: null, sendings: [{ status: "failed" }] })
    expect(nextStep(lost, outlook(3, claim(1, 1)))).toEqual({ do: "climb", because: "failed" })
  })

  it("is acted on at once where it failed, and not when the time to wait is over", () => {
    const state = lived({}, sent(), reported("failed"))
    expect(state.round).toBe(1)
    expect(nextStep(state, outlook(3, claim(1, 1)))).toEqual({ do: "climb", because: "failed" })
    // Of a way that was left, it changes nothing.
    expect(lived({}, sent(), climb, sent("email", 2), reported("failed")).round).toBe(0)
  })

  it("discharges whatever was still to be done about it, and calls nobody for it any more", () => {
    expect(lived({}, sent(), climb, climb, openTask, reported("delivered"))).toMatchObject({
      phase: "discharged",
      task: null,
    })
    expect(lived({}, sent(), stick("ladder-ended"), reported("delivered"))).toMatchObject({
      phase: "discharged",
      stuckBecause: null,
      told: { by: "sms" },
    })
    const lapse = (state: NoticeState): NoticeCommand => ({ type: "lapse", seen: state.version })
    expect(lived({}, sent(), lapse, reported("delivered"))).toMatchObject({ phase: "discharged" })
    expect(lived({}, sent(), { type: "withdraw", because: "settled" }, reported("delivered"))).toMatchObject({
      phase: "withdrawn",
      told: null,
    })
  })
})

it("what was broken off is put on record though nobody owes the notice any more", () => {
  const settled = { type: "withdraw", because: "settled" } as const
  const step = (state: NoticeState, n: number) => nextStep(state, outlook(9, claim(n)))
  expect(step(lived({}, settled), 1)).toEqual({ do: "nothing" })
  expect(step(lived({}, settled), 2)).toEqual({ do: "note-interruption", channel: "sms", risked: false })
  expect(step(lived({}, failed("no-answer"), settled), 3)).toMatchObject({ risked: true })
})

describe("a notice that is revived", () => {
  const revive = { type: "revive", rung: 0 } as const

  it("waits anew for what it sends anew", () => {
    const ended = [sent(), reported("failed"), climb, stick("ladder-ended"), revive] as const
    const again = lived({}, ...ended, (state) => ({
      type: "record-sent",
      data: { ...claim(1, state.round), channel: "sms", status: "sent", reference: null, risked: false },
    }))
    expect(nextStep(again, outlook(30, claim(1, again.round)))).toMatchObject({
      do: "wait",
      until: after(66),
    })
    const unanswered = lived({}, ...ended, failed("no-answer"))
    expect(nextStep(unanswered, outlook(30, claim(1, unanswered.round)))).toMatchObject({ risked: true })
  })

  it("after a defect takes what broke off for something that may be out", () => {
    const state = lived({}, stick("defect"), revive)
    expect(nextStep(state, outlook(3, claim(1, state.round)))).toMatchObject({ do: "note-interruption" })
    const other = lived({}, stick("ladder-ended"), revive)
    expect(nextStep(other, outlook(3, claim(1, other.round)))).toMatchObject({ do: "send" })
  })
})

describe("a notice that lapses", () => {
  const lapsesAt = after(30)

  it("is waited for no longer than it has sense, by people either", () => {
    const waiting = lived({ lapsesAt }, sent())
    expect(nextStep(waiting, outlook(3, claim(1)))).toMatchObject({ do: "wait", until: lapsesAt })
    const called = lived({ lapsesAt, ladder: [{ way: "call" }] }, openTask)
    expect(nextStep(called, outlook(3, claim(1)))).toMatchObject({ do: "wait", until: lapsesAt })
    expect(nextStep(called, outlook(30, claim(2)))).toEqual({ do: "lapse" })
  })

  it("before it was owed is sent to nobody", () => {
    expect(nextStep(lived({ lapsesAt: after(-9) }), outlook(3, claim(1)))).toEqual({ do: "lapse" })
  })
})

describe("a letter", () => {
  const post = { type: "finish-task", outcome: "posted" } as const
  const letter = (state: NoticeState): NoticeCommand => ({
    type: "open-task",
    seen: state.version,
    data: { ...claim(1), task: "letter" },
  })
  const ladder = [{ way: "letter" }, { way: "call" }] as const

  it("that was posted is as much as a message that was sent, and does not say that it arrived", () => {
    const sentBy = lived({ ladder, until: "sent" }, letter, post)
    expect(sentBy).toMatchObject({ phase: "discharged", told: { by: "letter" }, acknowledgedOn: null })
    expect(lived({ ladder, until: "delivered" }, letter, post)).toMatchObject({
      phase: "open",
      task: null,
      rung: 1,
      round: 1,
      told: null,
    })
  })

  it("that they want on paper too is due beside the messages, told or not, and until it is posted", () => {
    const told = lived({ onPaper: true, until: "sent" }, sent())
    expect(told).toMatchObject({ phase: "discharged", paper: "due", told: { by: "sms" } })
    const posted = lived({ onPaper: true, until: "sent" }, sent(), post, reported("failed"))
    // What they have on paper is not taken back by a message that failed.
    expect(posted).toMatchObject({ phase: "discharged", paper: "posted", round: 0 })
    expect(lived({ onPaper: true }, sent(), post)).toMatchObject({
      phase: "open",
      paper: "posted",
      rung: 0,
      round: 0,
    })
  })

  it("is due no more when the notice is owed no more", () => {
    expect(lived({ onPaper: true }, { type: "withdraw", because: "settled" }).paper).toBeNull()
    expect(lived({ onPaper: true }, (state) => ({ type: "lapse", seen: state.version })).paper).toBeNull()
  })

  it("is posted where one is due, and a call is not", () => {
    expect(() => lived({ ladder: [{ way: "call" }] }, openTask, post)).toThrow()
    expect(() => lived({}, post)).toThrow()
  })
})

it("nothing to wait for leads on at once", () => {
  const state = lived(
    { ladder: [{ way: "channel", channel: "sms", waitMinutes: 0 }, { way: "call" }] },
    sent(),
  )
  expect(nextStep(state, outlook(1, claim(1)))).toEqual({ do: "hand-over" })
  expect(nextStep(state, outlook(1, claim(2)))).toEqual({ do: "climb", because: "silent" })
})

it("a clock that goes backwards waits and sends nothing twice", () => {
  const state = lived({}, sent())
  expect(nextStep(state, outlook(-600, claim(2)))).toMatchObject({ do: "wait", until: after(61) })
})
