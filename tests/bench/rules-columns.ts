import {
  allocateOutput,
  type BoundRule,
  type ColumnBatch,
  type ColumnOutput,
  compileColumns,
  type Condition,
  lower,
  type OutputKind,
} from "@onevisit/core/rules"
import { allocateSharedOutput, openColumnThreads } from "@onevisit/district"
import * as Result from "effect/Result"
import { type Bench, compareTimes, type Measurement, medianTime } from "./bench.ts"
import {
  allocateLoopOutput,
  fastestOf,
  type LoopOutput,
  mustAgree,
  type Places,
} from "./rules-columns-bench.ts"
import {
  codesOf,
  enterpriseBatch,
  enterpriseColumns,
  residentBatch,
  residentColumns,
} from "./rules-columns-data.ts"
import { oldAgeInDuckDb } from "./rules-columns-duckdb.ts"
import { enterpriseLoops } from "./rules-columns-enterprises.ts"
import { residentAmountLoops } from "./rules-columns-resident-amounts.ts"
import { type ResidentLoop, residentLoops } from "./rules-columns-residents.ts"
import { bind, DISTRICT, oldAge, voucher, type Workload } from "./rules-workloads.ts"

// Whole populations: rules compiled over columns beside the fastest of several loops written by hand for the same
// columns and the same outputs, beside DuckDB, and beside themselves on more threads and in a bad order. Before
// anything is timed, what is compared has to give the same answers.

const RESIDENTS = 1_000_000
/** From one that stays in the processor's memory to a province's share; the worst ratio of them counts. */
const POPULATIONS = [10_000, 1_000_000, 10_000_000]
const ENTERPRISES = [100_000, 1_000_000]
const RESIDENTS_ON_THREADS = 10_000_000
const SEED = 7

/** Measurements of rules over columns. */
export const benches: readonly Bench[] = [
  rate("rules.columns.full.vs-typed-loop", 0.8, () => compareWithLoops("full", residentLoops)),
  rate("rules.columns.amount.vs-typed-loop", 0.8, () => compareWithLoops("amount", residentAmountLoops)),
  rate("rules.columns.worst-order", 0.83, compareOrders),
  rate("rules.columns.voucher.vs-typed-loop", 0.8, compareVoucher),
  rate("rules.columns.threads-2", 1.6, compareThreads),
  rate("rules.columns.full.vs-duckdb", 2.5, compareWithDuckDb),
]

/** A measurement in millions of rows a second, with its goal on the ratio. */
function rate(id: string, goal: number, run: () => Promise<Measurement>): Bench {
  return { id, unit: "M rows/s", goal, better: "higher", goalOn: "ratio", run }
}

/** A program, bound to where it writes. */
function compile(bound: BoundRule, batch: ColumnBatch, outputs: OutputKind) {
  const run = compileAny(bound, outputs)
  const into = allocateOutput(batch.rows, outputs)
  return { run: () => run(batch, into), into }
}

function compileAny(bound: BoundRule, outputs: OutputKind): (batch: ColumnBatch, into: ColumnOutput) => void {
  const program = Result.getOrThrowWith(
    compileColumns(lower(bound), { outputs }),
    ({ message }) => new Error(message.en),
  )
  return (batch, into) => void program.run(batch, { into })
}

function placesOf(bound: BoundRule, fact: string): Places {
  const { last, places } = codesOf(bound, fact)
  const from = places.get(DISTRICT) ?? 0
  return { from, to: last[from] ?? 0, last: Uint16Array.from(last) }
}

async function compareWithLoops(
  outputs: OutputKind,
  loops: Readonly<Record<string, ResidentLoop>>,
): Promise<Measurement> {
  const bound = bind(oldAge)
  const places = placesOf(bound, "registeredIn")
  return worstOf(POPULATIONS, (rows) => {
    const populations = seedsFor(rows).map((seed) => residentColumns(rows, seed, bound))
    return compareWithFastest(bound, outputs, {
      rows,
      populations,
      batchOf: (columns) => residentBatch(bound, columns),
      places,
      loops,
    })
  })
}

async function compareVoucher(): Promise<Measurement> {
  const bound = bind(voucher)
  const places = placesOf(bound, "locatedIn")
  return worstOf(ENTERPRISES, (rows) => {
    const populations = seedsFor(rows).map((seed) => enterpriseColumns(rows, seed, bound))
    return compareWithFastest(bound, "full", {
      rows,
      populations,
      batchOf: (columns) => enterpriseBatch(bound, columns),
      places,
      loops: enterpriseLoops,
    })
  })
}

/** Several populations where one is small: a processor would learn one by heart if it came again and again. */
function seedsFor(rows: number): readonly number[] {
  return Array.from({ length: Math.max(1, Math.round(RESIDENTS / rows)) }, (_, at) => SEED + at)
}

/** The measurement of the worst ratio, one population after the other. */
async function worstOf<Of>(
  all: readonly Of[],
  measure: (of: Of) => Promise<Measurement>,
): Promise<Measurement> {
  const measured: Measurement[] = []
  for (const one of all) measured.push(await measure(one))
  return measured.reduce((worse, each) => ((each.ratio ?? 0) < (worse.ratio ?? 0) ? each : worse))
}

type Loop<Columns> = (columns: Columns, places: Places, output: LoopOutput) => void

/** Populations of the same size, and loops by hand over one of them. */
interface ByHand<Columns> {
  readonly rows: number
  readonly populations: readonly Columns[]
  readonly batchOf: (columns: Columns) => ColumnBatch
  readonly places: Places
  readonly loops: Readonly<Record<string, Loop<Columns>>>
}

async function compareWithFastest<Columns>(
  bound: BoundRule,
  outputs: OutputKind,
  { batchOf, loops, places, populations, rows }: ByHand<Columns>,
): Promise<Measurement> {
  const decide = compileAny(bound, outputs)
  const ours = populations.map((columns) => ({
    batch: batchOf(columns),
    into: allocateOutput(rows, outputs),
  }))
  const run = (): void => {
    for (const { batch, into } of ours) decide(batch, into)
  }
  run()
  const theirs = populations.map((columns) => ({ columns, output: allocateLoopOutput(rows) }))
  const runs = Object.entries(loops).map(([name, loop]) => {
    const runLoop = (): void => {
      for (const { columns, output } of theirs) loop(columns, places, output)
    }
    runLoop()
    theirs.forEach(({ output }, at) => mustAgree((ours[at] as (typeof ours)[number]).into, output, name))
    return [name, runLoop] as const
  })
  const [name, fastest] = await fastestOf(runs)
  const batches = rows > RESIDENTS ? { batches: 11, warmUp: 3 } : { batches: 31, warmUp: 8 }
  const { candidate, ratio } = await compareTimes(run, fastest, batches)
  return {
    value: (rows * populations.length) / candidate / 1000,
    versus: `by hand: ${name}, ${rows.toLocaleString("en")} rows`,
    ratio,
  }
}

/** Full and amount alone, the rule in its best order and in the reverse; the worse of the two ratios. */
async function compareOrders(): Promise<Measurement> {
  const best = inOrder(oldAge, ["eighty", "registered-here", "alive", "not-paid-elsewhere"])
  const worst = inOrder(oldAge, ["not-paid-elsewhere", "alive", "registered-here", "eighty"])
  const [bestBound, worstBound] = [bind(best), bind(worst)]
  const columns = residentColumns(RESIDENTS, SEED, bestBound)
  return worstOf(["full", "amount"] as const, async (outputs) => {
    const good = compile(bestBound, residentBatch(bestBound, columns), outputs)
    const bad = compile(worstBound, residentBatch(worstBound, columns), outputs)
    good.run()
    bad.run()
    mustAgree({ ...good.into, reasons: null }, bad.into as LoopOutput, "The worst order")
    const { candidate, ratio } = await compareTimes(bad.run, good.run, { batches: 31, warmUp: 8 })
    return { value: RESIDENTS / candidate / 1000, versus: `best order, ${outputs}`, ratio }
  })
}

function inOrder({ definition, world }: Workload, codes: readonly string[]): Workload {
  if (!("all" in definition.eligible)) throw new Error("The rule is not a list of conditions.")
  const { all } = definition.eligible
  const ordered = codes.map((code) => all.find((condition) => condition.code === code) as Condition)
  return { definition: { ...definition, eligible: { all: ordered } }, world }
}

async function compareThreads(): Promise<Measurement> {
  const bound = bind(oldAge)
  const plan = lower(bound)
  const batch = residentBatch(bound, residentColumns(RESIDENTS_ON_THREADS, SEED, bound))
  const alone = compile(bound, batch, "full")
  const into = allocateSharedOutput(RESIDENTS_ON_THREADS)
  const threads = openColumnThreads({ threads: 2 })
  try {
    alone.run()
    await threads.run(plan, batch, { into })
    mustAgree(alone.into, into as LoopOutput, "The output of two threads")
    const { candidate, ratio } = await compareTimes(() => threads.run(plan, batch, { into }), alone.run, {
      batches: 15,
      warmUp: 4,
    })
    return { value: RESIDENTS_ON_THREADS / candidate / 1000, versus: "one thread", ratio }
  } finally {
    await threads.close()
  }
}

async function compareWithDuckDb(): Promise<Measurement> {
  const bound = bind(oldAge)
  const columns = residentColumns(RESIDENTS, SEED, bound)
  const ours = compile(bound, residentBatch(bound, columns), "full")
  ours.run()
  const duckDb = await oldAgeInDuckDb(columns, placesOf(bound, "registeredIn"))
  try {
    const times: number[] = []
    for (const [name, run] of duckDb.ways) {
      mustAgree(ours.into, await duckDb.answers(name), `DuckDB (${name})`)
      times.push(await medianTime(run, { batches: 5, warmUp: 2 }))
    }
    const [name, fastest] = duckDb.ways[times.indexOf(Math.min(...times))] ?? duckDb.ways[0] ?? []
    if (name === undefined || fastest === undefined) throw new Error("There is no query.")
    const { candidate, ratio } = await compareTimes(ours.run, fastest, { batches: 15, warmUp: 4 })
    return { value: RESIDENTS / candidate / 1000, versus: `DuckDB, one thread: ${name}`, ratio }
  } finally {
    duckDb.close()
  }
}
