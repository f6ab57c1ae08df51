import { describe, expect, it } from "vitest"
import { addDays, plainDate } from "../time/index.ts"
import {
  because,
  manager,
  play,
  rules,
  setting,
  signed,
  type Step,
  timer,
  undertaking,
} from "./projects.fixture.ts"
import { composeReminder, type ProjectState, reminderDue, remindersOf } from "./index.ts"

const on = plainDate
const start = on("2018-01-02")
const days = (state: ProjectState, from = start) =>
  remindersOf(state, from).map((reminder) => [reminder.daysBefore, reminder.on])
const due = (state: ProjectState, day: string) => reminderDue(state, on(day))?.daysBefore ?? null
const waiting = play(setting, ...signed()).state

describe("reminders", () => {
  it("come on the days before the due day that the rules say, the nearest last", () => {
    expect(days(waiting)).toEqual([
      [90, "2018-11-30"],
      [30, "2019-01-29"],
      [7, "2019-02-21"],
    ])
    const unsorted = { ...setting, rules: { ...rules, remindBefore: [0, 7] } }
    expect(days(play(unsorted, ...signed()).state)).toEqual([
      [7, "2019-02-21"],
      [0, "2019-02-28"],
    ])
  })

  it("still to come are those from a day on, that day included", () => {
    expect(days(waiting, on("2019-01-29")).map(([level]) => level)).toEqual([30, 7])
    expect(days(waiting, on("2019-01-30")).map(([level]) => level)).toEqual([7])
  })

  it("there are none before there is a contract, nor once acceptance is applied for or the project has ended", () => {
    expect(days(play(setting, ...signed().slice(0, 3)).state)).toEqual([])
    const apply: Step = ["2018-09-03", undertaking, { type: "apply-for-acceptance" }]
    const end: Step = ["2018-09-03", manager, { type: "conclude", outcome: "terminated", reasons: because }]
    for (const step of [apply, end]) {
      const { state } = play(setting, ...signed(), step)
      expect(days(state)).toEqual([])
      expect(due(state, "2018-11-30")).toBeNull()
    }
  })

  it("move with an amended contract", () => {
    const { state } = play(
      setting,
      ...signed(),
      ["2018-08-01", undertaking, { type: "request-amendment", endsOn: on("2018-12-31"), reasons: because }],
      ["2018-08-02", manager, { type: "grant-amendment" }],
    )
    expect(days(state)).toEqual([
      [90, "2019-04-02"],
      [30, "2019-06-01"],
      [7, "2019-06-24"],
    ])
    expect(due(state, "2018-11-30")).toBeNull()
  })

  it("are due from their day until the next level's day, and never after the due day", () => {
    const expected: readonly (readonly [string, number | null])[] = [
      ["2018-11-29", null],
      ["2018-11-30", 90],
      ["2019-01-28", 90],
      ["2019-01-29", 30],
      ["2019-02-21", 7],
      ["2019-02-28", 7],
      ["2019-03-01", null],
    ]
    for (const [day, level] of expected) expect([day, due(waiting, day)]).toEqual([day, level])
  })

  it("are sent once, and their record is made once however often it is told", () => {
    const record: Step = [
      "2018-11-30",
      timer,
      { type: "record-reminder", dueOn: on("2019-02-28"), daysBefore: 90 },
    ]
    const { events, state } = play(setting, ...signed(), record, record)
    expect(events.filter(({ type }) => type === "ReminderSent")).toHaveLength(1)
    expect(due(state, "2018-12-01")).toBeNull()
    expect(due(state, "2019-01-29")).toBe(30)
  })

  it("say by when, how many days are left, and whom to turn to", () => {
    const dueOn = on("2019-02-28")
    expect(composeReminder({ dueOn }, on("2018-11-30")).zh).toBe(
      "请在 2019-02-28 前（含当日）提交项目验收申请，距今还有 90 天。如需延期或遇困难，请尽早与管理单位联系。",
    )
    expect(composeReminder({ dueOn }, addDays(dueOn, -1)).en).toContain("in 1 day.")
    expect(composeReminder({ dueOn }, dueOn).zh).toContain("最后一天")
  })
})
