import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { caseEventDefinitions } from "@onevisit/core/intake/schema"
import type { StoredEvent } from "@onevisit/core/ports"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, expect, it } from "vitest"
import { playOn } from "./plays/index.ts"
import { readFeed } from "./read-feed.ts"
import { kinds, streamOutcomes } from "./stream-outcomes.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-plays-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let feed: readonly StoredEvent[] = []
beforeAll(async () => {
  await playOn(folder)
  const storage = sqliteStorage(join(folder, "district.db"))
  feed = await readFeed(storage)
  await storage.close()
})

/** Only where a program breaks off between two of its own steps is it taken up again. */
const notPlayed = new Set(["collection TakenUpAgain"])

it("what is recorded at a release comes by every event that can be written of a case and of every other kind", () => {
  const written = new Set(feed.map(({ stream, type }) => `${stream.slice(0, stream.indexOf(":"))} ${type}`))
  const all = [
    ...caseEventDefinitions.map(({ type }) => `case ${type}`),
    ...Object.entries(kinds).flatMap(([kind, { definitions }]) =>
      definitions.map(({ type }) => `${kind} ${type}`),
    ),
    "document DocumentIssued",
    "document DocumentReprinted",
    "audit RootSigned",
  ]
  expect(all.filter((each) => !written.has(each) && !notPlayed.has(each))).toEqual([])
})

it("every stream of a kind that is folded leads somewhere", () => {
  const outcomes = streamOutcomes(feed)
  expect(new Set(Object.keys(outcomes).map((stream) => stream.split(":")[0]))).toEqual(
    new Set(Object.keys(kinds)),
  )
})
