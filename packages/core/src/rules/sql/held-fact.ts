/**
 * How a fact stands in a relation, read into pieces of SQL: its value or its first and last day, and when nothing is
 * known of it or it never happened. Everything else asks only what is here.
 */
import { NEVER } from "../facts/fact-type.ts"
import { difference, hullOf, type Interval, type IntSet, single } from "../facts/int-set.ts"
import type { Slot } from "../plan/plan.ts"
import { type Dialect, dayLiteral } from "./dialect.ts"
import type { Composer, Sql } from "./fragment.ts"
import type { SqlRefusal } from "./refusal.ts"
import { areDays, type DayColumns, type FactColumns, isPlace } from "./relation.ts"

/** A fact that some columns hold. */
export interface HeldFact {
  readonly slot: Slot
  /** The value, or the first and the last day; the same piece where one column says all. */
  readonly first: Sql
  readonly last: Sql
  /** What outranks the values, in order of rank. */
  readonly states: readonly { readonly when: Sql; readonly means: "unknown" | "never" }[]
  /** Whether a missing value is still possible where no state holds; it is then unknown. */
  readonly mayBeMissing: boolean
  /** Whether the first column holds `true` and `false`. */
  readonly isBoolean: boolean
  /** The values that columns may hold, without the one that stands for never. */
  readonly domain: IntSet
  /** A number as the columns hold it. */
  readonly at: (value: number) => Sql
  /** What the columns hold as a number. */
  readonly toNumber: (value: Sql) => Sql
  /** Whether what a column holds is of the right type; `null` where the database sees to that. */
  readonly typed: (value: Sql) => Sql | null
  /** A piece that the database accepts only of a column of the right type; `null` where it does not tell types apart. */
  readonly accepted: readonly Sql[]
  /** Whether values are to be checked against the domain. */
  readonly checked: boolean
}

/** What slots and columns are read with. */
export interface Reading {
  readonly compose: Composer
  readonly dialect: Dialect
  readonly constrained: boolean
}

/** A slot as its columns hold it; `null` when it has none, and by name when the columns do not fit. */
export function holdFact(
  slot: Slot,
  columns: FactColumns | undefined,
  reading: Reading,
): HeldFact | SqlRefusal | null {
  if (slot.shape === "list") return "list-fact"
  if (columns === undefined) return null
  if (areDays(columns) !== (slot.shape === "days")) return "column-shape"
  if (areDays(columns)) return holdDays(slot, columns, reading)
  if (isPlace(columns) !== (slot.shape === "code")) return "column-shape"
  if (!isPlace(columns) && columns.nullMeans === "never") return "never-not-allowed"
  const asBoolean = !isPlace(columns) && columns.as === "boolean"
  const { from, to } = hullOf(slot.domain)
  if (asBoolean && (from < 0 || to > 1)) return "column-shape"
  return holdValue(slot, columns.column, asBoolean && reading.dialect.name === "postgres", reading)
}

/** The least and the greatest number that a slot may be, never included. */
export function hullOfSlot({ domain }: Slot): Interval {
  return hullOf(domain)
}

function holdValue(
  slot: Slot,
  name: string,
  isBoolean: boolean,
  { compose, constrained, dialect }: Reading,
): HeldFact {
  const value = plain(name, { compose, constrained, dialect })
  return {
    slot,
    first: value,
    last: value,
    states: [],
    mayBeMissing: true,
    isBoolean,
    domain: slot.domain,
    at: compose.whole,
    toNumber: (held) => asWhole(held, { compose, constrained, dialect }),
    typed: (held) => (dialect.name === "sqlite" ? compose.sql`(typeof(${held}) = 'integer')` : null),
    accepted: isBoolean || dialect.name === "sqlite" ? [] : [compose.sql`((${value} & 0) IS NULL)`],
    checked: !constrained && !isBoolean,
  }
}

function holdDays(slot: Slot, columns: DayColumns, reading: Reading): HeldFact | SqlRefusal {
  const { compose, constrained, dialect } = reading
  if ((columns.nullMeans === "never" || columns.never !== undefined) && !slot.never)
    return "never-not-allowed"
  const [first, last] = [plain(columns.first, reading), plain(columns.last, reading)]
  const inDates = columns.as === "date"
  const missing =
    first === last ? compose.sql`(${first} IS NULL)` : compose.sql`(${first} IS NULL AND ${last} IS NULL)`
  const flag = (name: string, is: string): Sql => compose.sql`(${compose.column(name)} ${compose.word(is)})`
  return {
    slot,
    first,
    last,
    states: [
      ...(columns.unknown === undefined
        ? []
        : [{ when: flag(columns.unknown, dialect.notClearlyFalse), means: "unknown" as const }]),
      ...(columns.never === undefined
        ? []
        : [{ when: flag(columns.never, dialect.isTrue), means: "never" as const }]),
      ...(columns.nullMeans === "never" ? [{ when: missing, means: "never" as const }] : []),
    ],
    mayBeMissing: columns.nullMeans === "unknown",
    isBoolean: false,
    domain: slot.never ? difference(slot.domain, single(NEVER)) : slot.domain,
    at: inDates ? (day) => compose.day(dayLiteral(day)) : compose.whole,
    toNumber: (held) => (inDates ? dayNumber(held, reading) : asWhole(held, reading)),
    typed: (held) =>
      dialect.name === "postgres"
        ? null
        : inDates
          ? compose.sql`(date(${held}) = ${held})`
          : compose.sql`(typeof(${held}) = 'integer')`,
    accepted:
      dialect.name === "sqlite"
        ? []
        : [first, last].map((held) =>
            inDates ? compose.sql`((${held} + 0) IS NULL)` : compose.sql`((${held} & 0) IS NULL)`,
          ),
    checked: !constrained,
  }
}

/** A column; in SQLite without its affinity, which would compare numbers as texts. */
function plain(name: string, { compose, dialect }: Reading): Sql {
  const column = compose.column(name)
  return dialect.name === "sqlite" ? compose.sql`(+${column})` : column
}

/** A 64-bit integer, so that PostgreSQL does not reckon in the smaller ones that a column may have. */
function asWhole(held: Sql, { compose, dialect }: Reading): Sql {
  return dialect.name === "postgres" ? compose.sql`CAST(${held} AS bigint)` : held
}

function dayNumber(held: Sql, { compose, dialect }: Reading): Sql {
  return dialect.name === "postgres"
    ? compose.sql`CAST(${held} - DATE '1970-01-01' AS bigint)`
    : compose.sql`CAST(julianday(${held}) - 2440587.5 AS INTEGER)`
}
