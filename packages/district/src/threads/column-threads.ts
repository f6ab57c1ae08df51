/**
 * Decides populations on several threads: core says how the rows are split, each thread compiles the plan for itself,
 * and only plain data and shared memory pass between them.
 */
import { Worker } from "node:worker_threads"
import {
  type ColumnBatch,
  type ColumnOptions,
  type ColumnOutput,
  type ColumnRun,
  compileColumns,
  partitionRows,
  type Plan,
} from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { allocateSharedOutput, holdsShared, shareBatch } from "./share-memory.ts"
import type { Answer, Job, OddByRange } from "./thread-messages.ts"
import { PlanNotForColumns, ThreadsEnded } from "./threads.errors.ts"

/** Threads that decide rows of columns. They do not keep the program alive while they have nothing to do. */
export interface ColumnThreads {
  readonly threads: number
  /**
   * Decides all rows of a batch. Arrays that lie in a `SharedArrayBuffer` are read where they lie, others are copied
   * first. The output lies in shared memory: a new one, or `into`, which {@link allocateSharedOutput} makes and which
   * may be used again.
   *
   * Rejects with {@link PlanNotForColumns}, with {@link ThreadsEnded}, and with a TypeError (a defect) for a batch or an
   * output that does not fit the plan.
   */
  run(plan: Plan, batch: ColumnBatch, options?: ThreadRunOptions): Promise<ColumnRun>
  /** Ends the threads; runs that are not finished reject. */
  close(): Promise<void>
}

export interface ThreadRunOptions extends ColumnOptions {
  readonly into?: ColumnOutput
}

export interface ColumnThreadsOptions {
  /** How many; as many as processors that have nothing else to do. */
  readonly threads: number
}

/** What a thread is started from. */
export interface ThreadEntry {
  readonly url: URL
  /** Options of Node for the thread; those of this program unless given. */
  readonly execArgv?: readonly string[]
}

/** Opens threads. Throws a RangeError unless their number is a whole one above zero. */
export function openColumnThreads({ threads }: ColumnThreadsOptions): ColumnThreads {
  return startColumnThreads(threads, {
    url: new URL(import.meta.resolve("@onevisit/district/column-worker")),
  })
}

/** Opens threads from an entry. */
export function startColumnThreads(threads: number, { execArgv, url }: ThreadEntry): ColumnThreads {
  if (!Number.isSafeInteger(threads) || threads < 1)
    throw new RangeError("Rows are decided on one thread or more.")
  const options = execArgv === undefined ? {} : { execArgv: [...execArgv] }
  const all = Array.from({ length: threads }, () => openThread(new Worker(url, options)))
  const programs = programNumbers()
  return {
    threads,
    run: async (plan, batch, { into: given, ...options } = {}) => {
      const program = Result.getOrThrowWith(compileColumns(plan, options), (no) => new PlanNotForColumns(no))
      // Nothing is run here; what does not fit is thrown before any thread hears of it.
      program.run(batch, { from: 0, to: 0, into: given ?? allocateSharedOutput(0, program.outputs) })
      const into = given ?? allocateSharedOutput(batch.rows, program.outputs)
      if (!holdsShared(into, batch.rows))
        throw new TypeError("The output lies in shared memory and has a place for every row.")
      const shared = shareBatch(batch)
      const number = programs(plan, options)
      const ranges = partitionRows(batch.rows, partsFor(batch.rows, threads))
      const next = new Int32Array(new SharedArrayBuffer(4))
      const job = { plan, options, program: number, batch: shared, ranges, next, into }
      const odd = await Promise.all(all.slice(0, ranges.length).map((thread) => thread.run(job)))
      const inOrder = odd.flat().toSorted(([a], [b]) => a - b)
      const written = program.outputs === "full" ? into : { status: null, reasons: null, amount: into.amount }
      return { ...written, odd: inOrder.flatMap(([, rows]) => rows) }
    },
    close: async () => void (await Promise.all(all.map((thread) => thread.close()))),
  }
}

/** Ranges long enough that passing them on costs nothing, and several for each thread. */
function partsFor(rows: number, threads: number): number {
  return Math.max(1, Math.min(threads * 8, Math.ceil(rows / SHORTEST_RANGE)))
}

const SHORTEST_RANGE = 65_536

interface ThreadRun extends Omit<Job, "id" | "compile"> {
  readonly plan: Plan
  readonly options: ColumnOptions
}

interface Thread {
  run(run: ThreadRun): Promise<OddByRange>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (odd: OddByRange) => void
  readonly reject: (error: Error) => void
}

function openThread(worker: Worker): Thread {
  const waiting = new Map<number, Waiting>()
  const given = new Set<number>()
  let ended: ThreadsEnded | null = null
  let last = 0
  worker.unref()
  const end = (error: ThreadsEnded) => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.on("error", (cause) => end(new ThreadsEnded("thread-lost", { cause })))
  worker.on("exit", () => end(new ThreadsEnded("thread-lost")))
  worker.on("message", (answer: Answer) => {
    const job = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if ("odd" in answer) job?.resolve(answer.odd)
    else job?.reject(new TypeError(answer.failed))
  })
  return {
    run: ({ options, plan, ...rest }) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended)
        const compile = given.has(rest.program) ? null : { plan, options }
        const job: Job = { ...rest, id: (last += 1), compile }
        waiting.set(job.id, { resolve, reject })
        given.add(rest.program)
        worker.ref()
        // oxlint-disable-next-line require-post-message-target-origin -- a thread of Node has no origin
        worker.postMessage(job)
      }),
    close: async () => {
      end(new ThreadsEnded("closed"))
      await worker.terminate()
    },
  }
}

/** The same number for the same plan with the same options. */
function programNumbers(): (plan: Plan, options: ColumnOptions) => number {
  const numbers = new WeakMap<Plan, Map<string, number>>()
  let last = 0
  return (plan, { mode = "generated", outputs = "full" }) => {
    const ofPlan = numbers.get(plan) ?? new Map<string, number>()
    numbers.set(plan, ofPlan)
    const key = `${mode} ${outputs}`
    const number = ofPlan.get(key) ?? (last += 1)
    ofPlan.set(key, number)
    return number
  }
}
