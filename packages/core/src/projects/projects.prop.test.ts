import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Actor } from "../identity/index.ts"
import { addDays, addMonths, daysBetween, plainDate, weekday } from "../time/index.ts"
import {
  application,
  because,
  contractTo,
  established,
  manager,
  play,
  recommender,
  setting,
  signed,
  type Step,
  timer,
  undertaking,
  window,
} from "./projects.fixture.ts"
import {
  evolveProject,
  foldProject,
  noProject,
  partiesTo,
  type Party,
  type ProjectCommand,
  type ProjectEventType,
  remindersOf,
} from "./index.ts"
import { projectEventReader } from "./schema.ts"

// The laws of funded projects, on projects at random: any command by anyone on any day, in order of days.

const first = plainDate("2018-01-02")
const days = fc.integer({ min: 0, max: 700 })
const after = plainDate("2023-01-02")
const endsOn = fc.integer({ min: 0, max: 700 }).map((after) => addDays(first, after))
const reasons = fc.constantFrom(because, because, because, [])
const often = fc.oneof(
  fc.constantFrom<ProjectCommand>(
    { type: "grant-amendment" },
    { type: "state-defence", statement: "样例陈述" },
    { type: "pay-tranche", tranche: "first" },
    { type: "pass-time" },
  ),
  fc.record({ type: fc.constant("request-amendment" as const), endsOn, reasons }),
  fc.record({
    type: fc.constantFrom(
      "refuse-amendment" as const,
      "excuse-delay" as const,
      "announce-default" as const,
      "record-default" as const,
      "lift-bar" as const,
    ),
    reasons,
  }),
)
const seldom = fc.oneof(
  fc.constantFrom<ProjectCommand>(
    application,
    { type: "recommend" },
    { type: "withdraw" },
    { type: "sign-contract" },
    { type: "report-progress", report: "样例进展" },
    { type: "apply-for-acceptance" },
  ),
  fc.record({
    type: fc.constant("establish" as const),
    number: fc.constant("1"),
    contract: endsOn.map(contractTo),
  }),
  fc.record({
    type: fc.constant("conclude" as const),
    outcome: fc.constantFrom("passed", "failed", "terminated"),
    reasons,
  }),
  fc.record({ type: fc.constantFrom("decline-recommendation" as const, "decline" as const), reasons }),
)
const commands = fc.oneof({ weight: 9, arbitrary: often }, { weight: 1, arbitrary: seldom })
const actors = [undertaking, recommender, manager, window, timer]
const actorOf: Readonly<Record<Party, Actor>> = {
  undertaking,
  recommending: recommender,
  managing: manager,
  receiving: window,
  system: timer,
}
/** Mostly someone who may, now and then anyone. */
const stepOf = (command: ProjectCommand): fc.Arbitrary<readonly [Actor, ProjectCommand]> =>
  fc
    .oneof(
      { weight: 9, arbitrary: fc.constantFrom(...partiesTo[command.type].map((party) => actorOf[party])) },
      { weight: 1, arbitrary: fc.constantFrom(...actors) },
    )
    .map((actor) => [actor, command])
/** Overdue since 2019-03-01, and told so. */
const announced: readonly Step[] = [
  ...signed(),
  ["2019-03-01", manager, { type: "announce-default", reasons: because }],
]
const asked: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom<readonly Step[]>([], established(), signed(), signed("2018-04-01"), announced, announced),
    fc.array(fc.tuple(days, commands.chain(stepOf)), { minLength: 5, maxLength: 30 }),
  )
  .map(([begun, steps]) => {
    const from = plainDate(begun.at(-1)?.[0] ?? first)
    const later = steps.toSorted(([a], [b]) => a - b)
    return [...begun, ...later.map(([days, [actor, command]]): Step => [addDays(from, days), actor, command])]
  })
const runs = { numRuns: 300 }

describe("whatever is asked of a project, by anyone, on any day", () => {
  it("its state is the fold of its events, as they are stored and read again", () => {
    fc.assert(
      fc.property(asked, (steps) => {
        const { events, state } = play(setting, ...steps)
        const stored = events.map((event) =>
          Result.getOrThrow(projectEventReader.read(JSON.parse(JSON.stringify(event)) as typeof event)),
        )
        expect(foldProject(stored as typeof events)).toEqual(state)
      }),
      runs,
    )
  })

  it("timers that run early, late, twice or never make no difference", () => {
    fc.assert(
      fc.property(asked, fc.array(days, { maxLength: 10 }), (steps, fired) => {
        const waits = fired.map((on): Step => [addDays(first, on * 2), timer, { type: "pass-time" }])
        const last: Step = [after, timer, { type: "pass-time" }]
        const merged = [...steps, ...waits].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        const commandsOf = (all: readonly Step[]) => all.filter(([, , { type }]) => type !== "pass-time")
        const quiet = play(setting, ...commandsOf(steps), last)
        const busy = play(setting, ...merged, last)
        expect(busy.state).toEqual(quiet.state)
        const legal = ({ events }: typeof busy) => events.map(({ occurredOn, type }) => [type, occurredOn])
        expect(legal(busy)).toEqual(legal(quiet))
      }),
      runs,
    )
  })

  it("time alone never does more than open a task for a person", () => {
    fc.assert(
      fc.property(asked, (steps) => {
        for (const { actor, type } of play(setting, ...steps).events)
          if (actor.kind !== "officer" && actor.kind !== "applicant") expect(type).toBe("TaskOpened")
      }),
      runs,
    )
  })

  it("acceptance is due six months after the contract's end at the earliest, and on a working day", () => {
    fc.assert(
      fc.property(asked, (steps) => {
        const { contract, acceptanceDue } = play(setting, ...steps).state
        if (contract === null || acceptanceDue?.dueOn == null) return
        const { dueOn } = acceptanceDue
        const sixMonths = addMonths(contract.endsOn, 6)
        expect(dueOn >= sixMonths).toBe(true)
        expect(daysBetween(sixMonths, dueOn)).toBeLessThanOrEqual(7)
        if (dueOn > "2018-11") expect(weekday(dueOn)).toBeLessThan(6)
      }),
      runs,
    )
  })

  it("a default and its bar are an officer's, with reasons, after a task, and no unit in time meets with one", () => {
    fc.assert(
      fc.property(asked, (steps) => {
        let state = noProject
        for (const event of play(setting, ...steps).events) {
          if (event.type === "DefaultRecorded") {
            expect(event.actor).toEqual(manager)
            expect(event.data.reasons).toEqual(because)
            expect(event.data.remedies).not.toEqual([])
            expect(state.tasks).toEqual(["decide-on-default"])
            expect(state.application?.inTime ?? false).toBe(false)
            expect(event.occurredOn > state.acceptanceDue!.dueOn!).toBe(true)
          }
          state = evolveProject(state, event)
        }
      }),
      runs,
    )
  })

  it("no reminder stands after its due day, and each is of the day that is due now", () => {
    fc.assert(
      fc.property(asked, days, (steps, on) => {
        const { state } = play(setting, ...steps)
        for (const reminder of remindersOf(state, addDays(first, on))) {
          expect(reminder.dueOn).toBe(state.acceptanceDue?.dueOn)
          expect(daysBetween(reminder.on, reminder.dueOn)).toBe(reminder.daysBefore)
        }
      }),
      runs,
    )
  })

  it("and such projects meet with all that these laws are about", () => {
    const met = new Set<ProjectEventType>()
    for (const steps of fc.sample(asked, { numRuns: 500, seed: 2018 }))
      for (const { type } of play(setting, ...steps).events) met.add(type)
    expect([...met]).toEqual(
      expect.arrayContaining([
        "DefaultRecorded",
        "BarLifted",
        "ContractAmended",
        "DelayExcused",
        "DefenceStated",
      ]),
    )
  })
})
