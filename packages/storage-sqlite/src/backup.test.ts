import type { Storage, StoredEvent } from "@onevisit/core/ports"
import { commitAll, sampleAct, sampleEvent } from "@onevisit/testkit"
import { spawn } from "node:child_process"
import { once } from "node:events"
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { restoreSqlite } from "./backup.ts"
import { sqliteStorage } from "./sqlite-storage.ts"

const root = mkdtempSync(join(tmpdir(), "onevisit-backup-"))
afterAll(() => rmSync(root, { recursive: true }))
let folder = root
beforeEach(() => {
  folder = mkdtempSync(join(root, "one-"))
})
const at = (name: string) => join(folder, name)

/** Two streams in one act, so that half of an act would show. */
const act = (turn: number) =>
  sampleAct(`c${turn}`, {
    append: ["one", "other"].map((stream) => ({
      stream,
      expectedVersion: turn,
      events: [sampleEvent({ turn })],
    })),
    views: [{ view: "v", version: 1, key: "last", doc: { turn }, index: { turn } }],
    timers: [{ id: `t${turn}`, dueAt: null, subject: "s" }],
    checkpoints: [{ name: "reader", from: turn, to: turn + 1 }],
  })

async function write(storage: Storage, from: number, to: number): Promise<void> {
  for (let turn = from; turn < to; turn += 1) await commitAll(storage, act(turn))
}

const feedOf = (storage: Storage): Promise<readonly StoredEvent[]> =>
  storage.readFeed({ after: 0, limit: 1_000_000 })

/** What is in the copy: so many whole acts of those that were written, in their order. */
async function wholeActs(copy: Storage, feed: readonly StoredEvent[]): Promise<number> {
  const copied = await feedOf(copy)
  expect(copied).toEqual(feed.slice(0, copied.length))
  const acts = copied.length / 2
  expect(await copy.readCheckpoint("reader")).toBe(acts)
  expect((await copy.getView({ view: "v", version: 1, key: "last" }))?.doc).toEqual({ turn: acts - 1 })
  return acts
}

describe("a backup", () => {
  it("is the storage as it stands at one moment, while it goes on writing", async () => {
    const storage = sqliteStorage(at("district.db"))
    await write(storage, 0, 300)
    const seen: number[] = []
    const backup = storage.backup(at("copy.db"), { onProgress: ({ done, of }) => seen.push(done / of) })
    await write(storage, 300, 600)
    const { bytes, position } = await backup
    const feed = await feedOf(storage)
    await storage.close()

    const copy = sqliteStorage(at("copy.db"), { check: "whole" })
    const acts = await wholeActs(copy, feed)
    expect(acts).toBeGreaterThanOrEqual(300)
    expect(feed[acts * 2 - 1]?.position).toBe(position)
    expect(seen.every((share) => share >= 0 && share <= 1)).toBe(true)
    // It is a storage like any other: what was acknowledged is known, and it goes on.
    await write(copy, 0, acts + 5)
    await copy.close()
    expect(bytes).toBeGreaterThan(10_000)
    expect(readdirSync(folder).sort()).toEqual(["copy.db", "district.db"])
  })

  it("is whole also while another program writes to the file", async () => {
    const storage = sqliteStorage(at("district.db"))
    await write(storage, 0, 50)
    const program = at("writer.mts")
    writeFileSync(
      program,
      `import { sqliteStorage } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "index.ts")).href)}
      const storage = sqliteStorage(${JSON.stringify(at("district.db"))})
      const event = { type: "T", v: 1, occurredOn: "2018-07-20", recordedAt: "2018-07-20T01:30:00.000Z", actor: { kind: "system", name: "w" }, data: {} }
      const append = (version) => ["a", "b"].map((stream) => ({ stream, expectedVersion: version, events: [event] }))
      for (let at = 0; at < 200; at += 1) await storage.commit([{ commandId: "w" + at, digest: "d", append: append(at), result: at }])
      await storage.close()`,
    )
    const writer = spawn(process.execPath, ["--conditions=onevisit-source", program], { stdio: "inherit" })
    const gone = once(writer, "exit")
    for (let turn = 0; turn < 5; turn += 1) {
      await storage.backup(at(`copy-${turn}.db`))
      const copy = sqliteStorage(at(`copy-${turn}.db`), { check: "whole" })
      const [a, b] = [await copy.readStream({ stream: "a" }), await copy.readStream({ stream: "b" })]
      expect(a.length).toBe(b.length)
      await copy.close()
    }
    expect((await gone)[0]).toBe(0)
    await storage.close()
  })

  it("never writes over a file, and leaves none behind that is not whole", async () => {
    const storage = sqliteStorage(at("district.db"))
    await write(storage, 0, 3)
    writeFileSync(at("there.db"), "letters")
    for (const path of [at("there.db"), at("district.db"), join(folder, "no folder", "copy.db")])
      await expect(storage.backup(path)).rejects.toMatchObject({ _tag: "StorageError", reason: "Rejected" })
    expect(readFileSync(at("there.db"), "utf8")).toBe("letters")
    const closing = storage.backup(at("copy.db"))
    await storage.close()
    await closing
    await expect(storage.backup(at("late.db"))).rejects.toMatchObject({ reason: "Rejected" })
    expect(readdirSync(folder).sort()).toEqual(["copy.db", "district.db", "there.db"])
  })
})

describe("restoring", () => {
  it("brings back what was backed up, and nothing that came later", async () => {
    const storage = sqliteStorage(at("district.db"))
    await write(storage, 0, 20)
    const { position } = await storage.backup(at("monday.db"))
    const feed = await feedOf(storage)
    await write(storage, 20, 30)
    await storage.close()

    expect(await restoreSqlite({ from: at("monday.db"), to: at("again.db") })).toMatchObject({ position })
    const again = sqliteStorage(at("again.db"))
    expect(await wholeActs(again, feed)).toBe(20)
    await write(again, 0, 40)
    await again.close()
    // The backup itself can be restored once more.
    expect(await restoreSqlite({ from: at("monday.db"), to: at("third.db") })).toMatchObject({ position })
    expect(readdirSync(folder).sort()).toEqual(["again.db", "district.db", "monday.db", "third.db"])
  })

  it("refuses what is damaged, cut short, no database or not there, and makes nothing", async () => {
    const storage = sqliteStorage(at("district.db"))
    await write(storage, 0, 200)
    await storage.backup(at("good.db"))
    await storage.close()
    const spoilt = (name: string, spoil: (path: string) => void) => {
      cpSync(at("good.db"), at(name))
      spoil(at(name))
      return at(name)
    }
    const { size } = statSync(at("good.db"))
    const corrupt = [
      spoilt("short.db", (path) => truncateSync(path, size - 4096)),
      spoilt("empty.db", (path) => truncateSync(path, 0)),
      spoilt("letters.db", (path) => writeFileSync(path, "x".repeat(size))),
      spoilt("damaged.db", (path) => {
        const bytes = readFileSync(path)
        bytes.fill(0xff, 3 * 4096, 4 * 4096)
        writeFileSync(path, bytes)
      }),
    ]
    for (const from of corrupt)
      await expect(restoreSqlite({ from, to: at("new.db") })).rejects.toMatchObject({ reason: "Corrupt" })
    await expect(restoreSqlite({ from: at("none.db"), to: at("new.db") })).rejects.toMatchObject({
      reason: "Rejected",
    })
    await expect(restoreSqlite({ from: at("good.db"), to: at("district.db") })).rejects.toMatchObject({
      reason: "Rejected",
    })
    expect(readdirSync(folder).filter((name) => name.startsWith("new"))).toEqual([])
  })
})
