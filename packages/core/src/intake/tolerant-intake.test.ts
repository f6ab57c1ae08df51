import { describe, expect, it } from "vitest"
import { workingDays } from "../time/index.ts"
import {
  all,
  confirmation,
  examination,
  inZhejiang,
  licence,
  paper,
  play,
  refusalIn,
  type Setting,
  spoiled,
  stateAfter,
  submit,
  tolerant,
  without,
} from "./case.fixture.ts"
import { calendar, licensingLaw, practice2018 } from "./law.fixture.ts"

const in2018: Setting = { item: confirmation, ruleSet: practice2018, calendar }

describe("tolerant intake (浙江省保障“最多跑一次”改革规定 art. 11¶2)", () => {
  const owing = [...without("report", "proof"), paper("proof", { receiptInLieu: true })]
  const opened = play(inZhejiang, ["2019-03-05", submit(owing, "2019-03-05", { examination: tolerant })])

  it("accepts an application whose only gaps are deferrable, and says what is owed until when", () => {
    expect(opened.state).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-05", how: "tolerant" },
      owing: { deadline: { dueOn: "2019-03-19" }, late: false },
    })
    expect(opened.state.owing?.owed.map(({ code, requirement }) => `${requirement}: ${code}`)).toEqual([
      "report: missing",
      "proof: receipt-in-lieu",
    ])
  })

  it("starts the clock to decide at once: what is owed never stops it", () => {
    expect(opened.state.promised).toMatchObject({ startsOn: "2019-03-05", dueOn: "2019-03-26" })
  })

  it("is the applicant's choice: without it there is a notice", () => {
    expect(stateAfter(inZhejiang, ["2019-03-05", submit(owing, "2019-03-05", { examination })]).phase).toBe(
      "correcting",
    )
  })

  it.each([
    ["a key material is missing", without("plan")],
    ["a secondary material is missing that the guide does not list", without("list")],
    ["content is wrong", [...all, spoiled("report")]],
    ["a form defect is not listed for that material", [...all, paper("proof", { copyKind: "copy" })]],
    ["only one of two gaps is deferrable", without("report", "list")],
  ])("is not possible where %s", (_, given) => {
    const opted = submit(given, "2019-03-05", { examination: tolerant })
    expect(refusalIn(inZhejiang, ["2019-03-05", opted])).toMatchObject({
      _tag: "ToleranceUnavailable",
      because: "not-deferrable",
    })
  })

  it("may leave a key material's seal owed where the guide lists it", () => {
    const unsealed = submit([...all, paper("form", { sealed: false })], "2019-03-05", {
      examination: tolerant,
    })
    expect(stateAfter(inZhejiang, ["2019-03-05", unsealed]).owing?.owed).toMatchObject([
      { requirement: "form", code: "missing-seal" },
    ])
  })

  it("is not possible where the rule set does not know it", () => {
    const strict: Setting = { item: licence, ruleSet: licensingLaw, calendar }
    expect(
      refusalIn(strict, ["2018-07-23", submit(owing, "2018-07-23", { examination: tolerant })]),
    ).toMatchObject({
      because: "rule-set",
    })
  })

  it("needs the written commitment where the rule set asks for one", () => {
    const unsigned = { ...tolerant, tolerance: { commitment: null } }
    expect(
      refusalIn(in2018, ["2018-07-23", submit(owing, "2018-07-23", { examination: unsigned })]),
    ).toMatchObject({
      because: "commitment",
    })
    expect(
      stateAfter(inZhejiang, ["2019-03-05", submit(owing, "2019-03-05", { examination: unsigned })]).owing,
    ).not.toBeNull()
  })

  it("leaves the working days before the promised date that the rule set wants, and not one less", () => {
    const within = (days: number) =>
      submit(owing, "2018-07-23", { examination: { ...tolerant, supplementWithin: workingDays(days) } })
    expect(stateAfter(in2018, ["2018-07-23", within(13)]).owing?.deadline.dueOn).toBe("2018-08-09")
    expect(refusalIn(in2018, ["2018-07-23", within(14)])).toMatchObject({ because: "too-long" })
  })

  it("keeps to the rule set's longest term, which holds where nobody names another", () => {
    const { promisedTerm: _, ...unpromised } = confirmation
    const open = { ...in2018, item: unpromised }
    const { supplementWithin: __, ...unsaid } = tolerant
    expect(
      stateAfter(open, ["2018-07-23", submit(owing, "2018-07-23", { examination: unsaid })]).owing?.deadline
        .dueOn,
    ).toBe("2018-08-20")
    const longer = { ...tolerant, supplementWithin: workingDays(21) }
    expect(
      refusalIn(open, ["2018-07-23", submit(owing, "2018-07-23", { examination: longer })]),
    ).toMatchObject({
      because: "too-long",
    })
  })

  it("is not possible where less than a working day would remain", () => {
    const short = { ...in2018, item: { ...confirmation, promisedTerm: workingDays(2) } }
    expect(
      refusalIn(short, ["2018-07-23", submit(owing, "2018-07-23", { examination: tolerant })]),
    ).toMatchObject({
      because: "too-short",
    })
  })
})
