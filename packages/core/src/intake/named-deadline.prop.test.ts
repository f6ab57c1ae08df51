import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { eventReader } from "../events/index.ts"
import {
  addDays,
  defineCalendar,
  explainDeadline,
  isPromisedTooLate,
  plainDate,
  withClosures,
} from "../time/index.ts"
import { passTime, play, playOn, timer } from "./case.fixture.ts"
import {
  boundBy,
  type CaseCommand,
  type CaseState,
  deadlineOf,
  evolve,
  noCase,
  openDeadlines,
  readDeadlineName,
  timersOf,
} from "./index.ts"
import { calendar, revisedCalendar } from "./law.fixture.ts"
import { withDeadline, withinStatute } from "./named-deadline.ts"
import { horizon, type RandomCase, randomCases } from "./random-case.fixture.ts"
import { caseEventDefinitions } from "./schema.ts"

// Laws of every day that binds anyone in a case, at every moment of lives at random: it has its name, explains itself,
// keeps within the law, and its timer has an effect.

const runs = { numRuns: 200 }

/** Whether each holds at every moment of a life. */
function always(holds: (state: CaseState, random: RandomCase) => void): void {
  fc.assert(
    fc.property(randomCases, (random) => {
      let state = noCase
      for (const event of play(random.setting, ...random.steps).events) {
        state = evolve(state, event)
        holds(state, random)
      }
    }),
    runs,
  )
}

describe("every running deadline", () => {
  it("is found by its name, and can be replaced by it", () => {
    always((state) => {
      for (const { deadline, dueOn, name } of openDeadlines(state)) {
        expect(deadlineOf(state, name)).toBe(deadline)
        expect(dueOn).toBe(name === "expiry" ? state.renewal?.expiresOn : deadline.dueOn)
        expect(deadlineOf(withDeadline(state, name, { ...deadline, dueOn: null }), name)?.dueOn).toBeNull()
      }
    })
  })

  it("explains itself day by day, from its start to its last day, leaving out none", () => {
    always((state) => {
      for (const { deadline } of openDeadlines(state)) {
        const on = [calendar, revisedCalendar].find(({ version }) => version === deadline.calendar.version)
        if (on === undefined) throw new Error("A deadline is reckoned on a calendar that nobody has")
        const days = explainDeadline(deadline, on).map(({ date }) => date)
        expect(days).toEqual(days.map((_, at) => addDays(deadline.startsOn, at)))
        if (deadline.dueOn !== null) expect(days.at(-1)).toBe(deadline.dueOn)
      }
    })
  })

  it("keeps within the statutory clock where it is the authority's time to review (行政许可法 art. 42)", () => {
    always(({ parts, promised, statutory }) => {
      if (statutory === null) return
      if (promised !== null) expect(isPromisedTooLate(statutory, promised)).toBe(false)
      for (const { deadline, finished, receivedOn } of Object.values(parts)) {
        const isBegunAfter = statutory.dueOn !== null && statutory.dueOn < receivedOn
        if (deadline === null || finished !== null || isBegunAfter) continue
        expect(isPromisedTooLate(statutory, deadline)).toBe(false)
      }
    })
  })

  it("is held within the statutory clock once: a case that is within it is left as it is", () => {
    always((state) => expect(withinStatute(state)).toBe(state))
  })
})

describe("every timer", () => {
  it("is gone once it has fired, and what it found due has happened", () => {
    always((state, { setting }) => {
      for (const { on } of timersOf(state)) {
        const fired = playOn(state, setting, [on, passTime, timer])
        expect(fired.events.length).toBeGreaterThan(0)
        const due = timersOf(fired.state).filter((each) => each.on <= on)
        expect(due).toEqual([])
      }
    })
  })

  it("leaves none that is due once all time has passed", () => {
    always((state, { setting }) => {
      const { state: after } = playOn(state, setting, [horizon, passTime, timer])
      expect(timersOf(after).filter(({ on }) => on <= plainDate(horizon))).toEqual([])
    })
  })
})

describe("a revised calendar", () => {
  /** As if no day were off, and as if April were. */
  const title = { zh: "样例", en: "Sample" }
  const period = { from: plainDate("2018-01-01"), to: plainDate("2021-01-01") }
  const sooner = defineCalendar({ id: calendar.id, version: "sooner", title, papers: [], period })
  const april = { first: plainDate("2019-04-01"), last: plainDate("2019-04-30") }
  const later = withClosures(calendar, [{ days: april, reason: title, source: title }])

  it("moves what binds the authority sooner and the applicant later alone, and all of it reads back", () => {
    const reader = eventReader(caseEventDefinitions)
    always((state, { setting }) => {
      for (const revised of [sooner, later]) {
        const pin = { id: "revised", hash: `sha256:${"1".repeat(64)}` } as const
        const command: CaseCommand = { type: "revise-calendar", calendar: revised, pin }
        const on = state.receipt?.receivedOn ?? horizon
        const { events, state: after } = playOn(state, setting, [on, command, timer])
        for (const event of events) {
          expect(Result.getOrThrow(reader.read(event))).toEqual(event)
          if (event.type !== "DeadlineMoved") continue
          const { clock, from, to } = event.data
          expect([deadlineOf(state, clock)?.dueOn, deadlineOf(after, clock)?.dueOn]).toEqual([from, to])
          // A part that began after the statutory day, now that this one is sooner, no longer ends with it.
          const lawful = after.statutory?.dueOn ?? null
          const isFreed = clock.startsWith("part:") && lawful !== null && from !== null && lawful < from
          if (isFreed) continue
          const [first, second] = boundBy(clock) === "authority" ? [to, from] : [from, to]
          if (first !== null && second !== null) expect(first <= second).toBe(true)
        }
      }
    })
  })
})

it("the random cases come by every kind of deadline and of timer", () => {
  const seen = new Set<string>()
  for (const { setting, steps } of fc.sample(randomCases, { numRuns: 600, seed: 7 })) {
    let state = noCase
    for (const event of play(setting, ...steps).events) {
      state = evolve(state, event)
      for (const { name } of openDeadlines(state)) seen.add(`deadline ${readDeadlineName(name).kind}`)
      for (const { deadline } of timersOf(state)) seen.add(`timer ${readDeadlineName(deadline).kind}`)
    }
  }
  const kinds = ["correction", "delivery", "expiry", "notice", "part", "promised", "rectification"].concat([
    "statutory",
    "supplement",
    "verification",
  ])
  // Nothing comes of silence to what was announced, so that no timer runs for it.
  const all = [...kinds, "defence"].map((kind) => `deadline ${kind}`)
  expect([...seen].toSorted()).toEqual([...all.toSorted(), ...kinds.map((kind) => `timer ${kind}`)])
})
