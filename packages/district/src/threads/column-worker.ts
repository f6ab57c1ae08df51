/** The entry of a thread that decides rows of columns. Without a parent (imported by mistake) it does nothing. */
import { parentPort } from "node:worker_threads"
import { type ColumnProgram, compileColumns } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import type { Answer, Job } from "./thread-messages.ts"

const programs = new Map<number, ColumnProgram>()

parentPort?.on("message", (job: Job) => {
  // oxlint-disable-next-line require-post-message-target-origin -- a thread of Node has no origin
  parentPort?.postMessage(answer(job))
})

function answer(job: Job): Answer {
  try {
    const { odd } = programOf(job).run(job.batch, { ...job.range, into: job.into })
    return { id: job.id, odd }
  } catch (defect) {
    return { id: job.id, failed: String(defect) }
  }
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
