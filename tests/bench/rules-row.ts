import { compileRow, decide, outcomeOf, type RowProgram, YES } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { type Bench, compareTimes, medianTime } from "./bench.ts"
import { jsonRulesEngine, type OtherEngine, plainResident, zenTable } from "./rules-other-engines.ts"
import { residents, type ResidentRow } from "./rules-subjects.ts"
import { bind, oldAge } from "./rules-workloads.ts"

// One resident at a time: the old-age rule compiled for rows, the same with the whole tree of reasons in words, and
// the same rule in two other engines. Rows come in batches of 64, many different ones, so that no processor learns
// them by heart; before anything is timed, what is compared has to give the same answers.

const BATCH = 64
const BATCHES = 64
const EXPLAINED_BATCHES = 8
const bound = bind(oldAge)

/** Measurements of single decisions of core/rules. */
export const benches: readonly Bench[] = [
  {
    id: "rules.row.full.us",
    unit: "µs",
    goal: 0.2,
    better: "lower",
    run: async () => {
      const program = compile()
      const batches = inBatches(rowsWithGaps(BATCHES))
      for (const row of batches.flat()) {
        const [fast, oracle] = [program.run(row), outcomeOf(decide(bound, row))]
        if (fast.status !== oracle.status || fast.reasons !== oracle.reasons || fast.amount !== oracle.amount)
          throw new Error("The compiled row and the interpreter differ.")
      }
      const took = await medianTime(() => runAll(program, batches), { batches: 200, warmUp: 50 })
      return { value: (took * 1000) / (BATCHES * BATCH) }
    },
  },
  {
    id: "rules.row.explained.us",
    unit: "µs",
    goal: 20,
    better: "lower",
    run: async () => {
      const rows = rowsWithGaps(EXPLAINED_BATCHES)
      const took = await medianTime(() => explainAll(rows), { batches: 60, warmUp: 20 })
      return { value: (took * 1000) / rows.length }
    },
  },
  {
    id: "rules.row.vs-json-rules-engine",
    unit: "µs",
    goal: 100,
    better: "lower",
    goalOn: "ratio",
    run: () => compareWith("json-rules-engine", jsonRulesEngine),
  },
  {
    id: "rules.row.vs-zen-table",
    unit: "µs",
    goal: 100,
    better: "lower",
    goalOn: "ratio",
    run: () => compareWith("ZEN decision table", zenTable),
  },
]

function compile(): RowProgram {
  const program = Result.getOrThrowWith(compileRow(bound), ({ message }) => new Error(message.en))
  if (program.mode !== "generated") throw new Error("The rule runs without generated code.")
  return program
}

/** Every reason code, every amount is made and used, so that no decision is optimised away. */
function runAll(program: RowProgram, batches: readonly (readonly ResidentRow[])[]): number {
  let used = 0
  for (const batch of batches) {
    for (const row of batch) {
      const { amount, reasons, status } = program.run(row)
      used += amount + reasons + status
    }
  }
  if (used === 0) throw new Error("A batch decided nothing.")
  return used
}

function explainAll(rows: readonly ResidentRow[]): void {
  for (const row of rows) {
    const { reason } = decide(bound, row)
    if (reason.parts.length !== bound.grounds.length || reason.text.zh === "")
      throw new Error("A decision came without its reasons.")
  }
}

/**
 * Ours and another engine in turns, on residents of whom everything is known. Ours goes through all the batches while
 * the other does one of them, so that both are timed over milliseconds; the ratio is of the time of one decision.
 */
async function compareWith(versus: string, make: () => Promise<OtherEngine>) {
  const program = compile()
  const complete = residents(BATCHES * BATCH, 5, { complete: true })
  const batches = inBatches(complete.map(({ row }) => asSent(row)))
  const theirs = inBatches(complete.map(({ draw }) => plainResident(draw)))
  const other = await make()
  for (let at = 0; at < BATCHES; at += 1) {
    const amounts = await other(theirs[at] ?? [])
    batches[at]?.forEach((row, place) => {
      const { amount, status } = program.run(row)
      if (amounts[place] !== (status === YES ? amount : null))
        throw new Error(`${versus} and the compiled row differ.`)
    })
  }
  let turn = 0
  const compared = await compareTimes(
    () => runAll(program, batches),
    () => other(theirs[(turn += 1) % BATCHES] ?? []),
    { batches: 121, warmUp: 40 },
  )
  return {
    value: (compared.candidate * 1000) / (BATCHES * BATCH),
    versus,
    ratio: compared.ratio * BATCHES,
  }
}

function rowsWithGaps(batches: number): readonly ResidentRow[] {
  return residents(batches * BATCH, 3).map(({ row }) => asSent(row))
}

/** With texts of its own, as they come from a registry: not the very ones that the table of regions holds. */
function asSent(row: ResidentRow): ResidentRow {
  const copied = <Value>(value: Value) =>
    typeof value === "string" ? Buffer.from(value).toString("latin1") : value
  return {
    born: copied(row.born),
    registeredIn: copied(row.registeredIn),
    died: copied(row.died),
    paidElsewhere: row.paidElsewhere,
  } as ResidentRow
}

function inBatches<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: rows.length / BATCH }, (_, at) => rows.slice(at * BATCH, (at + 1) * BATCH))
}
