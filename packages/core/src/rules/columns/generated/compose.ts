/**
 * Composes the functions that run a layout of columns: loops over rows whose values are all known, several rows a
 * turn, and beside them a function for one row with unknowns, which goes over the few rows that have any.
 */
import type { OutputKind } from "../batch.ts"
import type { Prepared } from "../prepare/prepared.ts"
import { or } from "./bits.ts"
import { openBlock } from "./block.ts"
import type { GroundOrder } from "./ground-order.ts"
import type { RowScope } from "./scope.ts"
import { bitmapsOf, type Layout, parametersOf } from "./source.ts"
import { openTables, type Table } from "./tables.ts"
import { writeCondition } from "./write-condition.ts"
import { writeNumber } from "./write-number.ts"
import { writeHolding, writeReasons, writeWholeRow } from "./write-row.ts"
import { neededSlots, writeFinish, writeSieve } from "./write-sieve.ts"

/** Rows that several loops go over one after the other, while they are in the cache. */
export const CHUNK = 1024
/** Rows a turn at most: they share the checks that the engine makes of each array. */
const MOST_ROWS = 8
/** Lines a turn at most, so that long rules still make code that the engine optimises. */
const MOST_LINES = 320

/** How many rows may be noted as gaps: every one of a chunk, and the last turn's once more. */
export const MOST_GAPS = CHUNK + MOST_ROWS

/**
 * Code that makes either `sample` or two functions. `chunk(start, end, list, gaps, …arrays)` runs at most
 * {@link CHUNK} rows and returns how many it noted in `gaps`; `mend(gaps, left, …arrays)` goes over those. The two are
 * apart because the engine would put the long code for the few rows into the loops of the many and slow them down.
 */
export interface Composed {
  readonly code: string
  readonly tables: readonly Table[]
}

/** The code that writes everything, as {@link Composed} says. */
export function composeFull(prepared: Prepared, layout: Layout): Composed {
  const composer = openComposer(prepared, layout, "full")
  const first = composer.turn((scope) => {
    const holds = writeReasons(scope)
    if (prepared.amount === null) return
    scope.block.line(`list[count] = ${scope.row}`)
    scope.block.line(`count += ${holds}`)
  })
  const second = prepared.amount === null ? "" : composer.listed(writeHolding)
  return composer.compose(first, second, noteGaps(bitmapsOf(layout)))
}

/** The code that writes amounts alone. */
export function composeAmount(prepared: Prepared, layout: Layout, order: GroundOrder): Composed {
  const composer = openComposer(prepared, layout, "amount")
  const needed = neededSlots(prepared.grounds)
  const sieve = (group: readonly number[]) => (scope: RowScope) => writeSieve(scope, group, needed)
  const [first = [], ...later] = order
  return composer.compose(
    composer.turn(sieve(first)),
    ...later.map((group) => composer.listed(sieve(group))),
    composer.listed(writeFinish),
  )
}

/** The code of `sample(row, …arrays)`: a bit for each ground that does not surely hold. */
export function composeSample(prepared: Prepared, layout: Layout): Composed {
  const composer = openComposer(prepared, layout, "amount")
  const body = composer.row("row", true, (scope) => {
    const bits = prepared.grounds.map((ground, at) => {
      const { notYes } = scope.write.condition(scope, ground)
      return notYes === "0" ? "0" : scope.block.name(`${notYes} << ${at}`)
    })
    scope.block.line(`return ${or(scope.block, ...bits)}`)
  })
  const code = `return { sample(row, ${composer.parameters}) {\n${composer.tableNames()}\n${body}\n} }`
  return { code, tables: composer.tables.all }
}

type WriteRow = (scope: RowScope) => void

function openComposer(prepared: Prepared, layout: Layout, outputs: OutputKind) {
  const tables = openTables()
  const names = { next: 0 }
  const parameters = parametersOf(prepared, layout).join(", ")
  let lists = 0
  const write = { condition: writeCondition, number: writeNumber }
  const row = (row: string, careful: boolean, writeRow: WriteRow): string => {
    const block = openBlock(names)
    writeRow({ prepared, layout, outputs, tables, block, row, careful, exact: false, write })
    return `{\n${block.text()}\n}`
  }
  const tableNames = () => tables.all.map((_, at) => `const t${at} = table${at}`).join("\n")
  return {
    parameters,
    tables,
    tableNames,
    row,
    /** Over all rows of the chunk; those left over of the last turn are noted. */
    turn: (writeRow: WriteRow): string => {
      const first = row("i", false, writeRow)
      const count = rowsATurn(first)
      const others = Array.from({ length: count - 1 }, (_, at) => [
        `const i${at + 1} = i + ${at + 1}`,
        row(`i${at + 1}`, false, writeRow),
      ])
      return `
        let i = start
        for (; i < end - ${count - 1}; i += ${count}) {
          ${[first, ...others.flat()].join("\n")}
        }
        for (; i < end; i += 1) gaps[left++] = i`
    },
    /** Over the rows of the list, which the loop may make shorter as it goes. */
    listed: (writeRow: WriteRow): string => `
        const listed${(lists += 1)} = count
        count = 0
        for (let at = 0; at < listed${lists}; at += 1) {
          const row = list[at]
          ${row("row", false, writeRow)}
        }`,
    compose: (...loops: readonly string[]): Composed => {
      const whole = row("row", true, writeWholeRow)
      const code = `
    return {
      chunk(start, end, list, gaps, ${parameters}) {
        ${tableNames()}
        let count = 0
        let left = 0
        amount.fill(0, start, end)
        ${loops.join("\n")}
        return left
      },
      mend(gaps, left, ${parameters}) {
        ${tableNames()}
        for (let at = 0; at < left; at += 1) {
          const row = gaps[at]
          ${whole}
        }
      }
    }`
      return { code, tables: tables.all }
    },
  }
}

function rowsATurn(code: string): number {
  const fitting = Math.floor(MOST_LINES / code.split("\n").length)
  return Math.max(1, Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(Math.max(1, fitting)))))
}

/** Notes the rows of the chunk that lack a bit in one of the bitmaps. */
function noteGaps(bitmaps: readonly string[]): string {
  if (bitmaps.length === 0) return ""
  return `
        for (let word = start >> 5; word <= end - 1 >> 5; word += 1) {
          let bits = ~(${bitmaps.map((words) => `${words}[word]`).join(" & ")})
          while (bits !== 0) {
            const row = (word << 5) + 31 - Math.clz32(bits & -bits)
            bits &= bits - 1
            if (row >= start && row < end) gaps[left++] = row
          }
        }`
}
