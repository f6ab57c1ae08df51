import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import {
  all,
  eventOf,
  examination,
  examine,
  inZhejiang,
  paper,
  play,
  refusalOf,
  submit,
  supplement,
} from "./case.fixture.ts"

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
})
