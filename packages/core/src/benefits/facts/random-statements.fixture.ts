/** What several sources say of one person, at random. */
import * as fc from "fast-check"
import { never, unknown, withheld } from "../../rules/index.ts"
import { plainDate } from "../../time/index.ts"
import type { Statement } from "./statement.ts"

const days = fc
  .tuple(fc.integer({ min: 2011, max: 2019 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 2, 15, 28))
  .map(([year, month, day]) =>
    plainDate(`${year}-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`),
  )
const said = fc.oneof(
  fc.record({
    fact: fc.constant("born"),
    value: fc.constantFrom<Statement["value"]>(
      "1931-05-20",
      "1931",
      "1936-02-29",
      "1928-09-10",
      "1928",
      "1932-01",
      unknown,
    ),
    from: fc.constant(null),
  }),
  fc.record({
    fact: fc.constant("registeredIn"),
    value: fc.constantFrom<Statement["value"]>("990101", "990102", "990100"),
    from: fc.option(days),
  }),
  fc.record({
    fact: fc.constant("died"),
    value: fc.constantFrom<Statement["value"]>(never, "2018-07-03", "2017-12", never, withheld),
    from: fc.constant(null),
  }),
  fc.record({
    fact: fc.constant("paidElsewhere"),
    value: fc.constantFrom<Statement["value"]>(false, false, true),
    from: fc.option(days),
  }),
)

/** What the register knew of old; each fact is now and then missing. */
const known = fc
  .tuple(
    fc.constantFrom("1931-05-20", "1928-09-10", "1928", "1936-02-29"),
    fc.subarray(["born", "registeredIn", "died", "paidElsewhere"], { minLength: 2 }),
  )
  .map(([born, facts]) => {
    const values = { born, registeredIn: "990101", died: never, paidElsewhere: false }
    return facts.map((fact) => ({ fact, value: values[fact as keyof typeof values], from: null }))
  })

/** Each with an id of its own. */
export const randomStatements: fc.Arbitrary<readonly Statement[]> = fc
  .tuple(
    known,
    fc.array(
      fc.record({
        said,
        asOf: days,
        source: fc.constantFrom("population", "home-visit"),
        settles: fc.integer({ min: 0, max: 7 }),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([old, all]) => [
    ...old.map((what): Statement => ({
      id: `old-${what.fact}`,
      ...what,
      asOf: plainDate("2010-12-01"),
      source: "population",
    })),
    ...all.map(({ asOf, said: what, settles, source }, at): Statement => ({
      id: `s${at}`,
      ...what,
      asOf,
      ...(settles === 0 ? { source: "decision", settles: true } : { source }),
    })),
  ])
