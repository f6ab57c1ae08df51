import { defineStorage, type Storage, StorageError } from "@onevisit/core/ports"
import { boundStorage } from "./bound-storage.ts"

/** What becomes of one call: it arrives and is answered, it never arrives, or its answer is lost after it took effect. */
export type Loss = "none" | "before" | "after"

/**
 * A storage at the end of a bad line, over any other: its calls of `commit` fare by turns as `losses` says, and those
 * beyond the list arrive and are answered. A lost call fails as `Unavailable`, whether it took effect or not: a caller
 * cannot tell, and repeats it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { memoryStorage } from "@onevisit/storage-memory"
 * import { lossyStorage, sampleAct } from "@onevisit/testkit"
 *
 * const storage = lossyStorage(memoryStorage(), ["after"])
 * const act = sampleAct("command-1", { result: "done" })
 * await assert.rejects(storage.commit([act]), { _tag: "StorageError", reason: "Unavailable" })
 * assert.deepEqual(await storage.commit([act]), [{ outcome: "committed", replayed: true, result: "done" }])
 * ```
 */
export function lossyStorage(storage: Storage, losses: readonly Loss[]): Storage {
  let calls = 0
  return defineStorage({
    ...boundStorage(storage),
    commit: async (acts) => {
      const loss = losses[calls] ?? "none"
      calls += 1
      if (loss === "before") throw lost()
      const outcomes = await storage.commit(acts)
      if (loss === "after") throw lost()
      return outcomes
    },
  })
}

function lost(): StorageError {
  return new StorageError("Unavailable", "The answer was lost on the way. Repeat the call.")
}
