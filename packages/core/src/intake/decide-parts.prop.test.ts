import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, plainDate } from "../time/index.ts"
import { all, play, type Step, submit, examination, clerk } from "./case.fixture.ts"
import { afterwards } from "./late.fixture.ts"
import { of, part, withParts } from "./parts.fixture.ts"
import { finishPart } from "./whole-case.fixture.ts"

// Receipts in any topology, against a model that knows only who waits for whom and when each was told
// (浙江省保障“最多跑一次”改革规定 art. 5).

interface Order {
  readonly id: string
  readonly after: readonly string[]
}

/** Parts that wait only for parts named before them, listed in any order. */
const topologies: fc.Arbitrary<readonly Order[]> = fc
  .integer({ min: 1, max: 6 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => fc.nat({ max: 2 ** at - 1 }))))
  .chain((bits) => {
    const parts = bits.map((bit, at) => ({
      id: `p${at}`,
      after: bits.flatMap((_, before) => (before < at && bit & (2 ** before) ? [`p${before}`] : [])),
    }))
    return fc.shuffledSubarray(parts, { minLength: parts.length })
  })

/** What is asked next: which part, done or handed papers, how many days ago the others were told, and the days that pass. */
const moves = fc.array(
  fc.record({
    part: fc.nat({ max: 5 }),
    what: fc.constantFrom("finish", "finish", "finish", "hand"),
    ago: fc.nat({ max: 4 }),
    pass: fc.nat({ max: 3 }),
  }),
  { maxLength: 24 },
)

const start = plainDate("2019-03-04")

describe("the receipt of every authority, in any topology", () => {
  it("is the window's, or the latest written notice of those before, whatever the order of entries", () => {
    fc.assert(
      fc.property(topologies, moves, fc.nat({ max: 4 }), (topology, asked, examinedAfter) => {
        const setting = withParts(...topology.map(({ after, id }) => part(id, after)))
        let today = addDays(start, examinedAfter)
        const steps: Step[] = [
          [start, submit(all, start), clerk],
          [today, { type: "examine", examination }, clerk],
        ]
        const told = new Map<string, string>()
        const receivedOn = ({ after }: Order): string | undefined => {
          const notices = after.map((id) => told.get(id))
          if (notices.includes(undefined)) return undefined
          return [start as string, ...notices.map((day) => day ?? "")].toSorted().at(-1)
        }
        const expected: (string | null)[] = [null, null]
        for (const { ago, part: at, pass, what } of asked) {
          today = addDays(today, pass)
          const order = topology[at % topology.length]
          if (order === undefined) continue
          const { id } = order
          const toldOn = addDays(today, -ago)
          const received = receivedOn(order)
          const isUnderWay = received !== undefined && !told.has(id)
          if (what === "hand") {
            steps.push([today, { type: "hand-to-reviewer", part: id }, clerk])
            expected.push(isUnderWay ? null : "NoSuchPart")
            continue
          }
          steps.push(afterwards(today, finishPart(id, toldOn), of(id)))
          expected.push(!isUnderWay ? "NoSuchPart" : toldOn < received ? "DateTooEarly" : null)
          if (expected.at(-1) === null) told.set(id, toldOn)
        }
        const { refusals, state } = play(setting, ...steps)
        expect(refusals.map((refusal) => refusal?._tag ?? null)).toEqual(expected)
        const receipts = topology.flatMap((order) => {
          const on = receivedOn(order)
          return on === undefined ? [] : [[order.id, on] as const]
        })
        const actual = Object.entries(state.parts).map(([id, each]) => [id, each.receivedOn])
        expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(receipts))
      }),
      { numRuns: 300 },
    )
  })
})
