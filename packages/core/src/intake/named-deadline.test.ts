import { describe, expect, it } from "vitest"
import { explainDeadline, plainDate, workingDays } from "../time/index.ts"
import {
  all,
  applicant,
  clerk,
  decide,
  decider,
  examination,
  examine,
  found,
  passTime,
  play,
  playOn,
  registry,
  type Setting,
  stateAfter,
  type Step,
  submit,
  timer,
  without,
} from "./case.fixture.ts"
import {
  calendarMoves,
  type CaseCommand,
  composeProgress,
  openDeadlines,
  remindersOf,
  workDue,
} from "./index.ts"
import { contextOn } from "./case.fixture.ts"
import { calendar, revisedCalendar } from "./law.fixture.ts"
import { finishPart, giveCommitment, governor, neighbour, reviewer, whole } from "./whole-case.fixture.ts"

const day = "2019-03-05"
const accepted: Step = [day, submit(all, day, { examination })]
const namesOf = (state: Parameters<typeof openDeadlines>[0]) =>
  openDeadlines(state).map(({ dueOn, name }) => `${name} ${dueOn}`)
const dayIn = (state: Parameters<typeof openDeadlines>[0], name: string) =>
  openDeadlines(state).find((each) => each.name === name)?.dueOn
const agreedBoth: readonly Step[] = [
  ["2019-03-06", finishPart("first", "2019-03-06"), reviewer],
  ["2019-03-06", finishPart("second", "2019-03-06"), neighbour],
]
/** Both promises given, and all decided on 2019-03-06. */
const promised: readonly Step[] = [
  [day, submit(without("report"), day)],
  [day, giveCommitment("condition"), applicant],
  [day, examine(), clerk],
  ...agreedBoth,
  ["2019-03-06", found, registry],
  ["2019-03-06", decide(true), clerk],
]
const broken: readonly Step[] = [
  ...promised,
  ["2019-03-07", { type: "verify-commitment", option: "condition", isKept: false, note: null }, clerk],
  [
    "2019-03-07",
    {
      type: "order-rectification",
      option: "condition",
      within: workingDays(30),
      reasons: ["because"],
      number: "O-1",
    },
    decider,
  ],
]

describe("the days of a case by their names", () => {
  it("are those of its course, and of each part that is under way", () => {
    expect(namesOf(stateAfter(whole, accepted))).toEqual([
      "statutory 2019-05-09",
      "promised 2019-04-02",
      "part:first 2019-03-12",
    ])
    const second: Step = ["2019-03-06", finishPart("first", "2019-03-06"), reviewer]
    expect(namesOf(stateAfter(whole, accepted, second)).at(-1)).toBe("part:second 2019-03-13")
  })

  it("are of a promise until it is verified, and of a broken one until it is put right, past the decision", () => {
    expect(namesOf(stateAfter(whole, ...promised))).toEqual([
      "delivery 2019-03-20",
      "verification:condition 2019-05-31",
    ])
    expect(namesOf(stateAfter(whole, ...broken)).at(-1)).toBe("rectification:condition 2019-04-19")
    const right: Step = [
      "2019-03-08",
      { type: "verify-commitment", option: "condition", isKept: true, note: null },
      clerk,
    ]
    expect(namesOf(stateAfter(whole, ...broken, right))).toEqual(["delivery 2019-03-20"])
  })

  it("are of a licence to be renewed its last day, where it was asked in time, and none where it was not", () => {
    const asking = (expiresOn: string): Step => {
      const command = { ...submit(all, day, { examination }), renewal: { expiresOn: plainDate(expiresOn) } }
      return [day, command as CaseCommand]
    }
    expect(dayIn(stateAfter(whole, asking("2019-04-10")), "expiry")).toBe("2019-04-10")
    expect(dayIn(stateAfter(whole, asking("2019-04-03")), "expiry")).toBeUndefined()
  })

  it("are told to whom they bind, ahead of each", () => {
    const levels = { applicant: [3], authority: [1] }
    const told = (...steps: readonly Step[]) =>
      remindersOf(stateAfter(whole, ...steps), calendar, levels).map(
        ({ deadline, on, to }) => `${to}: ${deadline} on ${on}`,
      )
    expect(told(accepted)).toContain("authority: part:first on 2019-03-11")
    expect(told(...promised)).toContain("authority: verification:condition on 2019-05-30")
    expect(told(...broken)).toContain("applicant: rectification:condition on 2019-04-16")
    expect(workDue(stateAfter(whole, ...broken)).owedBy).toBe("2019-04-19")
  })

  it("stand in the progress with the part or promise that they are of, and why that day", () => {
    const progressOf = (...steps: readonly Step[]) =>
      composeProgress(stateAfter(whole, ...steps), contextOn(whole, "2019-03-07"))
    const part = progressOf(accepted).days.find(({ deadline }) => deadline === "part:first")
    expect(part).toMatchObject({ title: { zh: "部门审查期限（初审）" }, binds: "authority" })
    expect(part?.days.at(-1)?.zh).toBe("2019-03-12 周二 第5日")
    const right = progressOf(...broken).days.find(({ deadline }) => deadline === "rectification:condition")
    expect(right).toMatchObject({ title: { zh: "您整改的期限（条件）" }, binds: "applicant" })
  })

  it("say of a licence to be renewed by what its last day binds", () => {
    const renewal = { expiresOn: plainDate("2019-04-10") }
    const asked: Step = [day, { ...submit(all, day, { examination }), renewal } as CaseCommand]
    const { days } = composeProgress(stateAfter(whole, asked), contextOn(whole, day))
    expect(days.find(({ deadline }) => deadline === "expiry")).toMatchObject({
      dueOn: "2019-04-10",
      sentence: {
        en: "the licence holds until 2019-04-10; its renewal is to be asked for 30 calendar days before, and yours was: they ended on 2019-04-04",
      },
    })
  })
})

describe("a revised calendar (the notice of 2019-03-22 on Labour Day)", () => {
  /** Sunday 2019-04-28 is worked: what runs past it comes a day sooner. */
  const long: Setting = {
    ...whole,
    item: {
      ...whole.item,
      reviewParts: whole.item.reviewParts?.map((part) => ({ ...part, term: workingDays(38) })) ?? [],
    },
  }
  const revise: CaseCommand = {
    type: "revise-calendar",
    calendar: revisedCalendar,
    pin: { id: "revised", hash: `sha256:${"1".repeat(64)}` },
  }

  it("moves the part of an authority, a verification and a rectification by their names", () => {
    const movesOf = (setting: Setting, ...steps: readonly Step[]) =>
      calendarMoves(stateAfter(setting, ...steps), revisedCalendar)
    const part = movesOf(long, accepted)
    expect(part.moved.map(({ clock, from, to }) => [clock, from, to])).toContainEqual([
      "part:first",
      "2019-04-29",
      "2019-04-28",
    ])
    expect(part.kept).toEqual([])
  })

  it("reaches a case whose result was handed over while its promise waits to be verified", () => {
    const delivered: Step = [
      "2019-03-08",
      { type: "deliver-result", method: "electronic", on: plainDate("2019-03-08") },
      clerk,
    ]
    const state = stateAfter(whole, ...promised, delivered)
    expect(workDue(state)).toMatchObject({ isOpen: true, workDueOn: "2019-05-31" })
    const { refusals, state: after } = playOn(state, whole, ["2019-03-22", revise, timer])
    expect(refusals).toEqual([null])
    expect(dayIn(after, "verification:condition")).toBe("2019-05-31")
  })
})

describe("the statutory clock", () => {
  /** Twelve working days by law end on 2019-03-21; five were promised, five each part has. */
  const short: Setting = {
    ...whole,
    item: { ...whole.item, statutoryTerm: workingDays(12), promisedTerm: workingDays(10) },
  }
  const visit: CaseCommand = {
    type: "suspend-clock",
    clock: "promised",
    reason: "site-visit",
    from: plainDate("2019-03-06"),
    toldInWritingOn: plainDate("2019-03-06"),
  }
  const resume: CaseCommand = { type: "resume-clock", clock: "promised", on: plainDate("2019-03-13") }

  it("ends what was promised while a site visit stops that, and where it would end later, and says so", () => {
    const stopped = stateAfter(short, accepted, ["2019-03-06", visit])
    expect(dayIn(stopped, "promised")).toBe("2019-03-21")
    const resumed = stateAfter(short, accepted, ["2019-03-06", visit], ["2019-03-13", resume])
    expect(dayIn(resumed, "promised")).toBe("2019-03-21")
    const ledger = explainDeadline(resumed.promised!, calendar)
    expect(ledger.at(-1)).toMatchObject({ date: "2019-03-21", why: { kind: "ended" } })
    const { days } = composeProgress(resumed, contextOn(short, "2019-03-14"))
    expect(days.find(({ deadline }) => deadline === "promised")).toMatchObject({
      dueOn: "2019-03-21",
      sentence: { zh: "10个工作日，自 2019-03-05 起，不晚于法定期限，至 2019-03-21 届满" },
    })
  })

  it("gives the promise its own days back when it is extended", () => {
    const state = stateAfter(
      short,
      accepted,
      ["2019-03-06", visit],
      ["2019-03-13", resume],
      [
        "2019-03-14",
        { type: "extend-clock", clock: "statutory", reasonToldOn: plainDate("2019-03-14") },
        governor,
      ],
    )
    expect(dayIn(state, "statutory")).toBe("2019-04-12")
    expect(dayIn(state, "promised")).toBe("2019-03-26")
  })

  it("ends a part that began late, and not one that began when it had passed", () => {
    const told = (on: string): Step => [on, finishPart("first", on), reviewer]
    expect(dayIn(stateAfter(short, accepted, told("2019-03-19")), "part:second")).toBe("2019-03-21")
    expect(dayIn(stateAfter(short, accepted, told("2019-03-22")), "part:second")).toBe("2019-03-29")
    const urged = (on: string) =>
      stateAfter(short, accepted, told("2019-03-19"), [on, passTime, timer]).tasks.includes("urge-part")
    expect(["2019-03-21", "2019-03-22"].map(urged)).toEqual([false, true])
  })

  it("that stands still for a hearing holds no part: its days are the item's, and not among those of art. 45", () => {
    const hearing: CaseCommand = { ...visit, clock: "statutory", reason: "hearing" }
    const { state } = play(short, accepted, ["2019-03-06", hearing])
    expect([dayIn(state, "statutory"), dayIn(state, "part:first")]).toEqual([null, "2019-03-12"])
  })
})
