import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Actor } from "../../identity/index.ts"
import { addDays, plainDate } from "../../time/index.ts"
import {
  agentOf,
  attest,
  bureau,
  candidate,
  candidateActor,
  object,
  officerOf,
  open,
  passing,
  play,
  publish,
  rank,
  rankerOf,
  recommend,
  recommenderOf,
  review,
  reviewerOf,
  settle,
  takeEffect,
  takeIn,
  timer,
  withdraw,
  type Played,
  type Step,
} from "./call.fixture.ts"
import { callEventDefinitions, callEventReader } from "./schema.ts"
import {
  evolveCall,
  foldCall,
  noCall,
  noticeTimers,
  openObjections,
  type CallEvent,
  type CallState,
} from "./index.ts"

// The laws of a call, on calls at random: any command, by anyone, on days that pass. What is checked looks at the
// events alone and repeats none of the decisions.

const quotas = { north: 2, south: 1 } as const
const townships = ["north", "south"] as const
const places = [
  [1, "north"],
  [2, "north"],
  [3, "north"],
  [4, "north"],
  [5, "south"],
  [6, "south"],
] as const
const ns = places.map(([n]) => n)

const township = fc.constantFrom(...townships)
const placed = fc.constantFrom(...places)
const some = fc.subarray(ns, { minLength: 1, maxLength: 3 })
const anyone = fc.constantFrom<Actor[]>(
  bureau,
  ...townships.flatMap((each) => [reviewerOf(each), rankerOf(each), recommenderOf(each)]),
  officerOf("north", "nobody", []),
  candidateActor(1),
  agentOf(2),
  timer,
)
const command: fc.Arbitrary<Step> = fc.oneof(
  placed.map(([n, of]) => takeIn(n, of)),
  placed.map(([n, of]) => attest(n, of)),
  fc.tuple(placed, fc.boolean()).map(([[n, of], passed]) => review(n, of, passed)),
  fc.tuple(fc.shuffledSubarray([...ns]), township).map(([some, of]) => rank(some, of)),
  { weight: 3, arbitrary: fc.tuple(some, township).map(([some, of]) => recommend(some, of)) },
  fc.constantFrom(...ns).map((n) => withdraw(n)),
  { weight: 2, arbitrary: township.map((of) => publish(of)) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom([1, "north-1"], [2, "north-1"], [4, "north-2"], [5, "south-1"], [5, "north-1"])
      .map(([n, notice]) => object(Number(n), "2018-07-06", { notice: String(notice) })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(1, 2, 4, 5), fc.boolean()).map(([n, upheld]) => settle(n, upheld)),
  },
  { weight: 3, arbitrary: some.map((each) => takeEffect(each)) },
)
/** A step on a later day than the one before, by whoever would do it or by anyone. */
const later = fc.record({ step: command, after: fc.nat({ max: 6 }), by: fc.option(anyone, { freq: 6 }) })
const candidacies = places.flatMap(([n, of]) => passing(n, of))
const beginnings = fc.constantFrom<(readonly Step[])[]>(
  [open(quotas)],
  [open(quotas), ...candidacies],
  [open(quotas), ...candidacies, rank([2, 1, 4, 3]), rank([6, 5], "south")],
  [open(quotas), ...candidacies, rank([2, 1, 4, 3]), recommend([2, 1]), publish()],
  [open(quotas), ...candidacies, rank([5, 6], "south"), recommend([5], "south"), publish("south")],
)
const randomCalls: fc.Arbitrary<readonly Step[]> = fc
  .tuple(beginnings, fc.array(later, { maxLength: 25, size: "max" }))
  .map(([beginning, steps]) => {
    let day = plainDate("2018-07-06")
    const dated = steps.map(({ after, by, step }): Step => {
      day = addDays(day, after)
      return [day, step[1], by ?? step[2]]
    })
    return [...beginning, ...dated]
  })

const runs = { numRuns: 400 }
const holds = (check: (played: Played, steps: readonly Step[]) => void) =>
  fc.assert(
    fc.property(randomCalls, (steps) => check(play(steps), steps)),
    runs,
  )
function* statesOf(events: readonly CallEvent[]): Generator<readonly [CallState, CallEvent]> {
  let state = noCall
  for (const event of events) {
    yield [state, event]
    state = evolveCall(state, event)
  }
}

describe("whatever is asked of a call, by anyone, on any day", () => {
  it("no township ever has more recommendations in effect, or standing, than its quota", () => {
    holds(({ events, state }) => {
      for (const [each] of [...statesOf(events), [state] as const]) {
        for (const of of townships) {
          const own = Object.values(each.candidates).filter((one) => one.township === of)
          const effective = own.filter(({ recommendation }) => recommendation?.stage === "effective")
          const standing = own.filter(
            ({ recommendation, withdrawnOn }) =>
              recommendation !== null && recommendation.stage !== "struck" && withdrawnOn === null,
          )
          expect(effective.length).toBeLessThanOrEqual(quotas[of])
          expect(standing.length).toBeLessThanOrEqual(quotas[of])
        }
      }
    })
  })

  it("ranks are unique in a township, and nobody is recommended who did not pass", () => {
    holds(({ events }) => {
      const given = new Set<string>()
      for (const [state, { data, type }] of statesOf(events)) {
        if (type !== "CandidateRecommended") continue
        const { candidate: id, rank: place, township: of } = data
        expect(given).not.toContain(`${of}/${place}`)
        given.add(`${of}/${place}`)
        expect(state.candidates[id]?.preReview?.passed).toBe(true)
      }
    })
  })

  it("nothing takes effect but by an officer, after its notice has run, with no objection open", () => {
    holds(({ events }) => {
      for (const [state, { actor, data, occurredOn, type }] of statesOf(events)) {
        if (type !== "RecommendationTookEffect") continue
        expect(actor.kind).toBe("officer")
        const notice = state.notices[state.candidates[data.candidate]?.recommendation?.notice ?? ""]
        expect(notice?.entries.map((entry) => entry.candidate)).toContain(data.candidate)
        expect(occurredOn > notice!.deadline.dueOn!).toBe(true)
        expect(openObjections(state, data.candidate)).toEqual([])
      }
    })
  })

  it("the recommender is never the first reviewer, and no objection is settled by who ranked", () => {
    holds(({ events }) => {
      for (const [state, { actor, data, type }] of statesOf(events)) {
        const by = actor.kind === "officer" ? actor.externalId : null
        if (type === "CandidateRecommended")
          expect(by).not.toBe(state.candidates[data.candidate]?.preReview?.by)
        if (type === "SelectionObjectionSettled")
          expect(by).not.toBe(state.townships[state.candidates[data.candidate]!.township]?.ranking?.by)
      }
    })
  })

  it("no notice shows a person's full name", () => {
    holds(({ events }) => {
      for (const { data, type } of events)
        if (type === "SelectionNoticePublished") expect(JSON.stringify(data)).not.toContain("样九")
    })
  })

  it("every event has the shape its definition says, and replay gives the same state", () => {
    holds(({ events, state }) => {
      for (const event of events) expect(Result.getOrThrow(callEventReader.read(event))).toEqual(event)
      expect(foldCall(events)).toEqual(state)
      expect(state.version).toBe(events.length)
    })
  })
})

it("the random calls come by everything that can happen in a call", () => {
  const seen = new Set<string>()
  for (const steps of fc.sample(randomCalls, { numRuns: 1500, seed: 7 }))
    for (const { type } of play(steps).events) seen.add(type)
  expect(callEventDefinitions.map(({ type }) => type).filter((type) => !seen.has(type))).toEqual([])
})

describe("order and time", () => {
  const legal = ({ events }: Played) => events.map((event) => ({ ...event, recordedAt: null }))

  it("timers on time, late, twice or never lead to the same state and the same legal dates", () => {
    const settled: Step = ["2019-12-01", { type: "pass-time" }, timer]
    fc.assert(
      fc.property(randomCalls, (steps) => {
        const never = play([...steps, settled])
        const each = steps.flatMap((step): readonly Step[] => [[step[0], { type: "pass-time" }, timer], step])
        for (const other of [play([...each, settled]), play([...each, settled, settled])]) {
          expect(other.state).toEqual(never.state)
          expect(legal(other)).toEqual(legal(never))
        }
        expect(noticeTimers(never.state)).toEqual([])
      }),
      runs,
    )
  })

  it("does not matter between townships, nor between candidates before they are ranked", () => {
    const north = [rank([2, 1, 4, 3]), recommend([2, 1]), publish(), takeEffect([2])]
    const south = [rank([6, 5], "south"), recommend([6], "south"), publish("south"), takeEffect([6])]
    const merged = (one: readonly Step[], other: readonly Step[], picks: readonly boolean[]) => {
      const [left, right] = [[...one], [...other]]
      const turns = picks.flatMap((pick) => (pick ? left : right).splice(0, 1))
      return [...turns, ...left, ...right]
    }
    const shuffled = fc.shuffledSubarray([...places], { minLength: places.length })
    fc.assert(
      fc.property(shuffled, fc.array(fc.boolean(), { maxLength: 8 }), (order, picks) => {
        const calm = play([open(quotas), ...candidacies, ...north, ...south].map(onOneDay))
        const mixed = play(
          [open(quotas), ...order.flatMap(([n, of]) => passing(n, of)), ...merged(north, south, picks)].map(
            onOneDay,
          ),
        )
        expect(calm.refusals.filter((refusal) => refusal !== null)).toEqual([])
        expect(mixed.refusals.filter((refusal) => refusal !== null)).toEqual([])
        expect({ ...mixed.state, version: 0 }).toEqual({ ...calm.state, version: 0 })
        expect(mixed.state.candidates[candidate(2)]?.recommendation?.stage).toBe("effective")
      }),
    )
  })

  /** Effects lie on a day of their own, after every notice. */
  const onOneDay = ([, command, actor]: Step): Step => [
    command.type === "take-effect" ? "2018-08-01" : "2018-07-06",
    command,
    actor,
  ]
})
