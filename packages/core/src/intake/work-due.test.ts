import { describe, expect, it } from "vitest"
import { addDays, calendarDays, plainDate } from "../time/index.ts"
import {
  all,
  applicant,
  byCourier,
  clerk,
  decide,
  decider,
  examination,
  found,
  inZhejiang,
  paper,
  play,
  refusalOf,
  registry,
  sealDecision,
  stateAfter,
  type Step,
  submit,
  supplement,
  tolerant,
  without,
} from "./case.fixture.ts"
import {
  type CaseEvent,
  fold,
  isReminderDue,
  remindersOf,
  urgencyBounds,
  urgencyOf,
  workDue,
} from "./index.ts"
import { calendar } from "./law.fixture.ts"
import { finishPart, giveCommitment, keeper, reviewer, whole } from "./whole-case.fixture.ts"

const day = "2019-03-04"
const after = (...steps: readonly Step[]) => stateAfter(inZhejiang, ...steps)
const corrected: Step = [day, submit(without("plan"), day, { examination })]
const accepted: Step = [day, submit(all, day, { examination })]
const tolerated: Step = [day, submit(without("report"), day, { examination: tolerant })]
const assign: Step = [day, { type: "assign", officer: "officer-9" }, keeper]

describe("whose turn it is", () => {
  it("is the authority's while it reviews, the applicant's while something is to be corrected, both's while owed", () => {
    expect(workDue(after(accepted))).toMatchObject({ isOpen: true, workDueOn: "2019-03-25", owedBy: null })
    expect(workDue(after(corrected))).toMatchObject({ workDueOn: null, owedBy: "2019-03-18" })
    expect(workDue(after(tolerated))).toMatchObject({ workDueOn: "2019-03-25", owedBy: "2019-03-18" })
  })

  it("is the authority's again, by the day of its notice, once everything is in", () => {
    const sent: Step = ["2019-03-06", supplement([paper("plan")], byCourier("2019-03-05", "2019-03-06"))]
    expect(workDue(after(corrected, sent))).toMatchObject({ workDueOn: "2019-03-18", owedBy: null })
  })

  it("counts a part that is not done and a promise that is not verified among the authority's days", () => {
    const start = "2019-03-04"
    const steps: readonly Step[] = [
      [start, submit(without("proof"), start)],
      [start, giveCommitment("promise"), applicant],
      [start, { type: "examine", examination }],
    ]
    expect(workDue(stateAfter(whole, ...steps)).workDueOn).toBe("2019-03-11")
    const first: Step = ["2019-03-05", finishPart("first", "2019-03-05"), reviewer]
    expect(workDue(stateAfter(whole, ...steps, first)).workDueOn).toBe("2019-03-11")
    const verified: Step = [
      "2019-03-05",
      { type: "verify-commitment", option: "promise", isKept: true, note: null },
    ]
    expect(workDue(stateAfter(whole, ...steps, first, verified)).workDueOn).toBe("2019-03-12")
  })

  it("is nobody's after the end, unless a task is left", () => {
    const withdrawn: Step = [day, { type: "withdraw" }, applicant]
    expect(workDue(after(accepted, withdrawn))).toMatchObject({ isOpen: false, workDueOn: null })
    const refused: Step = [
      day,
      { type: "refuse-acceptance", ground: "wrong-authority", referredTo: "x", reasons: ["y"], number: "X" },
      decider,
    ]
    expect(workDue(after([day, submit(all, day)], refused)).isOpen).toBe(true)
  })
})

describe("whose work it is", () => {
  it("is that of the officer who acted last, until it is given to one", () => {
    expect(workDue(after([day, submit(all, day), applicant])).officer).toBeNull()
    expect(workDue(after(accepted)).officer).toBe("officer-1")
    expect(workDue(after(accepted, assign)).officer).toBe("officer-9")
    expect(workDue(after(accepted, assign, [day, found, clerk])).officer).toBe("officer-9")
  })

  it("is given only by whoever may, and not after the end", () => {
    expect(refusalOf(inZhejiang, accepted, [day, { type: "assign", officer: "officer-9" }, clerk])).toBe(
      "NotAuthorised",
    )
    expect(refusalOf(inZhejiang, accepted, [day, { type: "withdraw" }, applicant], assign)).toBe(
      "NotInThisPhase",
    )
  })
})

describe("a document", () => {
  it("waits for its seal from the outcome on until it is sealed, by its number or its id", () => {
    expect(after([day, submit(all, day)]).toSeal).toEqual([])
    expect(after(accepted).toSeal).toEqual([{ document: "4-acceptance", number: "N-1", of: "Accepted" }])
    expect(workDue(after(accepted)).awaitsSeal).toBe(true)
    for (const by of [{ number: "N-1" }, { document: "4-acceptance" }]) {
      const sealed: Step = [day, { type: "record-seal", ...by }]
      expect(workDue(after(accepted, sealed)).awaitsSeal).toBe(false)
      expect(refusalOf(inZhejiang, accepted, sealed, sealed)).toBe("NothingToSeal")
    }
    for (const by of [{ number: "N-2" }, { document: "5-acceptance" }])
      expect(refusalOf(inZhejiang, accepted, [day, { type: "record-seal", ...by }])).toBe("NothingToSeal")
  })

  it("waits after every outcome that is told in writing, also when the result was handed over", () => {
    const decided: readonly Step[] = [accepted, [day, found, registry], ["2019-03-05", decide(true)]]
    expect(after(...decided).toSeal.map(({ of }) => of)).toEqual(["Accepted", "DecisionMade"])
    const handedOver: readonly Step[] = [
      ["2019-03-05", sealDecision],
      ["2019-03-05", { type: "deliver-result", method: "electronic", on: plainDate("2019-03-05") }],
    ]
    expect(after(...decided, ...handedOver).toSeal.map(({ of }) => of)).toEqual(["Accepted"])
    expect(after(corrected).toSeal.map(({ of }) => of)).toEqual(["CorrectionNotified"])
    expect(after(tolerated).toSeal.map(({ of }) => of)).toEqual(["TolerantlyAccepted"])
  })

  it("that is no act waits on nobody's list, and may be sealed all the same, by its id", () => {
    const sealed: Step = [day, { type: "record-seal", document: "2-receipt" }]
    expect(after(accepted, sealed).documents.map(({ id, isSealed }) => [id, isSealed])).toEqual([
      ["2-receipt", true],
      ["4-acceptance", false],
    ])
  })

  it("waits no more once its result was handed over in a release that recorded no seals", () => {
    const { events } = play(inZhejiang, accepted, [day, found, registry], ["2019-03-05", decide(true)])
    const [last] = events.slice(-1)
    const delivered = {
      ...last,
      type: "ResultDelivered",
      data: { method: "by-hand", by: "self" },
    } as CaseEvent
    expect(fold([...events, delivered]).toSeal).toEqual([])
  })
})

describe("how urgent a day is", () => {
  const friday = plainDate("2019-03-01")
  const bounds = urgencyBounds(friday, calendar, { red: 1, yellow: 3 })

  it("follows working days: over a weekend Monday is one day off", () => {
    expect(urgencyOf(addDays(friday, -1), bounds)).toBe("overdue")
    expect(urgencyOf(friday, bounds)).toBe("due-today")
    expect(urgencyOf(plainDate("2019-03-04"), bounds)).toBe("red")
    expect(urgencyOf(plainDate("2019-03-05"), bounds)).toBe("yellow")
    expect(urgencyOf(plainDate("2019-03-06"), bounds)).toBe("yellow")
    expect(urgencyOf(plainDate("2019-03-07"), bounds)).toBe("green")
  })

  it("is neither red nor yellow where the host sets no days", () => {
    const none = urgencyBounds(friday, calendar, { red: 0, yellow: 0 })
    expect(urgencyOf(addDays(friday, 1), none)).toBe("green")
  })
})

describe("a reminder", () => {
  const levels = { applicant: [3, 1, 1], authority: [5] }

  it("goes to whoever the day binds, on the working days ahead that were asked for, each once", () => {
    expect(remindersOf(after(tolerated), calendar, levels)).toEqual([
      { deadline: "promised", dueOn: "2019-03-25", to: "authority", level: 5, on: "2019-03-18" },
      { deadline: "supplement", dueOn: "2019-03-18", to: "applicant", level: 3, on: "2019-03-13" },
      { deadline: "supplement", dueOn: "2019-03-18", to: "applicant", level: 1, on: "2019-03-15" },
    ])
  })

  it("is void once its day has moved, was settled or has passed", () => {
    const state = after(corrected)
    const [reminder] = remindersOf(state, calendar, { applicant: [1], authority: [] })
    if (reminder === undefined) throw new Error("nobody is reminded")
    expect(isReminderDue(state, reminder, reminder.on)).toBe(true)
    expect(isReminderDue(state, reminder, reminder.dueOn)).toBe(true)
    expect(isReminderDue(state, reminder, addDays(reminder.dueOn, 1))).toBe(false)
    const longer: Step = [day, { type: "extend-supplement", by: calendarDays(3), reasons: ["ill"] }]
    expect(isReminderDue(after(corrected, longer), reminder, reminder.on)).toBe(false)
    expect(isReminderDue(after(accepted), reminder, reminder.on)).toBe(false)
  })

  it("turns to the authority once the applicant has sent everything", () => {
    const sent: Step = ["2019-03-06", supplement([paper("plan")], byCourier("2019-03-05", "2019-03-06"))]
    expect(remindersOf(after(corrected, sent), calendar, levels).map(({ to }) => to)).toEqual(["authority"])
  })
})
