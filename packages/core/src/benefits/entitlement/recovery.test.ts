import { describe, expect, it } from "vitest"
import { never } from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import {
  draftRecovery,
  type EntitlementCommand,
  recoveryLeft,
  type RecoveryWay,
  refundOwed,
  tasksOf,
} from "./index.ts"
import {
  announce,
  because,
  enrolled,
  known,
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
const recover = (by: RecoveryWay, ...instalments: readonly number[]): EntitlementCommand => ({
  type: "recover",
  by,
  amount: instalments.reduce((sum, each) => sum + each, 0),
  instalments: instalments.map((each, at) => ({ dueOn: on(`2019-0${at + 1}-20`), amount: each })),
  reasons: because,
})
const tell: EntitlementCommand = { type: "tell", about: "recover", how: "letter", on: on("2018-10-19") }
const paidInAugustAndSeptember = () =>
  paidOn(paidOn(enrolled(known(newborn(), "2018-07-25"), "2018-08-01"), "2018-08-20"), "2018-09-20")
const heard = (life: Life, day = "2018-10-18"): Life =>
  step(
    step(life, "2018-10-17", announce("recover"), officer),
    day,
    { type: "answer", statement: "in two parts, please" },
    person,
  )
/** Dead in August by the register, stopped from September, 3000 paid too much. */
const stopped = (): Life => {
  let life = step(paidInAugustAndSeptember(), "2018-10-08", says("died", "2018-08-15", "2018-10-08"))
  life = step(life, "2018-10-08", announce("stop"), officer)
  return step(life, "2018-10-16", { type: "stop", reasons: because }, officer)
}
/** Paid elsewhere in September alone, by the city's word: paid too much, and goes on being paid. */
const paidTwice = (): Life => {
  const elsewhere = says("paidElsewhere", true, "2018-10-08", { from: on("2018-09-01") })
  const again = says("paidElsewhere", false, "2018-10-09", { from: on("2018-10-01") })
  return paidOn(
    step(step(paidInAugustAndSeptember(), "2018-10-08", elsewhere), "2018-10-09", again),
    "2018-10-12",
  )
}

describe("a recovery", () => {
  it("is a draft until a person decides it, with the person heard, in instalments", () => {
    let life = stopped()
    expect(draftRecovery(life.state, month("2018-10"))).toEqual([{ month: "2018-09", amount: 3000 }])
    const half = recover("repayment", 1500, 1500)
    expect(refusalOf(life, "2018-10-17", half, officer)).toBe("NothingAnnounced")
    expect(refusalOf(life, "2018-10-17", announce("recover"), sweep)).toBe("NotAuthorised")
    life = step(life, "2018-10-17", announce("recover"), officer)
    expect(refusalOf(life, "2018-10-18", half, officer)).toBe("AnswerTimeRuns")
    life = step(life, "2018-10-18", { type: "answer", statement: "in two parts, please" }, person)
    expect(refusalOf(life, "2018-10-19", recover("repayment", 3001), officer)).toBe("NothingOverpaid")
    for (const instalments of [
      [1000, 1999],
      [3001, -1],
      [1500.5, 1499.5],
    ])
      expect(
        refusalOf(
          life,
          "2018-10-19",
          { ...recover("repayment", ...instalments), amount: 3000 } as EntitlementCommand,
          officer,
        ),
      ).toBe("InstalmentsDiffer")
    expect(refusalOf(life, "2018-10-19", half, sweep)).toBe("NotAuthorised")
    life = step(life, "2018-10-19", half, officer)
    expect([undecided(life, "2018-10"), recoveryLeft(life.state)]).toEqual([0, 3000])
    expect(tasksOf(life.state, month("2018-10"))).toContain("tell-recovery")
    expect(tasksOf(step(life, "2018-10-19", tell).state, month("2018-10"))).not.toContain("tell-recovery")
    life = step(life, "2019-01-20", { type: "receive-recovery", amount: 1500, on: on("2019-01-20") })
    const more = { type: "receive-recovery", amount: 1501, on: on("2019-02-20") } as const
    expect(refusalOf(life, "2019-02-20", more)).toBe("NothingLeft")
    life = step(life, "2019-02-20", { type: "waive-recovery", amount: 1500, reasons: because }, officer)
    expect(recoveryLeft(life.state)).toBe(0)
  })

  it("is set off from later payments only as it was decided, and only once it was told", () => {
    let life = step(heard(paidTwice()), "2018-10-19", recover("set-off", 1000, 2000), officer)
    const linesPaid = () => life.state.paid.map(({ setOff }) => setOff)
    life = paidOn(life, "2018-11-20")
    life = paidOn(life, "2018-12-20")
    const january = owedOn(life, "2019-01-20")
    const pay = { type: "pay", payment: "p", line: "1", months: january, setOff: 1000 } as const
    expect(refusalOf(life, "2019-01-20", pay)).toBe("SetOffDiffers")
    life = step(life, "2019-01-05", { ...tell, on: on("2019-01-05") } as EntitlementCommand)
    expect(refusalOf(life, "2019-01-20", { ...pay, setOff: 0 })).toBe("SetOffDiffers")
    expect(refusalOf(life, "2019-01-20", { ...pay, setOff: 1001 })).toBe("SetOffDiffers")
    life = step(life, "2019-01-20", pay)
    life = paidOn(paidOn(life, "2019-02-20"), "2019-03-20")
    expect(linesPaid()).toEqual([0, 0, 0, 0, 0, 1000, 2000, 0])
    expect(lines(life, "2019-03").slice(1)).toEqual([
      "2018-09 0 3000 0 3000",
      ...["10", "11", "12"].map((each) => `2018-${each} 3000 3000 0 0`),
      ...["01", "02", "03"].map((each) => `2019-${each} 3000 3000 0 0`),
    ])
    expect(recoveryLeft(life.state)).toBe(0)
  })

  it("takes nothing while an objection waits, and nothing more of one that was right", () => {
    let life = step(heard(paidTwice()), "2018-10-19", recover("set-off", 1000, 2000), officer)
    life = step(life, "2018-10-19", tell)
    life = paidOn(paidOn(paidOn(life, "2018-11-20"), "2018-12-20"), "2019-01-20")
    const told: EntitlementCommand = { type: "tell", about: "recover", how: "letter", on: on("2019-02-01") }
    life = step(life, "2019-02-01", told)
    life = step(life, "2019-02-02", { type: "object", about: "recover", statement: "it was not me" }, person)
    life = paidOn(life, "2019-02-20")
    expect(life.state.paid.map(({ setOff }) => setOff)).toEqual([0, 0, 0, 0, 0, 1000, 0])
    const answer = (upheld: boolean): Life =>
      step(life, "2019-02-25", { type: "answer-objection", objection: 1, upheld, reasons: because }, officer)
    expect(paidOn(answer(false), "2019-03-20").state.paid.at(-1)?.setOff).toBe(2000)
    const upheld = paidOn(answer(true), "2019-03-20")
    expect(upheld.state.paid.at(-1)?.setOff).toBe(0)
    expect([recoveryLeft(upheld.state), undecided(upheld, "2019-03")]).toEqual([0, 0])
  })

  it("whose ground falls away is owed back, whether that was known before or after the money came", () => {
    const decided = step(heard(stopped()), "2018-10-19", recover("repayment", 3000), officer)
    const alive = says("died", never, "2018-12-03")
    const back: EntitlementCommand = { type: "receive-recovery", amount: 3000, on: on("2018-12-03") }
    const resume: EntitlementCommand = { type: "resume", from: month("2018-09"), reasons: because }
    const [one, other] = [
      [back, alive],
      [alive, back],
    ].map((both) => {
      const life = both.reduce((so, each) => step(so, "2018-12-03", each), decided)
      return step(life, "2018-12-04", resume, officer)
    }) as [Life, Life]
    expect(lines(one, "2018-12")).toEqual(lines(other, "2018-12"))
    expect(owedOn(one, "2018-12-20").map(({ month: at }) => at)).toEqual([
      "2018-09",
      "2018-10",
      "2018-11",
      "2018-12",
    ])
    const paid = paidOn(one, "2018-12-20")
    expect(lines(paid, "2018-12")[1]).toBe("2018-09 3000 6000 0 3000")
    expect([undecided(paid, "2018-12"), recoveryLeft(paid.state)]).toEqual([0, 0])
    // What was paid again because it had come back makes no later month worth more.
    expect(owedOn(paid, "2019-01-20")).toEqual([{ month: "2019-01", amount: 3000 }])
    const notYet = step(decided, "2018-12-03", alive)
    expect(recoveryLeft(notYet.state)).toBe(0)
  })

  it("stays done where the bank sends back the rest of a payment that it was set off from", () => {
    let life = step(heard(paidTwice()), "2018-10-19", recover("set-off", 1000, 2000), officer)
    life = step(life, "2018-10-19", tell)
    life = paidOn(paidOn(life, "2018-11-20"), "2018-12-20")
    life = paidOn(life, "2019-01-20")
    const back = (day: string) =>
      ({ type: "note-return", payment: `payment-${day}`, line: "1", reason: "closed" }) as const
    life = step(life, "2019-01-25", back("2019-01-20"))
    expect(owedOn(life, "2019-01-31")).toEqual([{ month: "2019-01", amount: 2000 }])
    life = paidOn(life, "2019-02-20")
    expect(life.state.paid.at(-1)).toMatchObject({ setOff: 2000 })
    expect(owedOn(life, "2019-02-28")).toEqual([])
  })

  it("of which nothing but set-off is in a line has no money that a bank could send back", () => {
    let life = step(heard(paidTwice()), "2018-10-19", recover("set-off", 3000), officer)
    life = step(life, "2018-10-19", tell)
    life = paidOn(paidOn(paidOn(life, "2018-11-20"), "2018-12-20"), "2019-01-20")
    expect(life.state.paid.at(-1)?.setOff).toBe(3000)
    const back = { type: "note-return", payment: "payment-2019-01-20", line: "1", reason: "?" } as const
    expect(refusalOf(life, "2019-01-25", back)).toBe("UnknownLine")
  })

  it("of money that the bank sends back as well is given back beside the months, once", () => {
    let life = step(heard(stopped()), "2018-10-19", recover("repayment", 3000), officer)
    life = step(life, "2018-10-20", { type: "receive-recovery", amount: 3000, on: on("2018-10-20") })
    const back = { type: "note-return", payment: "payment-2018-09-20", line: "1", reason: "closed" } as const
    life = step(life, "2018-10-25", back)
    expect([refundOwed(life.state), recoveryLeft(life.state), undecided(life, "2018-10")]).toEqual([
      3000, 0, 0,
    ])
    expect(owedOn(life, "2018-11-20")).toEqual([])
    const pay = { type: "pay", payment: "p", line: "1", months: [] } as const
    for (const refund of [0, 2999, 3001])
      expect(refusalOf(life, "2018-11-20", { ...pay, refund })).toBe("NotOwed")
    life = step(life, "2018-11-20", { ...pay, refund: 3000 })
    expect(refundOwed(life.state)).toBe(0)
    expect(refusalOf(life, "2018-12-20", { ...pay, payment: "q", refund: 3000 })).toBe("NotOwed")
    // And where that is sent back, it is owed again.
    life = step(life, "2018-12-21", { ...back, payment: "p" })
    expect(refundOwed(life.state)).toBe(3000)
  })

  it("does not lower what the months after it are worth", () => {
    // Ninety by what was known first; a later word makes it eighty-nine until next July.
    const born = says("born", "1929-07-20", "2018-09-03")
    let life = step(
      paidOn(enrolled(known(newborn(), "2018-07-25", "1928-07-20"), "2018-08-01"), "2018-08-20"),
      "2018-09-03",
      born,
    )
    expect(undecided(life, "2018-09")).toBe(3000)
    life = step(life, "2018-09-03", announce("recover", "2018-08"), officer)
    life = step(life, "2018-09-04", { type: "answer", statement: "all right" }, person)
    life = step(life, "2018-09-05", recover("repayment", 3000), officer)
    life = step(life, "2018-09-06", { type: "receive-recovery", amount: 3000, on: on("2018-09-06") })
    expect(lines(life, "2018-09").slice(-2)).toEqual(["2018-08 3000 6000 0 3000", "2018-09 6000 0 6000 0"])
  })
})
