// The subjects of the benches of rules in columns: the same draws as of the rows, packed as Arrow lays them out.
import { type BoundRule, type ColumnBatch, lower, NEVER } from "@onevisit/core/rules"
import { codeAt, enterpriseDraws, residentDraws } from "./rules-subjects.ts"

/** Columns of residents, each under the name of its fact. */
export interface ResidentColumns {
  readonly rows: number
  readonly bornFirst: Int32Array
  readonly bornLast: Int32Array
  readonly region: Uint16Array
  readonly diedFirst: Int32Array
  readonly diedLast: Int32Array
  readonly paidElsewhere: Uint8Array
  readonly valid: Readonly<Record<"born" | "registeredIn" | "died" | "paidElsewhere", Uint8Array>>
}

/** Columns of enterprises. */
export interface EnterpriseColumns {
  readonly rows: number
  readonly region: Uint16Array
  readonly size: Uint8Array
  readonly researchRatio: Uint16Array
  readonly fundedElsewhere: Uint8Array
  readonly service: Uint8Array
  readonly invoiced: Int32Array
  readonly paidThisYear: Int32Array
  readonly valid: Readonly<Record<EnterpriseFact, Uint8Array>>
}

export type EnterpriseFact =
  | "locatedIn"
  | "size"
  | "researchRatio"
  | "fundedElsewhere"
  | "service"
  | "invoiced"
  | "paidThisYear"

/** Residents from a seed; an unknown value leaves 0 in its place. */
export function residentColumns(rows: number, seed: number, bound: BoundRule): ResidentColumns {
  const placeOf = placesOf(bound, "registeredIn")
  const columns: ResidentColumns = {
    rows,
    bornFirst: new Int32Array(memory(rows, 4)),
    bornLast: new Int32Array(memory(rows, 4)),
    region: new Uint16Array(memory(rows, 2)),
    diedFirst: new Int32Array(memory(rows, 4)),
    diedLast: new Int32Array(memory(rows, 4)),
    paidElsewhere: new Uint8Array(memory(rows, 1)),
    valid: { born: bits(rows), registeredIn: bits(rows), died: bits(rows), paidElsewhere: bits(rows) },
  }
  const next = residentDraws(seed)
  for (let row = 0; row < rows; row += 1) {
    const { bornFrom, bornTo, died, paidElsewhere, region } = next()
    const set = (fact: keyof ResidentColumns["valid"]) => setBit(columns.valid[fact], row)
    if (bornFrom !== null && bornTo !== null) {
      set("born")
      columns.bornFirst[row] = bornFrom
      columns.bornLast[row] = bornTo
    }
    if (region !== null) {
      set("registeredIn")
      columns.region[row] = placeOf(region)
    }
    if (died !== null) {
      set("died")
      columns.diedFirst[row] = columns.diedLast[row] = died === "never" ? NEVER : died
    }
    if (paidElsewhere !== null) {
      set("paidElsewhere")
      columns.paidElsewhere[row] = paidElsewhere ? 1 : 0
    }
  }
  return columns
}

/** Enterprises from a seed, likewise. */
export function enterpriseColumns(rows: number, seed: number, bound: BoundRule): EnterpriseColumns {
  const placeOf = placesOf(bound, "locatedIn")
  const facts = [
    "locatedIn",
    "size",
    "researchRatio",
    "fundedElsewhere",
    "service",
    "invoiced",
    "paidThisYear",
  ]
  const columns: EnterpriseColumns = {
    rows,
    region: new Uint16Array(memory(rows, 2)),
    size: new Uint8Array(memory(rows, 1)),
    researchRatio: new Uint16Array(memory(rows, 2)),
    fundedElsewhere: new Uint8Array(memory(rows, 1)),
    service: new Uint8Array(memory(rows, 1)),
    invoiced: new Int32Array(memory(rows, 4)),
    paidThisYear: new Int32Array(memory(rows, 4)),
    valid: Object.fromEntries(facts.map((fact) => [fact, bits(rows)])) as EnterpriseColumns["valid"],
  }
  const next = enterpriseDraws(seed)
  for (let row = 0; row < rows; row += 1) {
    const { fundedElsewhere, invoiced, paidThisYear, region, researchRatio, service, size } = next()
    const put = (
      fact: EnterpriseFact,
      column: EnterpriseColumns["size"] | Uint16Array | Int32Array,
      value: number | null,
    ) => {
      if (value === null) return
      setBit(columns.valid[fact], row)
      column[row] = value
    }
    put("locatedIn", columns.region, region === null ? null : placeOf(region))
    put("size", columns.size, size)
    put("researchRatio", columns.researchRatio, researchRatio)
    put("fundedElsewhere", columns.fundedElsewhere, fundedElsewhere === null ? null : Number(fundedElsewhere))
    put("service", columns.service, service)
    put("invoiced", columns.invoiced, invoiced)
    put("paidThisYear", columns.paidThisYear, paidThisYear)
  }
  return columns
}

/** The columns in the order of a rule's slots, whatever order it was written in. */
export function residentBatch(bound: BoundRule, it: ResidentColumns): ColumnBatch {
  return batchOf(bound, it.rows, {
    born: { first: it.bornFirst, last: it.bornLast, valid: it.valid.born },
    registeredIn: { values: it.region, valid: it.valid.registeredIn },
    died: { first: it.diedFirst, last: it.diedLast, valid: it.valid.died },
    paidElsewhere: { values: it.paidElsewhere, valid: it.valid.paidElsewhere },
  })
}

export function enterpriseBatch(bound: BoundRule, it: EnterpriseColumns): ColumnBatch {
  const { invoiced, paidThisYear, researchRatio, service, size, fundedElsewhere } = it
  const values = {
    locatedIn: it.region,
    invoiced,
    paidThisYear,
    researchRatio,
    service,
    size,
    fundedElsewhere,
  }
  const columns = Object.entries(values).map(([fact, each]) => [
    fact,
    { values: each, valid: it.valid[fact as EnterpriseFact] },
  ])
  return batchOf(bound, it.rows, Object.fromEntries(columns))
}

/** The hierarchy of codes that a rule places its regions in. */
export function codesOf(bound: BoundRule, fact: string) {
  const codes = bound.facts.find(({ name }) => name === fact)?.codes
  if (codes === undefined || codes === null) throw new Error(`The rule asks no code of ${fact}.`)
  return codes
}

function batchOf(
  bound: BoundRule,
  rows: number,
  columns: Readonly<Record<string, NonNullable<ColumnBatch["columns"][number]>>>,
): ColumnBatch {
  return { rows, columns: lower(bound).slots.map(({ name }) => columns[name] ?? null) }
}

function placesOf(bound: BoundRule, fact: string): (region: number) => number {
  const { places } = codesOf(bound, fact)
  return (region) => places.get(codeAt(region)) ?? 0
}

/** Shared, so that threads may read it where it lies. */
function memory(rows: number, bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(Math.max(rows, 1) * bytes)
}

function bits(rows: number): Uint8Array {
  return new Uint8Array(memory(Math.ceil(rows / 32), 4))
}

function setBit(bitmap: Uint8Array, row: number): void {
  bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7))
}
