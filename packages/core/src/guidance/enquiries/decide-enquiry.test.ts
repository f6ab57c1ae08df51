import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import {
  asked,
  colleague,
  officer,
  outsiders,
  subject,
  supervisor,
  taxman,
  type Step,
} from "../guidance.fixture.ts"
import {
  play,
  refusalOf,
  stateAfter,
  receive,
  toTax,
  answer,
  close,
  accept,
  decline,
  withdraw,
  pass,
  link,
  takeUp,
  received,
  offered,
  accepted,
  answerableAfter,
} from "./enquiry.fixture.ts"
import { answerLapsesOn, openHandOver, type EnquiryCommand } from "./index.ts"

describe("the officer who is asked first (首问责任制)", () => {
  it("answers for the enquiry, whoever asked and whether they said who they are", () => {
    expect(stateAfter(received)).toMatchObject({
      phase: "open",
      subject: null,
      answerable: { externalId: "asked" },
    })
    expect(answerableAfter(received)).toBe("asked")
    expect(answerableAfter(["2018-07-20", { ...receive, subject }, asked])).toBe("asked")
  })

  it("still answers for it while another has been offered it and has not accepted", () => {
    expect(answerableAfter(...offered)).toBe("asked")
    expect(refusalOf(...offered, ["2018-07-23", answer, taxman])).toBe("NotAuthorised")
    expect(answerableAfter(...offered, ["2018-07-23", answer, asked])).toBe("asked")
  })

  it("answers for it no longer once an officer of the unit it was offered to has accepted", () => {
    expect(answerableAfter(...accepted)).toBe("taxman")
    expect(stateAfter(...accepted).firstAsked?.externalId).toBe("asked")
    expect(refusalOf(...accepted, ["2018-07-23", answer, asked])).toBe("NotAuthorised")
    expect(refusalOf(...accepted, ["2018-07-23", answer, taxman])).toBeNull()
  })

  it("answers for it again after it is declined with a reason, or withdrawn", () => {
    expect(answerableAfter(...offered, ["2018-07-23", decline, taxman])).toBe("asked")
    expect(refusalOf(...offered, ["2018-07-23", { ...decline, reason: " " }, taxman])).toBe("ReasonsMissing")
    const withdrawn = stateAfter(...offered, ["2018-07-23", withdraw, asked])
    expect(withdrawn.handOvers.map(({ outcome }) => outcome)).toEqual(["withdrawn"])
    expect(refusalOf(...offered, ["2018-07-23", withdraw, asked], ["2018-07-23", accept, taxman])).toBe(
      "NoHandOverOpen",
    )
  })

  it("is represented by whoever holds their powers that day", () => {
    const from = { from: "asked", validFrom: plainDate("2018-07-20"), validTo: plainDate("2018-07-24") }
    const deputy = officer("deputy", "science", [], { delegation: from })
    expect(refusalOf(received, ["2018-07-23", answer, deputy])).toBeNull()
    expect(refusalOf(received, ["2018-07-24", answer, deputy])).toBe("OfficerLapsed")
  })
})

describe("a hand-over", () => {
  it("is accepted by an officer of the unit or of the authority's units, or by the one who is named", () => {
    expect(refusalOf(...offered, ["2018-07-23", accept, colleague])).toBe("NotAuthorised")
    const named: EnquiryCommand = {
      type: "open-hand-over",
      to: { authority: "tax", officer: "a" },
      reason: "r",
    }
    const offer: readonly Step<EnquiryCommand>[] = [received, ["2018-07-20", named, asked]]
    expect(refusalOf(...offer, ["2018-07-23", accept, taxman])).toBe("NotAuthorised")
    expect(refusalOf(...offer, ["2018-07-23", accept, officer("a", "tax-office")])).toBeNull()
    expect(refusalOf(...offer, ["2018-07-23", accept, officer("a", "elsewhere")])).toBe("NotAuthorised")
  })

  it("is one at a time, to somebody else, and with a reason", () => {
    expect(refusalOf(...offered, ["2018-07-20", toTax, asked])).toBe("HandOverStillOpen")
    const toSelf: EnquiryCommand = { ...toTax, to: { authority: "science", officer: "asked" } }
    expect(refusalOf(received, ["2018-07-20", toSelf, asked])).toBe("AnswerableAlready")
    const toOwnUnit: EnquiryCommand = { ...toTax, to: { authority: "science" } }
    expect(refusalOf(received, ["2018-07-20", toOwnUnit, asked], ["2018-07-20", accept, asked])).toBe(
      "AnswerableAlready",
    )
    expect(refusalOf(received, ["2018-07-20", { ...toTax, reason: "" }, asked])).toBe("ReasonsMissing")
  })

  it("may be offered by a supervisor in place of an officer who has left, and still must be accepted", () => {
    expect(answerableAfter(received, ["2018-07-23", toTax, supervisor])).toBe("asked")
    expect(answerableAfter(received, ["2018-07-23", toTax, supervisor], ["2018-07-23", accept, taxman])).toBe(
      "taxman",
    )
    expect(refusalOf(received, ["2018-07-23", answer, supervisor])).toBe("NotAuthorised")
  })

  it("does not restart the answer's term", () => {
    expect(stateAfter(received).due?.dueOn).toBe("2018-07-25")
    expect(stateAfter(...accepted).due?.dueOn).toBe("2018-07-25")
  })

  it("keeps the enquiry open until it is accepted or withdrawn", () => {
    expect(
      refusalOf(
        received,
        ["2018-07-20", answer, asked],
        ["2018-07-20", toTax, asked],
        ["2018-07-20", close, asked],
      ),
    ).toBe("HandOverStillOpen")
  })
})

describe("a case that came to the wrong authority (行政许可法 art. 32(1)(2))", () => {
  const taken: Step<EnquiryCommand> = ["2018-07-20", takeUp, asked]

  it("is offered to the right one by the officer who was asked first, who answers until it is accepted", () => {
    const state = stateAfter(taken)
    expect(state.answerable?.externalId).toBe("asked")
    expect(openHandOver(state)).toMatchObject({ to: { authority: "tax" }, from: { externalId: "asked" } })
    expect(state.misdirected).toEqual({ case: "case-1", fromAuthority: "science", toAuthority: "tax" })
    expect(answerableAfter(taken, ["2018-07-23", accept, taxman])).toBe("taxman")
  })

  it("is taken up once, however often that is asked for", () => {
    const { events, refusals } = play([taken, ["2018-07-21", takeUp, colleague]])
    expect(refusals).toEqual([null, null])
    expect(events.map(({ type }) => type)).toEqual(["MisdirectedCaseTakenUp", "HandOverOpened"])
    expect(refusalOf(taken, ["2018-07-21", { ...takeUp, case: "case-2" }, asked])).toBe("NotInThisPhase")
  })

  it("is answered for by who was asked first, though another takes it up", () => {
    const firstAsked = { externalId: "window-1", unit: "science" }
    const state = stateAfter(["2018-07-20", { ...takeUp, firstAsked }, colleague])
    expect([state.firstAsked, state.answerable]).toEqual([firstAsked, firstAsked])
  })

  it("is concluded when its case says that the right authority has it, and only by an officer", () => {
    const conclude: EnquiryCommand = {
      type: "conclude-misdirected-case",
      takenOn: plainDate("2018-07-23"),
    }
    const state = stateAfter(taken, ["2018-07-24", conclude, colleague])
    expect(state).toMatchObject({
      phase: "closed",
      closed: { outcome: "referred", on: "2018-07-23", referredTo: "tax" },
      handOvers: [{ outcome: "accepted", settledOn: "2018-07-23", acceptedBy: null }],
    })
    for (const outsider of Object.values(outsiders))
      expect(refusalOf(taken, ["2018-07-24", conclude, outsider])).toBe(
        "delegation" in outsider ? "OfficerLapsed" : "NotAuthorised",
      )
    expect(refusalOf(received, ["2018-07-24", conclude, asked])).toBe("CaseNotMisdirected")
  })

  it("is where it began, not the case to which it led", () => {
    const opened: EnquiryCommand = { type: "close", outcome: "case-opened" }
    const taxed: readonly Step<EnquiryCommand>[] = [taken, ["2018-07-23", accept, taxman]]
    expect(refusalOf(...taxed, ["2018-07-23", opened, taxman])).toBe("NoCaseLinked")
    const second: EnquiryCommand = { type: "link-case", case: "case-2" }
    expect(refusalOf(...taxed, ["2018-07-23", second, taxman], ["2018-07-23", opened, taxman])).toBeNull()
  })
})

describe("an answer", () => {
  it("is due by the district's term, from the day of asking; none where no term is set", () => {
    expect(stateAfter(received).due).toMatchObject({ startsOn: "2018-07-20", dueOn: "2018-07-25" })
    const { state } = play([received], { rules: {}, calendar: null })
    expect(state).toMatchObject({ phase: "open", due: null })
    expect(play([received], { calendar: null }).refusals).toEqual(["CalendarMissing"])
  })

  it("that is overdue opens a task on the day after, once, and closes nothing", () => {
    expect(stateAfter(received, ["2018-07-25", pass, outsiders["system"] ?? asked]).tasks).toEqual([])
    const { events, state } = play([received, ["2018-07-30", pass, asked], ["2018-07-31", pass, asked]])
    expect(state).toMatchObject({
      phase: "open",
      tasks: ["answer-overdue"],
      answerable: { externalId: "asked" },
    })
    expect(events.at(-1)).toMatchObject({
      type: "EnquiryTaskOpened",
      occurredOn: "2018-07-26",
      actor: { kind: "law" },
    })
    expect(events).toHaveLength(2)
    // On the very day after the last one already.
    expect(stateAfter(received, ["2018-07-26", pass, asked]).tasks).toEqual(["answer-overdue"])
    expect(answerLapsesOn(state)).toBeNull()
  })

  it("ends the task, however late a timer was", () => {
    const late = play([received, ["2018-07-30", answer, asked]])
    expect(late.events.map(({ type }) => type)).toEqual([
      "EnquiryReceived",
      "EnquiryTaskOpened",
      "EnquiryAnswered",
    ])
    expect(late.state.tasks).toEqual([])
    expect(answerLapsesOn(late.state)).toBeNull()
  })

  it("says something, and so does the question; nothing is asked tomorrow", () => {
    expect(refusalOf(received, ["2018-07-20", { type: "answer", answer: " " }, asked])).toBe("AnswerMissing")
    expect(refusalOf(["2018-07-20", { ...receive, question: "" }, asked])).toBe("QuestionMissing")
    expect(refusalOf(["2018-07-19", receive, asked])).toBe("DateInTheFuture")
  })
})

describe("closing", () => {
  it("as answered needs an answer, as led to a case a case, as referred a name, as withdrawn a word", () => {
    const closing = (outcome: "answered" | "case-opened" | "referred" | "withdrawn", more = {}) =>
      ["2018-07-20", { type: "close", outcome, ...more }, asked] as const
    expect(refusalOf(received, closing("answered"))).toBe("NotAnswered")
    expect(refusalOf(received, ["2018-07-20", answer, asked], closing("answered"))).toBeNull()
    expect(refusalOf(received, closing("case-opened"))).toBe("NoCaseLinked")
    expect(refusalOf(received, ["2018-07-20", link, asked], closing("case-opened"))).toBeNull()
    expect(refusalOf(received, closing("referred", { referredTo: " " }))).toBe("ReferralMissing")
    expect(refusalOf(received, closing("referred", { referredTo: "样例税务局" }))).toBeNull()
    expect(refusalOf(received, closing("withdrawn"))).toBe("ReasonsMissing")
    expect(refusalOf(received, closing("withdrawn", { note: "已自行解决" }))).toBeNull()
  })

  it("is for good, and nothing is begun twice", () => {
    const closed: readonly Step<EnquiryCommand>[] = [
      received,
      ["2018-07-20", answer, asked],
      ["2018-07-20", close, asked],
    ]
    expect(refusalOf(...closed, ["2018-07-20", answer, asked])).toBe("NotInThisPhase")
    expect(refusalOf(...closed, received)).toBe("NotInThisPhase")
    expect(refusalOf(["2018-07-20", answer, asked])).toBe("NotInThisPhase")
    expect(stateAfter(...closed, ["2018-09-01", pass, asked]).tasks).toEqual([])
  })
})
