/**
 * Keys in one file, readable by its owner alone. It is written whole, beside itself, and put in place at once:
 * a crash leaves the old file or the new. Back it up apart from the database: whoever has both can read all,
 * and a backup of the keys keeps alive what was destroyed since.
 */
import { randomUUID } from "node:crypto"
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs"
import { dirname } from "node:path"
import { KeysError } from "@onevisit/core/ports"
import { withFileLock } from "./file-lock.ts"
import { composeKeyRing, type KeyRing, newKeyRing, parseKeyRing } from "./key-ring.ts"
import { type RingKeeper, type RingKeys, ringKeys } from "./ring-keys.ts"
import type { SuiteName } from "./suite.ts"

export interface FileKeysOptions {
  /** The suite of new envelopes; a new file is made with it. Default: the file's own, or AES for a new one. */
  readonly suite?: SuiteName
  /** 32 bytes that are kept elsewhere, without which the file opens nothing. Default: the file holds its own. */
  readonly masterKey?: Uint8Array
  /** How long to wait for another program that is writing, in milliseconds. Default 10 000. */
  readonly waitMs?: number
}

/**
 * Opens a key file, or makes it where there is none; its folder must exist. Several programs of one machine
 * may use one file. New subjects write the file anew, once for all that are created together: it suits districts up to
 * some hundred thousand subjects of whom most come in rolls, and some ten thousand that come one by one.
 *
 * Throws `KeysError`: `Corrupt` for a file that is damaged, cut short, empty or no key file, `Rejected` for
 * another release or a wrong master key, `Unavailable` when it cannot be read. The file is then as it was.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { mkdtempSync } from "node:fs"
 * import { tmpdir } from "node:os"
 * import { join } from "node:path"
 * import { fileKeys } from "@onevisit/district"
 *
 * const keys = fileKeys(join(mkdtempSync(join(tmpdir(), "keys-")), "district.keys"))
 * await keys.create("sub_1")
 * const envelope = await keys.wrap("sub_1", "case-1/note", new TextEncoder().encode("a secret"))
 * assert.deepEqual(await keys.unwrap(envelope), new TextEncoder().encode("a secret"))
 * await keys.destroy("sub_1")
 * assert.equal(await keys.unwrap(envelope), "destroyed")
 * ```
 */
export function fileKeys(path: string, options: FileKeysOptions = {}): RingKeys {
  const { masterKey, suite, waitMs = 10_000 } = options
  if (!existsSync(path)) makeFile(path, newKeyRing(suite ?? INTERNATIONAL, masterKey))
  return ringKeys(fileKeeper(path, masterKey, waitMs), suite)
}

/** Keys that are gone when the program ends: for trials and tests, together with storage in memory. */
export function memoryKeys(options: Pick<FileKeysOptions, "suite"> = {}): RingKeys {
  let ring = newKeyRing(options.suite ?? INTERNATIONAL)
  return ringKeys({
    current: () => ring,
    change: async (change) => {
      ring = change(ring)
    },
  })
}

const INTERNATIONAL: SuiteName = "aes-256-gcm/sha-256"

function fileKeeper(path: string, given: Uint8Array | undefined, waitMs: number): RingKeeper {
  /** Another one once it was changed here. */
  let masterKey = given
  let held: { readonly stamp: string; readonly ring: KeyRing } | undefined
  let last: Promise<unknown> = Promise.resolve()
  const current = (): KeyRing => {
    const stamp = stampOf(path)
    if (held?.stamp !== stamp) held = { stamp, ring: parseKeyRing(readFile(path), masterKey) }
    return held.ring
  }
  const change = async (apply: (ring: KeyRing) => KeyRing): Promise<void> => {
    await withFileLock(`${path}.lock`, waitMs, async () => {
      const ring = apply(current())
      replaceFile(path, composeKeyRing(ring))
      masterKey = ring.masterWithin ? undefined : ring.master
      held = { stamp: stampOf(path), ring }
    })
  }
  current()
  return {
    current,
    change: (apply) => {
      const mine = last.then(() => change(apply))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** What changes whenever the file is replaced. */
function stampOf(path: string): string {
  try {
    const { ctimeNs, ino, size } = statSync(path, { bigint: true })
    return `${ino}-${size}-${ctimeNs}`
  } catch (error) {
    throw unreadable(error)
  }
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8")
  } catch (error) {
    throw unreadable(error)
  }
}

/** Makes the file unless another program was first; never over one that is there. */
function makeFile(path: string, ring: KeyRing): void {
  const beside = writeBeside(path, composeKeyRing(ring))
  try {
    linkSync(beside, path)
    syncFolder(path)
  } catch (error) {
    if (!existsSync(path)) throw unwritable(error)
  } finally {
    unlinkSync(beside)
  }
}

function replaceFile(path: string, text: string): void {
  const beside = writeBeside(path, text)
  try {
    renameSync(beside, path)
    syncFolder(path)
  } catch (error) {
    throw unwritable(error)
  }
}

function writeBeside(path: string, text: string): string {
  const beside = `${path}.${randomUUID()}.new`
  try {
    const file = openSync(beside, "wx", 0o600)
    try {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; at += writeSync(file, bytes, at));
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return beside
  } catch (error) {
    throw unwritable(error)
  }
}

/** So that the name survives a loss of power too; Windows has no such thing and needs none. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return
  const folder = openSync(dirname(path), "r")
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

function unreadable(cause: unknown): KeysError {
  return new KeysError(
    "Unavailable",
    "The key file cannot be read. Check that it is there and its permissions.",
    { cause },
  )
}

function unwritable(cause: unknown): KeysError {
  return new KeysError(
    "Unavailable",
    "The key file cannot be written. Check its folder, permissions and space.",
    { cause },
  )
}
