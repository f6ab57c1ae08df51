import { describe, expect, it } from "vitest"
import type { OfficerActor } from "../identity/index.ts"
import { addDays, plainDate } from "../time/index.ts"
import {
  agent,
  all,
  applicant,
  atWindow,
  byCourier,
  clerk,
  decide,
  eventOf,
  examination,
  found,
  head,
  inZhejiang,
  licence,
  paper,
  play,
  received,
  refusalIn,
  refusalOf,
  registry,
  sealDecision,
  type Setting,
  stateAfter,
  type Step,
  submit,
  supplement,
  timer,
  without,
} from "./case.fixture.ts"
import { explained, mayEnterLate } from "./late.fixture.ts"
import type { CaseCommand, Receipt } from "./index.ts"
import { calendar, licensingInZhejiang } from "./law.fixture.ts"
import { explainOverdue, finishPart, keeper, reviewer, whole } from "./whole-case.fixture.ts"

const today = "2019-03-05"
const yesterday = "2019-03-04"
const enter = (receipt: Receipt, actor: Step[2] & object = clerk): Step => [
  today,
  submit(all, receipt),
  actor,
]
const reason = { enteredLate: "the system was down" }

describe.each([
  ["at the window", atWindow(yesterday)],
  ["online", received(yesterday)],
  ["by e-mail", received(yesterday, { channel: "email" })],
  ["by courier", byCourier("2019-03-01", yesterday)],
  ["by registered mail", received(yesterday, { channel: "registered-mail" })],
])("entering late what came in %s", (_, receipt) => {
  const withReason = { ...receipt, ...reason }

  it("is for whoever holds the role, with the reason", () => {
    expect(refusalIn(inZhejiang, enter(withReason))).toMatchObject({
      _tag: "NotAuthorised",
      needed: "back-entry",
    })
    expect(refusalOf(inZhejiang, enter(receipt, keeper))).toBe("LateEntryUnexplained")
    const entered = play(inZhejiang, enter(withReason, keeper))
    expect(eventOf(entered, "MaterialsReceived")).toMatchObject({
      occurredOn: yesterday,
      data: { receipt: { enteredLate: "the system was down" } },
    })
  })

  it("is limited for supplements too", () => {
    const asked: Step = ["2019-03-01", submit(without("list"), "2019-03-01", { examination })]
    const supply = (of: Receipt, actor: OfficerActor): Step => [today, supplement([paper("list")], of), actor]
    expect(refusalOf(inZhejiang, asked, supply(withReason, clerk))).toBe("NotAuthorised")
    expect(refusalOf(inZhejiang, asked, supply(receipt, keeper))).toBe("LateEntryUnexplained")
    expect(refusalOf(inZhejiang, asked, supply(withReason, keeper))).toBeUndefined()
  })

  it("is open to no applicant and no agent, whatever reason they give", () => {
    for (const actor of [applicant, agent])
      expect(refusalOf(inZhejiang, enter(withReason, actor))).toBe("DatedByTheApplicant")
  })
})

describe("what came in today", () => {
  it("is no late entry, by whatever channel, nor is an earlier day of posting that an officer records", () => {
    for (const receipt of [atWindow(today), received(today), byCourier("2019-03-01", today)])
      expect(refusalOf(inZhejiang, enter(receipt))).toBeUndefined()
  })

  it("may be handed in by the applicant, who cannot say that it was posted before", () => {
    expect(refusalOf(inZhejiang, enter(received(today), applicant))).toBeUndefined()
    expect(refusalOf(inZhejiang, enter(byCourier(today, today), applicant))).toBeUndefined()
    expect(refusalOf(inZhejiang, enter(byCourier(yesterday, today), applicant))).toBe("DatedByTheApplicant")
  })

  it("does not become in time because the applicant says that it came before", () => {
    // Due on 2019-03-19.
    const asked: Step = [today, submit(without("list"), today, { examination })]
    const supply = (receipt: Receipt): Step => ["2019-03-25", supplement([paper("list")], receipt), applicant]
    expect(refusalOf(inZhejiang, asked, supply(received("2019-03-19")))).toBe("DatedByTheApplicant")
    expect(refusalOf(inZhejiang, asked, supply(byCourier("2019-03-19", "2019-03-25")))).toBe(
      "DatedByTheApplicant",
    )
  })
})

describe("the role to enter late", () => {
  const late = { ...atWindow(yesterday), ...reason }

  it("ends with the delegation from which it comes", () => {
    const until = (validTo: string): OfficerActor => ({
      ...keeper,
      delegation: { from: "officer-3", validFrom: plainDate("2019-01-01"), validTo: plainDate(validTo) },
    })
    expect(refusalOf(inZhejiang, enter(late, until(today)))).toBe("OfficerLapsed")
    expect(refusalOf(inZhejiang, enter(late, until(addDays(plainDate(today), 1))))).toBeUndefined()
  })
})

describe("what a record of the district's own shows for an earlier day", () => {
  it("is not entered late, by anybody, and no other day is", () => {
    const shown = (day: string) => ({ ...inZhejiang, recordedOn: plainDate(day) }) as Setting
    for (const actor of [clerk, applicant])
      expect(refusalOf(shown(yesterday), enter(received(yesterday), actor))).toBeUndefined()
    expect(refusalOf(shown("2019-03-03"), enter(received(yesterday)))).toBe("NotAuthorised")
    expect(refusalOf(shown("2019-03-03"), enter(received(yesterday), applicant))).toBe("DatedByTheApplicant")
  })
})

describe("an act that is said to have been on an earlier day", () => {
  const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
  const accepted: Step = ["2019-03-04", submit(all, "2019-03-04", { examination })]
  const day = plainDate("2019-03-06")
  const nextDay = plainDate("2019-03-07")
  const suspend = (from: typeof day, told = from): CaseCommand => ({
    type: "suspend-clock",
    clock: "statutory",
    reason: "hearing",
    from,
    toldInWritingOn: told,
  })
  const handed = { type: "deliver-result", on: day } as const
  const granted: readonly Step[] = [
    accepted,
    ["2019-03-04", found, registry],
    ["2019-03-05", decide(true)],
    ["2019-03-05", sealDecision],
    ["2019-03-05", { type: "dispatch-result", waybill: "SF1" }],
  ]
  const refused: Step = [
    "2019-03-05",
    {
      type: "refuse-acceptance",
      ground: "wrong-authority",
      referredTo: "the other bureau",
      reasons: ["because"],
      number: "X",
    },
    { ...clerk, roles: ["decision-maker"] },
  ]
  const rows: readonly (readonly [string, Setting, readonly Step[], CaseCommand, OfficerActor])[] = [
    ["a hearing that began", licensed, [accepted], suspend(day, nextDay), clerk],
    ["a hearing that was told", licensed, [accepted], suspend(nextDay, day), clerk],
    [
      "a hearing that ended",
      licensed,
      [accepted, ["2019-03-05", suspend(plainDate("2019-03-05"))]],
      { type: "resume-clock", clock: "statutory", on: day },
      clerk,
    ],
    [
      "an extension that was told",
      licensed,
      [accepted],
      { type: "extend-clock", clock: "statutory", reasonToldOn: day },
      head,
    ],
    ["a part that was done", whole, [accepted], finishPart("first", day), reviewer],
    [
      "a check on site",
      whole,
      [accepted],
      { type: "record-site-check", on: day, outcome: "fits", findings: "as said" },
      clerk,
    ],
    ["a result handed over", licensed, granted, { ...handed, method: "by-hand" }, clerk],
    [
      "an application taken over elsewhere",
      whole,
      [["2019-03-04", submit(all, "2019-03-04")], refused],
      { type: "complete-hand-over", takenOn: day },
      clerk,
    ],
  ]

  it.each(rows)("is entered late by whoever may, with the reason: %s", (_, setting, before, command, by) => {
    expect(refusalIn(setting, ...before, [nextDay, explained(command), by])).toMatchObject({
      _tag: "NotAuthorised",
      needed: "back-entry",
    })
    expect(refusalOf(setting, ...before, [nextDay, command, mayEnterLate(by)])).toBe("LateEntryUnexplained")
    const played = play(setting, ...before, [nextDay, explained(command), mayEnterLate(by)])
    expect(played.refusals.at(-1)).toBeNull()
    expect(eventOf(played, "EnteredLate")?.data).toEqual({
      act: command.type,
      statedOn: day,
      reason: "the system was down",
    })
  })

  it("is entered as any other on its own day, with nothing on record of being late", () => {
    const told: Step = [day, explained(finishPart("first", day)), reviewer]
    expect(eventOf(play(whole, accepted, told), "EnteredLate")).toBeUndefined()
  })

  it("is a courier's to say, where a courier handed the result over, and a program's of what it saw", () => {
    expect(refusalOf(licensed, ...granted, [nextDay, { ...handed, method: "courier" }])).toBeUndefined()
    const electronic: CaseCommand = { ...handed, method: "electronic" }
    const unsent = granted.slice(0, 4)
    expect(refusalOf(licensed, ...unsent, [nextDay, electronic, timer])).toBeUndefined()
    expect(refusalOf(licensed, ...unsent, [nextDay, electronic])).toBe("NotAuthorised")
  })

  it("is why a case is overdue too, of which the day of the telling is stated", () => {
    const told = explained(explainOverdue("promised", "2019-04-09"))
    expect(refusalOf(whole, accepted, ["2019-04-10", told])).toBe("NotAuthorised")
    const explains: Step = ["2019-04-10", told, mayEnterLate(clerk)]
    expect(stateAfter(whole, accepted, explains).overdueExplained).toEqual(["promised"])
  })
})
