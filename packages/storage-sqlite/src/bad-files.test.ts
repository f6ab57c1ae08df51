import { type PortReason, StorageError } from "@onevisit/core/ports"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "@onevisit/testkit"
import { createHash } from "node:crypto"
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { sqliteStorage } from "./sqlite-storage.ts"

const SECRET = "SECRET-MARK-7f3a"
const root = mkdtempSync(join(tmpdir(), "onevisit-bad-files-"))
afterAll(() => rmSync(root, { recursive: true }))

let made = 0
const freshPath = () => {
  made += 1
  mkdirSync(join(root, String(made)))
  return join(root, String(made), "district.db")
}

/** A sound file of several pages, closed. */
const sound = join(root, "sound.db")
beforeAll(async () => {
  const storage = sqliteStorage(sound)
  for (let at = 0; at < 40; at += 1) {
    await commitAll(
      storage,
      sampleAct(`${SECRET}-${at}`, {
        append: [
          { stream: `s${at}`, expectedVersion: 0, events: [sampleEvent({ at, text: SECRET.repeat(20) })] },
        ],
        views: [{ view: "v", version: 1, key: `${SECRET}-${at}`, doc: { at }, index: { at } }],
        timers: [{ id: `t${at}`, dueAt: minute(at), subject: SECRET }],
      }),
    )
  }
  await storage.close()
})

/** Opening must fail, say nothing of what the file holds, and leave every byte where it was. */
function refuses(path: string, reason: PortReason): StorageError {
  const before = snapshot(dirname(path))
  let failure: unknown
  try {
    void sqliteStorage(path).close()
  } catch (thrown) {
    failure = thrown
  }
  expect(failure).toBeInstanceOf(StorageError)
  expect(failure).toMatchObject({ _tag: "StorageError", reason })
  expect((failure as StorageError).message).not.toContain(SECRET)
  expect((failure as StorageError).message).not.toContain(root)
  expect(snapshot(dirname(path))).toEqual(before)
  return failure as StorageError
}

/** Every file but the empty ones that SQLite keeps beside an open database. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const contents = files.map(({ name }) => [name, readFileSync(join(folder, name), "latin1")] as const)
  return Object.fromEntries(
    contents.filter(([name, bytes]) => (!name.endsWith("-shm") && bytes !== "") || name.endsWith(".db")),
  )
}

describe("a database file that was cut short", () => {
  it("is refused as corrupt wherever it was cut, and is left as it is", () => {
    const bytes = readFileSync(sound)
    const pageSize = bytes.readUInt16BE(16)
    const cuts = [
      0,
      1,
      15,
      16,
      99,
      100,
      512,
      pageSize - 1,
      pageSize,
      pageSize + 1,
      bytes.length - pageSize,
      bytes.length - 1000,
      bytes.length - 1,
    ]
    for (const cut of cuts) {
      const path = freshPath()
      writeFileSync(path, bytes.subarray(0, cut))
      refuses(path, "Corrupt")
    }
  })

  it("is refused as corrupt when its log is all that is left, or when the log belongs to a file cut to nothing", async () => {
    const live = freshPath()
    const storage = sqliteStorage(live)
    await commitAll(
      storage,
      sampleAct("c1", { append: [{ stream: "s", expectedVersion: 0, events: [sampleEvent()] }] }),
    )
    const copied = freshPath()
    copyFileSync(`${live}-wal`, `${copied}-wal`)
    refuses(copied, "Corrupt")
    writeFileSync(copied, "")
    refuses(copied, "Corrupt")
    await storage.close()
  })
})

describe("a database file with other bytes in it", () => {
  it("is refused as corrupt when any of its pages is overwritten", () => {
    const bytes = readFileSync(sound)
    const pageSize = bytes.readUInt16BE(16)
    const pages = bytes.length / pageSize
    for (let page = 1; page < pages; page += 1) {
      const path = freshPath()
      const spoilt = Buffer.from(bytes)
      const noise = createHash("sha512").update(String(page)).digest()
      for (let at = 0; at < pageSize; at += 1)
        spoilt[page * pageSize + at] = noise[at % noise.length]! ^ (at >> 6)
      writeFileSync(path, spoilt)
      refuses(path, "Corrupt")
    }
  })

  it("fails as corrupt when damage that was not looked for is met", async () => {
    const bytes = readFileSync(sound)
    const path = freshPath()
    // Splitting pages leaves copies behind: every one is spoilt.
    const mark = '{"at":7,"text"'
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) bytes[at] = 0x7d
    writeFileSync(path, bytes)
    const storage = sqliteStorage(path, { check: "header" })
    await expect(storage.readStream({ stream: "s7" })).rejects.toMatchObject({
      _tag: "StorageError",
      reason: "Corrupt",
    })
    expect(await storage.readStream({ stream: "s8" })).toHaveLength(1)
    await storage.close()
  })
})

describe("a file that is no database of ours", () => {
  it("is refused as corrupt when it is no database", () => {
    for (const content of ["hello", "x".repeat(10_000), `SQLite format 3\0${"y".repeat(200)}`]) {
      const path = freshPath()
      writeFileSync(path, content)
      const { reason } = (() => {
        try {
          sqliteStorage(path)
        } catch (thrown) {
          return thrown as StorageError
        }
        return { reason: undefined }
      })()
      expect(["Corrupt", "Rejected"]).toContain(reason)
      expect(readFileSync(path, "latin1")).toBe(content)
    }
  })

  it("is refused when it belongs to another program, and is not written to", () => {
    const path = freshPath()
    const foreign = new DatabaseSync(path)
    foreign.exec("CREATE TABLE notes (text TEXT)")
    foreign.close()
    expect(refuses(path, "Rejected").message).toContain("another program")
  })

  it("is refused when a newer release has written it", () => {
    const path = freshPath()
    copyFileSync(sound, path)
    const newer = new DatabaseSync(path)
    newer.exec("PRAGMA user_version = 99")
    newer.close()
    expect(refuses(path, "Rejected").message).toContain("newer release")
  })

  it("is refused as corrupt when a table is missing", async () => {
    const path = freshPath()
    copyFileSync(sound, path)
    const spoilt = new DatabaseSync(path)
    spoilt.exec("DROP TABLE timers")
    spoilt.close()
    const storage = sqliteStorage(path)
    await expect(storage.dueTimers({ until: minute(1), limit: 1 })).rejects.toMatchObject({
      reason: "Corrupt",
    })
    await storage.close()
  })

  it("is refused when the path is no path of a file", () => {
    for (const path of ["", ":memory:", "nul\0", root, join(root, "no such folder", "district.db")]) {
      expect(() => sqliteStorage(path)).toThrow(
        expect.objectContaining({ _tag: "StorageError", reason: "Rejected" }),
      )
    }
  })
})

describe("a file that cannot be written any more", () => {
  it("loses nothing when it is cut under a storage that is open", async () => {
    const path = freshPath()
    copyFileSync(sound, path)
    const storage = sqliteStorage(path)
    truncateSync(path, 4096)
    const act = sampleAct("late", {
      append: [{ stream: "late", expectedVersion: 0, events: [sampleEvent()] }],
    })
    await expect(commitOne(storage, act)).rejects.toMatchObject({ _tag: "StorageError", reason: "Corrupt" })
    await storage.close()
    refuses(path, "Corrupt")
  })
})
