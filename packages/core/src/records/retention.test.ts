import { describe, expect, it } from "vitest"
import { defineCalendar, months, plainDate } from "../time/index.ts"
import type { RecordClass, RecordRules } from "./record-rules.ts"
import { composeKeeping, isAllDue, lastDayKept, type RecordFacts, standingsOf } from "./retention.ts"

const title = { zh: "样例", en: "sample" }
const source = { statute: "sample-rules", title, sample: true }
const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title,
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2030-01-01") },
})
const cases: RecordClass = {
  id: "case",
  title,
  streams: ["case"],
  endedBy: ["Ended"],
  reopenedBy: ["Reopened"],
  terms: [
    { validFrom: plainDate("2018-01-01"), validTo: plainDate("2020-01-01"), term: months(12), source },
    { validFrom: plainDate("2020-01-01"), validTo: null, term: months(24), source },
  ],
}
const rules: RecordRules = { purposes: [], classes: [cases] }
const record = (stream: string, ...events: readonly (readonly [string, string])[]): RecordFacts => ({
  stream,
  events: events.map(([type, day]) => ({ type, occurredOn: plainDate(day) })),
})
const on = (day: string) => ({ rules, calendar, on: plainDate(day), holds: [], restricted: [] })
const ended = (id: string, day: string) => record(`case:${id}`, ["Opened", "2018-02-01"], ["Ended", day])
const who = record("subject:s", ["SubjectRegistered", "2018-02-01"])

describe("a term of retention (个人信息保护法 art. 19)", () => {
  it("is the one in force on the day of the end, and is kept to the end of its last day", () => {
    const [early] = standingsOf([ended("a", "2019-12-31")], on("2020-12-31"))
    const [late] = standingsOf([ended("a", "2020-01-01")], on("2020-12-31"))
    expect(early).toMatchObject({ phase: "retained", keptBy: ["term"], retain: { dueOn: "2020-12-31" } })
    expect(early?.retain?.term.clause).toEqual(source)
    expect(late?.retain?.dueOn).toBe("2022-01-03")
    expect(standingsOf([ended("a", "2019-12-31")], on("2021-01-01"))[0]?.phase).toBe("due")
  })

  it("does not run before the end, nor once the record goes on, and runs anew from the last end", () => {
    const phase = (...more: readonly (readonly [string, string])[]) =>
      standingsOf([record("case:a", ["Opened", "2018-02-01"], ...more)], on("2025-01-01"))[0]?.phase
    expect(phase()).toBe("live")
    expect(phase(["Ended", "2018-03-01"])).toBe("due")
    expect(phase(["Ended", "2018-03-01"], ["Noted", "2024-12-01"])).toBe("due")
    expect(phase(["Ended", "2018-03-01"], ["Reopened", "2018-04-01"])).toBe("live")
    expect(phase(["Ended", "2018-03-01"], ["Reopened", "2018-04-01"], ["Ended", "2024-06-01"])).toBe(
      "retained",
    )
  })

  it("is never guessed: without a class, or a term in force on the day, the record is kept", () => {
    const [other] = standingsOf([record("other:a", ["Ended", "2018-02-01"])], on("2029-01-01"))
    const [before] = standingsOf([ended("a", "2017-12-31")], on("2029-01-01"))
    expect(other).toMatchObject({ phase: "retained", recordClass: null, keptBy: ["no-class"] })
    expect(before).toMatchObject({ phase: "retained", recordClass: "case", keptBy: ["no-term"] })
    expect(composeKeeping("no-term").zh).toContain("未设定保存期限")
  })
})

describe("who a subject is", () => {
  it("is kept as long as the record that is kept longest, and live while any is", () => {
    const both = [who, ended("a", "2018-03-01"), ended("b", "2019-06-03")]
    expect(standingsOf(both, on("2020-06-03"))[0]).toMatchObject({
      phase: "retained",
      endedOn: "2019-06-03",
      retain: { dueOn: "2020-06-03" },
    })
    expect(standingsOf(both, on("2020-06-04")).map(({ phase }) => phase)).toEqual(["due", "due", "due"])
    const live = [...both, record("case:c", ["Opened", "2018-02-01"])]
    expect(standingsOf(live, on("2029-01-01"))[0]).toMatchObject({ phase: "live", keptBy: ["open"] })
    expect(standingsOf([who], on("2029-01-01"))[0]).toMatchObject({ phase: "retained", keptBy: ["no-class"] })
  })

  it("is held where any record is held, so that the key stays", () => {
    const context = { ...on("2029-01-01"), holds: [{ stream: "case:a" }] }
    const standings = standingsOf([who, ended("a", "2018-03-01"), ended("b", "2018-03-01")], context)
    expect(standings.map(({ keptBy, phase }) => [phase, keptBy])).toEqual([
      ["retained", ["hold"]],
      ["retained", ["hold"]],
      ["due", []],
    ])
    expect(isAllDue(standings)).toBe(false)
    const all = standingsOf([who, ended("a", "2018-03-01")], { ...context, holds: [{ stream: null }] })
    expect(all.every(({ keptBy }) => keptBy.join() === "hold")).toBe(true)
  })
})

describe("the day on which all may be due", () => {
  it("is told where nothing but terms keeps the records", () => {
    const both = [ended("a", "2018-03-01"), ended("b", "2019-06-03")]
    expect(lastDayKept(standingsOf(both, on("2019-07-01")))).toBe("2020-06-03")
    expect(lastDayKept(standingsOf(both, on("2029-01-01")))).toBeNull()
    expect(
      lastDayKept(standingsOf([...both, record("other:c", ["X", "2018-02-01"])], on("2019-07-01"))),
    ).toBeNull()
    const held = { ...on("2019-07-01"), holds: [{ stream: null }] }
    expect(lastDayKept(standingsOf(both, held))).toBeNull()
  })

  it("is no day for nobody: without records nothing is due", () => {
    expect(isAllDue([])).toBe(false)
  })
})

describe("a restricted record (个人信息保护法 art. 47 ¶2)", () => {
  it("is one whose erasure was asked for while something keeps it; once nothing does it is due", () => {
    const restricted = { ...on("2018-06-01"), restricted: ["case:a"] }
    expect(standingsOf([ended("a", "2018-03-01")], restricted)[0]?.phase).toBe("restricted")
    const later = { ...restricted, on: plainDate("2019-03-02") }
    expect(standingsOf([ended("a", "2018-03-01")], later)[0]?.phase).toBe("due")
  })
})
