import { describe, expect, it } from "vitest"
import { never } from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import { allowance, usualMonths } from "../programme/programme.fixture.ts"
import { type EntitlementCommand, tasksOf } from "./index.ts"
import {
  announce,
  because,
  difference,
  enrolled,
  known,
  ledger,
  type Life,
  lines,
  newborn,
  officer,
  owedOn,
  paidOn,
  person,
  refusalOf,
  says,
  step,
  sweep,
  undecided,
} from "./life.fixture.ts"

const on = plainDate
/** On the day after the time to answer is over. */
const stopped = (life: Life, from: string, announcedOn: string, decidedOn: string): Life =>
  step(
    step(life, announcedOn, announce("stop", from), officer),
    decidedOn,
    { type: "stop", reasons: because },
    officer,
  )

describe("finding a person without an application", () => {
  it("goes from candidate to verified, told and enrolled, and owes since the first month", () => {
    const life = enrolled(known(newborn(), "2018-07-25"), "2018-10-08")
    expect(life.state.phase).toBe("enrolled")
    expect(lines(life, "2018-10")).toEqual([
      "2018-08 3000 0 3000 0",
      "2018-09 3000 0 3000 0",
      "2018-10 3000 0 3000 0",
    ])
    expect(lines(paidOn(life, "2018-10-19"), "2018-11")).toEqual([
      "2018-08 3000 3000 0 0",
      "2018-09 3000 3000 0 0",
      "2018-10 3000 3000 0 0",
      "2018-11 3000 0 3000 0",
    ])
  })

  it("owes nothing before the month after the enrolment where the programme says so", () => {
    const months = { ...usualMonths, start: "month-after-approval", bandChange: "birthday-month" } as const
    const life = enrolled(known(newborn(allowance({ months })), "2018-07-25"), "2018-10-08")
    expect(lines(life, "2018-11")).toEqual(["2018-11 3000 0 3000 0"])
  })

  it("verifies nobody whose facts leave it open, and asks for a visit instead", () => {
    let life = known(newborn(), "2018-07-25", "1938")
    life = step(life, "2018-08-01", difference("r1", month("2018-08"), "undetermined"))
    expect(life.state.phase).toBe("candidate")
    expect(refusalOf(life, "2018-08-01", { type: "verify" })).toBe("NotSettled")
    life = step(life, "2018-08-02", { type: "ask-visit", facts: ["born"], why: "gap" })
    expect(tasksOf(life.state, month("2018-08"))).toEqual(["visit"])
    expect(step(life, "2018-08-02", { type: "ask-visit", facts: ["born"], why: "gap" }).state).toEqual(
      life.state,
    )
    const declined: EntitlementCommand = {
      type: "record-visit",
      visit: 1,
      on: on("2018-08-03"),
      outcome: "declined",
      evidence: null,
    }
    expect(refusalOf(life, "2018-08-03", declined, sweep)).toBe("NotAuthorised")
    life = step(life, "2018-08-03", declined, officer)
    expect(refusalOf(life, "2018-08-03", declined, officer)).toBe("UnknownVisit")
    expect(life.state.phase).toBe("candidate")
    expect(refusalOf(life, "2018-08-04", announce("refuse", "2018-08"), officer)).toBe("StillEntitled")
    life = step(
      life,
      "2018-08-20",
      says("born", "1938-07-20", "2018-08-20", { source: "home-visit" }),
      officer,
    )
    expect(step(life, "2018-08-20", { type: "verify" }).state.verified).toEqual({
      from: month("2018-08"),
      amount: 3000,
    })
  })

  it("lets a candidate go without a word whom the facts clear, and refuses one only through a person", () => {
    const found = step(
      known(newborn(), "2018-07-25"),
      "2018-08-01",
      difference("r1", month("2018-08"), "start"),
    )
    expect(step(found, "2018-09-01", difference("r2", month("2018-09"), "cleared")).state.phase).toBe("none")
    const moved = says("registeredIn", "990102", "2018-08-02", { from: on("2018-01-01") })
    const told = step(step(found, "2018-08-01", { type: "verify" }), "2018-08-01", {
      type: "tell",
      about: "start",
      how: "call",
      on: on("2018-08-01"),
    })
    let life = step(told, "2018-08-02", moved)
    life = step(life, "2018-09-01", difference("r2", month("2018-09"), "cleared"))
    expect(life.state.phase).toBe("told")
    life = step(life, "2018-09-03", announce("refuse", "2018-08"), officer)
    expect(refusalOf(life, "2018-09-04", { type: "refuse", reasons: because }, officer)).toBe(
      "AnswerTimeRuns",
    )
    expect(refusalOf(life, "2018-09-20", { type: "refuse", reasons: because }, sweep)).toBe("NotAuthorised")
    expect(step(life, "2018-09-20", { type: "refuse", reasons: because }, officer).state.phase).toBe(
      "refused",
    )
  })

  it("hears an objection as long as it may be made, and a wish for a person at any time", () => {
    const life = enrolled(known(newborn(), "2018-07-25"), "2018-08-01")
    const object: EntitlementCommand = { type: "object", about: "start", statement: "too little" }
    expect(refusalOf(life, "2018-09-30", object, person)).toBe(null)
    expect(refusalOf(life, "2018-10-01", object, person)).toBe("ObjectionTooLate")
    expect(refusalOf(life, "2018-08-02", { ...object, about: "stop" }, person)).toBe("NothingTold")
    const objected = step(life, "2018-08-05", object, person)
    expect(tasksOf(objected.state, month("2018-08"))).toContain("answer-objection")
    const answer: EntitlementCommand = {
      type: "answer-objection",
      objection: 1,
      upheld: false,
      reasons: because,
    }
    expect(refusalOf(objected, "2018-08-06", answer, person)).toBe("NotAuthorised")
    expect(refusalOf(objected, "2018-08-06", { ...answer, reasons: [] }, officer)).toBe("ReasonsMissing")
    const answered = step(objected, "2018-08-06", answer, officer)
    expect(refusalOf(answered, "2018-08-06", answer, officer)).toBe("UnknownObjection")
    const asked = step(answered, "2019-08-06", { type: "ask-human", statement: "please look" }, person)
    expect(tasksOf(asked.state, month("2019-08"))).toContain("answer-human")
    expect(
      step(asked, "2019-08-07", { type: "answer-human", reasons: because }, officer).state.humanAsked,
    ).toBe(false)
    expect(refusalOf(answered, "2019-08-07", { type: "answer-human", reasons: because }, officer)).toBe(
      "NobodyAsked",
    )
  })
})

describe("a death", () => {
  const paidInSeptember = () =>
    paidOn(paidOn(enrolled(known(newborn(), "2018-07-25"), "2018-08-01"), "2018-08-20"), "2018-09-20")
  const dead = says("died", "2018-08-15", "2018-09-28")

  it("that is reported late stops nobody by itself; a person stops, and what was paid too much is found", () => {
    let life = step(paidInSeptember(), "2018-10-08", dead)
    life = step(life, "2018-10-08", difference("r3", month("2018-10"), "stop-candidate"))
    expect(tasksOf(life.state, month("2018-10"))).toEqual(["decide-stop", "draft-recovery"])
    expect(lines(life, "2018-10")).toEqual([
      "2018-08 3000 3000 0 0",
      "2018-09 3000 3000 0 3000",
      "2018-10 3000 0 3000 0",
    ])
    life = stopped(life, "2018-09", "2018-10-08", "2018-10-16")
    expect(life.state.phase).toBe("stopped")
    expect(lines(life, "2018-10")).toEqual([
      "2018-08 3000 3000 0 0",
      "2018-09 0 3000 0 3000",
      "2018-10 0 0 0 0",
    ])
  })

  it("that turns out to be an error gives back exactly what was not paid", () => {
    let life = stopped(step(paidInSeptember(), "2018-10-08", dead), "2018-09", "2018-10-08", "2018-10-16")
    expect(
      refusalOf(life, "2018-11-20", { type: "resume", from: month("2018-09"), reasons: because }, officer),
    ).toBe("NotEntitled")
    life = step(life, "2018-12-03", says("died", never, "2018-12-03"))
    expect(undecided(life, "2018-12")).toBe(0)
    expect(owedOn(life, "2018-12-20")).toEqual([])
    life = step(life, "2018-12-03", { type: "resume", from: month("2018-09"), reasons: because }, officer)
    expect(owedOn(life, "2018-12-20").map(({ month: at }) => at)).toEqual(["2018-10", "2018-11", "2018-12"])
  })

  it("is no ground to stop while it is disputed", () => {
    let life = step(paidInSeptember(), "2018-10-08", dead)
    life = step(life, "2018-10-10", says("died", never, "2018-10-10", { source: "home-visit" }), officer)
    expect(refusalOf(life, "2018-10-11", announce("stop", "2018-09"), officer)).toBe("StillEntitled")
    expect(owedOn(life, "2018-10-11")).toEqual([{ month: "2018-10", amount: 3000 }])
  })
})

describe("an amount", () => {
  const birthday = () => enrolled(known(newborn(), "2018-07-25", "1928-07-20"), "2018-08-01")

  it("rises by itself, and falls only by a person's decision", () => {
    let life = paidOn(birthday(), "2018-08-20")
    expect(lines(life, "2018-08").at(-1)).toBe("2018-08 6000 6000 0 0")
    life = step(life, "2018-08-25", says("born", "1929-07-20", "2018-08-25"))
    expect(ledger(life, "2018-09").at(-1)).toMatchObject({ entitled: 3000, target: 6000, owed: 6000 })
    expect(tasksOf(life.state, month("2018-09"))).toContain("decide-lower")
    life = step(life, "2018-09-03", announce("lower", "2018-09"), officer)
    life = step(life, "2018-09-11", { type: "lower", reasons: because }, officer)
    expect(
      ledger(life, "2018-10")
        .slice(-2)
        .map(({ target }) => target),
    ).toEqual([3000, 3000])
    expect(refusalOf(life, "2018-10-08", announce("lower", "2018-10"), officer)).toBe("NotLower")
    life = step(life, "2019-08-01", { type: "determine", by: "run-2019-08" })
    expect(ledger(life, "2019-08").at(-1)).toMatchObject({ entitled: 6000, target: 6000 })
  })

  it("that was lowered and has risen again is protected like any other", () => {
    let life = paidOn(birthday(), "2018-08-20")
    life = step(life, "2018-08-25", says("born", "1929-07-20", "2018-08-25"))
    life = step(life, "2018-09-03", announce("lower", "2018-09"), officer)
    life = step(life, "2018-09-11", { type: "lower", reasons: because }, officer)
    life = step(paidOn(life, "2018-09-20"), "2019-08-01", { type: "determine", by: "run-2019-08" })
    life = paidOn(life, "2019-08-20")
    expect(ledger(life, "2019-08").at(-1)).toMatchObject({ paid: 6000 })
    life = step(life, "2019-09-01", says("born", "1930-07-20", "2019-09-01"))
    expect(ledger(life, "2019-09").at(-1)).toMatchObject({ entitled: 3000, target: 6000 })
  })

  it("is owed for the months before where a birth date was put right upwards", () => {
    let life = paidOn(enrolled(known(newborn(), "2018-07-25", "1929-07-20"), "2018-10-08"), "2018-10-19")
    life = step(life, "2018-11-05", says("born", "1928-07-20", "2018-11-05"))
    expect(owedOn(life, "2018-11-20").slice(-2)).toEqual([
      { month: "2018-10", amount: 3000 },
      { month: "2018-11", amount: 6000 },
    ])
  })
})
