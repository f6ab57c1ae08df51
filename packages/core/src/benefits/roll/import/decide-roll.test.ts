import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type Actor, type OfficerActor, system } from "../../../identity/index.ts"
import { instant, month, plainDate } from "../../../time/index.ts"
import { ROLL_STANDINGS } from "../compare-roll.ts"
import {
  decideRoll,
  evolveRoll,
  noRoll,
  type RollCommand,
  type RollFigures,
  type RollState,
} from "./index.ts"
import { rollEventReader } from "./roll.schema.ts"

const hash = (digit: string) => `sha256:${digit.repeat(64)}`
const counts = Object.fromEntries(ROLL_STANDINGS.map((each) => [each, 0])) as RollFigures["counts"]
const figures: RollFigures = {
  content: "c".repeat(64),
  comparison: "d".repeat(64),
  rows: 5,
  cutOver: month("2018-08"),
  programme: { id: "old-age-allowance", hash: hash("0"), edition: "2011" },
  population: "district",
  feed: { asOf: plainDate("2018-07-20"), version: "7", subjects: 1000 },
  purpose: "import of the roll",
  counts: { ...counts, matched: 5 },
  differences: { amount: 0, firstMonth: 0, category: 0, paidThrough: 0 },
}
const { comparison, content } = figures
const officer: OfficerActor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "civil-affairs",
  roles: ["benefits-officer"],
  validAt: plainDate("2018-07-25"),
}
const now = { at: instant("2018-07-25T01:00:00.000Z"), on: plainDate("2018-07-25"), time: "09:00:00" }

const run = (
  state: RollState,
  command: RollCommand,
  actor: Actor = officer,
  programmeHash = hash("0"),
  at = now,
) =>
  Result.map(
    decideRoll(state, command, { now: at, actor, acts: { role: "benefits-officer" }, programmeHash }),
    (events) => {
      for (const event of events) expect(Result.isSuccess(rollEventReader.read(event))).toBe(true)
      return events.reduce(evolveRoll, state)
    },
  )
const after = (...commands: readonly RollCommand[]) =>
  commands.reduce((state, command) => Result.getOrThrow(run(state, command)), noRoll)
const refusal = (...of: Parameters<typeof run>) => {
  const tried = run(...of)
  return Result.isFailure(tried) ? tried.failure._tag : null
}
const compare: RollCommand = { type: "compare", figures }
const confirm: RollCommand = { type: "confirm", comparison, run: "run-1" }
const begin: RollCommand = { type: "begin", content }
const noted = (rows: number, more: Partial<Extract<RollCommand, { type: "note-imported" }>> = {}) =>
  ({
    type: "note-imported",
    comparison,
    rows,
    imported: rows,
    unchanged: 0,
    conflicts: [],
    ...more,
  }) as const

describe("the import of a roll", () => {
  it("takes effect after a dry run that an officer confirmed, and not before", () => {
    expect(refusal(noRoll, confirm)).toBe("RollNotThere")
    expect(refusal(noRoll, begin)).toBe("RollNotThere")
    const compared = after(compare)
    expect(refusal(compared, begin)).toBe("RollNotThere")
    expect(refusal(compared, noted(1))).toBe("RollNotThere")
    const confirmed = after(compare, confirm)
    expect(refusal(confirmed, begin)).toBe(null)
    const part = after(compare, confirm, noted(3, { imported: 1, unchanged: 1, conflicts: [conflict] }))
    expect(part).toMatchObject({
      phase: "confirmed",
      done: 3,
      imported: 1,
      unchanged: 1,
      conflicts: [conflict],
    })
    const whole = Result.getOrThrow(run(part, noted(2)))
    expect(whole).toMatchObject({ phase: "imported", done: 5, imported: 3 })
    expect([refusal(whole, begin), refusal(whole, noted(1))]).toEqual([null, "RollNotThere"])
  })

  it("is confirmed by an officer of the programme alone, on a day for which the host vouches", () => {
    const compared = after(compare)
    expect(refusal(compared, confirm, system("import"))).toBe("NotAuthorised")
    expect(refusal(compared, confirm, { ...officer, roles: ["clerk"] })).toBe("NotAuthorised")
    const tomorrow = { ...now, on: plainDate("2018-07-26") }
    expect(refusal(compared, confirm, officer, hash("0"), tomorrow)).toBe("NotAuthorised")
    const confirmed = after(compare, confirm)
    expect(refusal(confirmed, begin, system("import"))).toBe("NotAuthorised")
    expect(refusal(confirmed, noted(1), officer, hash("0"), tomorrow)).toBe("NotAuthorised")
  })

  it("is confirmed for exactly the dry run that stands", () => {
    const other = { ...figures, comparison: "e".repeat(64) }
    const anew = after(compare, { type: "compare", figures: other })
    expect(refusal(anew, confirm)).toBe("ComparisonDiffers")
    expect(refusal(after(compare), confirm, officer, hash("1"))).toBe("ProgrammeChanged")
    const twice = { ...figures, counts: { ...counts, "same-person": 1 } }
    expect(refusal(after({ type: "compare", figures: twice }), confirm)).toBe("PersonsRepeated")
  })

  it("takes no other content than what was confirmed", () => {
    const confirmed = after(compare, confirm)
    expect(refusal(confirmed, { ...begin, content: "f".repeat(64) })).toBe("ContentDiffers")
    expect(refusal(confirmed, noted(1, { comparison: "f".repeat(64) }))).toBe("ComparisonDiffers")
  })

  it("stays where it is when the same is compared or confirmed again, and waits anew for another dry run", () => {
    const part = after(compare, confirm, noted(3))
    expect(Result.getOrThrow(run(part, compare))).toEqual(part)
    expect(Result.getOrThrow(run(part, { ...confirm, run: "run-2" }))).toEqual(part)
    const other = { ...figures, comparison: "e".repeat(64) }
    expect(Result.getOrThrow(run(part, { type: "compare", figures: other }))).toEqual({
      ...noRoll,
      phase: "compared",
      compared: other,
    })
  })

  it("of nobody ends at once", () => {
    const empty = { ...figures, rows: 0 }
    expect(after({ type: "compare", figures: empty }, confirm, noted(0)).phase).toBe("imported")
  })
})

const conflict = { sheet: 1, row: 4, rule: "ImportedAlready" }
