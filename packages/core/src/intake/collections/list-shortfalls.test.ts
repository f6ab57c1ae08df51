import { describe, expect, it } from "vitest"
import { caseIn, handedIn, play, refusalOf, teacher, wantingCase } from "./collection.fixture.ts"
import type { CollectionCommand } from "./index.ts"

const [one, two] = [teacher(1), teacher(2)]
const list: CollectionCommand = { type: "list-shortfalls", number: "S-1" }

describe("a list of what is wanting", () => {
  it("holds what each case was told and still lacks, by when, and what counts; nothing an officer wrote", () => {
    const cases = { [one]: wantingCase(), [two]: wantingCase("correcting", ["form", "report"]) }
    const { events, state } = play(...handedIn, ["2018-07-24", list, undefined, { cases }])
    const [made] = state.shortfallLists
    expect(state.shortfallLists).toHaveLength(1)
    expect(made).toMatchObject({
      number: "S-1",
      on: "2018-07-24",
      members: [
        {
          member: one,
          asked: "owed",
          shortfalls: [{ requirement: "report" }],
          dueOn: "2018-07-30",
          mode: "posted",
        },
        {
          member: two,
          asked: "correction",
          shortfalls: [{ requirement: "form" }, { requirement: "report" }],
        },
      ],
    })
    expect(JSON.stringify(events)).not.toMatch(/暗记|secret/)
  })

  it("stays as it was made, and another is made of what is wanting then", () => {
    const { state } = play(
      ...handedIn,
      ["2018-07-24", list, undefined, { cases: { [one]: wantingCase(), [two]: wantingCase() } }],
      ["2018-07-26", { ...list, number: "S-2" }, undefined, { cases: { [two]: wantingCase() } }],
    )
    expect(state.shortfallLists.map(({ members, number, on }) => [number, on, members.length])).toEqual([
      ["S-1", "2018-07-24", 2],
      ["S-2", "2018-07-26", 1],
    ])
  })

  it("is made of nothing where no case lacks anything, or whoever does has left", () => {
    const at = (cases: Readonly<Record<string, ReturnType<typeof caseIn>>>) =>
      refusalOf(...handedIn, ["2018-07-24", list, undefined, { cases }])
    expect(at({})?._tag).toBe("NothingWanting")
    expect(at({ [one]: wantingCase("accepted", []), [two]: caseIn("decided") })?._tag).toBe("NothingWanting")
    const leave = { type: "leave", member: one, application: "kept" } as const
    expect(
      refusalOf(
        ...handedIn,
        ["2018-07-24", leave],
        ["2018-07-24", list, undefined, { cases: { [one]: wantingCase() } }],
      )?._tag,
    ).toBe("NothingWanting")
  })
})
