import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
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
import { evolveProject, foldProject, noProject, type ProjectCommand, remindersOf } from "./index.ts"
import { projectEventReader } from "./schema.ts"

// The laws of funded projects, on projects at random: any command by anyone on any day, in order of days.

const first = plainDate("2018-01-02")
const days = fc.integer({ min: 0, max: 1000 })
const endsOn = fc.integer({ min: 0, max: 700 }).map((after) => addDays(first, after))
const reasons = fc.constantFrom(because, [])
const commands: fc.Arbitrary<ProjectCommand> = fc.oneof(
  fc.constantFrom<ProjectCommand>(
    application,
    { type: "recommend" },
    { type: "withdraw" },
    { type: "sign-contract" },
    { type: "report-progress", report: "样例进展" },
    { type: "pay-tranche", tranche: "first" },
    { type: "grant-amendment" },
    { type: "apply-for-acceptance" },
    { type: "state-defence", statement: "样例陈述" },
    { type: "pass-time" },
  ),
  fc.record({ type: fc.constant("request-amendment" as const), endsOn, reasons }),
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
  fc.record({
    type: fc.constantFrom(
      "decline-recommendation" as const,
      "decline" as const,
      "refuse-amendment" as const,
      "excuse-delay" as const,
      "announce-default" as const,
      "record-default" as const,
      "lift-bar" as const,
    ),
    reasons,
  }),
)
const actors = fc.constantFrom(undertaking, recommender, manager, window, timer)
const asked: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.constantFrom([], established(), signed(), signed("2018-04-01")),
    fc.array(fc.tuple(days, actors, commands), { maxLength: 30 }),
  )
  .map(([begun, steps]) => [
    ...begun,
    ...steps
      .toSorted(([a], [b]) => a - b)
      .map(([after, actor, command]): Step => [addDays(first, after), actor, command]),
  ])
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
        const waits = fired.map((after): Step => [addDays(first, after), timer, { type: "pass-time" }])
        const last: Step = [addDays(first, 1001), timer, { type: "pass-time" }]
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
      fc.property(asked, days, (steps, after) => {
        const { state } = play(setting, ...steps)
        for (const reminder of remindersOf(state, addDays(first, after))) {
          expect(reminder.dueOn).toBe(state.acceptanceDue?.dueOn)
          expect(daysBetween(reminder.on, reminder.dueOn)).toBe(reminder.daysBefore)
        }
      }),
      runs,
    )
  })
})
