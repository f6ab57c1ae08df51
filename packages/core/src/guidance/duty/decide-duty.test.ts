import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../events/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  asked,
  contextOn,
  leader,
  officer,
  outsiders,
  planner,
  playing,
  recorder,
  rules,
  settler,
  type Step,
  subject,
  supervisor,
} from "../guidance.fixture.ts"
import { dutyEventReader } from "../schema.ts"
import { decideDuty, type DutyCommand, dutyStatus, foldDuty, noDuty } from "./index.ts"

const { play, refusalOf, stateAfter } = playing(noDuty, decideDuty, foldDuty)

const day = { leader: "leader", outlet: "hall", on: plainDate("2018-07-20") }
const plan: DutyCommand = { type: "plan", ...day }
const replan: DutyCommand = { type: "replan", ...day, on: plainDate("2018-07-27"), reason: "开会" }
const cancel: DutyCommand = { type: "cancel", reason: "机构调整" }
const held: DutyCommand = { type: "record-held" }
const missed: DutyCommand = { type: "record-missed", reason: "临时出差" }
const bring: DutyCommand = {
  type: "bring-matter",
  matter: "m-1",
  items: ["sample-item"],
  subject,
  about: "验收材料如何准备",
  enquiries: ["enquiry-1"],
  cases: [],
}
const settle: DutyCommand = {
  type: "settle-matter",
  matter: "m-1",
  how: "当场说明",
  enquiries: ["enquiry-1"],
  cases: ["case-1"],
}
const planned: Step<DutyCommand> = ["2018-07-02", plan, planner]
const sat: readonly Step<DutyCommand>[] = [planned, ["2018-07-20", held, recorder]]
const brought: readonly Step<DutyCommand>[] = [...sat, ["2018-07-20", bring, recorder]]

describe("a leader's duty at the window (坐班)", () => {
  it("is planned for today or later, once", () => {
    expect(refusalOf(["2018-07-20", plan, planner])).toBeNull()
    expect(refusalOf(["2018-07-21", plan, planner])).toBe("DutyInThePast")
    expect(refusalOf(planned, ["2018-07-02", plan, planner])).toBe("DutyPlannedAlready")
    expect(refusalOf(["2018-07-20", held, recorder])).toBe("DutyUnknown")
  })

  it("is moved or cancelled before its day, with a reason, and not once the day has come", () => {
    expect(stateAfter(planned, ["2018-07-19", replan, planner]).plan?.on).toBe("2018-07-27")
    expect(refusalOf(planned, ["2018-07-20", replan, planner])).toBe("DutyDayHasCome")
    expect(refusalOf(planned, ["2018-07-20", cancel, planner])).toBe("DutyDayHasCome")
    expect(refusalOf(planned, ["2018-07-19", { ...replan, reason: "" }, planner])).toBe("ReasonsMissing")
    expect(refusalOf(planned, ["2018-07-19", { ...replan, on: plainDate("2018-07-18") }, planner])).toBe(
      "DutyInThePast",
    )
    expect(refusalOf(planned, ["2018-07-19", cancel, planner], ["2018-07-20", held, recorder])).toBe(
      "DutyWasCancelled",
    )
  })

  it("is on record as held or missed from its day on, once, and missed with a reason", () => {
    expect(refusalOf(planned, ["2018-07-19", held, recorder])).toBe("DutyDayNotYetCome")
    const { events } = play([planned, ["2018-07-25", missed, recorder]])
    expect(events.at(-1)).toMatchObject({ type: "DutyMissed", occurredOn: "2018-07-20" })
    expect(refusalOf(planned, ["2018-07-20", { ...missed, reason: " " }, recorder])).toBe("ReasonsMissing")
    expect(refusalOf(...sat, ["2018-07-20", missed, recorder])).toBe("DutyRecordedAlready")
  })

  it("is unrecorded, and not missed, when its day passed without a record", () => {
    const on = day.on
    const status =
      (...steps: readonly Step<DutyCommand>[]) =>
      (today: string) =>
        dutyStatus({ ...stateAfter(...steps), on }, plainDate(today))
    expect(status(planned)("2018-07-20")).toBe("planned")
    expect(status(planned)("2018-07-21")).toBe("unrecorded")
    expect(status(...sat)("2018-07-21")).toBe("held")
    expect(status(planned, ["2018-07-25", missed, recorder])("2018-07-26")).toBe("missed")
    expect(status(planned, ["2018-07-19", cancel, planner])("2018-07-26")).toBe("cancelled")
  })
})

describe("a matter brought at a duty", () => {
  it("needs a duty that was held, an id of its own and words", () => {
    expect(refusalOf(planned, ["2018-07-20", bring, recorder])).toBe("DutyNotHeld")
    expect(refusalOf(planned, ["2018-07-20", missed, recorder], ["2018-07-20", bring, recorder])).toBe(
      "DutyNotHeld",
    )
    expect(refusalOf(...brought, ["2018-07-20", bring, recorder])).toBe("MatterKnownAlready")
    expect(refusalOf(...sat, ["2018-07-20", { ...bring, about: "" }, recorder])).toBe("WordsMissing")
  })

  it("is settled once, in words, with the enquiries and cases it belongs to", () => {
    const state = stateAfter(...brought, ["2018-07-24", settle, settler])
    expect(state.matters).toMatchObject([
      { broughtOn: "2018-07-20", enquiries: ["enquiry-1"], cases: ["case-1"], settled: { on: "2018-07-24" } },
    ])
    expect(refusalOf(...sat, ["2018-07-24", settle, settler])).toBe("MatterUnknown")
    expect(refusalOf(...brought, ["2018-07-24", settle, settler], ["2018-07-24", settle, settler])).toBe(
      "MatterSettledAlready",
    )
    expect(refusalOf(...brought, ["2018-07-24", { ...settle, how: "" }, settler])).toBe("WordsMissing")
    const bare: readonly Step<DutyCommand>[] = [...sat, ["2018-07-20", { ...bring, enquiries: [] }, recorder]]
    expect(refusalOf(...bare, ["2018-07-24", { ...settle, enquiries: [], cases: [] }, settler])).toBe(
      "MatterWithoutReference",
    )
  })
})

describe("who may do what to a duty", () => {
  const commands: readonly DutyCommand[] = [plan, replan, cancel, held, missed, bring, settle]
  const actors = { asked, leader, planner, recorder, settler, supervisor, ...outsiders }
  const allowed: Readonly<Record<DutyCommand["type"], readonly string[]>> = {
    plan: ["planner"],
    replan: ["planner"],
    cancel: ["planner"],
    "record-held": ["recorder"],
    "record-missed": ["recorder"],
    "bring-matter": ["leader", "recorder"],
    "settle-matter": ["leader", "settler"],
  }
  const before: Readonly<Record<DutyCommand["type"], readonly Step<DutyCommand>[]>> = {
    plan: [],
    replan: [planned],
    cancel: [planned],
    "record-held": [["2018-07-02", { ...plan, on: plainDate("2018-07-10") }, planner]],
    "record-missed": [["2018-07-02", { ...plan, on: plainDate("2018-07-10") }, planner]],
    "bring-matter": sat,
    "settle-matter": brought,
  }

  it.each(commands)("is the same for $type as the table says", (command) => {
    const state = stateAfter(...before[command.type])
    const may = Object.entries(actors).flatMap(([name, actor]) =>
      Result.isSuccess(decideDuty(state, command, contextOn("2018-07-10", actor))) ? [name] : [],
    )
    expect(may).toEqual(allowed[command.type])
  })

  it("is the leader's who is there in person, not of one whose powers are over", () => {
    const over = { from: "office", validFrom: plainDate("2018-01-01"), validTo: plainDate("2018-02-01") }
    const former = officer("leader", "science", [], { delegation: over })
    expect(refusalOf(...sat, ["2018-07-20", bring, former])).toBe("OfficerLapsed")
  })

  it("names nobody where the district named none, and says so", () => {
    const context = contextOn("2018-07-02", planner, { rules: { ...rules, roles: {} } })
    const outcome = decideDuty(noDuty, plan, context)
    expect(Result.isFailure(outcome) && outcome.failure).toMatchObject({ _tag: "NotAuthorised", needed: [] })
  })
})

describe("the events of a duty", () => {
  it("read back as they were written", () => {
    const { events } = play([
      planned,
      ["2018-07-03", { ...replan, on: day.on }, planner],
      ["2018-07-20", held, recorder],
      ["2018-07-20", bring, recorder],
      ["2018-07-24", settle, settler],
    ])
    for (const event of events) expect(Result.getOrThrow(dutyEventReader.read(event))).toEqual(event)
    expect(canonicalJson(events.map(({ data, occurredOn, type }) => [type, occurredOn, data]))).toBe(
      '[["DutyPlanned","2018-07-02",{"leader":"leader","on":"2018-07-20","outlet":"hall"}],["DutyReplanned","2018-07-03",{"leader":"leader","on":"2018-07-20","outlet":"hall","reason":"开会"}],["DutyHeld","2018-07-20",{}],["MatterBrought","2018-07-20",{"about":"验收材料如何准备","cases":[],"enquiries":["enquiry-1"],"items":["sample-item"],"matter":"m-1","subject":"sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"}],["MatterSettled","2018-07-24",{"cases":["case-1"],"enquiries":["enquiry-1"],"how":"当场说明","matter":"m-1","subject":"sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"}]]',
    )
  })

  it("mark every word of a person as to be sealed", () => {
    const marked = dutyEventReader.definitions.flatMap(({ sensitive, type }) =>
      sensitive.map((path) => `${type}.${path.join(".")}`),
    )
    expect(marked).toEqual([
      "DutyReplanned.reason",
      "DutyCancelled.reason",
      "DutyMissed.reason",
      "MatterBrought.about",
      "MatterSettled.how",
    ])
  })
})
