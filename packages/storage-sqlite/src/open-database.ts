/**
 * Opening a file without ever harming it: what is there is looked at through a connection that cannot write;
 * only a file that is whole, ours and not newer than this release is then opened for writing. A new file is
 * made under another name and put in place complete, so that an empty file is never a database about to be.
 */
import { StorageError } from "@onevisit/core/ports"
import { randomUUID } from "node:crypto"
import { closeSync, fsyncSync, linkSync, openSync, readSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from "./schema.ts"
import { corrupt, failureOf } from "./sqlite-errors.ts"

/** How long SQLite itself waits for another connection. Short, since it stops the whole thread. */
const WAIT_INSIDE_SQLITE_MS = 20
/** Files up to this size are read through at opening; for larger ones damage shows when it is met. */
const CHECKED_AT_OPENING_BYTES = 64 * 1024 * 1024

/** Room for the pages of a transaction that writes many rows in places of their own; taken as it is needed. */
const CACHE_KIB = 64 * 1024

/** Opens or makes the database file. Throws `StorageError`; a file that was there is then as it was. */
export function openDatabase(path: string, { check }: { readonly check: Check }): DatabaseSync {
  const file = checkedPath(path)
  try {
    if (!inspected(file, check)) createDatabase(file)
    return openForWriting(file)
  } catch (thrown) {
    throw errorOf(thrown)
  }
}

export type Check = "whole" | "header" | "by-size"

/** Looks at a file that must be there, as {@link openDatabase} does before it writes. Throws `StorageError`. */
export function inspectFile(path: string, { check }: { readonly check: Check }): void {
  const file = checkedPath(path)
  try {
    if (inspected(file, check)) return
  } catch (thrown) {
    throw errorOf(thrown)
  }
  throw new StorageError("Rejected", "There is no such database file. Check its path.")
}

/** Whether there is a file, and then it is whole and ours. */
function inspected(file: string, check: Check): boolean {
  const size = sizeOf(file)
  if (size === undefined) return false
  inspectDatabase(file, size, check === "whole" || (check === "by-size" && size <= CHECKED_AT_OPENING_BYTES))
  return true
}

function checkedPath(path: string): string {
  if (path === "" || path === ":memory:" || path.includes("\0")) {
    throw new StorageError(
      "Rejected",
      "A path of a file is needed. For a storage in memory take @onevisit/storage-memory.",
    )
  }
  return resolve(path)
}

/** `undefined` where there is no file yet and one can be made. */
function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  const logSize = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  if (found === undefined) {
    if (logSize > 0) throw corrupt()
    if (statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() === true) return undefined
    throw new StorageError(
      "Rejected",
      "The folder of the database file does not exist. Create it, then open again.",
    )
  }
  if (!found.isFile())
    throw new StorageError("Rejected", "The path of the database names something that is no file.")
  if (found.size === 0) {
    throw new StorageError(
      "Corrupt",
      "The database file is empty: it was cut short, or made by something else. Restore the last backup; to begin " +
        "anew, remove the file yourself.",
    )
  }
  return found.size
}

/** Reads what is there through a connection that cannot write. */
function inspectDatabase(file: string, size: number, whole: boolean): void {
  checkHeader(file, size)
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 })
  try {
    refuseNewer(numberOf(database, "PRAGMA user_version"))
    numberOf(database, "SELECT count(*) FROM sqlite_schema")
    if (!whole) return
    const [finding] = Object.values(database.prepare("PRAGMA quick_check(1)").get() ?? {})
    if (finding !== "ok") throw corrupt()
  } finally {
    database.close()
  }
}

/** The header is read by hand, because opening alone can already remove a log that a cut file still needs. */
function checkHeader(file: string, size: number): void {
  const header = Buffer.alloc(100)
  const descriptor = openSync(file, "r")
  try {
    if (readSync(descriptor, header, 0, 100, 0) < 100) throw corrupt()
  } finally {
    closeSync(descriptor)
  }
  if (header.toString("latin1", 0, 16) !== "SQLite format 3\0") throw corrupt()
  // SQLite takes the missing end of a last page for zeros.
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  if (pageSize < 512 || size % pageSize !== 0) throw corrupt()
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new StorageError(
      "Rejected",
      "The database file belongs to another program. Take a file of its own for onevisit.",
    )
  }
}

function createDatabase(file: string): void {
  const draft = `${file}.new-${randomUUID()}`
  try {
    const database = new DatabaseSync(draft)
    try {
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
      setUp(database)
    } finally {
      database.close()
    }
    putInPlace(draft, file)
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${draft}${suffix}`, { force: true })
  }
}

/** Whether the draft stands there now. Whoever is first wins; the others open what the first has made. */
export function putInPlace(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code
    if (code === "EEXIST") return false
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw thrown
    // A file system without hard links.
    renameSync(draft, file)
  }
  if (process.platform === "win32") return true
  const folder = openSync(dirname(file), "r")
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
  return true
}

function openForWriting(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    setUp(database)
    return database
  } catch (thrown) {
    database.close()
    throw thrown
  }
}

function setUp(database: DatabaseSync): void {
  const mode = database.prepare("PRAGMA journal_mode = WAL").get()?.["journal_mode"]
  if (mode !== "wal") {
    throw new StorageError(
      "Rejected",
      "The file system cannot keep a write-ahead log. Put the file on a local disk.",
    )
  }
  database.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
  // What undoes one statement is a page or two; in a file it would cost more writes than the statement.
  database.exec(`PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${CACHE_KIB}`)
  if (numberOf(database, "PRAGMA user_version") !== SCHEMA_VERSION) migrate(database)
  database.exec(`PRAGMA busy_timeout = ${WAIT_INSIDE_SQLITE_MS}`)
}

function migrate(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE")
  try {
    // Another program may have been first.
    const version = numberOf(database, "PRAGMA user_version")
    refuseNewer(version)
    for (const step of MIGRATIONS.slice(version)) database.exec(step)
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
    database.exec("COMMIT")
  } catch (thrown) {
    if (database.isTransaction) database.exec("ROLLBACK")
    throw thrown
  }
}

function refuseNewer(version: number): void {
  if (version <= SCHEMA_VERSION) return
  throw new StorageError(
    "Rejected",
    "The database file was written by a newer release of onevisit. Open it with that release or a later one.",
  )
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0])
}

function errorOf(thrown: unknown): unknown {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    const message =
      "This program may not use the database file or its folder. Give it permission to read and write."
    return new StorageError("Rejected", message, { cause: thrown })
  }
  return failureOf(thrown)
}
