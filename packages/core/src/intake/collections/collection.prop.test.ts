import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { eventReader } from "../../events/index.ts"
import { actorOfApplicant, system, type Actor } from "../../identity/index.ts"
import { addDays, plainDate, workingDays } from "../../time/index.ts"
import { atWindow, clerk, needed, paper, received } from "../case.fixture.ts"
import type { CaseState } from "../index.ts"
import {
  add,
  answer,
  asSchool,
  caseIn,
  gather,
  handIn,
  inPerson,
  issue,
  mandateOf,
  open,
  parcel,
  play,
  school,
  teacher,
  wantingCase,
  type Step,
} from "./collection.fixture.ts"
import type { CollectionCommand, CollectionEventType, MemberCases } from "./index.ts"
import { collectionEventDefinitions } from "./schema.ts"
import { foldCollection } from "./index.ts"

// The laws of a collection, on collections at random: any command by anyone on any day.

const firstDay = plainDate("2018-07-16")
const someone = fc.integer({ min: 1, max: 4 }).map(teacher)
const some = fc.uniqueArray(someone, { minLength: 1, maxLength: 4 })
const anyone: fc.Arbitrary<Actor> = fc.oneof(
  { arbitrary: fc.constant(clerk), weight: 6 },
  { arbitrary: fc.constantFrom(asSchool, system("collections"), actorOfApplicant(teacher(9))), weight: 3 },
  { arbitrary: someone.map(inPerson), weight: 1 },
)
const due = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }).map((days): CaseState["delivery"] =>
  days === null
    ? null
    : {
        term: workingDays(1),
        startsOn: firstDay,
        dueOn: addDays(firstDay, days),
        certainty: "official",
        calendar: { id: "sample", version: "1" },
        suspensions: [],
        extensions: [],
      },
)
const cases: fc.Arbitrary<MemberCases> = fc
  .array(
    fc.tuple(
      fc.constantFrom("received", "accepted", "wanting", "decided", "decided", "withdrawn", "delivered"),
      due,
    ),
    { minLength: 4, maxLength: 4 },
  )
  .map((all) =>
    Object.fromEntries(
      all.map(([phase, delivery], n) => [
        teacher(n + 1),
        phase === "wanting" ? wantingCase() : caseIn(phase as CaseState["phase"], { delivery }),
      ]),
    ),
  )
const commands: fc.Arbitrary<(on: string) => CollectionCommand> = fc.oneof(
  someone.map((member) => () => add(member)),
  someone.map((member) => () => ({ type: "confirm-mandate", member }) as const),
  someone.map((member) => () => ({ type: "give-mandate", member, mandate: mandateOf(member) }) as const),
  {
    arbitrary: fc.tuple(someone, fc.subarray([...needed])).map(
      ([member, ids]) =>
        () =>
          gather(
            member,
            ids.map((id) => paper(id)),
          ),
    ),
    weight: 3,
  },
  {
    arbitrary: fc
      .option(some, { nil: undefined })
      .map((members) => (on: string) => handIn(atWindow(on), members)),
    weight: 2,
  },
  { arbitrary: some.map((members) => () => answer(...members)), weight: 2 },
  some.map((members) => (on: string) => parcel(members, received(on, { channel: "courier" }))),
  some.map((members) => () => ({
    type: "note-parcel" as const,
    parcel: "p-1",
    distributed: members.map((member) => ({ member, requirements: ["report"], open: 1 })),
  })),
  fc.constant(() => ({ type: "list-shortfalls", number: "S-1" }) as const),
  fc.tuple(someone, fc.constantFrom("kept" as const, "withdrawn" as const)).map(
    ([member, application]) =>
      () =>
        ({ type: "leave", member, application }) as const,
  ),
  {
    arbitrary: fc
      .constantFrom(
        { method: "by-hand", outlet: "hall" } as const,
        { method: "courier", waybill: "W" } as const,
      )
      .map((handOver) => () => ({ ...issue, handOver })),
    weight: 4,
  },
  fc.tuple(fc.integer({ min: 1, max: 2 }), some).map(([list, members]) => (on: string) => ({
    type: "note-hand-over" as const,
    list,
    on: plainDate(on),
    members,
  })),
  fc.constant(() => ({ type: "pass-time" }) as const),
)
const playable: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.tuple(fc.nat({ max: 5 }), commands, anyone, cases), { minLength: 5, maxLength: 30 })
  .map((drafts) => {
    let on = firstDay
    const opening: readonly Step[] = [
      [on, open, asSchool],
      ...[1, 2].flatMap((n): readonly Step[] => [
        [on, add(teacher(n))],
        [on, gather(teacher(n)), asSchool],
      ]),
    ]
    return opening.concat(
      drafts.map(([gap, make, actor, of]): Step => {
        on = addDays(on, gap)
        return [on, make(on), actor, { cases: of }]
      }),
    )
  })
const holds = (check: (played: ReturnType<typeof play>, steps: readonly Step[]) => void) =>
  fc.assert(
    fc.property(playable, (steps) => check(play(...steps), steps)),
    { numRuns: 200 },
  )

describe("whatever is asked of a collection, by anyone, on any day", () => {
  it("nobody is handed in, answered, listed or served twice, and nobody without a mandate vouched for", () => {
    holds(({ events }) => {
      const once = new Set<string>()
      const vouched = new Set<string>()
      const take = (what: string) => {
        expect(once.has(what)).toBe(false)
        once.add(what)
      }
      for (const { data, type } of events) {
        if (type === "MandateConfirmed") vouched.add(data.member)
        if (type === "MandateGiven") {
          expect([data.mandate.agent, data.mandate.principal]).toEqual([school, data.member])
          if (data.confirmedBy === null) vouched.delete(data.member)
          else vouched.add(data.member)
        }
        if (type === "LotHandedIn" || type === "ResultsIssued")
          for (const member of data.members) {
            take(`${type} ${member}`)
            expect(vouched.has(member)).toBe(true)
          }
        if (type === "MemberAnswered" || type === "ResultHandedOver") take(`${type} ${data.member}`)
        if (type === "MemberLeft") take(`gone ${data.member}`)
        if (type === "ShortfallsListed")
          for (const { member, shortfalls } of data.members)
            expect([once.has(`gone ${member}`), shortfalls.length]).toEqual([false, 1])
        if (type === "ParcelDistributed") take(`${type} ${data.parcel} ${data.member}`)
      }
    })
  })

  it("nobody's result waits on or after a day of their own", () => {
    holds(({ events }, steps) => {
      const casesOn = new Map(steps.map(([on, , , more]) => [on, more?.cases ?? {}] as const))
      for (const { data, occurredOn, type } of events) {
        if (type !== "IssueDeferred") continue
        expect(data.until === null || data.until > occurredOn).toBe(true)
        expect(casesOn.has(occurredOn)).toBe(true)
      }
    })
  })

  it("replay gives the same state, a refused command none, and every event has the shape its definition says", () => {
    const reader = eventReader(collectionEventDefinitions)
    holds(({ events, refusals, state }, steps) => {
      expect(foldCollection(events)).toEqual(state)
      expect(play(...steps.filter((_, index) => refusals[index] === null)).state).toEqual(state)
      for (const event of events) expect(Result.getOrThrow(reader.read(event))).toEqual(event)
    })
  })
})

it("the random collections come by everything that can happen in one", () => {
  const seen = new Set<string>()
  for (const steps of fc.sample(playable, { numRuns: 600, seed: 7 }))
    for (const { type } of play(...steps).events) seen.add(type)
  const all = collectionEventDefinitions.map(({ type }) => type as CollectionEventType)
  expect(all.filter((type) => !seen.has(type))).toEqual([])
})
