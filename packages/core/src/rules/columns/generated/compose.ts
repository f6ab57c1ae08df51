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
import { neededSlots, splitOrder, writeSieve } from "./write-sieve.ts"

/** Rows that several loops go over one after the other, while they are in the cache. */
const CHUNK = 1024
/** Rows a turn: they share the checks that the engine makes of each array. */
const TURN = 1

export interface Composed {
  readonly code: string
  readonly tables: readonly Table[]
}

/** The code of `run(from, to, …arrays)` that writes everything. */
export function composeFull(prepared: Prepared, layout: Layout): Composed {
  const composer = openComposer(prepared, layout, "full")
  const first = composer.turn((scope) => {
    const holds = writeReasons(scope)
    if (prepared.amount === null) return
    scope.block.line(`list[count] = ${scope.row}`)
    scope.block.line(`count += ${holds}`)
  })
  const second = prepared.amount === null ? "" : composer.listed(writeHolding)
  return composer.run(first, second, patch(bitmapsOf(layout), composer.careful))
}

/** The code of `run(from, to, …arrays)` that writes amounts alone. */
export function composeAmount(prepared: Prepared, layout: Layout, order: GroundOrder): Composed {
  const composer = openComposer(prepared, layout, "amount")
  const needed = neededSlots(prepared.grounds)
  const loops: string[] = []
  let [groups, later] = splitOrder(order)
  const first = composer.turn((scope) => writeSieve(scope, groups, needed))
  while (groups.at(-1)?.by === "list") {
    ;[groups, later] = splitOrder(later)
    loops.push(composer.listed((scope) => writeSieve(scope, groups, needed)))
  }
  return composer.run(first, ...loops)
}

/** The code of `sample(row, …arrays)`: a bit for each ground that does not surely hold. */
export function composeSample(prepared: Prepared, layout: Layout): Composed {
  const composer = openComposer(prepared, layout, "amount")
  const body = composer.row("i", true, (scope) => {
    const bits = prepared.grounds.map((ground, at) => {
      const { notYes } = scope.write.condition(scope, ground)
      return notYes === "0" ? "0" : scope.block.name(`${notYes} << ${at}`)
    })
    scope.block.line(`return ${or(scope.block, ...bits)}`)
  })
  return { code: `return function (i, ${composer.parameters}) {\n${composer.tables.map((_, at) => `const t${at} = table${at}`).join("\n")}\n${body}\n}`, tables: composer.tables }
}

type WriteRow = (scope: RowScope) => void

function openComposer(prepared: Prepared, layout: Layout, outputs: OutputKind) {
  const tables = openTables()
  const names = { next: 0 }
  const parameters = parametersOf(prepared, layout).join(", ")
  const write = { condition: writeCondition, number: writeNumber }
  const row = (row: string, careful: boolean, writeRow: WriteRow): string => {
    const block = openBlock(names)
    writeRow({ prepared, layout, outputs, tables, block, row, careful, exact: false, parameters, write })
    return `{\n${block.text()}\n}`
  }
  const careful = (row: string) => `careful(${row}, ${parameters})`
  return {
    parameters,
    tables: tables.all,
    row,
    careful,
    /** Over all rows of the chunk; those left over of the last turn are gone over carefully. */
    turn: (writeRow: WriteRow): string => {
      const rows = Array.from({ length: TURN }, (_, at) => row(at === 0 ? "i" : `i${at}`, false, writeRow))
      const others = rows.slice(1).map((_, at) => `const i${at + 1} = i + ${at + 1}`)
      return `
        let i = start
        for (; i < end - ${TURN - 1}; i += ${TURN}) {
          ${[...others, ...rows].join("\n")}
        }
        for (; i < end; i += 1) ${careful("i")}`
    },
    /** Over the rows of the list, which the loop may make shorter as it goes. */
    listed: (writeRow: WriteRow): string => `
        for (let at = 0, listed = count, row = (count = 0); at < listed; at += 1) {
          row = list[at]
          ${row("row", false, writeRow)}
        }`,
    run: (...loops: readonly string[]): Composed => {
      const whole = row("i", true, writeWholeRow)
      const code = `
    function careful(i, ${parameters}) {
      ${tables.all.map((_, at) => `const t${at} = table${at}`).join("\n")}
      ${whole}
    }
    return function (from, to, ${parameters}) {
      const list = new Int32Array(${CHUNK})
      ${tables.all.map((_, at) => `const t${at} = table${at}`).join("\n")}
      for (let start = from; start < to; start += ${CHUNK}) {
        const end = Math.min(start + ${CHUNK}, to)
        let count = 0
        amount.fill(0, start, end)
        ${loops.join("\n")}
      }
    }`
      return { code, tables: tables.all }
    },
  }
}

/** Goes over the rows of the chunk that lack a bit in one of the bitmaps. */
function patch(bitmaps: readonly string[], careful: (row: string) => string): string {
  if (bitmaps.length === 0) return ""
  return `
        for (let word = start >> 5; word <= end - 1 >> 5; word += 1) {
          let left = ~(${bitmaps.map((words) => `${words}[word]`).join(" & ")})
          while (left !== 0) {
            const row = (word << 5) + 31 - Math.clz32(left & -left)
            left &= left - 1
            if (row >= start && row < end) ${careful("row")}
          }
        }`
}
