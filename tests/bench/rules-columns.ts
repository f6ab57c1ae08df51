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
import { residentAmountLoops, residentLoops } from "./rules-columns-residents.ts"
import { bind, DISTRICT, oldAge, voucher, type Workload } from "./rules-workloads.ts"

// Whole populations: rules compiled over columns beside the fastest of several loops written by hand for the same
// columns and the same outputs, beside DuckDB, and beside themselves on more threads and in a bad order. Before
// anything is timed, what is compared has to give the same answers.

const RESIDENTS = 1_000_000
const ENTERPRISES = 500_000
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
  const program = Result.getOrThrowWith(
    compileColumns(lower(bound), { outputs }),
    ({ message }) => new Error(message.en),
  )
  const into = allocateOutput(batch.rows, outputs)
  return { run: () => void program.run(batch, { into }), into }
}

function placesOf(bound: BoundRule, fact: string): Places {
  const { last, places } = codesOf(bound, fact)
  const from = places.get(DISTRICT) ?? 0
  return { from, to: last[from] ?? 0, last: Uint16Array.from(last) }
}

async function compareWithLoops(
  outputs: OutputKind,
  loops: Readonly<
    Record<string, (columns: ReturnType<typeof residentColumns>, places: Places, output: LoopOutput) => void>
  >,
): Promise<Measurement> {
  const bound = bind(oldAge)
  const columns = residentColumns(RESIDENTS, SEED, bound)
  const ours = compile(bound, residentBatch(bound, columns), outputs)
  const places = placesOf(bound, "registeredIn")
  return compareWithFastest(ours, RESIDENTS, loops, (loop, output) => loop(columns, places, output))
}

async function compareVoucher(): Promise<Measurement> {
  const bound = bind(voucher)
  const columns = enterpriseColumns(ENTERPRISES, SEED, bound)
  const ours = compile(bound, enterpriseBatch(bound, columns), "full")
  const places = placesOf(bound, "locatedIn")
  return compareWithFastest(ours, ENTERPRISES, enterpriseLoops, (loop, output) =>
    loop(columns, places, output),
  )
}

async function compareWithFastest<Loop>(
  ours: { readonly run: () => void; readonly into: ColumnOutput },
  rows: number,
  loops: Readonly<Record<string, Loop>>,
  start: (loop: Loop, output: LoopOutput) => void,
): Promise<Measurement> {
  ours.run()
  const runs = Object.entries(loops).map(([name, loop]) => {
    const output = allocateLoopOutput(rows)
    start(loop, output)
    mustAgree(ours.into, output, name)
    return [name, () => start(loop, output)] as const
  })
  const [name, fastest] = await fastestOf(runs)
  const { candidate, ratio } = await compareTimes(ours.run, fastest, { batches: 31, warmUp: 8 })
  return { value: rows / candidate / 1000, versus: `by hand: ${name}`, ratio }
}

/** Full and amount alone, the rule in its best order and in the reverse; the worse of the two ratios. */
async function compareOrders(): Promise<Measurement> {
  const best = inOrder(oldAge, ["eighty", "registered-here", "alive", "not-paid-elsewhere"])
  const worst = inOrder(oldAge, ["not-paid-elsewhere", "alive", "registered-here", "eighty"])
  const [bestBound, worstBound] = [bind(best), bind(worst)]
  const columns = residentColumns(RESIDENTS, SEED, bestBound)
  const measured: Measurement[] = []
  for (const outputs of ["full", "amount"] as const) {
    const good = compile(bestBound, residentBatch(bestBound, columns), outputs)
    const bad = compile(worstBound, residentBatch(worstBound, columns), outputs)
    good.run()
    bad.run()
    mustAgree({ ...good.into, reasons: null }, bad.into as LoopOutput, "The worst order")
    const { candidate, ratio } = await compareTimes(bad.run, good.run, { batches: 31, warmUp: 8 })
    measured.push({ value: RESIDENTS / candidate / 1000, versus: `best order, ${outputs}`, ratio })
  }
  return measured.reduce((worse, each) => ((each.ratio ?? 0) < (worse.ratio ?? 0) ? each : worse))
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
