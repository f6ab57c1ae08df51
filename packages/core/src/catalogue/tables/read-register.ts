/** Reads the register of names. A name and an id stand for one thing each: a second row of either is reported. */
import { composeExpected, issuesOf } from "../../reasons/schema.ts"
import { registerRowSchema } from "./register.schema.ts"
import { emptyRegister, type Register } from "./register.ts"
import { type ReadingLog, readSheet, type SheetRow } from "./read-sheet.ts"
import { registerSheet } from "./register-sheet.ts"
import type { Table } from "./table.ts"

export function readRegister(tables: readonly Table[], log: ReadingLog): Register {
  const register = emptyRegister()
  const meaning = { system: "symbolic", register: emptyRegister() } as const
  for (const row of readSheet(registerSheet, tables, meaning, log)) {
    if (!enter(row, register)) log.skipped.push(row.place())
  }
  return register
}

function enter(row: SheetRow, register: Register): boolean {
  const read = registerRowSchema.safeParse(row.fields.value, { error: composeExpected })
  if (!read.success) {
    for (const { expected, path } of issuesOf(read.error.issues)) row.report(path, expected)
    return false
  }
  if (row.isBroken) return false
  const { kind, ...named } = read.data
  if (register.add(kind, named)) return true
  row.report(["id"], "an id and a name that no row above has under the same 类别")
  return false
}
