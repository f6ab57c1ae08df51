/**
 * The population register (人口库) of a made-up district: 1.2 million residents in columns, in the host's own memory. Who
 * they are follows from their row, and nothing of it is anybody's. Of one in fifty something is unknown, and every month
 * something changes for one in a hundred.
 */
import { sampleCitizenNumber } from "@onevisit/china"
import type { SubjectIdentity } from "@onevisit/core/identity"
import { type BoundFact, type Column, type FactValues, NEVER, never } from "@onevisit/core/rules"
import {
  addMonthsToMonth,
  firstDay,
  fromEpochDay,
  lastDay,
  month,
  type Month,
  partialDate,
  type PartialDate,
  type PlainDate,
  toEpochDay,
} from "@onevisit/core/time"
import type { ColumnFeed } from "@onevisit/district"
import { bits, draw, drawAge, has, put } from "./drawing.ts"

export const RESIDENTS = 1_200_000
const OPENED = month("2026-01")
/** A community, a village, and the district next door. */
const PLACES = ["990101001001", "990101100201", "990102"] as const
const NEXT_DOOR = 2
/** Eighty years, in days. */
const OLD = 80 * 365.2425

/** What the register says of somebody; what is left out stays as it is. */
export interface Entry {
  readonly born?: PlainDate
  readonly died?: PlainDate | "never" | "unknown"
  readonly paidElsewhere?: boolean
  readonly movedAway?: boolean
}

export class Residents {
  readonly rows: number
  private readonly born: Int32Array
  /** The last day that a birthday may be. */
  private readonly bornLast: Int32Array
  /** The register has the year alone. */
  private readonly yearOnly: Uint8Array
  private readonly died: Int32Array
  private readonly diedKnown: Uint8Array
  private readonly place: Uint8Array
  private readonly elsewhere: Uint8Array
  private readonly elsewhereKnown: Uint8Array
  /** The how-manieth somebody is of those born on one day. */
  private readonly sequence: Uint16Array
  private readonly changes: { readonly version: number; readonly rows: readonly number[] }[] = []
  private version = 1
  private asOf: PlainDate = lastDay(addMonthsToMonth(OPENED, -1))

  constructor(rows = RESIDENTS) {
    this.rows = rows
    this.born = new Int32Array(rows)
    this.bornLast = new Int32Array(rows)
    this.yearOnly = bits(rows)
    this.died = new Int32Array(rows).fill(NEVER)
    this.diedKnown = bits(rows, true)
    this.place = new Uint8Array(rows)
    this.elsewhere = new Uint8Array(rows)
    this.elsewhereKnown = bits(rows, true)
    this.sequence = new Uint16Array(rows)
    const today = toEpochDay(firstDay(OPENED))
    const onDay = new Map<number, number>()
    for (let row = 0; row < this.rows; row += 1) {
      const unknown = draw(row, 3)
      if (unknown < 0.006) put(this.yearOnly, row, true)
      else if (unknown < 0.012) put(this.diedKnown, row, false)
      else if (unknown < 0.02) put(this.elsewhereKnown, row, false)
      const born = today - 1 - drawAge(row)
      const day = has(this.yearOnly, row) ? newYear(born) : born
      this.born[row] = day
      this.bornLast[row] = has(this.yearOnly, row) ? yearsEnd(born) : day
      this.sequence[row] = onDay.get(day) ?? 0
      onDay.set(day, (this.sequence[row] as number) + 1)
      const lives = draw(row, 4)
      this.place[row] = lives < 0.7 ? 0 : lives < 0.99 ? 1 : NEXT_DOOR
      if (draw(row, 5) < 0.01) this.elsewhere[row] = 1
      // Of a few the register knows that they died, and the roll does not yet.
      if (born < today - OLD && draw(row, 6) < 0.002) this.died[row] = today - 10 - (row % 20)
    }
  }

  /** The residents who may be in a roll, and how old they are; the register's own list, read once. */
  bornBefore(day: PlainDate): readonly number[] {
    const last = toEpochDay(day)
    const rows: number[] = []
    for (let row = 0; row < this.rows; row += 1) if ((this.born[row] as number) < last) rows.push(row)
    return rows
  }

  bornDay(row: number): number {
    return this.born[row] as number
  }

  bornOn(row: number): PlainDate {
    return fromEpochDay(this.born[row] as number)
  }

  /** Who is in a row. Of whom the year alone is known, the number says its first of January. */
  identityOf(row: number): SubjectIdentity {
    const of = { born: this.bornOn(row), sequence: this.sequence[row] as number }
    return {
      kind: "natural-person",
      name: `样例居民${row}`,
      identifiers: [{ scheme: "citizen-number", value: sampleCitizenNumber(of) }],
    }
  }

  /** Writes into the register, for one resident. */
  write(row: number, { born, died, movedAway, paidElsewhere }: Entry): void {
    if (born !== undefined) {
      this.born[row] = toEpochDay(born)
      // Beyond those whom the register had on that day.
      this.sequence[row] = 900 + (row % 100)
      this.bornLast[row] = this.born[row] as number
      put(this.yearOnly, row, false)
    }
    if (died !== undefined) {
      this.died[row] = died === "never" || died === "unknown" ? NEVER : toEpochDay(died)
      put(this.diedKnown, row, died !== "unknown")
    }
    if (movedAway !== undefined) this.place[row] = movedAway ? NEXT_DOOR : 0
    if (paidElsewhere !== undefined) {
      this.elsewhere[row] = paidElsewhere ? 1 : 0
      put(this.elsewhereKnown, row, true)
    }
    this.changed([row])
  }

  /** A month goes by: of one in a hundred the register says something else at its end. */
  pass(through: Month): void {
    const rows: number[] = []
    const what = 10 + Number(through.slice(0, 4)) * 12 + Number(through.slice(5))
    for (let row = 0; row < this.rows; row += 1) {
      const drawn = draw(row, what) * 100
      if (drawn >= 1) continue
      rows.push(row)
      if (drawn < 0.55) this.place[row] = this.place[row] === 0 ? 1 : 0
      else if (drawn < 0.6) this.place[row] = NEXT_DOOR
      else if (drawn < 0.8) {
        this.elsewhere[row] = 0
        put(this.elsewhereKnown, row, drawn < 0.79)
      } else if (this.isOld(row)) this.died[row] = toEpochDay(lastDay(through)) - Math.floor(drawn * 30)
    }
    this.asOf = lastDay(through)
    this.changed(rows)
  }

  feed(): ColumnFeed {
    return {
      state: { asOf: this.asOf, version: String(this.version), subjects: this.rows },
      rows: this.rows,
      idOf: pseudonymOf,
      rowOf,
      column: (fact) => this.column(fact),
      factsOf: (row, names) => {
        const known = this.factsOf(row)
        return Object.fromEntries(names.map((name) => [name, known[name]]))
      },
      changedSince: (version) => [
        ...new Set(this.changes.filter((each) => each.version > Number(version)).flatMap(({ rows }) => rows)),
      ],
    }
  }

  private factsOf(row: number): FactValues {
    const born = this.bornOn(row)
    const died = this.died[row] as number
    return {
      born: has(this.yearOnly, row) ? partialDate(born.slice(0, 4)) : born,
      registeredIn: PLACES[this.place[row] as number],
      died: has(this.diedKnown, row) ? (died === NEVER ? never : fromEpochDay(died)) : undefined,
      paidElsewhere: has(this.elsewhereKnown, row) ? this.elsewhere[row] === 1 : undefined,
    }
  }

  private column({ codes, name }: BoundFact): Column | null {
    switch (name) {
      case "born":
        return { first: this.born, last: this.bornLast, valid: bits(this.rows, true) }
      case "died":
        return { first: this.died, last: this.died, valid: this.diedKnown }
      case "paidElsewhere":
        return { values: this.elsewhere, valid: this.elsewhereKnown }
      case "registeredIn": {
        const numbers = PLACES.map((code) => codes?.places.get(code) ?? 0)
        return {
          values: Uint16Array.from(this.place, (place) => numbers[place] as number),
          valid: bits(this.rows, true),
        }
      }
      default:
        return null
    }
  }

  private isOld(row: number): boolean {
    return (this.born[row] as number) < toEpochDay(firstDay(OPENED)) - OLD && this.died[row] === NEVER
  }

  private changed(rows: readonly number[]): void {
    this.version += 1
    this.changes.push({ version: this.version, rows })
  }
}

/** By what a resident is known outside the register: nothing of it says who they are. */
export function pseudonymOf(row: number): string {
  return `r${String(row).padStart(7, "0")}`
}

/** The row behind a pseudonym. */
export function rowOf(pseudonym: string): number | null {
  return /^r\d{7}$/.test(pseudonym) ? Number(pseudonym.slice(1)) : null
}

function newYear(epochDay: number): number {
  return toEpochDay(firstDay(yearAround(epochDay)))
}

function yearsEnd(epochDay: number): number {
  return toEpochDay(lastDay(yearAround(epochDay)))
}

function yearAround(epochDay: number): PartialDate {
  return partialDate(fromEpochDay(epochDay).slice(0, 4))
}
