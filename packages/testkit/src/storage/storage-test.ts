import type { Act, ActOutcome, ConflictOn, Storage } from "@onevisit/core/ports"
import { StorageError } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sampleEvent } from "../samples.ts"

/** Declares a test that gets a storage of its own, fresh and empty, which is closed after it. */
export type StorageTest = (sentence: string, body: (storage: Storage) => Promise<void>) => void

/** Opens a storage on the data of another. */
export type Open = (storage: Storage) => Storage | Promise<Storage>

/** How many events each stream has. */
export async function traces(
  storage: Storage,
  { streams }: { readonly streams: readonly string[] },
): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const stream of streams) found[stream] = (await storage.readStream({ stream })).length
  return found
}

/** A part of an act that appends one event for each of `data`. */
export function appended(
  stream: string,
  expectedVersion: number,
  ...data: readonly unknown[]
): Act["append"][number] {
  return { stream, expectedVersion, events: data.map((one) => sampleEvent(one)) }
}

/** What became of acts, each in one word: `committed`, `replayed`, or what a conflict is about. */
export function wordsOf(
  outcomes: readonly ActOutcome[],
): readonly ("committed" | "replayed" | ConflictOn["kind"])[] {
  return outcomes.map((one) =>
    one.outcome === "conflict" ? one.on.kind : one.replayed ? "replayed" : "committed",
  )
}

/** Expects a page of the feed to lie wholly after where it was asked for: a reader would otherwise never reach the end. */
export function movesOn(page: readonly { readonly position: number }[], after: number): void {
  for (const { position } of page) assert.ok(position > after, "A reader that goes on reads on")
}

/** How often a call is made again after `Unavailable`, before it counts as failed. */
const PATIENCE = 50

/** Makes a call again for as long as the answer is `Unavailable`, as guarantee 7 asks of every caller. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      const again = error instanceof StorageError && error.reason === "Unavailable" && attempt < PATIENCE
      if (!again) throw error
    }
  }
}
