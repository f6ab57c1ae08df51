/** The entry of a thread that decides rows of columns. Without a parent (imported by mistake) it does nothing. */
import { parentPort } from "node:worker_threads"
import { type ColumnProgram, compileColumns } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import type { Answer, Job, OddByRange } from "./thread-messages.ts"

const programs = new Map<number, ColumnProgram>()

parentPort?.on("message", (job: Job) => {
  // oxlint-disable-next-line require-post-message-target-origin -- a thread of Node has no origin
  parentPort?.postMessage(answer(job))
})

function answer(job: Job): Answer {
  try {
    return { id: job.id, odd: runRanges(programOf(job), job) }
  } catch (defect) {
    return { id: job.id, failed: String(defect) }
  }
}

/** Takes ranges until none is left: a thread that is held up leaves more to the others. */
function runRanges(program: ColumnProgram, { batch, into, next, ranges }: Job): OddByRange {
  const all: [number, readonly number[]][] = []
  for (let at = Atomics.add(next, 0, 1); at < ranges.length; at = Atomics.add(next, 0, 1)) {
    const { odd } = program.run(batch, { ...ranges[at], into })
    if (odd.length > 0) all.push([at, odd])
  }
  return all
}

function programOf({ compile, program }: Job): ColumnProgram {
  const known = programs.get(program)
  if (known !== undefined) return known
  if (compile === null) throw new TypeError("A thread was asked to run a program that it was never given.")
  const { options, plan } = compile
  const made = Result.getOrThrowWith(
    compileColumns(plan, options),
    ({ message }) => new TypeError(message.en),
  )
  programs.set(program, made)
  return made
}
