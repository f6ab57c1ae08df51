import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { eventReader } from "../../events/index.ts"
import { plainDate } from "../../time/index.ts"
import { contextOn, decider, play, type Played, type Setting, type Step } from "../case.fixture.ts"
import {
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  decideCase,
  fold,
  openConflicts,
  outsideFindings,
  type OutsideFact,
  withFact,
} from "../index.ts"
import { horizon, jointCases, plainCases, type RandomCase, randomCases } from "../random-case.fixture.ts"
import { caseEventDefinitions } from "../schema.ts"
import { adopted, platform } from "./outside.fixture.ts"
import { batches, numbered } from "./random-messages.fixture.ts"

// The order and the number of messages cannot matter: on cases at random, with messages at random that come
// late, twice, out of order, and now and then with another content under a known id.

const runs = { numRuns: 100 }
const cases = randomCases.map(numbered)
/** A renewal by law stands whatever is owed. */
const withoutRenewals = fc.oneof(plainCases, jointCases).map(numbered)

/** As it would be wherever in the log its documents' events stand: the ids of documents name that place. */
const placeless = (state: CaseState) =>
  JSON.parse(JSON.stringify(state).replaceAll(/"\d+-([a-z])/g, '"$1')) as CaseState

/** Our own events as if no others had been among them; those that name a document name it by its place then. */
function ownAlone(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const moved = (id: string) => {
    const place = Number.parseInt(id, 10)
    const before = events.slice(0, place).filter((event) => !isOwn(event)).length
    return id.replace(/^\d+/, String(place - before))
  }
  return events.filter(isOwn).map((event) => {
    if (event.type === "DocumentSealed") return { ...event, data: { document: moved(event.data.document) } }
    if (event.type !== "DocumentServed") return event
    const { document } = event.data
    return { ...event, data: { ...event.data, document: { ...document, id: moved(document.id) } } }
  })
}

const isOwn = ({ type }: CaseEvent) => type !== "OutsideFactAdopted"
const ownOf = (events: readonly CaseEvent[]) =>
  events.filter(isOwn).map(({ data, occurredOn, type }) => ({ type, occurredOn, data }))

describe("the record of messages", () => {
  it("is the same in any order and however often each came", () => {
    fc.assert(
      fc.property(batches, fc.infiniteStream(fc.nat()), (facts, chances) => {
        const again = shuffled([...facts, ...facts], chances)
        const recordOf = (list: readonly OutsideFact[]) => list.reduce(withFact, [])
        expect(recordOf(again)).toEqual(recordOf(facts))
      }),
    )
  })
})

describe("adopting the same messages", () => {
  /** Own steps, with all messages arriving after the one at `at`. */
  const playWith = ({ setting, steps }: RandomCase, at: number, arriving: readonly OutsideFact[]): Played => {
    const [on = "2019-03-11"] = steps[at] ?? []
    return play(
      setting,
      ...steps.slice(0, at + 1),
      ...arriving.map((message) => adopted(message, on)),
      ...steps.slice(at + 1),
    )
  }

  it("in another order, or each twice, gives the same state, whatever is done before and after", () => {
    fc.assert(
      fc.property(cases, batches, fc.nat(), fc.infiniteStream(fc.nat()), (random, facts, chance, chances) => {
        const at = chance % random.steps.length
        const once = playWith(random, at, facts)
        const again = playWith(random, at, shuffled([...facts, ...facts], chances))
        expect(again.state).toEqual(once.state)
      }),
      runs,
    )
  })

  it("at other times gives the same state too, where our own acts are the same", () => {
    let same = 0
    fc.assert(
      fc.property(cases, batches, fc.infiniteStream(fc.nat()), ({ setting, steps }, facts, chances) => {
        const [one, other] = [1, 2].map(() => {
          const slots = shuffled(facts, chances).map((message) => ({
            message,
            at: (chances.next().value ?? 0) % steps.length,
          }))
          const mixed = steps.flatMap((step, index): readonly Step[] => [
            step,
            ...slots.filter(({ at }) => at === index).map(({ message }) => adopted(message, step[0])),
          ])
          // Whatever came first, all is known in the end: each message once more.
          const [last = "2019-03-11"] = steps.at(-1) ?? []
          return play(setting, ...mixed, ...facts.map((message) => adopted(message, last)))
        })
        if (JSON.stringify(ownOf(one!.events)) !== JSON.stringify(ownOf(other!.events))) return
        same += 1
        expect(placeless(other!.state)).toEqual(placeless(one!.state))
      }),
      { numRuns: 400 },
    )
    // The law says something only where it is tried.
    expect(same).toBeGreaterThan(100)
  })

  it("never overwrites what our own acts made of the case", () => {
    fc.assert(
      fc.property(cases, batches, fc.nat(), (random, facts, chance) => {
        const { events, state } = playWith(random, chance % random.steps.length, facts)
        const own = fold(ownAlone(events))
        expect(placeless({ ...(state.outside?.own ?? state), version: 0 })).toEqual(
          placeless({ ...own, version: 0 }),
        )
      }),
      runs,
    )
  })

  it("refuses none of a case that is open, and makes a task of every conflict", () => {
    fc.assert(
      fc.property(cases, batches, ({ setting, steps }, facts) => {
        const { refusals, state } = play(
          setting,
          ...steps.slice(0, 1),
          ...facts.map((message) => adopted(message, "2019-04-20")),
        )
        fc.pre(refusals[0] === null)
        expect(refusals.filter((refusal) => refusal !== null)).toEqual([])
        expect(state.tasks.includes("resolve-conflict")).toBe(openConflicts(state).length > 0)
        const findings = outsideFindings(state, { ...setting, on: plainDate(horizon) })
        for (const { message } of findings) expect(message.zh && message.en).toBeTruthy()
        for (const { kind } of openConflicts(state))
          expect(findings).toContainEqual(expect.objectContaining({ code: kind, severity: "error" }))
      }),
      runs,
    )
  })

  it("lets nothing favourable stand while anything is owed here", () => {
    fc.assert(
      fc.property(withoutRenewals, batches, fc.nat(), (random, facts, chance) => {
        const { state } = playWith(random, chance % random.steps.length, facts)
        if (state.decision?.favourable) expect(state.owing?.owed ?? []).toEqual([])
      }),
      runs,
    )
  })

  it("leads to where the case would stand had no timer run before; a task once opened may stay", () => {
    fc.assert(
      fc.property(cases, batches, fc.nat(), (random, facts, chance) => {
        const at = chance % random.steps.length
        const { setting, steps } = random
        const [on = "2019-03-11"] = steps[at] ?? []
        const timed = ([day, command, actor]: Step): readonly Step[] => [
          [day, { type: "pass-time" }, platform],
          actor ? [day, command, actor] : [day, command],
        ]
        const all = [
          ...steps.slice(0, at + 1),
          ...facts.map((message) => adopted(message, on)),
          ...steps.slice(at + 1),
        ]
        const settle: Step = [horizon, { type: "pass-time" }, platform]
        const [late, never] = [
          [...all.flatMap(timed), settle],
          [...all, settle],
        ].map((list) => play(setting, ...list))
        expect(standing(late!.state)).toEqual(standing(never!.state))
      }),
      { numRuns: 400 },
    )
  })
})

it("the random messages come by every conflict, and every event has the shape its definition says", () => {
  const kinds = new Set<string>()
  const reader = eventReader(caseEventDefinitions)
  const sample = fc.sample(fc.tuple(cases, batches), { numRuns: 1500, seed: 11 })
  for (const [{ setting, steps }, facts] of sample) {
    const played = play(setting, ...steps, ...facts.map((message) => adopted(message, "2019-05-20")))
    for (const { kind } of openConflicts(played.state)) kinds.add(kind)
    const settled = settledAll(setting, played.state)
    expect(openConflicts(fold(settled, played.state))).toEqual([])
    for (const event of [...played.events, ...settled])
      expect(Result.getOrThrow(reader.read(event))).toEqual(event)
  }
  expect([...kinds].toSorted()).toEqual([
    "acceptance-date",
    "accepted-after-end",
    "decided-after-end",
    "decided-otherwise",
    "decided-while-owed",
    "ended-after-decision",
    "message-changed",
    "outside-disagrees",
    "part-finished-otherwise",
    "supplemented-after-withdrawal",
  ])
})

/** The events of settling one conflict after another, theirs first where it may be, until none is left. */
function settledAll(setting: Setting, from: CaseState): readonly CaseEvent[] {
  const events: CaseEvent[] = []
  let state = from
  for (let left = 30; left > 0; left -= 1) {
    const [conflict] = openConflicts(state)
    if (conflict === undefined) return events
    const command: CaseCommand = {
      type: "settle-conflict",
      conflict: conflict.id,
      keep: left % 2 === 0 ? "theirs" : "ours",
      reasons: ["because"],
      chosen: 0,
    }
    const done = Result.getOrThrow(decideCase(state, command, contextOn(setting, horizon, decider)))
    events.push(...done)
    state = fold(done, state)
  }
  return events
}

/** Tasks that stay once they were opened, though the day they were opened for moved. */
const MAY_STAY: ReadonlySet<string> = new Set([
  "explain-overdue",
  "verify-commitment",
  "urge-part",
  "decide-on-broken-commitment",
])

/** Where a case stands, without how many events led there and what our half alone would be. */
function standing(state: CaseState) {
  const tasks = state.tasks.filter((task) => !MAY_STAY.has(task)).toSorted()
  const { clocks, record } = state.outside ?? {}
  const { renewedFrom: _, ...decision } = state.decision ?? {}
  // What the law was taken to have brought about, before more was known, has its paper in the log all the same.
  const documents = state.documents.filter(({ kind }) => !kind.startsWith("deemed-"))
  const outside = { clocks, record }
  return placeless({ ...state, decision, tasks, documents, version: 0, outside } as never)
}

function shuffled<T>(list: readonly T[], chances: Iterator<number>): readonly T[] {
  return list
    .map((value) => ({ value, at: chances.next().value ?? 0 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
