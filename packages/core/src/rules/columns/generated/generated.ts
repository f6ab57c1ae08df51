/**
 * The back end that makes code: from a prepared plan and nothing else, names and numbers only. A layout of columns is
 * compiled when it first comes and kept.
 */
import { roundings } from "../../../money/index.ts"
import type { ColumnBatch, ColumnOutput, OutputKind } from "../batch.ts"
import type { Prepared } from "../prepare/prepared.ts"
import { stepOf } from "../prepare/ranges.ts"
import { shareFunction } from "../rounded-share.ts"
import { shiftDay } from "../shift-day.ts"
import { type Composed, composeAmount, composeFull, composeSample } from "./compose.ts"
import { chooseOrder, costOf, type GroundOrder, weightsOf } from "./ground-order.ts"
import { argumentsOf, type Layout, layoutKey, layoutOf } from "./source.ts"
import { shareName } from "./write-share.ts"

/** Decides the rows of a range, but for the odd ones. */
export type RunRows = (batch: ColumnBatch, from: number, to: number, output: ColumnOutput) => void

type Generated = (...parameters: readonly unknown[]) => unknown

/** Rows of a sample at most. */
const SAMPLE = 512
/** How many rows are run for each row of a sample before another is taken. */
const RUN_FOR_SAMPLED = 1024
/** How much cheaper another order must be before new code is made for it. */
const CLEARLY = 0.85

/** The generated program of a plan. */
export function generateProgram(prepared: Prepared, outputs: OutputKind): RunRows {
  const compiled = new Map<string, Generated>()
  const once = (key: string, compose: () => Composed) => {
    const known = compiled.get(key)
    if (known !== undefined) return known
    const made = evaluate(compose())
    compiled.set(key, made)
    return made
  }
  const orderFor = orderChooser(prepared, once)
  return (batch, from, to, output) => {
    const layout = layoutOf(batch, prepared)
    const given = argumentsOf(batch, output)
    const key = layoutKey(layout)
    if (outputs === "full") return void once(key, () => composeFull(prepared, layout))(from, to, ...given)
    const order = orderFor(layout, from, to, given)
    const compose = () => composeAmount(prepared, layout, order)
    once(`${key} ${JSON.stringify(order)}`, compose)(from, to, ...given)
  }
}

type Once = (key: string, compose: () => Composed) => Generated

/** Chooses by a sample of the rows, now and then; keeps to what it chose until another order is clearly better. */
function orderChooser(prepared: Prepared, once: Once) {
  const weights = weightsOf(prepared)
  let kept: GroundOrder | null = null
  let left = 0
  return (layout: Layout, from: number, to: number, given: readonly unknown[]): GroundOrder => {
    left -= to - from
    if (kept !== null && left > 0) return kept
    const sample = once(`sample ${layoutKey(layout)}`, () => composeSample(prepared, layout))
    const step = Math.max(1, Math.floor((to - from) / SAMPLE))
    const failing: number[] = []
    for (let row = from; row < to; row += step) failing.push(sample(row, ...given) as number)
    left = failing.length * RUN_FOR_SAMPLED
    const chosen = chooseOrder(weights, failing)
    if (kept === null || costOf(weights, failing, chosen) < CLEARLY * costOf(weights, failing, kept))
      kept = chosen
    return kept
  }
}

/** What generated code calls. */
const functions: Readonly<Record<string, unknown>> = {
  shiftDay,
  stepOf,
  leastBetween: (values: ArrayLike<number>, first: number, last: number) => {
    let least = values[first] as number
    for (let at = first + 1; at <= last; at += 1) least = Math.min(least, values[at] as number)
    return least
  },
  greatestBetween: (values: ArrayLike<number>, first: number, last: number) => {
    let greatest = values[first] as number
    for (let at = first + 1; at <= last; at += 1) greatest = Math.max(greatest, values[at] as number)
    return greatest
  },
  ...Object.fromEntries(
    (["product", "of-first", "share-first"] as const).flatMap((form) =>
      roundings.map((rounding) => [shareName({ form, rounding }), shareFunction(form, rounding)]),
    ),
  ),
}

function evaluate({ code, tables }: Composed): Generated {
  const names = tables.map((_, at) => `table${at}`)
  // The code holds names that are counted here and numbers of a checked plan, never a text from outside.
  // oxlint-disable-next-line no-new-func, no-implied-eval
  const make = new Function(...Object.keys(functions), ...names, `"use strict"\n${code}`)
  return make(...Object.values(functions), ...tables) as Generated
}
