import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../events/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  asked,
  contextOn,
  leader,
  other,
  outsiders,
  planner,
  playing,
  rules,
  type Step,
  subject,
  supervisor,
  third,
  trainer,
} from "../guidance.fixture.ts"
import { briefingEventReader } from "../schema.ts"
import {
  type Attendance,
  type Attendee,
  attendeeKey,
  type BriefingCommand,
  briefingFigures,
  decideBriefing,
  foldBriefing,
  heldBriefing,
  noBriefing,
} from "./index.ts"

const { play, refusalOf, stateAfter } = playing(noBriefing, decideBriefing, foldBriefing)

const plan: BriefingCommand = {
  type: "plan",
  title: text("样例申报辅导", "Sample briefing"),
  host: "science",
  coOrganisers: ["state-tax", "local-tax"],
  area: "sample-street",
  items: ["sample-item"],
  on: plainDate("2018-05-10"),
  series: "series-1",
}
const nameless: Attendee = { scheme: "citizen-number", fingerprint: "a".repeat(64) }
const attendance: Attendance = {
  heads: 5,
  persons: [{ subject: third }, nameless, { subject }],
  organisations: [other],
}
const hold: BriefingCommand = { type: "hold", ...attendance }
const cancel: BriefingCommand = { type: "cancel", reason: "场地停电" }
const correct: BriefingCommand = { type: "correct-attendance", ...attendance, heads: 6, reason: "补登一人" }
const planned: Step<BriefingCommand> = ["2018-05-02", plan, trainer]
const given: readonly Step<BriefingCommand>[] = [planned, ["2018-05-10", hold, trainer]]

describe("a briefing (培训、辅导)", () => {
  it("is planned, and held on its day or on the day that is said, with those who came", () => {
    expect(stateAfter(...given)).toMatchObject({
      phase: "held",
      heldOn: "2018-05-10",
      attendance: { heads: 5 },
    })
    const later: BriefingCommand = { ...hold, on: plainDate("2018-05-11") }
    expect(stateAfter(planned, ["2018-05-12", later, trainer]).heldOn).toBe("2018-05-11")
    expect(refusalOf(planned, ["2018-05-09", hold, trainer])).toBe("DateInTheFuture")
  })

  it("is held once, cancelled only before, and needs a plan", () => {
    expect(refusalOf(["2018-05-10", hold, trainer])).toBe("NotInThisPhase")
    expect(refusalOf(planned, planned)).toBe("NotInThisPhase")
    expect(refusalOf(...given, ["2018-05-10", hold, trainer])).toBe("NotInThisPhase")
    expect(refusalOf(...given, ["2018-05-10", cancel, trainer])).toBe("NotInThisPhase")
    expect(refusalOf(planned, ["2018-05-02", cancel, trainer], ["2018-05-10", hold, trainer])).toBe(
      "NotInThisPhase",
    )
    expect(refusalOf(planned, ["2018-05-02", { ...cancel, reason: "" }, trainer])).toBe("ReasonsMissing")
    expect(refusalOf(planned, ["2018-05-10", correct, trainer])).toBe("NotInThisPhase")
  })

  it("counts at least as many heads as persons are known, and one where somebody was sent", () => {
    expect(refusalOf(planned, ["2018-05-10", { ...hold, heads: 2 }, trainer])).toBe("HeadsTooFew")
    expect(refusalOf(planned, ["2018-05-10", { ...hold, heads: 3 }, trainer])).toBeNull()
    const sent: BriefingCommand = { ...hold, heads: 0, persons: [] }
    expect(refusalOf(planned, ["2018-05-10", sent, trainer])).toBe("NobodyCounted")
    expect(refusalOf(...given, ["2018-05-10", { ...correct, heads: 2 }, trainer])).toBe("HeadsTooFew")
  })

  it("has its attendance corrected as a whole, with a reason", () => {
    const persons = [{ subject }]
    const state = stateAfter(...given, ["2018-05-11", { ...correct, persons }, trainer])
    expect(state.attendance).toEqual({ heads: 6, persons, organisations: [other] })
    expect(refusalOf(...given, ["2018-05-11", { ...correct, reason: " " }, trainer])).toBe("ReasonsMissing")
  })
})

describe("who may do what to a briefing", () => {
  const actors = { asked, leader, planner, supervisor, trainer, ...outsiders }
  const before: Readonly<Record<BriefingCommand["type"], readonly Step<BriefingCommand>[]>> = {
    plan: [],
    cancel: [planned],
    hold: [planned],
    "correct-attendance": given,
  }

  it.each([plan, cancel, hold, correct])("$type: only those who organise", (command) => {
    const state = stateAfter(...before[command.type])
    const may = Object.entries(actors).flatMap(([name, actor]) =>
      Result.isSuccess(decideBriefing(state, command, contextOn("2018-05-10", actor))) ? [name] : [],
    )
    expect(may).toEqual(["trainer"])
    const none = contextOn("2018-05-10", trainer, { rules: { ...rules, roles: {} } })
    expect(Result.isFailure(decideBriefing(state, command, none))).toBe(true)
  })
})

const attendee = fc.oneof(
  fc.constantFrom(subject, other, third).map((id): Attendee => ({ subject: id })),
  fc.constantFrom("a", "b", "c").map((hex): Attendee => ({ scheme: "s", fingerprint: hex.repeat(64) })),
)
const sheet = fc.record({
  persons: fc.array(attendee, { maxLength: 8 }),
  organisations: fc.array(fc.constantFrom(subject, other, third), { maxLength: 4 }),
  more: fc.nat({ max: 5 }),
})
const heldWith = (persons: readonly Attendee[], organisations: Attendance["organisations"], more: number) => {
  const heads = new Set(persons.map(attendeeKey)).size + 1 + more
  return stateAfter(planned, ["2018-05-10", { type: "hold", heads, persons, organisations }, trainer])
}

describe("whoever comes to briefings, in whatever order they are put down", () => {
  it("gives the same attendance, a person who signs twice counted once", () => {
    fc.assert(
      fc.property(sheet, fc.infiniteStream(fc.nat()), ({ more, organisations, persons }, order) => {
        const shuffled = persons
          .map((person) => ({ person, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ person }) => person)
        const twice = [...shuffled, ...persons]
        expect(heldWith(twice, organisations.toReversed(), more)).toEqual(
          heldWith(persons, organisations, more),
        )
      }),
    )
  })

  it("never makes more persons than heads, nor more than there are, and adds up with those unknown", () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 5 }), (sheets) => {
        const held = sheets.flatMap(
          ({ more, organisations, persons }) => heldBriefing(heldWith(persons, organisations, more)) ?? [],
        )
        const period = { from: plainDate("2018-01-01"), to: null }
        const figures = briefingFigures(held, period)
        expect(figures.persons).toBeLessThanOrEqual(figures.heads)
        expect(figures.persons).toBe(new Set(sheets.flatMap(({ persons }) => persons.map(attendeeKey))).size)
        expect(figures.persons + figures.unknownHeads).toBeLessThanOrEqual(figures.heads)
        expect(briefingFigures(held.toReversed(), period)).toEqual(figures)
      }),
    )
  })
})

describe("the figures of briefings", () => {
  it("count a person who came twice as two heads and one person, by area too, within the period", () => {
    const session = (on: string, area: string, attending: Attendance) => {
      const steps: readonly Step<BriefingCommand>[] = [
        ["2018-05-02", { ...plan, area, on: plainDate(on) }, trainer],
        ["2018-06-30", { type: "hold", ...attending }, trainer],
      ]
      return heldBriefing(stateAfter(...steps)) ?? []
    }
    const held = [
      session("2018-05-10", "east", attendance),
      session("2018-05-20", "west", { heads: 2, persons: [{ subject }], organisations: [] }),
      session("2018-06-01", "west", { heads: 9, persons: [], organisations: [] }),
    ].flat()
    const may = { from: plainDate("2018-05-01"), to: plainDate("2018-06-01") }
    expect(briefingFigures(held, may)).toEqual({
      sessions: 2,
      heads: 7,
      persons: 3,
      unknownHeads: 3,
      areas: {
        east: { sessions: 1, heads: 5, persons: 3, unknownHeads: 2 },
        west: { sessions: 1, heads: 2, persons: 1, unknownHeads: 1 },
      },
    })
    expect(heldBriefing(stateAfter(planned))).toBeNull()
  })

  it("join what the district knows to be one person", () => {
    const known = heldBriefing(stateAfter(...given), (each) => ("subject" in each ? each.subject : subject))
    expect(known?.persons).toEqual([subject, third])
    expect(known).toMatchObject({ heads: 5, subjects: expect.arrayContaining([other, subject, third]) })
  })
})

describe("the events of a briefing", () => {
  it("read back as they were written, and hold no identifier", () => {
    const { events } = play([...given, ["2018-05-11", correct, trainer]])
    for (const event of events) expect(Result.getOrThrow(briefingEventReader.read(event))).toEqual(event)
    expect(canonicalJson(events[1]?.data)).toBe(
      `{"heads":5,"on":"2018-05-10","organisations":["${other}"],"persons":[{"fingerprint":"${"a".repeat(64)}","scheme":"citizen-number"},{"subject":"${subject}"},{"subject":"${third}"}]}`,
    )
    const raw = {
      ...events[1],
      data: { ...(events[1]?.data as object), persons: [{ scheme: "s", fingerprint: "0001" }] },
    }
    expect(Result.isFailure(briefingEventReader.read(raw as never))).toBe(true)
  })

  it("mark every word of a person as to be sealed", () => {
    const marked = briefingEventReader.definitions.flatMap(({ sensitive, type }) =>
      sensitive.map((path) => `${type}.${path.join(".")}`),
    )
    expect(marked).toEqual(["BriefingCancelled.reason", "AttendanceCorrected.reason"])
  })
})
