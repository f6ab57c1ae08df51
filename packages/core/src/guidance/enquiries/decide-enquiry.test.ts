import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../events/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  asked,
  colleague,
  contextOn,
  officer,
  outsiders,
  playing,
  rules,
  type Step,
  subject,
  supervisor,
  taxman,
} from "../guidance.fixture.ts"
import { enquiryEventReader } from "../schema.ts"
import {
  answerLapsesOn,
  decideEnquiry,
  type EnquiryCommand,
  foldEnquiry,
  noEnquiry,
  openHandOver,
} from "./index.ts"

const { play, refusalOf, stateAfter } = playing(noEnquiry, decideEnquiry, foldEnquiry)

const receive: EnquiryCommand = {
  type: "receive",
  channel: "in-person",
  askedOn: plainDate("2018-07-20"),
  items: ["sample-item"],
  subject: null,
  question: "需要哪些材料？",
}
const toTax: EnquiryCommand = { type: "open-hand-over", to: { authority: "tax" }, reason: "属税务事项" }
const answer: EnquiryCommand = { type: "answer", answer: "三份材料" }
const close: EnquiryCommand = { type: "close", outcome: "answered" }
const accept: EnquiryCommand = { type: "accept-hand-over" }
const decline: EnquiryCommand = { type: "decline-hand-over", reason: "不属本局" }
const withdraw: EnquiryCommand = { type: "withdraw-hand-over" }
const pass: EnquiryCommand = { type: "pass-time" }
const link: EnquiryCommand = { type: "link-case", case: "case-1" }
const takeUp: EnquiryCommand = {
  type: "take-up-misdirected-case",
  case: "case-1",
  subject,
  items: ["sample-item"],
  fromAuthority: "science",
  toAuthority: "tax",
}
const received: Step<EnquiryCommand> = ["2018-07-20", receive, asked]
const offered: readonly Step<EnquiryCommand>[] = [received, ["2018-07-20", toTax, asked]]
const accepted: readonly Step<EnquiryCommand>[] = [...offered, ["2018-07-23", accept, taxman]]
const answerableAfter = (...steps: readonly Step<EnquiryCommand>[]) =>
  stateAfter(...steps).answerable?.externalId

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
    expect(refusalOf(received, ["2018-07-24", answer, deputy])).toBe("NotAuthorised")
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

describe("who may do what to an enquiry", () => {
  const commands: readonly EnquiryCommand[] = [
    receive,
    takeUp,
    link,
    toTax,
    accept,
    decline,
    withdraw,
    answer,
    close,
  ]
  const actors = { asked, colleague, taxman, supervisor, ...outsiders }
  /** Those who may, each on an enquiry where it is otherwise possible; everybody else may not. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    receive: ["asked", "colleague", "taxman", "supervisor"],
    "take-up-misdirected-case": ["asked", "colleague", "taxman", "supervisor"],
    "link-case": ["asked"],
    "open-hand-over": ["asked", "supervisor"],
    "accept-hand-over": ["taxman"],
    "decline-hand-over": ["taxman"],
    "withdraw-hand-over": ["asked", "supervisor"],
    answer: ["asked"],
    close: ["asked"],
  }
  const before = ({ type }: EnquiryCommand): readonly Step<EnquiryCommand>[] => {
    if (type === "receive" || type === "take-up-misdirected-case") return []
    if (type.endsWith("hand-over") && type !== "open-hand-over") return offered
    return [received, ["2018-07-20", answer, asked]]
  }

  it.each(commands)("is the same for $type as the table says", (command) => {
    const state = stateAfter(...before(command))
    const may = Object.entries(actors).flatMap(([name, actor]) =>
      Result.isSuccess(decideEnquiry(state, command, contextOn("2018-07-20", actor))) ? [name] : [],
    )
    // The officer who answers for it is told that it is theirs already, rather than that they may not.
    expect(may).toEqual(allowed[command.type])
  })

  it("names nobody as a supervisor where the district named none", () => {
    const state = stateAfter(received)
    const context = contextOn("2018-07-20", supervisor, { rules: { ...rules, roles: {} } })
    expect(Result.isFailure(decideEnquiry(state, toTax, context))).toBe(true)
  })
})

describe("the events of an enquiry", () => {
  it("read back as they were written, and no case is linked twice", () => {
    const { events } = play([
      ...offered,
      ["2018-07-20", link, asked],
      ["2018-07-20", link, asked],
      ["2018-07-23", decline, taxman],
      ["2018-07-30", answer, asked],
      ["2018-07-30", close, asked],
    ])
    for (const event of events) expect(Result.getOrThrow(enquiryEventReader.read(event))).toEqual(event)
    expect(events.map(({ type }) => type)).toEqual([
      "EnquiryReceived",
      "HandOverOpened",
      "CaseLinked",
      "HandOverDeclined",
      "EnquiryTaskOpened",
      "EnquiryAnswered",
      "EnquiryClosed",
    ])
    expect(canonicalJson(events[0])).toBe(
      '{"actor":{"externalId":"asked","kind":"officer","roles":[],"unit":"science","validAt":"2018-01-01"},"data":{"askedOn":"2018-07-20","channel":"in-person","due":{"calendar":{"id":"sample","version":"1"},"certainty":"official","dueOn":"2018-07-25","extensions":[],"startsOn":"2018-07-20","suspensions":[],"term":{"clause":{"sample":true,"statute":"sample-practice","title":{"en":"Sample practice","zh":"样例办法"}},"length":3,"unit":"working-day"}},"firstAsked":{"externalId":"asked","unit":"science"},"items":["sample-item"],"question":"需要哪些材料？","subject":null},"occurredOn":"2018-07-20","recordedAt":"2018-07-20T02:00:00.000Z","type":"EnquiryReceived","v":1}',
    )
  })

  it("mark every word of a person as to be sealed", () => {
    const marked = enquiryEventReader.definitions.flatMap(({ sensitive, type }) =>
      sensitive.map((path) => `${type}.${path.join(".")}`),
    )
    expect(marked).toEqual([
      "EnquiryReceived.question",
      "EnquiryReceived.contact",
      "HandOverOpened.reason",
      "HandOverDeclined.reason",
      "EnquiryAnswered.answer",
      "EnquiryClosed.note",
    ])
  })
})
