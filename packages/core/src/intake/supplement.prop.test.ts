import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, plainDate } from "../time/index.ts"
import {
  clerk,
  confirmation,
  examination,
  examine,
  inZhejiang,
  needed,
  paper,
  passTime,
  play,
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
import { afterwards } from "./late.fixture.ts"
import { calendar, practice2018 } from "./law.fixture.ts"

// The intake outcome and the fate of a supplement, against a small model that knows the sample item by
// heart and nothing of the code: sets of ids, and the one last day.

const runs = { numRuns: 150 }
const opened = "2019-03-05"
/** Ten working days from the day of the notice. */
const lastDay = "2019-03-19"
const gaps = fc.subarray([...needed])
const owable = new Set<string>(["report", "proof"])

describe("the outcome of an examination", () => {
  it("follows from what is missing and from whether the applicant opts for tolerance", () => {
    fc.assert(
      fc.property(gaps, fc.boolean(), (missing, opts) => {
        const by = opts ? tolerant : examination
        const { refusals, state } = play(inZhejiang, [
          opened,
          submit(without(...missing), opened, { examination: by }),
        ])
        if (missing.length === 0) expect(state.acceptance?.how).toBe("complete")
        else if (!opts)
          expect(state.correction?.open.map((s) => s.requirement).toSorted()).toEqual(missing.toSorted())
        else if (missing.every((id) => owable.has(id))) expect(state.acceptance?.how).toBe("tolerant")
        else expect(refusals).toMatchObject([{ _tag: "ToleranceUnavailable", because: "not-deferrable" }])
      }),
      runs,
    )
  })
})

interface Parcel {
  readonly id: string
  /** Days from the notice to its arrival, and to its posting. */
  readonly arrived: number
  readonly posted: number | null
  /** Days that the clerk takes to write it down. */
  readonly delay: number
  readonly wrong: boolean
}
const parcel = (id: string): fc.Arbitrary<Parcel> =>
  fc.record({
    id: fc.constant(id),
    arrived: fc.integer({ min: 0, max: 24 }),
    posted: fc.option(fc.nat({ max: 24 })),
    delay: fc.nat({ max: 6 }),
    wrong: fc.boolean(),
  })
const dayOf = (days: number) => addDays(plainDate(opened), days)
const isInTime = ({ arrived, posted }: Parcel) =>
  dayOf(arrived) <= lastDay || (posted !== null && dayOf(posted) <= lastDay)
const stepOf = ({ arrived, delay, id, posted, wrong }: Parcel): Step =>
  afterwards(
    dayOf(arrived + delay),
    supplement(
      [wrong ? spoiled(id) : paper(id)],
      received(dayOf(arrived), {
        channel: "courier",
        ...(posted === null ? {} : { postedOn: dayOf(posted) }),
      }),
    ),
  )
const inOrder = (steps: readonly Step[]) => steps.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
const someGaps = fc.subarray([...needed], { minLength: 1, maxLength: 3 })
const later: Step = ["2019-05-06", passTime, timer]

describe("supplements under the Zhejiang regulation (art. 11¶3)", () => {
  const parcels = someGaps.chain((ids) => fc.tuple(...ids.map(parcel)))

  it("keep the application where each came in time, posted or arrived; else it is deemed withdrawn", () => {
    fc.assert(
      fc.property(parcels, (list) => {
        const missing = list.map(({ id }) => id)
        const notified: Step = [opened, submit(without(...missing), opened, { examination })]
        const { state } = play(inZhejiang, notified, ...inOrder(list.map(stepOf)), later)
        const isSupplied = list.every(isInTime)
        expect(state.phase).toBe(isSupplied ? "correcting" : "deemed-withdrawn")
        if (!isSupplied) return
        const isRight = list.every(({ wrong }) => !wrong)
        expect(state.tasks).toEqual([isRight ? "accept-or-refuse" : "decide-on-lapsed-supplement"])
        const examined = play(inZhejiang, notified, ...inOrder(list.map(stepOf)), ["2019-05-06", examine()])
        const last = list
          .map(({ arrived }) => dayOf(arrived))
          .toSorted()
          .at(-1)
        if (isRight) expect(examined.state.acceptance).toEqual({ on: last, how: "complete" })
        else expect(examined.refusals.at(-1)).toMatchObject({ _tag: "AlreadyNotified" })
      }),
      runs,
    )
  })
})

describe("supplements that are all correct and in time", () => {
  const settings: readonly Setting[] = [
    inZhejiang,
    { item: confirmation, ruleSet: { ...practice2018, validTo: null }, calendar },
  ]
  const ordered = fc
    .tuple(fc.constantFrom(...settings), fc.subarray([...needed], { minLength: 2 }))
    .chain(([setting, ids]) =>
      fc.record({
        setting: fc.constant(setting),
        ids: fc.constant(ids),
        other: fc.shuffledSubarray(ids, { minLength: ids.length }),
        arrivals: fc.array(fc.nat({ max: 9 }), { minLength: ids.length, maxLength: ids.length }),
      }),
    )

  it("give the same outcome in any order they are written down", () => {
    fc.assert(
      fc.property(ordered, fc.boolean(), ({ arrivals, ids, other, setting }, opts) => {
        const isOwable = ids.every((id) => owable.has(id))
        const by = opts && isOwable ? tolerant : examination
        const first: Step = [opened, submit(without(...ids), opened, { examination: by })]
        const written = "2019-03-18"
        const step = (id: (typeof needed)[number]): Step =>
          afterwards(written, supplement([paper(id)], dayOf(arrivals[ids.indexOf(id)] ?? 0)))
        const outcome = (order: typeof ids) => {
          const { state } = play(setting, first, ...order.map(step), [written, examine(), clerk])
          return {
            acceptance: state.acceptance,
            owing: state.owing,
            phase: state.phase,
            promised: state.promised,
            tasks: state.tasks,
          }
        }
        expect(outcome(other)).toEqual(outcome(ids))
        expect(outcome(ids)).toMatchObject({ phase: "accepted", tasks: [] })
      }),
      runs,
    )
  })

  it("never make an application less complete, one document more", () => {
    fc.assert(
      fc.property(gaps, fc.constantFrom(...needed), (missing, extra) => {
        if (missing.length === 0) return
        const notified: Step = [opened, submit(without(...missing), opened, { examination })]
        const open = (...steps: readonly Step[]) =>
          play(inZhejiang, notified, ...steps).state.correction?.open.map(({ requirement }) => requirement) ??
          []
        const before = open()
        const after = open([opened, supplement([paper(extra)], opened)])
        expect(after).toEqual(before.filter((id) => id !== extra))
      }),
      runs,
    )
  })
})
