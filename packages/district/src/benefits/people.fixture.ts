/** A small population in columns whose people a test changes from month to month. */
import { type BoundFact, type Column, type FactValues, NEVER, never } from "@onevisit/core/rules"
import {
  firstDay,
  lastDay,
  type PartialDate,
  plainDate,
  type PlainDate,
  toEpochDay,
} from "@onevisit/core/time"
import type { ColumnFeed } from "../population/index.ts"

/** People by pseudonym; a row each, in the order in which they came. */
export class People {
  readonly rows: string[] = []
  readonly facts = new Map<string, FactValues>()
  readonly absent = new Set<string>()
  readonly asked: (readonly [facts: readonly string[], purpose: string])[] = []
  readonly identified: string[] = []
  /** Whose facts were looked at one by one. */
  readonly read: string[] = []
  /** Whom the population cannot name. */
  readonly nameless = new Set<string>()
  asOf: PlainDate = plainDate("2018-07-31")
  private version = 1
  private readonly changes: (readonly [version: number, id: string])[] = []

  /** Adds somebody, or changes what is known of them. */
  put(id: string, facts: FactValues): void {
    if (!this.facts.has(id)) this.rows.push(id)
    this.facts.set(id, { ...this.facts.get(id), ...facts })
    this.touch(id)
  }

  leave(id: string): void {
    this.absent.add(id)
    this.touch(id)
  }

  back(id: string): void {
    this.absent.delete(id)
    this.touch(id)
  }

  private touch(id: string): void {
    this.version += 1
    this.changes.push([this.version, id])
  }

  feed(): ColumnFeed {
    const places = new Map(this.rows.map((id, row) => [id, row]))
    const present = new Uint8Array((this.rows.length + 31) >> 3)
    this.rows.forEach((id, row) => {
      if (!this.absent.has(id)) present[row >> 3] = (present[row >> 3] ?? 0) | (1 << (row & 7))
    })
    return {
      state: {
        asOf: this.asOf,
        version: String(this.version),
        subjects: this.rows.length - this.absent.size,
      },
      rows: this.rows.length,
      idOf: (row) => this.rows[row] ?? "",
      rowOf: (id) => places.get(id) ?? null,
      column: (wanted) => this.column(wanted),
      present,
      factsOf: (row, names) => {
        this.read.push(this.rows[row] ?? "")
        const known = this.facts.get(this.rows[row] ?? "") ?? {}
        return Object.fromEntries(names.map((each) => [each, known[each]]))
      },
      changedSince: (version) => [
        ...new Set(
          this.changes.filter(([at]) => at > Number(version)).flatMap(([, id]) => places.get(id) ?? []),
        ),
      ],
    }
  }

  private column({ codes, name: fact }: BoundFact): Column {
    const values = this.rows.map((id) => this.facts.get(id)?.[fact])
    const valid = new Uint8Array((values.length + 31) >> 3)
    values.forEach((value, row) => {
      if (value !== undefined) valid[row >> 3] = (valid[row >> 3] ?? 0) | (1 << (row & 7))
    })
    if (fact === "born" || fact === "died") {
      const dayOf = (value: unknown, end: (date: PartialDate) => PlainDate) =>
        value === undefined ? 0 : value === never ? NEVER : toEpochDay(end(value as PartialDate))
      return {
        first: Int32Array.from(values, (value) => dayOf(value, firstDay)),
        last: Int32Array.from(values, (value) => dayOf(value, lastDay)),
        valid,
      }
    }
    if (fact === "registeredIn")
      return { values: Uint16Array.from(values, (code) => codes?.places.get(code as string) ?? 0), valid }
    return { values: Uint8Array.from(values, (flag) => (flag === true ? 1 : 0)), valid }
  }
}
