import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import {
  type Calendar,
  computeDeadline,
  type Deadline,
  defineCalendar,
  type Extension,
  type OpenDeadline,
  plainDate,
  recomputeDeadlines,
  revise,
  type Term,
  withClosures,
  workingDays,
} from "./index.ts"

const on = plainDate
const title = { zh: "样例", en: "Sample" }
const arrangement = { key: "bridge", holiday: title, off: [], work: [on("2019-06-15")] }
const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title,
  papers: [],
  period: { from: on("2019-01-01"), to: on("2020-01-01") },
  arrangements: [arrangement],
})
/** Later dates: the worked Saturday is worked no more, and a Monday is off. Earlier: two Saturdays are worked. */
const later = revise(calendar, {
  version: "later",
  papers: [],
  arrangements: [{ ...arrangement, work: [], off: [{ first: on("2019-06-17"), last: on("2019-06-17") }] }],
})
const earlier = revise(calendar, {
  version: "earlier",
  papers: [],
  arrangements: [{ ...arrangement, work: [on("2019-06-15"), on("2019-06-16")] }],
})

const compute = (
  term: Term,
  startsOn: string,
  on_: Calendar = calendar,
  extensions: readonly Extension[] = [],
): Deadline => Result.getOrThrow(computeDeadline({ term, startsOn: on(startsOn), calendar: on_, extensions }))

const open = (binds: OpenDeadline["binds"], told?: boolean): OpenDeadline => ({
  key: `${binds}-${told ?? "silent"}`,
  binds,
  deadline: compute(workingDays(5), "2019-06-12"),
  ...(told === undefined ? {} : { told }),
})
const all = [open("authority"), open("applicant"), open("authority", false), open("applicant", false)]
const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key)

describe("when a calendar is revised", () => {
  it("every open deadline that moves is listed with both dates and the calendar of the new one", () => {
    const { moved, kept, unchanged } = recomputeDeadlines(
      [
        open("authority"),
        { key: "before", binds: "authority", deadline: compute(workingDays(2), "2019-06-03") },
      ],
      later,
      { neverToCitizensHarmOnceTold: false },
    )
    expect(moved).toMatchObject([
      {
        key: "authority-silent",
        from: "2019-06-18",
        to: "2019-06-20",
        calendar: { id: "sample", version: "later" },
      },
    ])
    expect(moved[0]?.deadline.dueOn).toBe("2019-06-20")
    expect([kept, unchanged]).toEqual([[], 1])
  })

  it("an authority's deadline that was told does not move later, an applicant's does", () => {
    const { moved, kept } = recomputeDeadlines(all, later, { neverToCitizensHarmOnceTold: true })
    expect(keys(kept)).toEqual(["authority-silent"])
    expect(keys(moved)).toEqual(["applicant-silent", "authority-false", "applicant-false"])
  })

  it("an applicant's deadline that was told does not move earlier, an authority's does", () => {
    const { moved, kept } = recomputeDeadlines(all, earlier, { neverToCitizensHarmOnceTold: true })
    expect(keys(kept)).toEqual(["applicant-silent"])
    expect(kept[0]).toMatchObject({ from: "2019-06-18", to: "2019-06-17" })
    expect(keys(moved)).toEqual(["authority-silent", "authority-false", "applicant-false"])
  })

  it("a provisional date that the next notice bears out is restated as official", () => {
    const next = revise(calendar, {
      version: "next",
      papers: [],
      period: { from: on("2019-01-01"), to: on("2021-01-01") },
    })
    const provisional = compute(workingDays(5), "2019-12-30")
    const { restated, unchanged } = recomputeDeadlines(
      [{ key: "a", binds: "authority", deadline: provisional }],
      next,
      {
        neverToCitizensHarmOnceTold: true,
      },
    )
    expect(restated).toMatchObject([
      { key: "a", deadline: { certainty: "official", calendar: { version: "next" } } },
    ])
    expect(unchanged).toBe(1)
  })

  it("an extension approved in time stays approved, even when the first due day comes to lie before it", () => {
    const extension = {
      term: workingDays(5),
      approvedBy: "head-of-agency",
      approvedOn: on("2019-06-18"),
      reasonToldOn: on("2019-06-18"),
    }
    const extended = compute(workingDays(5), "2019-06-12", calendar, [extension])
    const { moved } = recomputeDeadlines([{ key: "a", binds: "authority", deadline: extended }], earlier, {
      neverToCitizensHarmOnceTold: true,
    })
    expect(moved).toMatchObject([
      { from: "2019-06-25", to: "2019-06-24", deadline: { extensions: [extension] } },
    ])
  })

  it("a local closure moves what runs over it", () => {
    const closed = withClosures(calendar, [
      { days: { first: on("2019-06-13"), last: on("2019-06-14") }, reason: title, source: title },
    ])
    const { moved } = recomputeDeadlines([open("applicant")], closed, { neverToCitizensHarmOnceTold: true })
    expect(moved).toMatchObject([{ from: "2019-06-18", to: "2019-06-20" }])
  })
})
