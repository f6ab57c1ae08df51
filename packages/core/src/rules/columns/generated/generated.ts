/**
 * The back end that makes code: from a prepared plan and nothing else, names and numbers only. A layout of columns is
 * compiled when it first comes and kept.
 */
import type { ColumnBatch, ColumnOutput, OutputKind } from "../batch.ts"
import type { Prepared } from "../prepare/prepared.ts"
import { CHUNK, type Composed, composeAmount, composeFull, composeSample, MOST_GAPS } from "./compose.ts"
import { calledByCode } from "./called-by-code.ts"
import { openOrderChooser } from "./ground-order.ts"
import { argumentsOf, layoutKey, layoutOf } from "./source.ts"

/** Decides the rows of a range, but for the odd ones. */
export type RunRows = (batch: ColumnBatch, from: number, to: number, output: ColumnOutput) => void

type Arrays = readonly unknown[]

/** What composed code makes; see {@link Composed}. */
interface Generated {
  readonly chunk: (
    start: number,
    end: number,
    list: Int32Array,
    gaps: Int32Array,
    ...arrays: Arrays
  ) => number
  readonly mend: (gaps: Int32Array, left: number, ...arrays: Arrays) => void
  readonly sample: (row: number, ...arrays: Arrays) => number
}

/** The generated program of a plan. */
export function generateProgram(prepared: Prepared, outputs: OutputKind): RunRows {
  const compiled = new Map<string, Generated>()
  const once = (key: string, compose: () => Composed): Generated => {
    const made = compiled.get(key) ?? evaluate(compose())
    compiled.set(key, made)
    return made
  }
  const chooseOrder = openOrderChooser(prepared)
  const list = new Int32Array(CHUNK)
  const gaps = new Int32Array(MOST_GAPS)
  return (batch, from, to, output) => {
    const layout = layoutOf(batch, prepared)
    const key = layoutKey(layout)
    const given = argumentsOf(batch, output)
    const compileFull = () => once(key, () => composeFull(prepared, layout))
    const compileAmount = () => {
      const order = chooseOrder(from, to, () => {
        const { sample } = once(`sample ${key}`, () => composeSample(prepared, layout))
        return (row) => sample(row, ...given)
      })
      return once(`${key} ${JSON.stringify(order)}`, () => composeAmount(prepared, layout, order))
    }
    const { chunk, mend } = outputs === "full" ? compileFull() : compileAmount()
    for (let start = from; start < to; start += CHUNK) {
      const left = chunk(start, Math.min(start + CHUNK, to), list, gaps, ...given)
      if (left > 0) mend(gaps, left, ...given)
    }
  }
}

function evaluate({ code, tables }: Composed): Generated {
  const names = tables.map((_, at) => `table${at}`)
  // The code holds names that are counted here and numbers of a checked plan, never a text from outside.
  // oxlint-disable-next-line no-new-func, no-implied-eval
  const make = new Function(...Object.keys(calledByCode), ...names, `"use strict"\n${code}`)
  return make(...Object.values(calledByCode), ...tables) as Generated
}
