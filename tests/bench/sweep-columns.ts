// A month's sweep over columns: beside loops written by hand, beside itself where it looks only at those who can have
// changed, at a hundred thousand and at ten million residents, and what it holds in memory.
import {
  applyOutcomes,
  noOutcomes,
  type OutcomeColumns,
  outcomeAt,
  sweepAll,
  type SweepInput,
  type SweepResult,
  sweepRows,
} from "@onevisit/core/benefits"
import {
  bindRule,
  type BoundRule,
  type ColumnBatch,
  compileColumns,
  lower,
  movedBetween,
  type Plan,
  rowFinder,
} from "@onevisit/core/rules"
import { addMonthsToMonth, month, type Month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { type Bench, compareTimes, type Measurement, medianTime } from "./bench.ts"
import { allocateLoopOutput, fastestOf, type Places } from "./rules-columns-bench.ts"
import { codesOf, residentBatch, type ResidentColumns, residentColumns } from "./rules-columns-data.ts"
import { randomNumbers } from "./rules-subjects.ts"
import { bind, DISTRICT, oldAge } from "./rules-workloads.ts"
import { type HandSweep, sweepLoops } from "./sweep-by-hand.ts"

const RESIDENTS = 1_200_000
const FEW = 100_000
const MANY = 10_000_000
const SEED = 7
const AUGUST = month("2018-08")

/** Measurements of sweeps over columns. */
export const benches: readonly Bench[] = [
  {
    id: "sweep.columns.full-month",
    unit: "M rows/s",
    goal: 0.8,
    better: "higher",
    goalOn: "ratio",
    run: versusLoops,
  },
  { id: "sweep.incremental.touched-share", unit: "share", goal: 0.04, better: "lower", run: touchedShare },
  {
    id: "sweep.incremental.vs-full",
    unit: "ms",
    goal: 10,
    better: "lower",
    goalOn: "ratio",
    run: versusFull,
  },
  { id: "sweep.growth", unit: "times", goal: 1.2, better: "lower", run: growth },
  { id: "sweep.memory", unit: "bytes/row", goal: 40, better: "lower", run: memory },
]

interface InMonth {
  readonly plan: Plan
  readonly input: Omit<SweepInput, "previous">
}

function boundIn(at: Month): BoundRule {
  return Result.getOrThrowWith(
    bindRule(bind(oldAge).rule, { month: at }),
    ({ message }) => new Error(message.en),
  )
}

function inMonth(at: Month, batch: ColumnBatch): InMonth {
  const plan = lower(boundIn(at))
  const program = Result.getOrThrowWith(compileColumns(plan), ({ message }) => new Error(message.en))
  const complete = (): never => {
    throw new Error("No resident of the bench is odd")
  }
  return { plan, input: { program, batch, complete } }
}

/** One resident in a hundred dies, is paid elsewhere, or is registered who knows where; rising. */
function changeSome(
  { diedFirst, diedLast, paidElsewhere, rows, valid }: ResidentColumns,
  turn: number,
): number[] {
  const random = randomNumbers(turn + 1)
  const changed = new Set<number>()
  while (changed.size < rows / 100) changed.add(random(rows))
  for (const row of changed) {
    const [byte, bit] = [row >> 3, 1 << (row & 7)]
    if (row % 3 === 0) {
      diedFirst[row] = diedLast[row] = 17_700 + turn * 30
      valid.died[byte] = (valid.died[byte] as number) | bit
    } else if (row % 3 === 1) {
      paidElsewhere[row] = 1
      valid.paidElsewhere[byte] = (valid.paidElsewhere[byte] as number) | bit
    } else valid.registeredIn[byte] = (valid.registeredIn[byte] as number) & ~bit
  }
  return [...changed].sort((a, b) => a - b)
}

/** Residents whose last run was in July, with what has changed by August. */
function living(rows: number, seed = SEED) {
  const bound = bind(oldAge)
  const columns = residentColumns(rows, seed, bound)
  const batch = residentBatch(bound, columns)
  const july = inMonth(month("2018-07"), batch)
  const first = sweepAll({ ...july.input, previous: null }).finish()
  const finder = rowFinder(batch)
  const august = inMonth(AUGUST, batch)
  const moved = movedBetween(july.plan, august.plan)
  // The index is made before anything changes.
  finder.find(moved)
  const changed = changeSome(columns, 0)
  return {
    bound,
    columns,
    finder,
    moved,
    changed,
    input: { ...august.input, previous: first.outcomes },
    first,
  }
}

async function versusLoops(): Promise<Measurement> {
  const { bound, columns, input } = living(RESIDENTS)
  const { last, places: all } = codesOf(bound, "registeredIn")
  const from = all.get(DISTRICT) ?? 0
  const places: Places = { from, to: last[from] ?? 0, last: Uint16Array.from(last) }
  const output = allocateLoopOutput(RESIDENTS)
  const room = inRoom(input)
  const ours = sweepAll(room).finish()
  const runs = Object.entries(sweepLoops).map(([name, loop]) => {
    const run = () => loop(columns, places, output, input.previous)
    mustAgree(ours, run(), output, name)
    return [name, () => void run()] as const
  })
  const [name, fastest] = await fastestOf(runs)
  const { candidate, ratio } = await compareTimes(() => sweepAll(room).finish(), fastest, {
    batches: 31,
    warmUp: 8,
  })
  return { value: RESIDENTS / candidate / 1000, versus: `by hand: ${name}`, ratio }
}

function mustAgree(
  ours: SweepResult,
  theirs: HandSweep,
  output: ReturnType<typeof allocateLoopOutput>,
  name: string,
) {
  const { differences, outcomes, totals } = ours
  const same =
    differences.count === theirs.differences &&
    differences.rows.every(
      (row, at) => row === theirs.rows[at] && differences.kinds[at] === theirs.kinds[at],
    ) &&
    totals.entitled === theirs.entitled &&
    totals.notEntitled === theirs.notEntitled &&
    totals.amount === theirs.amount &&
    outcomes.status.every((status, row) => status === output.status[row]) &&
    outcomes.reasons.every((reasons, row) => reasons === output.reasons[row]) &&
    outcomes.amount.every((amount, row) => amount === output.amount[row])
  if (!same || differences.count < RESIDENTS / 1000)
    throw new Error(`The bench compares different sweeps: ${name}`)
}

/** Over a year, in each month of which one in a hundred changes. */
function touchedShare(): Measurement {
  const { columns, finder, first, input } = living(RESIDENTS)
  let kept: OutcomeColumns = first.outcomes
  let { totals } = first
  let before = inMonth(month("2018-07"), input.batch).plan
  let all = 0
  let changed = changeSome(columns, 1)
  // What `living` changed is heard of in August too.
  const heard = changeSome(residentColumns(RESIDENTS, SEED, bind(oldAge)), 0)
  for (let turn = 0; turn < 12; turn += 1) {
    const now = inMonth(addMonthsToMonth(AUGUST, turn), input.batch)
    const touched = finder.find(movedBetween(before, now.plan), turn === 0 ? heard.concat(changed) : changed)
    if (touched === null) throw new Error("A month of the same rates moves some")
    const some = sweepRows({ ...now.input, previous: kept, totals, touched })
    const everybody = sweepAll({ ...now.input, previous: kept }).finish()
    if (
      JSON.stringify(some.totals) !== JSON.stringify(everybody.totals) ||
      some.differences.count !== everybody.differences.count
    )
      throw new Error(`Somebody was left out in turn ${turn}`)
    kept = applyOutcomes(kept, { outcomes: some.outcomes, rows: RESIDENTS, touched })
    ;({ totals } = some)
    before = now.plan
    if (turn > 0) all += touched.length
    changed = changeSome(columns, turn + 2)
  }
  return { value: all / 11 / RESIDENTS }
}

async function versusFull(): Promise<Measurement> {
  const { changed, finder, first, input, moved } = living(RESIDENTS)
  const { amount, reasons, status } = first.outcomes
  // What the last run said stays as it was, so that both can be repeated.
  const kept: OutcomeColumns = {
    rows: RESIDENTS,
    status: status.slice(),
    reasons: reasons.slice(),
    amount: amount.slice(),
  }
  const incremental = () => {
    const touched = finder.find(moved, changed)
    if (touched === null) throw new Error("A month of the same rates moves some")
    const some = sweepRows({ ...input, totals: first.totals, touched })
    applyOutcomes(kept, { outcomes: some.outcomes, rows: RESIDENTS, touched })
    return some
  }
  const full = () => sweepAll(input).finish()
  const [some, everybody] = [incremental(), full()]
  for (let row = 0; row < RESIDENTS; row += 1)
    if (JSON.stringify(outcomeAt(kept, row)) !== JSON.stringify(outcomeAt(everybody.outcomes, row)))
      throw new Error(`The outcome of row ${row} is another`)
  if (
    some.differences.count !== everybody.differences.count ||
    some.totals.amount !== everybody.totals.amount
  )
    throw new Error("The differences are others")
  const { candidate, ratio } = await compareTimes(incremental, full, { batches: 31, warmUp: 8 })
  return { value: candidate, versus: "a sweep of everybody", ratio }
}

/** Several small populations, one after the other, so that no processor learns one by heart. */
async function growth(): Promise<Measurement> {
  const few = Array.from({ length: 20 }, (_, at) => inRoom(living(FEW, SEED + at).input))
  const sweepFew = () => {
    for (const input of few) sweepAll(input).finish()
  }
  const small = await medianTime(sweepFew, { batches: 15, warmUp: 5 })
  const input = inRoom(living(MANY).input)
  const large = await medianTime(() => sweepAll(input).finish(), { batches: 7, warmUp: 2 })
  return { value: large / MANY / (small / (FEW * few.length)) }
}

/** With room for the outcomes, as in every month but the first: that of the run before the last one. */
function inRoom<Input extends Pick<SweepInput, "batch">>(input: Input) {
  return { ...input, into: noOutcomes(input.batch.rows) }
}

/** Everything that stands when a month has been swept: outcomes of two months, differences, the index over days. */
function memory(): Measurement {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  const inUse = () => {
    collect()
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return arrayBuffers + heapUsed
  }
  const columns = residentColumns(RESIDENTS, SEED, bind(oldAge))
  const batch = residentBatch(bind(oldAge), columns)
  const before = inUse()
  const july = inMonth(month("2018-07"), batch)
  const first = sweepAll({ ...july.input, previous: null }).finish()
  const finder = rowFinder(batch)
  const august = inMonth(AUGUST, batch)
  const touched = finder.find(movedBetween(july.plan, august.plan), changeSome(columns, 0))
  const second = sweepAll({ ...august.input, previous: first.outcomes }).finish()
  const after = inUse()
  // All of it is still in use here.
  const standing = [
    first.outcomes.rows,
    second.outcomes.rows,
    second.differences.count,
    touched?.length,
    finder.find,
  ]
  if (standing.includes(undefined)) throw new Error("Nothing was swept")
  return { value: (after - before) / RESIDENTS }
}
