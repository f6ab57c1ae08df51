import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { EventReader } from "@onevisit/core/events"
import type { StoredEvent } from "@onevisit/core/ports"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, expect, it } from "vitest"
import { workspaceRoot } from "../build/workspace.ts"
import { playOn } from "./plays/index.ts"
import { readFeed } from "./read-feed.ts"
import { kinds, streamOutcomes } from "./stream-outcomes.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-plays-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let feed: readonly StoredEvent[] = []
beforeAll(async () => {
  await playOn({ folder })
  const storage = sqliteStorage(join(folder, "district.db"))
  feed = await readFeed(storage)
  await storage.close()
})
const kindOf = (stream: string) => stream.slice(0, stream.indexOf(":"))

/** Only where a program breaks off between two of its own steps is it taken up again. */
const notPlayed = new Set(["TakenUpAgain"])

/** Every reader of events that the code has, by the file and the name under which it stands there. */
async function readersInCode(): Promise<ReadonlyMap<string, EventReader>> {
  const files = globSync("packages/{core,district}/src/**/*.ts", { cwd: workspaceRoot })
    .filter((file) => !/\.(test|fixture|prop\.test)\.ts$/.test(file))
    .filter((file) => /= eventReader\(/.test(readFileSync(join(workspaceRoot, file), "utf8")))
  const readers = new Map<string, EventReader>()
  for (const file of files) {
    const found = (await import(join(workspaceRoot, file))) as Readonly<Record<string, unknown>>
    for (const [name, value] of Object.entries(found))
      if (name.endsWith("Reader")) readers.set(`${file} ${name}`, value as EventReader)
  }
  return readers
}

it("what is recorded at a release comes by every event that any stream can hold", async () => {
  const written = new Map<string, Set<string>>()
  for (const { stream, type } of feed) {
    const types = written.get(kindOf(stream)) ?? new Set()
    written.set(kindOf(stream), types.add(type))
  }
  const readers = await readersInCode()
  expect(readers.size).toBeGreaterThanOrEqual(Object.keys(kinds).length)
  const missing = [...readers].flatMap(([where, { definitions }]) => {
    const unwritten = [...written.values()].map((types) =>
      definitions.filter(({ type }) => !types.has(type) && !notPlayed.has(type)).map(({ type }) => type),
    )
    // A reader is of one kind of stream: the one that has most of what it reads.
    const [least = []] = unwritten.toSorted((a, b) => a.length - b.length)
    return least.map((type) => `${where}: ${type}`)
  })
  expect(missing).toEqual([])
})

it("every stream of a kind that is folded leads somewhere", () => {
  const outcomes = streamOutcomes(feed)
  expect(new Set(Object.keys(outcomes).map(kindOf))).toEqual(new Set(Object.keys(kinds)))
})
