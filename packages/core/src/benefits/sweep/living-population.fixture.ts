/** A population whose people age, move, die, come back to life in the register, are unknown, disputed and missing. */
import * as fc from "fast-check"
import * as Result from "effect/Result"
import {
  bindRule,
  type BoundRule,
  type ColumnBatch,
  compileColumns,
  compileRow,
  disputed,
  encodeRows,
  type FactValues,
  lower,
  never,
  type Outcome,
  type Plan,
  unknown,
} from "../../rules/index.ts"
import type { Month } from "../../time/index.ts"
import { allowance } from "../programme/programme.fixture.ts"
import type { Programme } from "../programme/index.ts"
import type { SweepInput } from "./sweep-all.ts"

export interface Person {
  readonly facts: FactValues
  /** Whether the feed has them. */
  readonly present: boolean
}

const birthdays = fc.oneof(
  { arbitrary: fc.integer({ min: 1917, max: 1940 }).map(String), weight: 1 },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom(1918, 1919, 1928, 1929, 1938, 1939),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([year, month, day]) => `${year}-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`),
    weight: 6,
  },
  { arbitrary: fc.constantFrom("1936-02-29", "1928-02-29", "1938-07", "1928-12-31"), weight: 1 },
  { arbitrary: fc.constant(unknown), weight: 1 },
  { arbitrary: fc.constant(disputed("1938-06-30", "1938-07-01")), weight: 1 },
)
const deaths = fc.oneof(
  { arbitrary: fc.constant(never), weight: 6 },
  { arbitrary: fc.constantFrom("2018-02-11", "2018-07-31", "2018-11", "2018-08-01"), weight: 2 },
  { arbitrary: fc.constant(unknown), weight: 1 },
)
export const persons: fc.Arbitrary<Person> = fc
  .record({
    born: birthdays,
    registeredIn: fc.constantFrom("990101", "990101", "990101", "990102", "990100", unknown),
    died: deaths,
    paidElsewhere: fc.constantFrom<unknown>(false, false, false, true, unknown),
  })
  .chain((facts) =>
    fc
      .integer({ min: 0, max: 19 })
      .map((chance): Person => ({ facts: facts as FactValues, present: chance > 0 })),
  )

/** What a month's sweep needs of the people as they are. */
export function inputFor(programme: Programme, month: Month, people: readonly Person[]) {
  const bound: BoundRule = Result.getOrThrow(bindRule(programme.rule, { month }))
  const plan: Plan = lower(bound)
  const row = Result.getOrThrow(compileRow(bound))
  const batch: ColumnBatch = encodeRows(
    bound,
    people.map(({ facts }) => facts),
  )
  const present = new Uint8Array((people.length + 7) >> 3)
  people.forEach((person, at) => {
    if (person.present) present[at >> 3] = (present[at >> 3] as number) | (1 << (at & 7))
  })
  const complete = (at: number): Outcome => row.run(people[at]?.facts ?? {})
  const program = Result.getOrThrow(compileColumns(plan))
  return { plan, program, batch, present, complete } satisfies Omit<SweepInput, "previous"> & { plan: Plan }
}

export const programme = allowance()
