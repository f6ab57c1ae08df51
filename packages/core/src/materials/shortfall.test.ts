import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import {
  type Alternative,
  composeAlternatives,
  composeChecklist,
  judgeSubmission,
  type MaterialRequirement,
  type ScenarioAnswers,
  type SubmittedMaterial,
  unknownMaterials,
} from "./index.ts"
import { yesOrNo } from "./scenario.fixture.ts"

const paperOriginal: Alternative = { copyKind: "original", medium: "paper", number: 1 }
const sealedCopies: Alternative = { copyKind: "copy", medium: "paper", number: 2, sealed: true }

function requirement(id: string, more: Partial<MaterialRequirement> = {}): MaterialRequirement {
  return {
    id,
    name: text(`${id}材料`, `${id} paper`),
    necessity: "key",
    deferrable: [],
    accepts: [paperOriginal],
    obtainedBy: "applicant",
    evidences: [],
    ...more,
  }
}

function handed(id: string, more: Partial<SubmittedMaterial> = {}): SubmittedMaterial {
  return { requirement: id, copyKind: "original", medium: "paper", number: 1, sealed: false, ...more }
}

const questions = [yesOrNo("has-agent")]

function told(
  requirements: readonly MaterialRequirement[],
  submitted: readonly SubmittedMaterial[],
  answers: ScenarioAnswers = {},
): readonly string[] {
  return judgeSubmission(composeChecklist({ materials: requirements, questions }, answers), submitted).map(
    ({ code, deferrable, requirement: id }) => `${id}: ${code}${deferrable ? ", may be owed" : ""}`,
  )
}

describe("shortfalls as a clerk tells them", () => {
  it("tell the key material first, though the guide lists it last", () => {
    const guide = [
      requirement("audit", { necessity: "secondary", deferrable: ["absence"] }),
      requirement("application"),
    ]
    expect(told(guide, [])).toEqual(["application: missing", "audit: missing, may be owed"])
  })

  it("never ask for the business licence that the authority looks up", () => {
    const licence = requirement("business-licence", { obtainedBy: "agency-verified" })
    expect(told([licence], [])).toEqual([])
    expect(told([licence], [handed("business-licence", { copyKind: "copy" })])).toEqual([])
    expect(composeChecklist({ materials: [licence], questions }, {}).lines[0]?.from).toBe("authority")
  })

  it("let a key material be owed in its form, but not by absence nor by a receipt for it", () => {
    const key = requirement("contract", {
      deferrable: ["absence", "receipt-in-lieu", "copy-for-original"],
    })
    expect(told([key], [])).toEqual(["contract: missing"])
    expect(told([key], [handed("contract", { receiptInLieu: true })])).toEqual(["contract: receipt-in-lieu"])
    expect(told([key], [handed("contract", { copyKind: "copy" })])).toEqual([
      "contract: copy-for-original, may be owed",
    ])
  })

  it("tell wrong content and wrong form together, so that nothing is left for a second notice", () => {
    const sealed = requirement("report", { accepts: [sealedCopies], deferrable: ["missing-seal"] })
    const defect = text("缺少验收日期", "the date of acceptance is missing")
    expect(told([sealed], [handed("report", { defect })])).toEqual([
      "report: content-wrong",
      "report: too-few",
      "report: missing-seal, may be owed",
    ])
    expect(told([sealed], [handed("report", { defect, receiptInLieu: true })])).toEqual([
      "report: content-wrong",
      "report: receipt-in-lieu",
    ])
  })

  it("carry what the officer found beside the remedy, and never inside it", () => {
    const defect = text("缺少验收日期", "the date of acceptance is missing")
    const checklist = composeChecklist({ materials: [requirement("report")], questions }, {})
    const [shortfall] = judgeSubmission(checklist, [handed("report", { defect })])
    expect(shortfall?.note).toEqual(defect)
    expect(shortfall?.remedy.zh).toContain("report材料")
    expect(JSON.stringify(shortfall?.remedy)).not.toContain("验收日期")
  })

  it("take the form that comes nearest to what was handed in", () => {
    const either = requirement("diploma", {
      accepts: [paperOriginal, { copyKind: "copy", medium: "electronic", number: 1, sealed: true }],
    })
    const scan = handed("diploma", { copyKind: "copy", medium: "electronic" })
    expect(told([either], [scan])).toEqual(["diploma: missing-seal"])
    expect(told([either], [{ ...scan, sealed: true }])).toEqual([])
  })

  it("count an original where a copy would do", () => {
    const copy = requirement("card", { accepts: [{ copyKind: "copy", medium: "paper", number: 1 }] })
    expect(told([copy], [handed("card")])).toEqual([])
  })

  it("follow what was handed in last, for better and for worse", () => {
    const report = requirement("report")
    const scan = handed("report", { medium: "electronic" })
    expect(told([report], [scan, handed("report")])).toEqual([])
    expect(told([report], [handed("report"), scan])).toEqual(["report: wrong-medium"])
  })

  it("leave out what the scenario does not need, and wait where it is not yet known", () => {
    const power = requirement("power-of-attorney", { when: { fact: "has-agent", is: true } })
    expect(told([power], [], { "has-agent": false })).toEqual([])
    expect(told([power], [])).toEqual([])
    expect(composeChecklist({ materials: [power], questions }, {})).toMatchObject({
      toAsk: ["has-agent"],
      lines: [{ needed: "undetermined" }],
    })
    expect(told([power], [], { "has-agent": true })).toEqual(["power-of-attorney: missing"])
  })

  it("never owe what is optional", () => {
    expect(told([requirement("photo", { necessity: "optional" })], [])).toEqual([])
  })
})

describe("what is said about materials", () => {
  it("gives every way in which a material is accepted", () => {
    expect(composeAlternatives([paperOriginal, sealedCopies])).toEqual({
      zh: "原件 1 份（纸质）或复印件 2 份（纸质，加盖印章）",
      en: "1 × paper original or 2 × paper copy, sealed",
    })
  })

  it("names, once each, the materials that no requirement of the item asks for", () => {
    const submitted = [handed("report"), handed("other"), handed("other")]
    expect(unknownMaterials(new Set(["report"]), submitted)).toEqual(["other"])
  })
})
