/**
 * Backup and restore: the file as it stands at one moment, copied while it is in use, read through, and put in place
 * only when it is whole and on the disk. A file that is there is never written over.
 */
import { StorageError } from "@onevisit/core/ports"
import { randomUUID } from "node:crypto"
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { backup, DatabaseSync } from "node:sqlite"
import { inspectFile, putInPlace } from "./open-database.ts"
import { corrupt, failureOf } from "./sqlite-errors.ts"

/** What a backup holds. */
export interface SqliteBackup {
  /** The last position of the feed in it; 0 where there is none. What was acknowledged later is not in it. */
  readonly position: number
  readonly bytes: number
}

export interface BackupOptions {
  /** Told of pages that are done; the whole may grow while it goes on. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void
}

/** Pages at a time; between them the thread and the writers have their turn. */
const PAGES_AT_ONCE = 1024

/**
 * Makes a new database file from a backup: the backup is read through first and stays as it is.
 *
 * Throws `StorageError`: `Corrupt` for a backup that is damaged or none, `Rejected` where the new file is there already
 * or the backup belongs to another program or a newer release. Nothing is then made.
 *
 * After it the storage stands where the backup stood. Positions of the feed that were given out since then will be given
 * out again for other events: whoever reads the feed from outside goes back to `position`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { mkdtempSync, rmSync } from "node:fs"
 * import { tmpdir } from "node:os"
 * import { join } from "node:path"
 * import { restoreSqlite, sqliteStorage } from "@onevisit/storage-sqlite"
 *
 * const folder = mkdtempSync(join(tmpdir(), "district-"))
 * const storage = sqliteStorage(join(folder, "district.db"))
 * await storage.commit([{ commandId: "command-1", digest: "d", append: [], result: 1 }])
 * await storage.backup(join(folder, "monday.db"))
 * await storage.close()
 *
 * await restoreSqlite({ from: join(folder, "monday.db"), to: join(folder, "again.db") })
 * const again = sqliteStorage(join(folder, "again.db"))
 * const [outcome] = await again.commit([{ commandId: "command-1", digest: "d", append: [], result: 2 }])
 * assert.deepEqual(outcome, { outcome: "committed", replayed: true, result: 1 })
 * await again.close()
 * rmSync(folder, { recursive: true })
 * ```
 */
export async function restoreSqlite({
  from,
  onProgress,
  to,
}: BackupOptions & { readonly from: string; readonly to: string }): Promise<SqliteBackup> {
  inspectFile(from, { check: "whole" })
  const source = new DatabaseSync(resolve(from), { readOnly: true })
  try {
    return await copyDatabase(source, to, onProgress === undefined ? {} : { onProgress })
  } finally {
    source.close()
  }
}

/** Copies an open database to a new file. Throws as {@link restoreSqlite} does. */
export async function copyDatabase(
  source: DatabaseSync,
  to: string,
  { onProgress }: BackupOptions = {},
): Promise<SqliteBackup> {
  const file = resolve(to)
  refuseWhatIsThere(file)
  const draft = `${file}.new-${randomUUID()}`
  try {
    await backup(source, draft, {
      rate: PAGES_AT_ONCE,
      progress: ({ remainingPages, totalPages }) =>
        onProgress?.({ done: totalPages - remainingPages, of: totalPages }),
    })
    const position = readThrough(draft)
    flush(draft)
    if (!putInPlace(draft, file)) refuseWhatIsThere(file)
    return { position, bytes: statSync(file).size }
  } catch (thrown) {
    throw failureOf(thrown)
  } finally {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(`${draft}${suffix}`, { force: true })
  }
}

function refuseWhatIsThere(file: string): void {
  if (statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new StorageError("Rejected", "The folder for the copy does not exist. Create it, then copy again.")
  if (existsSync(file) || existsSync(`${file}-wal`))
    throw new StorageError(
      "Rejected",
      "There is a file of this name. Copy to a new name: nothing is written over.",
    )
}

/** Reads every page of the copy; the last position of its feed. */
function readThrough(draft: string): number {
  const database = new DatabaseSync(draft)
  try {
    // A copy that is only read is one file, without a log beside it, until a storage is opened on it.
    database.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
    const [finding] = Object.values(database.prepare("PRAGMA integrity_check(1)").get() ?? {})
    if (finding !== "ok") throw corrupt()
    const last = database.prepare("SELECT max(position) AS position FROM events").get()
    return Number(last?.["position"] ?? 0)
  } finally {
    database.close()
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, "r+")
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
