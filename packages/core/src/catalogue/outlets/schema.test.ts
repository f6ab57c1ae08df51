import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { formatPath } from "../../reasons/index.ts"
import type { Loose } from "../items.fixture.ts"
import { centre, hours, morning, on, outlets, regions, words } from "./outlets.fixture.ts"
import { outletsJsonSchema, parseOutlets } from "./schema.ts"

const today = { table: regions, on: on("2018-07-20") }
const problems = (input: unknown, at?: typeof today): readonly string[] => {
  const read = parseOutlets(input, at)
  return Result.isSuccess(read)
    ? []
    : read.failure.issues.map(({ expected, path }) => `${formatPath(path)}: ${expected}`)
}
const loose = (over: Loose = {}): Loose => ({ ...centre, windows: [], ...over })
const inHours = (over: Loose) => problems({ outlets: [loose({ hours: { ...hours, ...over } })] })

describe("a file of outlets", () => {
  it("is read as it is written", () => {
    expect(Result.getOrThrow(parseOutlets({ outlets }, today))).toEqual(outlets)
  })

  it("is refused with everything that is wrong at once, each with its path", () => {
    const input = {
      outlets: [
        loose({ phone: " ", parent: "centre" }),
        loose({
          id: "Street",
          parent: "gone",
          region: "33",
          windows: [
            { id: "a", name: words },
            { id: "a", name: words },
          ],
        }),
      ],
    }
    expect(problems(input)).toEqual([
      "outlets[0].phone: text that is not empty",
      "outlets[1].id: an id: small letters and digits, words joined by a hyphen",
      "outlets[1].region: a region code of 6, 9 or 12 digits",
      "outlets[0].parent: an outlet that does not lie below this one",
      "outlets[1].windows[1].id: an id that no other window of the outlet has",
    ])
  })

  it("has no outlet twice, and none below one that does not exist or below itself", () => {
    expect(problems({ outlets: [loose(), loose()] })).toEqual([
      "outlets[1].id: an id that no other outlet has",
    ])
    expect(problems({ outlets: [loose({ parent: "gone" })] })).toEqual([
      "outlets[0].parent: the id of an outlet of the list",
    ])
    const circle = [
      loose({ id: "a", parent: "b" }),
      loose({ id: "b", parent: "a" }),
      loose({ id: "below", parent: "a" }),
    ]
    expect(problems({ outlets: circle })).toEqual([
      "outlets[0].parent: an outlet that does not lie below this one",
      "outlets[1].parent: an outlet that does not lie below this one",
    ])
  })

  it("lies in regions that are in force, where a table is given", () => {
    const elsewhere = { outlets: [loose({ region: "990102" })] }
    expect(problems(elsewhere)).toEqual([])
    expect(problems(elsewhere, today)).toEqual(["outlets[0].region: a region code in force in the table"])
  })

  it("carries items to an outlet above, each once", () => {
    expect(problems({ outlets: [loose({ carries: ["help", "help"] })] })).toEqual([
      "outlets[0].carries[1]: an item named once",
      "outlets[0].parent: the outlet to which the items are carried",
    ])
  })

  it("has hours of the day in order, that end after they begin and do not touch", () => {
    const from = (...times: [string, string][]) =>
      inHours({ workingDays: times.map(([begin, to]) => ({ from: begin, to })) })
    expect(from(["00:00", "24:00"])).toEqual([])
    expect(from(["8:30", "17:00"])).toEqual([
      "outlets[0].hours.workingDays[0].from: a time of the day as HH:MM",
    ])
    expect(from(["24:00", "24:01"])).toEqual([
      "outlets[0].hours.workingDays[0].from: a time of the day as HH:MM",
      "outlets[0].hours.workingDays[0].to: a time of the day as HH:MM, at the latest 24:00",
    ])
    expect(from(["09:00", "09:00"])).toEqual(["outlets[0].hours.workingDays[0].to: a time after it opens"])
    expect(from(["09:00", "12:00"], ["12:00", "13:00"])).toEqual([
      "outlets[0].hours.workingDays[1].from: a time after it closed before",
    ])
  })

  it("is open at some time, and has each weekday and each announced day but once", () => {
    expect(inHours({ workingDays: [] })).toEqual(["outlets[0].hours: at least one time at which it is open"])
    const weekdays = [1, 1, 8].map((weekday) => ({ weekday, open: [morning] }))
    expect(inHours({ weekdays: weekdays.slice(0, 2) })).toEqual([
      "outlets[0].hours.weekdays[1].weekday: a weekday named once",
    ])
    expect(inHours({ weekdays })).toEqual([
      "outlets[0].hours.weekdays[2].weekday: a day of the week from 1, Monday, to 7, Sunday",
    ])
    const days = [
      ["2018-07-20", "2018-07-20"],
      ["2018-07-24", "2018-07-23"],
    ].map(([first, last]) => ({ days: { first, last }, open: [], reason: words }))
    expect(inHours({ days })).toEqual(["outlets[0].hours.days[1].days.last: a day not before the first"])
    const shared = days.map((each) => ({ ...each, days: { first: "2018-07-20", last: "2018-07-20" } }))
    expect(inHours({ days: shared })).toEqual(["outlets[0].hours.days[1].days: days that no other entry has"])
  })

  it("is refused where it is no list of outlets at all", () => {
    expect(problems({ outlets: "none" })).toEqual(["outlets: a list"])
    expect(problems({ outlets: ["none"] })).toEqual(["outlets[0]: keys with values"])
    expect(problems(null)).toEqual(["(root): keys with values"])
  })

  it("is described by a JSON Schema", () => {
    expect(outletsJsonSchema()).toMatchObject({
      properties: { outlets: { items: { required: expect.arrayContaining(["id", "region", "hours"]) } } },
    })
  })

  it("tell every problem of a list, however many there are", () => {
    const read = parseOutlets({ outlets: Array.from({ length: 20_000 }, () => ({ unknown: 1 })) })
    expect(Result.isFailure(read) && read.failure.issues.length).toBeGreaterThan(100_000)
  })
})
