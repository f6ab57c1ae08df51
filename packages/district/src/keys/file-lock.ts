/**
 * A lock between programs on one machine: a file that only one can make. A lock whose owner has died is
 * taken over; one of a living owner is waited for.
 */
import { randomUUID } from "node:crypto"
import { open, readFile, unlink } from "node:fs/promises"
import { hostname } from "node:os"
import { setTimeout as sleep } from "node:timers/promises"
import { KeysError } from "@onevisit/core/ports"

/** Does `work` while holding the lock at `path`. Throws `KeysError` `Unavailable` when it is not to be had in time. */
export async function withFileLock<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + waitMs
  const token = randomUUID()
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), token })
  held.add(token)
  try {
    while (!(await tryTake(path, mine))) {
      if (performance.now() > deadline) {
        throw new KeysError(
          "Unavailable",
          "The key file is locked by another program. Try again; if none runs, remove the .lock file beside it.",
        )
      }
      if (await isAbandoned(path)) await takeAway(path)
      else await sleep(5 + Math.random() * 20)
    }
    try {
      return await work()
    } finally {
      await unlink(path)
    }
  } finally {
    held.delete(token)
  }
}

/** What this program holds or is about to: a lock of its own id that is not here is of one that ran before it. */
const held = new Set<string>()

async function tryTake(path: string, mine: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600)
    try {
      await file.writeFile(mine)
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw new KeysError(
      "Unavailable",
      "The folder of the key file cannot be written. Check its permissions.",
      {
        cause: error,
      },
    )
  }
}

/** Whether the lock's owner ran on this machine and runs no more. A lock being written is not yet abandoned. */
async function isAbandoned(path: string): Promise<boolean> {
  try {
    const owner: unknown = JSON.parse(await readFile(path, "utf8"))
    const known =
      typeof owner === "object" && owner !== null && "pid" in owner && "token" in owner && "host" in owner
    if (!known || owner.host !== hostname() || typeof owner.pid !== "number") return false
    return owner.pid === process.pid ? !held.has(String(owner.token)) : !isAlive(owner.pid)
  } catch {
    return false
  }
}

/** Removes an abandoned lock; a second lock keeps two programs from removing each other's new one. */
async function takeAway(path: string): Promise<void> {
  const turn = `${path}.turn`
  if (!(await tryTake(turn, ""))) return void (await sleep(20))
  try {
    if (await isAbandoned(path)) await unlink(path)
  } finally {
    await unlink(turn)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined
}
