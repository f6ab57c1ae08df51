import { describe, expect, it } from "vitest"
import type { Actor } from "../identity/index.ts"
import type { HeardAct } from "../law/index.ts"
import {
  agent,
  all,
  applicant,
  clerk,
  decide,
  decider,
  examination,
  found,
  play,
  refusalIn,
  refusalOf,
  registry,
  revoke,
  contextOn,
  type Setting,
  stateAfter,
  type Step,
  stranger,
  submit,
  tolerant,
  without,
} from "./case.fixture.ts"
import {
  type CaseCommand,
  boundBy,
  calendarMoves,
  composeProgress,
  fold,
  stageChangesOf,
  openDeadlines,
  timersOf,
  workDue,
} from "./index.ts"
import { revisedCalendar } from "./law.fixture.ts"
import { announce, answer, heard } from "./whole-case.fixture.ts"

const because = { reasons: ["because"], number: "X-1" }
const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
/** Owed until 2019-03-19. */
const owing: Step = ["2019-03-05", submit(without("report"), "2019-03-05", { examination: tolerant })]

const granted: readonly Step[] = [accepted, ["2019-03-05", found, registry], ["2019-03-05", decide(true)]]
const revoking: Setting = {
  ...heard,
  ruleSet: {
    ...heard.ruleSet,
    provisions: {
      ...heard.ruleSet.provisions,
      tolerance: {
        commitmentRequired: false,
        longest: null,
        workingDaysBeforePromise: 0,
        onDefault: "revoke-acceptance",
        clause: heard.ruleSet.source,
      },
    },
  },
}

interface Row {
  readonly act: HeardAct
  readonly before: readonly Step[]
  readonly does: CaseCommand
  readonly ends: string
  readonly setting?: Setting
}
/** Each act that may be announced, in a case in which it could be done on 2019-03-20. */
const rows: readonly Row[] = [
  {
    act: "refuse-acceptance",
    before: [["2019-03-20", submit(all, "2019-03-20")]],
    does: { type: "refuse-acceptance", ground: "not-required", ...because },
    ends: "not-accepted",
  },
  { act: "revoke-acceptance", before: [owing], does: revoke, ends: "acceptance-revoked", setting: revoking },
  { act: "terminate", before: [owing], does: { type: "terminate", ...because }, ends: "terminated" },
  { act: "decide-adversely", before: [accepted], does: decide(false), ends: "decided" },
  {
    act: "revoke-decision",
    before: granted,
    does: { type: "revoke-decision", option: null, ...because },
    ends: "decision-revoked",
  },
]

describe.each(rows)("$act, where the rule set asks that one is heard before", (row) => {
  const { act, before, does, ends, setting = heard } = row
  const announced: Step = ["2019-03-20", announce(act), decider]

  it("is refused by name until it was announced", () => {
    expect(refusalIn(setting, ...before, ["2019-03-20", does, decider])).toMatchObject({
      _tag: "PriorNoticeMissing",
      act,
      clause: { statute: "hearing", article: "5" },
    })
  })

  it("waits for the answer or for the last day to pass, that day included", () => {
    const on = (day: string) => refusalIn(setting, ...before, announced, [day, does, decider])
    expect(on("2019-03-20")).toMatchObject({ _tag: "DefenceStillOpen", act, until: "2019-03-25" })
    expect(on("2019-03-25")?._tag).toBe("DefenceStillOpen")
    expect(on("2019-03-26")).toBeNull()
  })

  it("may be done once they answered", () => {
    const answered: Step = ["2019-03-21", answer(act), applicant]
    const state = stateAfter(setting, ...before, announced, answered, ["2019-03-21", does, decider])
    expect(state.phase).toBe(ends)
  })

  it("waits anew where it is announced anew", () => {
    const twice: readonly Step[] = [
      ...before,
      announced,
      ["2019-03-21", answer(act), applicant],
      ["2019-03-22", announce(act), decider],
    ]
    expect(refusalIn(setting, ...twice, ["2019-03-22", does, decider])).toMatchObject({
      _tag: "DefenceStillOpen",
      until: "2019-03-27",
    })
  })

  it("waits for nobody where the rule set is silent, and nothing can be announced", () => {
    const { priorNotice: _, ...silent } = setting.ruleSet.provisions
    const ruleSet = { ...setting.ruleSet, provisions: silent }
    const unasked = { ...setting, ruleSet }
    expect(refusalOf(unasked, ...before, ["2019-03-20", does, decider])).toBeUndefined()
    expect(refusalOf(unasked, ...before, announced)).toBe("NothingToAnnounce")
  })

  it("waits for nobody either where the rule set asks it of other acts alone", () => {
    const others = rows.map((each) => each.act).filter((each) => each !== act)
    const { priorNotice } = heard.ruleSet.provisions
    if (priorNotice === undefined) throw new Error("silent")
    const provisions = { ...setting.ruleSet.provisions, priorNotice: { ...priorNotice, acts: others } }
    const other = { ...setting, ruleSet: { ...setting.ruleSet, provisions } }
    expect(refusalOf(other, ...before, ["2019-03-20", does, decider])).toBeUndefined()
    expect(refusalOf(other, ...before, announced)).toBe("NothingToAnnounce")
  })
})

describe("an announcement", () => {
  const announced: Step = ["2019-03-06", announce("decide-adversely"), decider]

  it("needs reasons, and an act that could come of it", () => {
    expect(refusalOf(heard, accepted, ["2019-03-06", announce("decide-adversely", []), decider])).toBe(
      "ReasonsMissing",
    )
    for (const act of ["refuse-acceptance", "revoke-decision"] as const)
      expect(refusalOf(heard, accepted, ["2019-03-06", announce(act), decider])).toBe("NotInThisPhase")
  })

  it("is of one act: another waits all the same", () => {
    expect(
      refusalOf(
        heard,
        owing,
        ["2019-03-20", announce("decide-adversely"), decider],
        ["2019-04-30", { type: "terminate", ...because }, decider],
      ),
    ).toBe("OverdueUnexplained")
    expect(
      refusalIn(
        heard,
        owing,
        ["2019-03-20", announce("decide-adversely"), decider],
        ["2019-03-26", { type: "terminate", ...because }, decider],
      ),
    ).toMatchObject({ _tag: "PriorNoticeMissing", act: "terminate" })
  })

  it("is asked for last: what could not be done anyway is refused for its own reason", () => {
    expect(refusalOf(heard, accepted, ["2019-03-06", decide(false, []), decider])).toBe("ReasonsMissing")
    expect(refusalOf(heard, owing, ["2019-03-06", { type: "terminate", ...because }, decider])).toBe(
      "NothingLapsed",
    )
  })

  it("counts no more where what it stood on is gone", () => {
    const excused: readonly Step[] = [
      owing,
      ["2019-03-20", announce("terminate"), decider],
      ["2019-03-20", { type: "excuse-delay", reasons: ["flood"] }, clerk],
    ]
    expect(stateAfter(heard, ...excused).announced).toEqual({})
    expect(refusalOf(heard, ...excused, ["2019-03-21", answer("terminate"), applicant])).toBe(
      "NothingAnnounced",
    )
  })

  it("keeps nobody from a favourable act, nor the applicant from withdrawing", () => {
    const favourable: readonly Step[] = [
      ["2019-03-06", found, registry],
      ["2019-03-06", decide(true)],
    ]
    expect(stateAfter(heard, accepted, announced, ...favourable).phase).toBe("decided")
    expect(
      stateAfter(heard, accepted, announced, ["2019-03-06", { type: "withdraw" }, applicant]).phase,
    ).toBe("withdrawn")
  })

  it("is answered by the applicant, by whoever may hand in for them, or by an officer who takes it down", () => {
    const by = (actor: Actor) =>
      refusalOf(heard, accepted, announced, ["2019-03-06", answer("decide-adversely"), actor])
    for (const actor of [applicant, agent, clerk]) expect(by(actor)).toBeUndefined()
    expect(by(stranger)).toBe("NotAuthorised")
    expect(refusalOf(heard, accepted, ["2019-03-06", answer("decide-adversely"), applicant])).toBe(
      "NothingAnnounced",
    )
  })

  it("is a day of the applicant's, which is shown to them and moved with the calendar, until they answered", () => {
    const state = stateAfter(heard, accepted, announced)
    const day = openDeadlines(state).find(({ name }) => name === "defence:decide-adversely")
    expect(day?.dueOn).toBe("2019-03-11")
    expect(workDue(state).owedBy).toBe("2019-03-11")
    expect(timersOf(state).map(({ deadline }) => deadline)).not.toContain("defence:decide-adversely")
    const progress = composeProgress(state, contextOn(heard, "2019-03-06"))
    expect(JSON.stringify(progress)).toContain("您陈述申辩的期限")
    expect(boundBy("defence:decide-adversely")).toBe("applicant")
    // A longer holiday gives the applicant a later day.
    const inMay = stateAfter(
      heard,
      ["2019-04-25", submit(all, "2019-04-25", { examination })],
      ["2019-04-29", announce("decide-adversely"), decider],
    )
    expect(calendarMoves(inMay, revisedCalendar).moved).toContainEqual(
      expect.objectContaining({ clock: "defence:decide-adversely", from: "2019-05-03", to: "2019-05-06" }),
    )
    const answered = stateAfter(heard, accepted, announced, [
      "2019-03-07",
      answer("decide-adversely"),
      applicant,
    ])
    expect(workDue(answered).owedBy).toBeNull()
  })
})

it("neither the announcement nor the answer is a stage that other systems are told of", () => {
  const steps: readonly Step[] = [
    accepted,
    ["2019-03-06", announce("decide-adversely"), decider],
    ["2019-03-06", answer("decide-adversely"), applicant],
  ]
  const { events } = play(heard, ...steps)
  const told = events.map((event, at) => {
    const around = { before: fold(events.slice(0, at)), after: fold(events.slice(0, at + 1)) }
    return [event.type, stageChangesOf(event, around).length]
  })
  expect(told.slice(-2)).toEqual([
    ["AdverseActAnnounced", 0],
    ["DefenceStated", 0],
  ])
})
