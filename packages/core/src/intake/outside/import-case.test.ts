import { describe, expect, it } from "vitest"
import { plainDate, workingDays } from "../../time/index.ts"
import {
  all,
  clerk,
  decide,
  decider,
  examine,
  found,
  head,
  paper,
  passTime,
  play,
  received,
  refusalOf,
  registry,
  type Setting,
  type Step,
  stateAfter,
  stranger,
  supplement,
  submit,
  timer,
} from "../case.fixture.ts"
import { type CaseCommand, type ImportCommand, outsideFindings } from "../index.ts"
import { adopted, believing, externalId, licensed, platform, told } from "./outside.fixture.ts"

const opened = submit([], "2019-03-04") as Extract<CaseCommand, { type: "submit" }>
/** Accepted there on 2019-03-04: eight of twenty working days used on 2019-03-15, and of fifteen. */
const base: ImportCommand = {
  type: "import",
  system: platform.name,
  asOf: plainDate("2019-03-15"),
  item: opened.item,
  ruleSet: opened.ruleSet,
  calendar: opened.calendar,
  regions: null,
  applicant: opened.applicant,
  scenario: opened.scenario,
  externalIds: [externalId],
  receipt: received("2019-03-04"),
  materials: [],
  there: { stage: "accepted", acceptedOn: plainDate("2019-03-04") },
  clocks: [
    { clock: "statutory", asOf: plainDate("2019-03-15"), used: 8 },
    { clock: "promised", asOf: plainDate("2019-03-15"), used: 8, statedDueOn: plainDate("2019-03-26") },
  ],
}
const importing = (change: Partial<ImportCommand> = {}, on = "2019-03-18", actor: Step[2] = clerk): Step =>
  actor === undefined ? [on, { ...base, ...change }] : [on, { ...base, ...change }, actor]

describe("a case that another system opened", () => {
  it("goes on where it stood: stage, clocks and ids, with the days used there not counted anew", () => {
    const { events, state } = play(licensed, importing())
    expect(events.map(({ type }) => type)).toEqual(["CaseOpened", "CaseImported", "LookUpRequested"])
    expect(state).toMatchObject({
      phase: "accepted",
      acceptance: { on: "2019-03-04", how: "outside" },
      externalIds: [externalId],
      statutory: { dueOn: "2019-04-02", imported: { system: platform.name, used: 8 } },
      promised: { dueOn: "2019-03-26" },
      imported: { system: platform.name, asOf: "2019-03-15", differences: [] },
    })
  })

  it("is bound by an earlier day that was stated there, and the difference is a finding", () => {
    const clocks = [
      { clock: "promised", asOf: plainDate("2019-03-15"), used: 8, statedDueOn: plainDate("2019-03-22") },
    ] as const
    const state = stateAfter(licensed, importing({ clocks }))
    expect(state.promised?.dueOn).toBe("2019-03-22")
    expect(state.imported?.differences).toEqual([
      { clock: "promised", stated: "2019-03-22", reckoned: "2019-03-26" },
    ])
    const [finding] = outsideFindings(state, { ...licensed, on: plainDate("2019-03-18") })
    expect(finding).toMatchObject({ code: "stated-day-differs" })
  })

  it("keeps a clock standing that stood there, and lets it run, be extended and decided as any other", () => {
    const since = plainDate("2019-03-13")
    const suspended = { reason: "hearing", since, toldInWritingOn: since }
    const clocks = [{ clock: "statutory", asOf: plainDate("2019-03-15"), used: 7, suspended }] as const
    const steps: readonly Step[] = [
      importing({ clocks }),
      ["2019-03-25", { type: "resume-clock", clock: "statutory", on: plainDate("2019-03-25") }],
    ]
    expect(stateAfter(licensed, steps[0]!).statutory?.dueOn).toBeNull()
    expect(stateAfter(licensed, ...steps).statutory?.dueOn).toBe("2019-04-11")
    const extended: Step = [
      "2019-03-26",
      { type: "extend-clock", clock: "statutory", reasonToldOn: plainDate("2019-03-26") },
      head,
    ]
    expect(stateAfter(licensed, ...steps, extended).statutory?.dueOn).toBe("2019-04-25")
    const state = stateAfter(
      licensed,
      ...steps,
      ["2019-03-27", found, registry],
      ["2019-03-28", decide(true), decider],
    )
    expect(state.decision).toMatchObject({ favourable: true })
  })

  it("that is overdue opens its task at once", () => {
    const clocks = [
      { clock: "promised", asOf: plainDate("2019-03-15"), used: 20, statedDueOn: plainDate("2019-03-12") },
    ] as const
    const state = stateAfter(licensed, importing({ clocks }))
    expect([state.promised?.dueOn, state.tasks]).toEqual(["2019-03-12", ["explain-overdue"]])
  })

  it("that waits for an answer is answered by the law where the time to answer has run out", () => {
    const there = { stage: "received" } as const
    const stated = (used: number) => [{ clock: "notice", asOf: plainDate("2019-03-15"), used }] as const
    const waits = stateAfter(licensed, importing({ there, clocks: stated(4) }))
    expect([waits.phase, waits.noticeDue?.dueOn]).toEqual(["received", "2019-03-18"])
    const lapsed = stateAfter(licensed, importing({ there, clocks: stated(5) }))
    expect(lapsed.acceptance).toMatchObject({ how: "deemed", on: "2019-03-04" })
    const here = stateAfter(licensed, importing({ there, clocks: stated(4), materials: all }), [
      "2019-03-18",
      examine(),
    ])
    expect(here.acceptance).toEqual({ on: "2019-03-04", how: "complete" })
  })

  it("that was told what to correct is supplemented here, within the time set there", () => {
    const asked = { requirements: ["plan"], on: plainDate("2019-03-11"), within: workingDays(10) }
    const clocks = [{ clock: "correction", asOf: plainDate("2019-03-15"), remaining: 6 }] as const
    const corrected = importing({ there: { stage: "correcting", asked }, clocks, materials: all.slice(2) })
    const state = stateAfter(believing, corrected)
    expect(state).toMatchObject({
      phase: "correcting",
      notices: 1,
      correction: { deadline: { dueOn: "2019-03-25" }, mode: "posted" },
    })
    expect(state.correction?.open.map(({ requirement }) => requirement)).toEqual(["plan"])
    const supplied = stateAfter(
      believing,
      corrected,
      ["2019-03-20", supplement([paper("plan"), paper("form")], "2019-03-20")],
      ["2019-03-21", examine()],
    )
    expect(supplied).toMatchObject({ phase: "accepted", acceptance: { on: "2019-03-20", how: "complete" } })
    expect(stateAfter(believing, corrected, ["2019-03-26", passTime, timer]).phase).toBe("deemed-withdrawn")
  })

  it("that was accepted there with something owed owes it here, and is not granted before", () => {
    const owed = { requirements: ["report"], on: plainDate("2019-03-05"), within: workingDays(10) }
    const there = { stage: "accepted", acceptedOn: plainDate("2019-03-04"), owed } as const
    const clocks = [{ clock: "supplement", asOf: plainDate("2019-03-15"), used: 8 }] as const
    const tolerated = importing({ there, clocks })
    const state = stateAfter(believing, tolerated, ["2019-03-18", found, registry])
    expect(state.owing).toMatchObject({ deadline: { dueOn: "2019-03-19" }, late: false })
    const granted: Step = ["2019-03-19", decide(true), decider]
    expect(refusalOf(believing, tolerated, ["2019-03-18", found, registry], granted)).toBe("StillOwed")
    const supplied: Step = ["2019-03-19", supplement([paper("report")], "2019-03-19")]
    expect(stateAfter(believing, tolerated, ["2019-03-18", found, registry], supplied, granted).phase).toBe(
      "decided",
    )
  })

  it("that is decided there is delivered here", () => {
    const decision = { favourable: true, on: plainDate("2019-03-14") }
    const there = { stage: "decided", acceptedOn: plainDate("2019-03-04"), decision } as const
    const state = stateAfter(licensed, importing({ there, clocks: [] }))
    expect(state).toMatchObject({
      phase: "decided",
      decision,
      delivery: { dueOn: "2019-03-28" },
      lookUps: {},
    })
  })

  it("goes on hearing from that system, whose messages are adopted as of any other case", () => {
    const state = stateAfter(licensed, importing(), adopted(told("decided", "2019-03-20")))
    expect([state.phase, state.decision?.on]).toEqual(["decided", "2019-03-20"])
  })
})

describe("an import is refused", () => {
  const refused = (change: Partial<ImportCommand>, setting: Setting = licensed) =>
    refusalOf(setting, importing(change))

  it("without an id there, of a day that lies ahead, and out of order", () => {
    expect(refused({ externalIds: [] })).toBe("ImportWithoutId")
    expect(refused({ asOf: plainDate("2019-03-19") })).toBe("DateInTheFuture")
    expect(refused({ receipt: received("2019-03-05") })).toBe("DateTooEarly")
    expect(refused({ receipt: received("2018-12-28"), clocks: [] }, believing)).toBe("NotInForce")
  })

  it("of a clock the stage does not have, and of a requirement the item does not have", () => {
    const asOf = plainDate("2019-03-15")
    expect(refused({ clocks: [{ clock: "delivery", asOf, used: 1 }] })).toBe("NoSuchClock")
    expect(refused({ clocks: [{ clock: "statutory", asOf, used: 1 }] }, believing)).toBe("NoSuchClock")
    const asked = { requirements: ["plan", "nothing"], on: asOf, within: workingDays(5) }
    expect(refused({ there: { stage: "correcting", asked }, clocks: [] })).toBe("UnknownMaterial")
  })

  it("from anyone but an officer or a system that is believed, and of a case that is there", () => {
    expect(refusalOf(licensed, importing({}, "2019-03-18", stranger))).toBe("NotAuthorised")
    expect(refusalOf(licensed, importing({}, "2019-03-18", timer))).toBe("NotAuthoritative")
    expect(refusalOf(licensed, importing({}, "2019-03-18", platform))).toBeUndefined()
    expect(refusalOf(licensed, importing(), importing())).toBe("NotInThisPhase")
  })
})
