/**
 * One act, committed for good: what the storage cannot say now is asked again with the same act, which takes
 * effect once however often it is sent.
 */
import { createHash } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import { canonicalJson } from "@onevisit/core/events"
import {
  type Act,
  type ActOutcome,
  type ConflictOn,
  type Keys,
  type Storage,
  StorageError,
  type StoredJson,
} from "@onevisit/core/ports"
import { AlreadyExists, CheckpointMoved, CommandIdReused, StaleVersion } from "./act.errors.ts"
import type { Retrying } from "./retrying.ts"

export interface Committed {
  /** Whether the command had taken effect before; the result is then that of the first time. */
  readonly replayed: boolean
  readonly result: StoredJson
}

/**
 * Commits one act. Rejects with {@link StaleVersion}, {@link AlreadyExists}, {@link CommandIdReused} or
 * {@link CheckpointMoved} when something conflicts, and with `StorageError` when the storage gives no answer.
 */
export async function commitAct(storage: Storage, act: Act, retrying: Retrying = {}): Promise<Committed> {
  const [outcome] = await commitActs(storage, [act], retrying)
  if (outcome === undefined) throw new StorageError("Corrupt", "The storage gave no outcome for an act.")
  if (outcome.outcome === "conflict") throw conflict(outcome.on, act)
  return { replayed: outcome.replayed, result: outcome.result }
}

/** Commits several acts in one call; conflicts are outcomes. Rejects with `StorageError` when the storage gives no answer. */
export async function commitActs(
  storage: Storage,
  acts: readonly Act[],
  { attempts = 5, firstPauseMs = 25, sleep = wait }: Retrying = {},
): Promise<readonly ActOutcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storage.commit(acts)
    } catch (error) {
      const again = error instanceof StorageError && error.reason === "Unavailable" && attempt < attempts
      if (!again) throw error
      await sleep(firstPauseMs * 2 ** (attempt - 1))
    }
  }
}

/**
 * The digest of a command's content by which its repetition is known. It is keyed, since a bare hash of
 * something as short as a citizen number can be guessed. Throws (a defect) on what canonical JSON cannot hold.
 */
export async function commandDigest(keys: Keys, scope: string, command: unknown): Promise<string> {
  const hash = createHash("sha256")
    .update(canonicalJson([scope, command]))
    .digest("hex")
  return keys.blindIndex("onevisit:command", hash)
}

function conflict(on: ConflictOn, act: Act): Error {
  switch (on.kind) {
    case "stream": {
      const expected = act.append.find(({ stream }) => stream === on.stream)?.expectedVersion ?? 0
      return new StaleVersion(on.stream, expected, on.actualVersion)
    }
    case "key":
      return new AlreadyExists(on.scope, on.key, on.holder)
    case "command":
      return new CommandIdReused(on.commandId)
    case "checkpoint":
      return new CheckpointMoved(on.name)
    default:
      return unknownConflict(on)
  }
}

function unknownConflict(on: never): never {
  throw new TypeError(`Unknown conflict: ${String((on as { kind?: unknown }).kind)}`)
}
