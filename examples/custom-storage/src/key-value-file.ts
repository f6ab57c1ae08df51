/**
 * A small key-value store on one file, of the kind that a district may already have: tables of keys and JSON
 * values, all of them in memory, and a log on the disk. One line of the log is one batch, and is flushed before the
 * batch counts. The storage beside it knows nothing of the disk, and this file nothing of storages.
 *
 * What it does not do: it keeps everything in memory, never shrinks its log, and is for one program at a time.
 */
import { createHash } from "node:crypto"
import { closeSync, existsSync, openSync, readFileSync, unlinkSync, writeFileSync } from "node:fs"
import { type FileHandle, open } from "node:fs/promises"
import { dirname } from "node:path"

/** One change of one key; `null` removes it. */
export interface Change {
  readonly table: string
  readonly key: string
  readonly value: unknown
}

/** The file is in use by another program. */
export class FileInUse extends Error {}
/** The log is not what was written. */
export class FileDamaged extends Error {}

export class KeyValueFile {
  readonly #path: string
  readonly #log: FileHandle
  readonly #tables: Map<string, Map<string, unknown>>

  private constructor(path: string, log: FileHandle, tables: Map<string, Map<string, unknown>>) {
    this.#path = path
    this.#log = log
    this.#tables = tables
  }

  /** Opens the file, or makes it where there is none. Throws {@link FileInUse} or {@link FileDamaged}. */
  static async open(path: string): Promise<KeyValueFile> {
    lock(path)
    try {
      const isNew = !existsSync(path)
      const log = await open(path, "a+")
      try {
        const { tables, whole } = replay(await log.readFile("utf8"))
        // What follows the last whole line was being written when the program ended, and was never acknowledged.
        await log.truncate(whole)
        if (isNew) await syncFolder(path)
        return new KeyValueFile(path, log, tables)
      } catch (error) {
        await log.close()
        throw error
      }
    } catch (error) {
      unlock(path)
      throw error
    }
  }

  get(table: string, key: string): unknown {
    return this.#tables.get(table)?.get(key)
  }

  /** Keys and values of a table, in the order in which the keys were first written. */
  entries(table: string): Iterable<[string, unknown]> {
    return this.#tables.get(table)?.entries() ?? []
  }

  // #region durable-batch
  /** Writes all changes or none; they are on the disk when it resolves, and to be read only from then on. */
  async write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return
    await this.#log.appendFile(lineOf(changes))
    await this.#log.sync()
    apply(this.#tables, changes)
  }
  // #endregion durable-batch

  async close(): Promise<void> {
    await this.#log.close()
    unlock(this.#path)
  }
}

// #region checked-lines
/** One batch as one line: the hash finds out what was changed since. */
function lineOf(changes: readonly Change[]): string {
  const json = JSON.stringify(changes)
  return `${hashOf(json)} ${json}\n`
}

function replay(log: string): { tables: Map<string, Map<string, unknown>>; whole: number } {
  const tables = new Map<string, Map<string, unknown>>()
  const end = log.lastIndexOf("\n") + 1
  for (const line of log.slice(0, end).split("\n").slice(0, -1)) {
    const [hash, json = ""] = [line.slice(0, 64), line.slice(65)]
    if (hashOf(json) !== hash) throw new FileDamaged("A line of the log is not what was written.")
    apply(tables, JSON.parse(json) as readonly Change[])
  }
  return { tables, whole: Buffer.byteLength(log.slice(0, end)) }
}
// #endregion checked-lines

function apply(tables: Map<string, Map<string, unknown>>, changes: readonly Change[]): void {
  for (const { key, table, value } of changes) {
    const rows = tables.get(table) ?? new Map<string, unknown>()
    if (value === null) rows.delete(key)
    else rows.set(key, value)
    tables.set(table, rows)
  }
}

function hashOf(json: string): string {
  return createHash("sha256").update(json).digest("hex")
}

/** The lock names the program that holds it, so that one left behind by a crash does not lock for ever. */
function lock(path: string): void {
  const name = `${path}.lock`
  for (const attempt of [1, 2]) {
    try {
      const file = openSync(name, "wx")
      writeFileSync(file, String(process.pid))
      closeSync(file)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
      if (attempt === 2 || isRunning(Number(readFileSync(name, "utf8"))))
        throw new FileInUse("Another program uses the file.", { cause: error })
      unlinkSync(name)
    }
  }
}

function unlock(path: string): void {
  unlinkSync(`${path}.lock`)
}

function isRunning(program: number): boolean {
  try {
    process.kill(program, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** So that the name of a new file survives a loss of power too; Windows has no such thing and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return
  const folder = await open(dirname(path), "r")
  await folder.sync()
  await folder.close()
}
