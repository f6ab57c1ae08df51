import type { Storage } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { keyOf } from "./populated.fixture.ts"
import { byOfficer, confirmed, rollOf, rows, withRegister } from "./roll.fixture.ts"

class Broken extends Error {}

/** A storage that fails once, before anything or half of what it was to commit is there. */
function breaking(at: number, when: "before" | "half-way"): { readonly storage: Storage; arm(): void } {
  const storage = memoryStorage()
  let left = Number.POSITIVE_INFINITY
  return {
    arm: () => {
      left = at
    },
    storage: {
      ...storage,
      commit: async (acts) => {
        left -= 1
        if (left === -1 && when === "before") throw new Broken()
        // The program ends in the middle of a batch, and nobody heard what became of it.
        if (left === -1) {
          await storage.commit(acts.slice(0, Math.ceil(acts.length / 2)))
          throw new Broken()
        }
        return storage.commit(acts)
      },
    },
  }
}

async function imported(storage: Storage, arm: () => void) {
  const opened = await withRegister({ storage })
  await confirmed(opened, rollOf(rows))
  arm()
  let broke = 0
  for (;;) {
    try {
      const answer = await opened.benefits.importRoll(rollOf(rows), byOfficer)
      const keys = await Promise.all(["old0", "old3", "young"].map((person) => keyOf(opened, person)))
      const ledgers = await Promise.all(keys.map((key) => opened.benefits.entitlement(key)))
      const feed = await storage.readFeed({ after: 0, limit: 1000 })
      const counts = new Map<string, number>()
      for (const { type } of feed) counts.set(type, (counts.get(type) ?? 0) + 1)
      const summary = "summary" in answer ? { ...answer.summary, compared: null, run: null } : null
      return { broke, summary, ledgers: ledgers.map(({ ledger }) => ledger), counts }
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      broke += 1
    }
  }
}

describe("an import that breaks off", () => {
  it("goes on where it was, wherever that is, and comes to the same", async () => {
    const whole = await imported(memoryStorage(), () => {})
    expect(whole.counts.get("OpeningImported")).toBe(rows.length)
    // Three batches, each registered, imported and noted in a commit of its own.
    for (let at = 0; at < 9; at += 1)
      for (const when of ["before", "half-way"] as const) {
        const { arm, storage } = breaking(at, when)
        expect(await imported(storage, arm), `${when} commit ${at}`).toEqual({ ...whole, broke: 1 })
      }
    const { arm, storage } = breaking(9, "before")
    expect(await imported(storage, arm)).toEqual(whole)
  })
})
