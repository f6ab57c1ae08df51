/**
 * The contract of a storage, as tests. An adapter's author hands in how a fresh storage is made and the test
 * functions of any runner; what can be opened again, shared or damaged is tested too where that is said.
 */
import type { Storage } from "@onevisit/core/ports"
import type { TestFunctions } from "../contract.ts"
import { commands, uniqueKeys, versions } from "./acts.ts"
import { atomicity } from "./atomicity.ts"
import { checkpoints, feed } from "./feed.ts"
import { lasting, shared } from "./lasting.ts"
import { agreesWithModel } from "./model-run.ts"
import { refusals } from "./refusals.ts"
import type { StorageTest } from "./storage-test.ts"
import { leases, messages, timers } from "./timers-and-messages.ts"
import { values } from "./values.ts"
import { viewCursors } from "./view-cursors.ts"
import { viewRows, viewSearch } from "./views.ts"

export interface StorageContract extends TestFunctions {
  /** Names the adapter in the report. */
  readonly name: string
  /** A fresh and empty storage, called once for each test. */
  readonly make: () => Storage | Promise<Storage>
  /** Opens again what a storage, closed by now, has left behind. Left out by storages that keep nothing. */
  readonly reopen?: (storage: Storage) => Storage | Promise<Storage>
  readonly capabilities?: {
    /** Opens the data of an open storage a second time, as another program would. */
    readonly beside?: (storage: Storage) => Storage | Promise<Storage>
    /** Damages what a closed storage has left behind; it must then be found out. Needs `reopen`. */
    readonly damage?: (storage: Storage) => void | Promise<void>
    /** Stories in the model-based run; 40 unless told. Each makes a storage. */
    readonly runs?: number
  }
}

/**
 * Declares the tests that every storage must pass.
 *
 * @example
 * ```ts
 * import { storageContract } from "@onevisit/testkit"
 * import { memoryStorage } from "@onevisit/storage-memory"
 * import { describe, it } from "node:test"
 *
 * storageContract({ name: "memory", make: () => memoryStorage(), describe, it, capabilities: { runs: 1 } })
 * ```
 */
export function storageContract(contract: StorageContract): void {
  const { capabilities = {}, describe, it, make, name, reopen } = contract
  const test: StorageTest = (sentence, body) => {
    it(sentence, async () => {
      const storage = await make()
      try {
        await body(storage)
      } finally {
        await storage.close()
      }
    })
  }
  const groups: readonly (readonly [string, (test: StorageTest) => void])[] = [
    ["versions", versions],
    ["commands", commands],
    ["unique keys", uniqueKeys],
    ["acts", atomicity],
    ["the feed", feed],
    ["checkpoints", checkpoints],
    ["view rows", viewRows],
    ["view search", viewSearch],
    ["view cursors", viewCursors],
    ["timers", timers],
    ["messages", messages],
    ["named leases", leases],
    ["values", values],
    ["refusals", refusals],
  ]
  describe(`${name} keeps the contract of a storage`, () => {
    for (const [group, declare] of groups) describe(group, () => declare(test))
    if (reopen) describe("what lasts", () => lasting(test, reopen, capabilities.damage))
    const { beside } = capabilities
    if (beside) describe("shared data", () => shared(test, beside))
    describe("the model", () => {
      it("answers random stories as the model does", () => agreesWithModel(make, capabilities.runs ?? 40))
    })
  })
}
