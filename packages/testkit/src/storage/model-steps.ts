/** Random steps, small enough in names and times that they meet one another. */
import * as fc from "fast-check"

const few = (prefix: string, count: number) => fc.nat({ max: count - 1 }).map((at) => `${prefix}${at}`)
const mostly = <T>(value: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 })
const when = fc.nat({ max: 20 })

/** Versions and checkpoints are said as differences from what is true, so that most acts are sound. */
const actPlan = fc.record({
  commandId: few("c", 12),
  digest: mostly("d", "e"),
  append: some(fc.record({ stream: few("s", 3), off: mostly(0, -1, 1), events: fc.nat({ max: 2 }) })),
  unique: some(
    fc.record({
      scope: few("scope", 2),
      key: few("k", 2),
      action: fc.constantFrom("take", "release"),
      holder: few("h", 2),
    }),
  ),
  views: some(
    fc.record({
      view: few("v", 2),
      version: fc.integer({ min: 1, max: 2 }),
      key: few("row", 6),
      doc: fc.constantFrom(null, { n: 1 }, { n: 2 }),
      index: fc.record(
        { state: fc.constantFrom("open", "shut"), n: fc.option(fc.integer({ min: -2, max: 3 })) },
        { requiredKeys: [] },
      ),
    }),
  ),
  timers: some(fc.record({ id: few("t", 3), due: fc.option(when), subject: few("about", 2) })),
  messages: some(fc.record({ id: few("m", 6), port: few("p", 2), available: when })),
  checkpoints: some(fc.record({ name: few("reader", 2), off: mostly(0, 1), to: fc.nat({ max: 9 }) })),
})

const query = fc.record(
  {
    where: fc.record(
      { state: fc.constantFrom("open", "shut"), n: fc.constantFrom(0, 1, null) },
      { requiredKeys: [] },
    ),
    range: fc.record(
      {
        field: fc.constantFrom("n", "state"),
        descending: fc.boolean(),
        from: fc.integer({ min: -3, max: 3 }),
      },
      { requiredKeys: ["field"] },
    ),
  },
  { requiredKeys: [] },
)

/** One step of a story. */
export const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("commit"),
      acts: fc.array(actPlan, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("find"), query, limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("claim"),
      now: when,
      length: fc.nat({ max: 8 }),
      limit: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("settle"),
      which: fc.nat(),
      outcome: fc.constantFrom("done", "retry", "dead"),
      available: when,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("lease"),
      holder: few("h", 2),
      now: when,
      length: fc.integer({ min: -1, max: 8 }),
    }),
  },
)

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
export type ActPlan = typeof actPlan extends fc.Arbitrary<infer P> ? P : never
