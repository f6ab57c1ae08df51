import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import {
  all,
  decider,
  eventOf,
  examination,
  examine,
  inZhejiang,
  paper,
  play,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  submit,
  supplement,
  without,
} from "./case.fixture.ts"
import { practice2018 } from "./law.fixture.ts"

const wrong = text("缺少落款日期", "the date is missing")
const withDefect = examine({ ...examination, defects: [{ requirement: "form", note: wrong }] })

describe("what an officer finds wrong with the content", () => {
  const told = play(inZhejiang, ["2019-03-05", submit(all, "2019-03-05")], ["2019-03-05", withDefect])

  it("is on record with the material, and told in the one notice with the officer's words", () => {
    expect(eventOf(told, "DefectsFound")?.data.defects).toEqual([{ requirement: "form", note: wrong }])
    expect(eventOf(told, "CorrectionNotified")?.data.shortfalls).toMatchObject([
      { requirement: "form", code: "content-wrong", necessity: "key", deferrable: false, note: wrong },
    ])
  })

  it("stays wrong until that material is supplied again, whatever else comes", () => {
    const other = play(
      inZhejiang,
      ["2019-03-05", submit(all, "2019-03-05")],
      ["2019-03-05", withDefect],
      ["2019-03-06", supplement([paper("plan")], "2019-03-06")],
    )
    expect(other.state.correction?.open.map(({ requirement }) => requirement)).toEqual(["form"])
    const corrected = play(
      inZhejiang,
      ["2019-03-05", submit(all, "2019-03-05")],
      ["2019-03-05", withDefect],
      ["2019-03-06", supplement([paper("form")], "2019-03-06", examination)],
    )
    expect(corrected.state).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-06", how: "complete" },
    })
  })

  it("is refused where it names a material the item does not ask for", () => {
    const unknown = examine({ ...examination, defects: [{ requirement: "unheard-of", note: wrong }] })
    expect(refusalOf(inZhejiang, ["2019-03-05", submit(all, "2019-03-05")], ["2019-03-05", unknown])).toBe(
      "UnknownMaterial",
    )
  })

  const notified: Step = ["2019-03-05", submit(without("list"), "2019-03-05", { examination })]
  const came: Step = ["2019-03-11", supplement([paper("list")], "2019-03-11")]
  const wrongList = examine({ ...examination, defects: [{ requirement: "list", note: wrong }] })

  it("in a supplement keeps it from acceptance, and is for a person to refuse by (art. 11¶3)", () => {
    const found = stateAfter(inZhejiang, notified, came, ["2019-03-12", wrongList])
    expect(found).toMatchObject({ phase: "correcting", correction: { open: [{ code: "content-wrong" }] } })
    expect(stateAfter(inZhejiang, notified, came, ["2019-03-25", wrongList]).tasks).toEqual([])
    const refuse = {
      type: "refuse-acceptance",
      ground: "still-incomplete",
      reasons: ["wrong"],
      number: "X",
    } as const
    const refused = stateAfter(
      inZhejiang,
      notified,
      came,
      ["2019-03-12", wrongList],
      ["2019-03-12", refuse, decider],
    )
    expect(refused.phase).toBe("not-accepted")
  })

  it("in a supplement is told once more where that is allowed", () => {
    const in2018: Setting = { ...inZhejiang, ruleSet: { ...practice2018, validTo: null } }
    const told = stateAfter(in2018, notified, came, ["2019-03-12", wrongList])
    expect(told).toMatchObject({
      notices: 2,
      correction: { shortfalls: [{ requirement: "list", note: wrong }] },
    })
  })

  it("in what lay there before the notice is refused, for it was to be told then", () => {
    expect(refusalOf(inZhejiang, notified, came, ["2019-03-12", withDefect])).toBe("AlreadyNotified")
  })
})
