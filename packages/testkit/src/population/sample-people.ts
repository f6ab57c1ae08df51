/** The people of the contract's population, month by month: some change, some go and come back, some are new. */
import {
  disputed,
  type FactValues,
  lower,
  NEVER,
  never,
  readFact,
  unknown,
  withheld,
} from "@onevisit/core/rules"
import { addMonthsToMonth, month, type Month, type PlainDate, plainDate } from "@onevisit/core/time"
import { allowance, boundIn } from "./sample-rule.ts"

/** What a row's columns say of a fact, in the whole numbers of plans: what it may be, or nothing. */
export interface PopulationCell {
  readonly first: number
  readonly last: number
}

/** A subject as the feed has it: the facts as rules read them, and the same in columns. */
export interface PopulationRow {
  /** Digits alone, so that it fits columns of texts and of whole numbers. */
  readonly id: string
  readonly facts: FactValues
  /**
   * Of `born` and `died` the first and the last day from 1970-01-01 (`NEVER` for never), of `registeredIn` the place and
   * the last place below it, of `paidElsewhere` 0 or 1. `null` is unknown.
   */
  readonly cells: Readonly<Record<"born" | "registeredIn" | "died" | "paidElsewhere", PopulationCell | null>>
  /** Whether something is known that columns do not hold; nothing is to be read from them then. */
  readonly odd: boolean
}

export interface FeedVersion {
  readonly asOf: PlainDate
  readonly version: string
}

/** What is otherwise in the feed than it was. */
export interface PopulationChange {
  readonly put: readonly PopulationRow[]
  readonly remove: readonly string[]
  readonly state: FeedVersion
}

const births: readonly unknown[] = [
  "1938-01-15",
  "1938-02-28",
  "1938-03-31",
  "1938-05-01",
  "1928-02-10",
  "1928-04-30",
  "1918-03-01",
  "1936-02-29",
  "1950-06-06",
  "1938",
  "1938-03",
  unknown,
  disputed("1938-02-27", "1938-03-01"),
  "1920-12-31",
  "not a date",
]
const deaths: readonly unknown[] = [
  never,
  never,
  never,
  never,
  "2018-02-11",
  "2017-01-01",
  "2018-03",
  unknown,
  never,
]
const places: readonly unknown[] = ["990101", "990101", "990101", "990102", "990101", "990100", unknown]
const payments: readonly unknown[] = [
  false,
  false,
  false,
  true,
  false,
  unknown,
  false,
  withheld,
  false,
  disputed(true, false),
]

/** Someone, the same for the same number and the same turn; turn 0 is how the feed begins. */
export function someone(number: number, turn = 0): PopulationRow {
  const pick = (from: readonly unknown[], by: number) =>
    from[(number * by + turn * 3 + (number >> 3)) % from.length]
  return rowOf(String(1000 + number), {
    born: births[(number + turn * 4) % births.length],
    registeredIn: pick(places, 5),
    died: pick(deaths, 7),
    paidElsewhere: pick(payments, 3),
  } as FactValues)
}

/** A row of some facts. */
export function rowOf(id: string, facts: FactValues): PopulationRow {
  const bound = boundIn(allowance, month("2018-01"))
  const { slots } = lower(bound)
  let odd = false
  const cells = bound.facts.map((declared, at): [string, PopulationCell | null] => {
    const { possible, state } = readFact(declared, facts[declared.name])
    const [stretch, more] = possible
    if (state === "unknown" || (state === "known" && possible === declared.domain))
      return [declared.name, null]
    if (state !== "known" || stretch === undefined || more !== undefined) {
      odd = true
      return [declared.name, null]
    }
    const { shape } = slots[at] as (typeof slots)[number]
    const isNever = shape === "days" && stretch.from >= NEVER
    return [
      declared.name,
      isNever ? { first: NEVER, last: NEVER } : { first: stretch.from, last: stretch.to },
    ]
  })
  return { id, facts, odd, cells: Object.fromEntries(cells) as PopulationRow["cells"] }
}

const PEOPLE = 120

export const firstMonth = month("2018-01")
export const firstPeople: readonly PopulationRow[] = Array.from({ length: PEOPLE }, (_, at) => someone(at))
export const firstState: FeedVersion = { asOf: plainDate("2018-01-01"), version: "1" }

/** The months after the first, each with what has changed by then. In March nothing has: only time has passed. */
export const laterMonths: readonly { readonly month: Month; readonly change: PopulationChange | null }[] = [
  1, 2, 3, 4, 5,
].map((at) => ({
  month: addMonthsToMonth(firstMonth, at),
  change:
    at === 2
      ? null
      : {
          put: [
            ...[3, 17, 31, 44, 58, 71, 86, 99].map((number) => someone((number + at * 5) % PEOPLE, at)),
            someone(PEOPLE + at),
            // Who went comes back.
            ...(at === 4 ? [5, 21].map((number) => someone(number)) : []),
          ],
          remove: at === 1 ? ["1005", "1021", "1023"] : at === 5 ? ["1000", "1040"] : [],
          state: { asOf: plainDate(`2018-0${at + 1}-01`), version: String(at + 1) },
        },
}))
