import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, isPromisedTooLate, plainDate, workingDays } from "../time/index.ts"
import {
  all,
  confirmation,
  examination,
  examine,
  inZhejiang,
  licence,
  needed,
  paper,
  passTime,
  play,
  playOn,
  received,
  type Setting,
  spoiled,
  type Step,
  submit,
  supplement,
  timer,
  tolerant,
  without,
} from "./case.fixture.ts"
import { type Day, dayFrom, nthWorked } from "./day-by-day.fixture.ts"
import { type CaseCommand, type CaseState, evolve, noCase } from "./index.ts"
import { calendar, licensingInZhejiang, oneVisit, practice2018 } from "./law.fixture.ts"
import { randomCases } from "./random-case.fixture.ts"
import { text } from "../reasons/index.ts"
import { whole } from "./whole-case.fixture.ts"

// Laws of a case that hold whatever its life was: of its two clocks, and of what is handed in. Days are found by
// walking, and never by the arithmetic of the code.

const runs = { numRuns: 150 }
const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
const practised: Setting = { item: confirmation, ruleSet: { ...practice2018, validTo: null }, calendar }
type ClockName = "statutory" | "promised"

const stop = (clock: ClockName, from: Day, reason: string): CaseCommand => ({
  type: "suspend-clock",
  clock,
  reason,
  from: plainDate(from),
  toldInWritingOn: plainDate(from),
})
const goOn = (clock: ClockName, on: Day): CaseCommand => ({ type: "resume-clock", clock, on: plainDate(on) })
const first = "2019-03-05"
const accepted: Step = [first, submit(all, first, { examination })]

describe("the promised clock and the statutory one", () => {
  it("promise no day after the statutory one, whatever stops, lengthens or moves either", () => {
    fc.assert(
      fc.property(randomCases, ({ setting, steps }) => {
        let state: CaseState = noCase
        for (const event of play(setting, ...steps).events) {
          state = evolve(state, event)
          const { promised, statutory } = state
          if (promised === null || statutory === null) continue
          expect(isPromisedTooLate(statutory, promised)).toBe(false)
        }
      }),
      runs,
    )
  })

  it("bind by the earlier of their days: past it the lateness is explained, and nothing is owed beyond it", () => {
    const stops = fc.record({
      setting: fc.constantFrom(licensed, whole),
      after: fc.nat({ max: 5 }),
      stands: fc.integer({ min: 1, max: 60 }),
      by: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(stops, ({ after, by, setting, stands }) => {
        const from = dayFrom(first, after)
        const { refusals, state } = play(
          setting,
          [
            first,
            submit(without("report"), first, {
              examination: { ...tolerant, supplementWithin: workingDays(1 + after) },
            }),
          ],
          [from, stop("promised", from, "site-visit")],
          [from, goOn("promised", dayFrom(from, stands))],
          [from, { type: "extend-supplement", by: workingDays(by), reasons: ["flood"] }],
        )
        expect(refusals.slice(0, 3)).toEqual([null, null, null])
        const [promised, statutory, owed] = [state.promised, state.statutory, state.owing?.deadline].map(
          (deadline) => deadline?.dueOn ?? "",
        ) as [string, string, string]
        const binding = promised < statutory ? promised : statutory
        expect(owed <= binding).toBe(true)
        const tasks = (on: Day) => playOn(state, setting, [on, passTime, timer]).state.tasks
        expect(tasks(binding)).not.toContain("explain-overdue")
        expect(tasks(dayFrom(binding, 1))).toContain("explain-overdue")
      }),
      runs,
    )
  })
})

describe("a stop of n working days (行政许可法 art. 45)", () => {
  const cases = fc.record({
    clock: fc.constantFrom<ClockName>("statutory", "promised"),
    before: fc.integer({ min: 1, max: 4 }),
    n: fc.integer({ min: 1, max: 20 }),
    between: fc.integer({ min: 1, max: 4 }),
    m: fc.integer({ min: 1, max: 20 }),
  })
  const nth = (day: Day, n: number) => nthWorked(day, n, "first") ?? ""
  /** So long by law that what is promised never ends with it. */
  const roomy: Setting = { ...licensed, item: { ...licence, statutoryTerm: workingDays(90) } }
  const dueOf = (clock: ClockName, ...steps: readonly Step[]) => {
    const { refusals, state } = play(roomy, accepted, ...steps)
    expect(refusals.filter((refusal) => refusal !== null)).toEqual([])
    return state[clock]?.dueOn ?? ""
  }
  const stood = (clock: ClockName, from: Day, n: number): readonly Step[] => [
    [from, stop(clock, from, "hearing")],
    [nth(from, n), goOn(clock, nth(from, n))],
  ]

  it("moves the last day by just n, and two that lie apart by the sum of theirs", () => {
    fc.assert(
      fc.property(cases, ({ before, between, clock, m, n }) => {
        const plain = dueOf(clock)
        const one = nth(first, before)
        expect(dueOf(clock, ...stood(clock, one, n))).toBe(nth(plain, n))
        const two = nth(nth(one, n), between)
        expect(dueOf(clock, ...stood(clock, one, n), ...stood(clock, two, m))).toBe(nth(plain, n + m))
      }),
      runs,
    )
  })

  it("counts a day once that two reasons share, and leaves the other clock where it was", () => {
    fc.assert(
      fc.property(cases, ({ before, between, n }) => {
        const one = nth(first, before)
        const two = nth(one, Math.min(between, n))
        const end = nth(one, n + between)
        const steps: readonly Step[] = [
          [one, stop("promised", one, "hearing")],
          [two, stop("promised", two, "site-visit")],
          [end, goOn("promised", end)],
        ]
        expect(dueOf("promised", ...steps)).toBe(nth(dueOf("promised"), n + between))
        expect(dueOf("statutory", ...steps)).toBe(dueOf("statutory"))
      }),
      runs,
    )
  })
})

describe("what is handed in", () => {
  const day = (n: number) => addDays(plainDate(first), n)
  const wanting = ({ correction, owing, phase }: CaseState): readonly string[] =>
    (phase === "correcting" ? (correction?.open ?? []) : (owing?.owed ?? []))
      .map(({ code, requirement }) => `${requirement}: ${code}`)
      .toSorted()
  const somePapers = fc.array(
    fc
      .constantFrom(...needed)
      .chain((id) => fc.constantFrom(paper(id), spoiled(id), paper(id, { receiptInLieu: true }))),
    { minLength: 1, maxLength: 3 },
  )

  it("wants less, or the same, for one correct document more: at any moment, told of or owed", () => {
    const lives = fc.record({
      setting: fc.constantFrom(inZhejiang, licensed, practised, whole),
      missing: fc.constantFrom(["report"], ["report", "proof"], ["list"], ["plan", "proof"]),
      opts: fc.boolean(),
      parcels: fc.array(somePapers, { maxLength: 4 }),
      extra: fc.constantFrom(...needed),
      at: fc.nat({ max: 4 }),
    })
    fc.assert(
      fc.property(lives, ({ at, extra, missing, opts, parcels, setting }) => {
        const isOwable = missing.every((id) => id === "report" || id === "proof")
        const by = opts && isOwable ? tolerant : examination
        const opened: Step = [first, submit(without(...missing), first, { examination: by })]
        const came = parcels.map((given, n): Step => [day(n), supplement(given, day(n))])
        const { state } = play(setting, opened, ...came.slice(0, at))
        const more = playOn(state, setting, [day(at), supplement([paper(extra)], day(at))]).state
        expect(wanting(more)).toEqual(wanting(state).filter((each) => !each.startsWith(`${extra}:`)))
        expect(more.owing?.late ?? false).toBe(false)
      }),
      runs,
    )
  })

  it("leads to one outcome in whatever parcels and order it comes, each posted or arriving in time", () => {
    const lives = fc
      .record({
        setting: fc.constantFrom(inZhejiang, licensed, practised, whole),
        missing: fc.subarray(["report", "proof", "list", "plan"], { minLength: 2 }),
        opts: fc.boolean(),
      })
      .chain(({ missing, opts, setting }) =>
        fc.record({
          setting: fc.constant(setting),
          missing: fc.constant(missing),
          opts: fc.constant(opts),
          order: fc.shuffledSubarray(missing, { minLength: missing.length }),
          cut: fc.nat({ max: missing.length }),
        }),
      )
    fc.assert(
      fc.property(lives, ({ cut, missing, opts, order, setting }) => {
        const isOwable = missing.every((id) => id === "report" || id === "proof")
        const by = opts && isOwable ? tolerant : examination
        const opened: Step = [first, submit(without(...missing), first, { examination: by })]
        // All arrive on one day after the last, posted in time.
        const [posted, on] = [plainDate("2019-03-19"), plainDate("2019-03-22")]
        const parcel = (ids: readonly string[]): readonly Step[] =>
          ids.length === 0
            ? []
            : [
                [
                  on,
                  supplement(
                    ids.map((id) => paper(id)),
                    received(on, { channel: "courier", postedOn: posted }),
                  ),
                ],
              ]
        const outcome = (...parcels: readonly (readonly string[])[]) => {
          const steps = parcels.flatMap(parcel)
          const { state } = play(setting, opened, ...steps, [on, examine()])
          const { acceptance, owing, phase, promised, statutory } = state
          return { acceptance, late: owing?.late, owed: owing?.owed, phase, promised, statutory }
        }
        const whole = outcome(missing)
        expect(whole.phase).toBe("accepted")
        // Between two parcels the notice may lapse: what was posted in time takes it back each time.
        expect(outcome(order.slice(0, cut), order.slice(cut))).toEqual(whole)
        expect(outcome(...order.map((id) => [id]))).toEqual(whole)
      }),
      runs,
    )
  })
})

it("tolerance is denied by a record in force and never by an unknown, a clear or a lapsed one", () => {
  const findings = fc.record({
    recognised: fc.nat({ max: 20 }),
    lasts: fc.integer({ min: 1, max: 20 }),
    looks: fc.nat({ max: 40 }),
  })
  fc.assert(
    fc.property(findings, ({ lasts, looks, recognised }) => {
      const on = dayFrom(first, looks)
      const record = {
        id: "record-1",
        basis: oneVisit("14"),
        recognisedOn: plainDate(dayFrom(first, recognised)),
        until: plainDate(dayFrom(first, recognised + lasts)),
        objection: text("异议", "objection"),
        repair: text("修复", "repair"),
      }
      const isInForce = looks >= recognised && looks < recognised + lasts
      const outcome = (credit: object) => {
        const examined = {
          ...tolerant,
          supplementWithin: workingDays(1),
          tolerance: { ...tolerant.tolerance, ...credit },
        }
        const opened = submit(without("report"), on, { examination: examined as typeof tolerant })
        return play(whole, [on, opened]).refusals[0]?._tag ?? "accepted"
      }
      expect(outcome({ credit: { state: "recorded", record } })).toBe(
        isInForce ? "ToleranceDenied" : "accepted",
      )
      expect(outcome({})).toBe("accepted")
      expect(outcome({ credit: { state: "unknown" } })).toBe("accepted")
      expect(outcome({ credit: { state: "clear", asOf: plainDate(on) } })).toBe("accepted")
    }),
    runs,
  )
})
