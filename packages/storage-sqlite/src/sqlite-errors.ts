/**
 * What SQLite's result codes mean to a caller: whether to repeat, to change something, or to stop and restore.
 * Messages say what to do and never hold a value: SQLite's own text goes no further than `cause`.
 */
import { type PortReason, StorageError } from "@onevisit/core/ports"

/** The failure to report for what was thrown while SQLite was at work; what SQLite has not thrown is a defect and stays so. */
export function failureOf(thrown: unknown): unknown {
  const code = resultCode(thrown)
  if (code === 0 || (code === 1 && !lacksTable(thrown))) return thrown
  const [reason, message] = meanings.get(code) ?? meanings.get(code & 0xff) ?? UNKNOWN
  return new StorageError(reason, message, { cause: thrown })
}

/** Whether another connection held what was needed: repeating soon is likely to help. */
export function isBusy(thrown: unknown): boolean {
  const primary = resultCode(thrown) & 0xff
  return primary === 5 || primary === 6
}

export function corrupt(options?: { readonly cause?: unknown }): StorageError {
  return new StorageError("Corrupt", DAMAGED, options)
}

const DAMAGED =
  "The database file is damaged, cut short or no database. Nothing was changed. Stop, keep a copy of the file " +
  "and of the files beside it, and restore the last backup."
const INCOMPLETE =
  "The database file lacks tables or rows that belong together. Stop, keep a copy, and restore the last backup."
const UNKNOWN: readonly [PortReason, string] = [
  "Unavailable",
  "SQLite failed in a way that is not known. Repeat the same act; if it fails again, ask with the cause at hand.",
]

/** By extended result code first, then by primary: https://www.sqlite.org/rescode.html */
const meanings: ReadonlyMap<number, readonly [PortReason, string]> = new Map([
  [1, ["Corrupt", INCOMPLETE]],
  [3, ["Rejected", "This program may not open the database file. Give it permission to read and write."]],
  [5, ["Unavailable", "Another program is writing to the database file. Repeat the same act."]],
  [6, ["Unavailable", "Another program is writing to the database file. Repeat the same act."]],
  [7, ["Unavailable", "There was not enough memory. Repeat the same act in smaller parts or later."]],
  [
    8,
    [
      "Rejected",
      "The database file cannot be written. Give this program permission to write to it and its folder.",
    ],
  ],
  [10, ["Unavailable", "The disk did not do its work. Check the disk, then repeat the same act."]],
  [522, ["Corrupt", DAMAGED]],
  [8458, ["Corrupt", DAMAGED]],
  [11, ["Corrupt", DAMAGED]],
  [
    13,
    ["Unavailable", "The disk is full. Nothing of the act was written. Make room, then repeat the same act."],
  ],
  [
    14,
    [
      "Unavailable",
      "The database file cannot be opened. Check that its folder is there and may be written, then repeat.",
    ],
  ],
  [15, ["Unavailable", "Another program is opening the database file. Repeat the same act."]],
  [18, ["Rejected", "A value is larger than SQLite can hold. Keep large things in files, not in events."]],
  [19, ["Corrupt", INCOMPLETE]],
  [23, ["Rejected", "This program may not open the database file. Give it permission to read and write."]],
  [26, ["Corrupt", DAMAGED]],
])

const SQLITE_CORRUPT = 11

function lacksTable(thrown: unknown): boolean {
  return thrown instanceof Error && /^no such (table|column)|has no column/.test(thrown.message)
}

/** 0 for what is no failure of SQLite. */
function resultCode(thrown: unknown): number {
  if (typeof thrown !== "object" || thrown === null) return 0
  const { code, errcode } = thrown as { readonly code?: unknown; readonly errcode?: unknown }
  // A whole number beyond what JavaScript keeps exactly: nothing here ever writes one.
  if (code === "ERR_OUT_OF_RANGE") return SQLITE_CORRUPT
  return code === "ERR_SQLITE_ERROR" && typeof errcode === "number" ? errcode : 0
}
