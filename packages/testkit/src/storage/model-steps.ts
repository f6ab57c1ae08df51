/** Random steps, small enough in names and times that they meet one another. */
import * as fc from "fast-check"
import { hostileTexts, hostileValues } from "../hostile.ts"

const few = (prefix: string, count: number) => fc.nat({ max: count - 1 }).map((at) => `${prefix}${at}`)
const mostly = <T>(value: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 })
const when = fc.nat({ max: 20 })
const limit = fc.nat({ max: 4 })

const anyValue = fc.oneof(
  { weight: 3, arbitrary: fc.constant<unknown>("plain") },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...hostileValues, ...hostileTexts) },
)
/** Texts that careless storages take for one another, or put in another order. */
const states = ["open", "shut", "A", "a", "a ", "é", "e\u0301", "10", "2", "\uffff", "𠮷"] as const
const state = mostly<string>("open", ...states)

/** Versions and checkpoints are said as differences from what is true, so that most acts are sound. */
const actPlan = fc.record({
  commandId: few("c", 12),
  digest: mostly("d", "e"),
  append: some(
    fc.record({ stream: few("s", 3), off: mostly(0, -1, 1), events: fc.nat({ max: 2 }), value: anyValue }),
  ),
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
      doc: fc.oneof(fc.constantFrom<unknown>(null, { n: 1 }), anyValue),
      index: fc.record({ state, n: fc.option(fc.integer({ min: -2, max: 3 })) }, { requiredKeys: [] }),
    }),
  ),
  timers: some(fc.record({ id: few("t", 3), due: fc.option(when), subject: few("about", 2) })),
  messages: some(fc.record({ id: few("m", 6), port: few("p", 2), available: when, value: anyValue })),
  checkpoints: some(fc.record({ name: few("reader", 2), off: mostly(0, 1), to: fc.nat({ max: 9 }) })),
})

const query = fc.record(
  {
    where: fc.record({ state, n: fc.constantFrom(0, 1, null) }, { requiredKeys: [] }),
    range: fc.record(
      {
        field: fc.constantFrom("n", "state"),
        descending: fc.boolean(),
        from: fc.integer({ min: -3, max: 3 }),
        to: fc.integer({ min: -3, max: 3 }),
      },
      { requiredKeys: ["field"] },
    ),
  },
  { requiredKeys: [] },
)

const steps = {
  commit: fc.record({
    kind: fc.constant("commit" as const),
    acts: fc.array(actPlan, { minLength: 1, maxLength: 3 }),
  }),
  find: fc.record({ kind: fc.constant("find" as const), query, limit: fc.integer({ min: 1, max: 4 }) }),
  read: fc.record({
    kind: fc.constant("read" as const),
    stream: few("s", 3),
    after: fc.nat({ max: 5 }),
    limit,
  }),
  look: fc.record({
    kind: fc.constant("look" as const),
    key: few("row", 6),
    until: when,
    limit,
  }),
  claim: fc.record({
    kind: fc.constant("claim" as const),
    now: when,
    length: fc.nat({ max: 8 }),
    limit,
    ports: fc.option(fc.subarray(["p0", "p1"]), { nil: undefined }),
  }),
  settle: fc.record({
    kind: fc.constant("settle" as const),
    settled: fc.array(
      fc.record({ which: fc.nat(), outcome: fc.constantFrom("done", "retry", "dead"), available: when }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  lease: fc.record({
    kind: fc.constant("lease" as const),
    name: few("token", 2),
    holder: few("h", 2),
    now: when,
    length: fc.integer({ min: -1, max: 8 }),
  }),
  reopen: fc.record({ kind: fc.constant("reopen" as const) }),
}

/** One step of a story. */
export const step = fc.oneof(
  { weight: 12, arbitrary: steps.commit },
  { weight: 4, arbitrary: steps.find },
  { weight: 2, arbitrary: steps.read },
  { weight: 2, arbitrary: steps.look },
  { weight: 4, arbitrary: steps.claim },
  { weight: 4, arbitrary: steps.settle },
  { weight: 2, arbitrary: steps.lease },
  { weight: 1, arbitrary: steps.reopen },
)

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
export type StepOf<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>
export type ActPlan = typeof actPlan extends fc.Arbitrary<infer P> ? P : never
