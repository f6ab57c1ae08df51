import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { eventReader } from "../events/index.ts"
import { addDays, plainDate } from "../time/index.ts"
import { contextOn, passTime, play, type Played, type Step, timer } from "./case.fixture.ts"
import type { CaseEvent, CaseEventType, CaseState } from "./index.ts"
import { countVisits, decideCase, evolve, fold, noCase, timersOf } from "./index.ts"
import { horizon, type RandomCase, randomCases } from "./random-case.fixture.ts"
import { caseEventDefinitions } from "./schema.ts"

// The laws of intake, on cases at random: any command by anyone on any day. What is checked looks only at
// the events and at the sample item's requirements, and repeats none of the decisions.

const runs = { numRuns: 150 }
const holds = (check: (played: Played, random: RandomCase) => void) =>
  fc.assert(
    fc.property(randomCases, (random) => check(play(random.setting, ...random.steps), random)),
    runs,
  )
const count = (events: readonly CaseEvent[], ...types: CaseEventType[]) =>
  events.filter(({ type }) => types.includes(type)).length
/** Each event of a type with the state before it. */
function* before<Type extends CaseEventType>(events: readonly CaseEvent[], type: Type) {
  let state = noCase
  for (const event of events) {
    if (event.type === type) yield [state, event as Extract<CaseEvent, { type: Type }>] as const
    state = evolve(state, event)
  }
}
const adverse: ReadonlySet<string> = new Set([
  "NotAccepted",
  "AcceptanceRevoked",
  "CaseTerminated",
  "DecisionRevoked",
])
const isAdverse = (event: CaseEvent) =>
  adverse.has(event.type) || (event.type === "DecisionMade" && !event.data.favourable)

/** What the sample item says, kept apart from the code that reads it. */
const keyMaterials = ["form", "plan"]
const mayBeOwed = [
  "form: missing-seal",
  "report: missing",
  "report: copy-for-original",
  "proof: missing",
  "proof: receipt-in-lieu",
]
const asked = ["form", "plan", "report", "proof", "list"]

/** In order is what was handed in last, an original, sealed, not in lieu and not found wrong. */
const isComplete = ({ excused, materials }: CaseState) =>
  asked.every((id) => {
    if (excused.includes(id)) return true
    const last = materials.findLast(({ requirement }) => requirement === id)
    if (last === undefined || last.defect !== undefined || last.receiptInLieu === true) return false
    return last.copyKind === "original" && last.sealed
  })

describe("whatever is asked of a case, by anyone, on any day", () => {
  it("it has one intake outcome, and none after it ended", () => {
    holds(({ events, state }) => {
      expect(
        count(events, "Accepted", "DeemedAccepted", "TolerantlyAccepted", "NotAccepted"),
      ).toBeLessThanOrEqual(1)
      expect(count(events, "CaseOpened", "MaterialsReceived")).toBeLessThanOrEqual(2)
      expect(
        count(
          events,
          "DecisionMade",
          "DeemedRenewed",
          "AcceptanceRevoked",
          "CaseTerminated",
          "NotAccepted",
          "ApplicationWithdrawn",
        ),
      ).toBeLessThanOrEqual(1)
      const withdrawn =
        count(events, "ApplicationDeemedWithdrawn") -
        count(events, "ApplicationReinstated") -
        count(
          events.filter((event) => event.type === "CorrectionReopened" && event.data.reinstates),
          "CorrectionReopened",
        )
      expect(withdrawn).toBe(state.phase === "deemed-withdrawn" ? 1 : 0)
    })
  })

  it("every acceptance and refusal has its number and its date", () => {
    holds(({ events }) => {
      for (const event of events)
        if (["Accepted", "TolerantlyAccepted", "NotAccepted", "CorrectionNotified"].includes(event.type))
          expect(event).toMatchObject({
            occurredOn: expect.any(String),
            data: { number: expect.stringMatching(/./) },
          })
    })
  })

  it("deemed acceptance is a licence's alone, incomplete, five working days unanswered, as of receipt", () => {
    holds(({ events }, { setting }) => {
      for (const [state, { data, occurredOn }] of before(events, "DeemedAccepted")) {
        expect(setting.item.type).toBe("licence")
        expect(state.notices).toBe(0)
        expect(data.acceptedOn).toBe(state.receipt?.receivedOn)
        expect(occurredOn).toBe(addDays(data.lapsedOn, 1))
        expect(data.clocks.statutory?.startsOn).toBe(data.acceptedOn)
        expect(isComplete(state)).toBe(false)
      }
    })
  })

  it("ordinary acceptance is of a complete application, as of the last day anything asked for came in", () => {
    holds(({ events }) => {
      for (const [state, { data }] of before(events, "Accepted")) {
        expect(isComplete(state)).toBe(true)
        if (state.notices === 0) expect(data.acceptedOn).toBe(state.receipt?.receivedOn)
      }
    })
  })

  it("tolerant acceptance has every key material, and owes only what the guide lists, for a day at least", () => {
    holds(({ events }) => {
      for (const [state, { data }] of before(events, "TolerantlyAccepted")) {
        const given = state.materials.map(({ requirement }) => requirement)
        for (const id of keyMaterials) expect([...given, ...state.excused]).toContain(id)
        for (const { code, requirement } of data.owed) expect(mayBeOwed).toContain(`${requirement}: ${code}`)
        expect(data.deadline.dueOn! > data.deadline.startsOn).toBe(true)
        expect(data.deadline.dueOn! <= data.clocks.promised!.dueOn!).toBe(true)
      }
    })
  })

  it("no notice names what the authority can obtain, and a second only what was supplied since the first", () => {
    holds(({ events }, { setting }) => {
      for (const [state, { data }] of before(events, "CorrectionNotified")) {
        const told = data.shortfalls.map(({ requirement }) => requirement)
        expect(told).not.toContain("licence")
        expect(told.length).toBeGreaterThan(0)
        if (state.notices === 0) continue
        expect(setting.ruleSet.provisions.wrongSupplement?.outcome).toBe("second-notice")
        for (const id of told) expect(state.correction?.supplied).toContain(id)
      }
    })
  })

  it("nothing favourable is decided while anything is owed, late without excuse, or still to be looked up", () => {
    holds(({ events }) => {
      for (const [state, { data }] of before(events, "DecisionMade")) {
        if (!data.favourable) continue
        expect(state.owing?.owed ?? []).toEqual([])
        expect(state.owing?.late === true && !state.owing.excused).toBe(false)
        expect(["found", "disputed"]).toContain(state.lookUps["licence"]?.state)
      }
    })
  })

  it("every act to the applicant's disadvantage is a person's with the role, its reasons and remedies", () => {
    holds(({ events }) => {
      for (const event of events.filter(isAdverse)) {
        expect(event.actor).toMatchObject({
          kind: "officer",
          roles: expect.arrayContaining(["decision-maker"]),
        })
        expect(event.data).toMatchObject({ reasons: ["because"] })
        expect((event.data as { remedies: readonly unknown[] }).remedies).not.toEqual([])
      }
    })
  })

  it("a statutory clock stops for a listed reason told in writing, and is extended once by the head", () => {
    holds(({ events }, { setting }) => {
      for (const event of events) {
        if (event.type === "ClockSuspended")
          expect(event.data.clock === "statutory" && event.data.reason !== "hearing").toBe(false)
        const approver = setting.item.reviewParts ? "government-head" : "agency-head"
        if (event.type === "ClockExtended") expect(event.actor).toMatchObject({ roles: [approver] })
      }
      expect(count(events, "ClockExtended")).toBeLessThanOrEqual(1)
    })
  })

  it("a case of one appearance counts one visit at most, and never more than there were appearances", () => {
    holds(({ state }, { steps }) => {
      const appeared = steps.flatMap(([, command]) => {
        const visit =
          command.type === "deliver-result"
            ? command.visit
            : "receipt" in command
              ? command.receipt.visit
              : undefined
        return visit ? [`${visit.on}@${visit.outlet}`] : []
      })
      expect(countVisits(state)).toBeLessThanOrEqual(new Set(appeared).size)
    })
  })

  it("a refused command changes nothing, and replay gives the same state", () => {
    holds(({ events, refusals, state }, { setting, steps }) => {
      expect(fold(events)).toEqual(state)
      expect(state.version).toBe(events.length)
      const done = steps.filter((_, index) => refusals[index] === null)
      expect(play(setting, ...done).state).toEqual(state)
    })
  })

  it("every event has the shape its definition says", () => {
    const reader = eventReader(caseEventDefinitions)
    holds(({ events }) => {
      for (const event of events) expect(Result.getOrThrow(reader.read(event))).toEqual(event)
    })
  })
})

it("the random cases come by everything that can happen in a case", () => {
  const seen = new Set<string>()
  for (const { setting, steps } of fc.sample(randomCases, { numRuns: 2000, seed: 7 }))
    for (const { type } of play(setting, ...steps).events) seen.add(type)
  const never = caseEventDefinitions.map(({ type }) => type).filter((type) => !seen.has(type))
  // What other systems report has cases of its own: outside/outside.prop.test.ts.
  expect(never).toEqual(["ExternalIdAdded", "CaseImported", "OutsideFactAdopted", "ConflictSettled"])
})

describe("time", () => {
  const legal = (events: readonly CaseEvent[]) => events.map((event) => ({ ...event, recordedAt: null }))
  const settle: Step = [horizon, passTime, timer]

  /** Fires every timer on its day before each step, and at the end. */
  function onTime({ setting, steps }: RandomCase, times: 1 | 2): Played {
    const events: CaseEvent[] = []
    let state: CaseState = noCase
    const run = ([on, command, actor]: Step) => {
      const outcome = decideCase(state, command, contextOn(setting, on, actor))
      if (Result.isFailure(outcome)) return
      events.push(...outcome.success)
      state = fold(outcome.success, state)
    }
    for (const step of [...steps, settle]) {
      for (let fired = 0; fired < 20; fired++) {
        const [due] = timersOf(state)
          .map(({ on }) => on)
          .filter((on) => on <= plainDate(step[0]))
          .toSorted()
        if (due === undefined) break
        for (let time = 0; time < times; time++) run([due, passTime, timer])
      }
      run(step)
    }
    return { state, events, refusals: [] }
  }

  it("gives the same state and the same legal dates whether timers run on time, late, twice or never", () => {
    fc.assert(
      fc.property(randomCases, fc.array(fc.nat({ max: 10 }), { maxLength: 6 }), (random, late) => {
        const { setting, steps } = random
        const never = play(setting, ...steps, settle)
        const sometimes = steps.flatMap((step, index): readonly Step[] =>
          late.includes(index) ? [[step[0], passTime, timer], step] : [step],
        )
        for (const other of [onTime(random, 1), onTime(random, 2), play(setting, ...sometimes, settle)]) {
          expect(other.state).toEqual(never.state)
          expect(legal(other.events)).toEqual(legal(never.events))
        }
      }),
      runs,
    )
  })

  it("alone brings about no adverse act, however long it passes and however often", () => {
    fc.assert(
      fc.property(
        randomCases,
        fc.array(fc.nat({ max: 400 }), { maxLength: 6 }),
        ({ setting, steps }, days) => {
          const [last = "2019-01-07"] = steps.at(-1) ?? []
          const passing = days
            .toSorted((a, b) => a - b)
            .map((n): Step => [addDays(plainDate(last), n), passTime, timer])
          const until = play(setting, ...steps).events.length
          const after = play(setting, ...steps, ...passing).events.slice(until)
          expect(after.filter(isAdverse)).toEqual([])
          const byLaw: readonly CaseEventType[] = [
            "TaskOpened",
            "DeemedAccepted",
            "ApplicationDeemedWithdrawn",
            "DeemedRenewed",
            "PartOpened",
            "VerificationDue",
          ]
          for (const { type } of after) expect(byLaw).toContain(type)
        },
      ),
      runs,
    )
  })
})
