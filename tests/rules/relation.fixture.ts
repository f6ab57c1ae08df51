/** Rows of plain values as a relation that an embedder may hold: the columns of its facts, and what stands in them. */
import {
  type BoundRule,
  type FactColumns,
  type FactValues,
  lower,
  NEVER,
  readFact,
  type Relation,
} from "@onevisit/core/rules"

export interface FilledRelation {
  readonly relation: Relation
  /** Names of columns; all hold whole numbers but those of `flags`. */
  readonly columns: readonly string[]
  readonly flags: ReadonlySet<string>
  /** For each row a number or nothing for each column; the first is its id. */
  readonly rows: readonly (readonly (number | null)[])[]
}

/**
 * The rows as a table of whole numbers. A date that may never come is held in one of two ways, by turns: no day means
 * not known and a flag says never, or no day means never and a flag says not known.
 */
export function fillRelation(bound: BoundRule, rows: readonly FactValues[], name: string): FilledRelation {
  const { slots } = lower(bound)
  const facts: Record<string, FactColumns> = {}
  const columns = ["id", "odd"]
  const flags = new Set(["odd"])
  slots.forEach(({ judged, name: fact, never, shape }, at) => {
    const columnsOf = [`first_${at}`, `last_${at}`, `flag_${at}`]
    columns.push(...columnsOf)
    flags.add(`flag_${at}`)
    const [first = "", last = "", flag = ""] = columnsOf
    // What a person has judged stands in no column: such rows are odd.
    if (judged) return
    if (shape === "code") facts[fact] = { column: first, as: "place" }
    else if (shape !== "days") facts[fact] = { column: first, nullMeans: "unknown" }
    else if (!never) facts[fact] = { first, last, as: "epoch-day", nullMeans: "unknown" }
    else if (at % 2 === 0) facts[fact] = { first, last, as: "epoch-day", nullMeans: "unknown", never: flag }
    else facts[fact] = { first, last, as: "epoch-day", nullMeans: "never", unknown: flag }
  })
  const filled = rows.map((row, id) => {
    const cells: (number | null)[] = []
    let odd = 0
    bound.facts.forEach((fact, at) => {
      const { lists, possible, state } = readFact(fact, row[fact.name])
      const unknown = state === "unknown" || possible === fact.domain
      const [only, more] = possible
      // A column holds one place for a code, which stands for all below it and for nothing else; and one number.
      const last = fact.codes === null ? only?.from : fact.codes.last[only?.from ?? -1]
      const isPart = slots[at]?.shape !== "days" && only !== undefined && last !== only.to
      const isOdd =
        !unknown &&
        (state !== "known" ||
          lists !== null ||
          only === undefined ||
          more !== undefined ||
          isPart ||
          fact.declaration.judged === true)
      odd = isOdd || state === "withheld" || state === "invalid" || lists !== null ? 1 : odd
      const isNever = !unknown && only?.from === NEVER && slots[at]?.never === true
      const held = unknown || isOdd || isNever ? [null, null] : [only?.from ?? null, only?.to ?? null]
      const flag = at % 2 === 0 ? isNever : unknown || isOdd
      cells.push(...held, flag ? 1 : 0)
    })
    return [id, odd, ...cells]
  })
  return { relation: { name, id: "id", odd: "odd", facts }, columns, flags, rows: filled }
}
