/**
 * A run in one file: its names and result, what it says of everybody in columns, who is different, and who the rows are.
 * The columns lie as they do in memory, so that a million rows are read and written at the speed of the disk. A file that
 * is not as it was written is refused.
 *
 * The bytes: SHA-256 of all that follows; the length of the header and the header, canonical JSON; then, from the next
 * multiple of eight on, the columns, those of eight bytes a row first, then of four, then of one; then the pseudonyms.
 */
import { type OutcomeColumns, outcomeAt, setOutcome, UNSEEN } from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import { PopulationError } from "@onevisit/core/ports"
import { createHash } from "node:crypto"
import type { DeterminedRun, RunNames } from "./kept-runs.ts"

interface Header extends RunNames, Pick<DeterminedRun, "result"> {
  readonly v: 1
  /** How many rows there are, and how many of them are different. */
  readonly rows: number
  readonly count: number
}

const DIGEST = 32
const COLUMNS_FROM = DIGEST + 4
const BYTES_A_ROW = 8 + 4 + 1
const BYTES_A_DIFFERENCE = 8 + 4 + 1 + 8 + 4 + 1 + 1

/** A run as bytes. `ids` are the pseudonyms of the rows. */
export function writeRunFile(run: DeterminedRun, ids: readonly string[]): Uint8Array {
  const { basis, month, programme, result, rule } = run
  const [rows, count] = [ids.length, run.subjects.length]
  const header: Header = { v: 1, run: run.run, programme, month, basis, rule, result, rows, count }
  const head = Buffer.from(canonicalJson(header as never))
  const people = Buffer.from(JSON.stringify([ids, run.subjects]))
  const from = columnsFrom(head.length)
  const bytes = Buffer.from(
    new ArrayBuffer(from + rows * BYTES_A_ROW + count * BYTES_A_DIFFERENCE + people.length),
  )
  bytes.writeUInt32LE(head.length, DIGEST)
  head.copy(bytes, COLUMNS_FROM)
  people.copy(bytes, bytes.length - people.length)
  const columns = columnsIn(bytes, from, header)
  columns.outcomes.status.fill(UNSEEN)
  run.everybody(columns.outcomes)
  for (let at = 0; at < count; at += 1) {
    setOutcome(columns.before, at, outcomeAt(run.before, at))
    setOutcome(columns.after, at, outcomeAt(run.after, at))
  }
  columns.kinds.set(run.kinds)
  digestOf(bytes).copy(bytes)
  return bytes
}

export interface RunInFile {
  readonly run: Omit<DeterminedRun, "everybody">
  /** Of everybody, and whose rows they are. */
  readonly outcomes: OutcomeColumns
  readonly ids: readonly string[]
}

/** What {@link writeRunFile} wrote; throws a `PopulationError` with `Corrupt` for anything else. */
export function readRunFile(given: Uint8Array): RunInFile {
  // Columns lie at multiples of eight bytes of their buffer.
  const { buffer, byteOffset, length: size } = given.byteOffset % 8 === 0 ? given : Uint8Array.from(given)
  const bytes = Buffer.from(buffer, byteOffset, size)
  if (bytes.length < COLUMNS_FROM || !digestOf(bytes).equals(bytes.subarray(0, DIGEST)))
    throw new PopulationError(
      "Corrupt",
      "A file of a run is not as it was written: restore it, or begin with a run of everybody.",
    )
  const length = bytes.readUInt32LE(DIGEST)
  const header = JSON.parse(bytes.toString("utf8", COLUMNS_FROM, COLUMNS_FROM + length)) as Header
  if (header.v !== 1) throw new PopulationError("Rejected", "A file of a run was written by a later release.")
  const { basis, count, month, programme, result, rows, rule, run } = header
  const from = columnsFrom(length)
  const { after, before, kinds, outcomes } = columnsIn(bytes, from, header)
  const people = bytes.toString("utf8", from + rows * BYTES_A_ROW + count * BYTES_A_DIFFERENCE)
  const [ids, subjects] = JSON.parse(people) as readonly (readonly string[])[]
  return {
    run: { run, programme, month, basis, rule, result, subjects: subjects ?? [], kinds, before, after },
    outcomes,
    ids: ids ?? [],
  }
}

function columnsFrom(headerLength: number): number {
  return (COLUMNS_FROM + headerLength + 7) & ~7
}

function digestOf(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes.subarray(DIGEST)).digest()
}

/** Views of the columns where they lie. */
function columnsIn(
  { buffer, byteOffset }: Buffer,
  from: number,
  { count, rows }: Pick<Header, "rows" | "count">,
) {
  let at = byteOffset + from
  const next = (bytes: number) => (at += bytes) - bytes
  const many = [rows, count, count] as const
  const amounts = many.map((each) => new Float64Array(buffer, next(each * 8), each))
  const reasons = many.map((each) => new Uint32Array(buffer, next(each * 4), each))
  const statuses = many.map((each) => new Uint8Array(buffer, next(each), each))
  const [outcomes, before, after] = many.map((each, place): OutcomeColumns => ({
    rows: each,
    status: statuses[place] as Uint8Array,
    reasons: reasons[place] as Uint32Array,
    amount: amounts[place] as Float64Array,
  })) as [OutcomeColumns, OutcomeColumns, OutcomeColumns]
  return { outcomes, before, after, kinds: new Uint8Array(buffer, next(count), count) }
}
