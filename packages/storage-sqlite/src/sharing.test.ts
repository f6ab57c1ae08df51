import { commitAll, commitOne, sampleAct, sampleEvent } from "@onevisit/testkit"
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { pathToFileURL } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { Connection } from "./connection.ts"
import { openDatabase } from "./open-database.ts"
import { sqliteStorage } from "./sqlite-storage.ts"

const root = mkdtempSync(join(tmpdir(), "onevisit-sharing-"))
chmodSync(root, 0o755)
afterAll(() => rmSync(root, { recursive: true }))

/** A program of its own that writes `count` acts to its stream and says each number when it is committed. */
const writer = join(root, "writer.mts")
writeFileSync(
  writer,
  `import { sqliteStorage } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "index.ts")).href)}
const [path, name, count, busyTimeoutMs, user] = process.argv.slice(2)
if (user) process.setuid(Number(user))
const event = { type: "T", v: 1, occurredOn: "2018-07-20", recordedAt: "2018-07-20T01:30:00.000Z", actor: { kind: "system", name }, data: {} }
try {
  const storage = sqliteStorage(path, { busyTimeoutMs: Number(busyTimeoutMs) })
  for (let at = 0; at < Number(count); at += 1) {
    const [outcome] = await storage.commit([{ commandId: name + at, digest: "d", append: [{ stream: name, expectedVersion: at, events: [event] }], result: at }])
    process.stdout.write((outcome.outcome === "committed" ? at : "conflict") + "\\n")
  }
  await storage.close()
} catch (thrown) {
  process.stdout.write(thrown._tag + " " + thrown.reason + "\\n")
}
`,
)
const argumentsOf = (path: string, name: string, count: number, busyTimeoutMs = 20_000) => [
  "--conditions=onevisit-source",
  writer,
  path,
  name,
  String(count),
  String(busyTimeoutMs),
]
const start = (path: string, name: string, count: number): ChildProcess =>
  spawn(process.execPath, argumentsOf(path, name, count), { stdio: ["ignore", "pipe", "inherit"] })
const act = (commandId: string, stream: string, expectedVersion = 0) =>
  sampleAct(commandId, { append: [{ stream, expectedVersion, events: [sampleEvent()] }] })

describe("several programs on one file", () => {
  it("all write, none loses an act, also when they make the file at the same time", async () => {
    const path = join(root, "several.db")
    const programs = ["a", "b", "c"].map((name) => start(path, name, 30))
    await Promise.all(programs.map((program) => once(program, "exit")))
    const storage = sqliteStorage(path)
    for (const name of ["a", "b", "c"]) expect(await storage.readStream({ stream: name })).toHaveLength(30)
    const positions = (await storage.readFeed({ after: 0, limit: 1000 })).map(({ position }) => position)
    expect(positions).toEqual(positions.toSorted((a, b) => a - b))
    expect(positions).toHaveLength(90)
    await storage.close()
  })

  it("keeps every act it has reported when the program is killed", async () => {
    const path = join(root, "killed.db")
    const program = start(path, "a", 100_000)
    let said = ""
    program.stdout?.on("data", (chunk) => {
      said += chunk
      if (said.split("\n").length > 20) program.kill("SIGKILL")
    })
    await once(program, "close")
    const reported = said.trim().split("\n").length
    const storage = sqliteStorage(path)
    const kept = (await storage.readStream({ stream: "a" })).length
    expect(kept).toBeGreaterThanOrEqual(reported)
    expect(await commitOne(storage, act("after", "a", kept))).toMatchObject({ outcome: "committed" })
    await storage.close()
  })

  it("waits for another that writes, without holding up its own thread", async () => {
    const path = join(root, "waiting.db")
    const storage = sqliteStorage(path, { busyTimeoutMs: 5000 })
    const other = new DatabaseSync(path)
    other.exec("BEGIN IMMEDIATE")
    const waiting = commitOne(storage, act("c1", "s"))
    const turns = await new Promise<number>((resolve) => {
      let count = 0
      const turn = setInterval(() => {
        count += 1
        if (count < 5) return
        clearInterval(turn)
        other.exec("COMMIT")
        resolve(count)
      }, 10)
    })
    expect(turns).toBe(5)
    expect(await waiting).toMatchObject({ outcome: "committed" })
    other.close()
    await storage.close()
  })

  it("is unavailable when another writes for longer than it may wait, and the act can be repeated", async () => {
    const path = join(root, "busy.db")
    const storage = sqliteStorage(path, { busyTimeoutMs: 60 })
    const other = new DatabaseSync(path)
    other.exec("BEGIN IMMEDIATE")
    await expect(commitOne(storage, act("c1", "s"))).rejects.toMatchObject({
      _tag: "StorageError",
      reason: "Unavailable",
    })
    expect(await storage.readStream({ stream: "s" })).toEqual([])
    other.exec("ROLLBACK")
    await commitAll(storage, act("c1", "s"))
    other.close()
    await storage.close()
  })
})

describe("a disk that does not do its work", () => {
  it("is unavailable when it is full, keeps nothing of the act, and goes on when there is room", async () => {
    const path = join(root, "full.db")
    await sqliteStorage(path).close()
    const database = openDatabase(path, { check: "header" })
    const pages = Number(Object.values(database.prepare("PRAGMA page_count").get() ?? {})[0])
    database.exec(`PRAGMA max_page_count = ${pages}`)
    const db = new Connection(database, 100)
    const fill = () => {
      db.run("INSERT INTO commands (id, digest, result) VALUES ('a', 'a', 'a')")
      db.run("INSERT INTO commands (id, digest, result) VALUES ('b', 'b', ?)", ["x".repeat(100_000)])
      return { value: null, keep: true }
    }
    await expect(db.write(fill)).rejects.toMatchObject({ _tag: "StorageError", reason: "Unavailable" })
    expect(db.all("SELECT id FROM commands")).toEqual([])
    database.exec("PRAGMA max_page_count = 1000000")
    await db.write(fill)
    expect(db.all("SELECT id FROM commands")).toHaveLength(2)
    await db.close()
  })

  it("is unavailable when a write fails, and what was reported stays", async () => {
    const path = join(root, "limited.db")
    const limited = `ulimit -f 400; exec "$0" "$@"`
    const { stdout } = spawnSync("bash", ["-c", limited, process.execPath, ...argumentsOf(path, "a", 5000)], {
      encoding: "utf8",
    })
    const said = stdout.trim().split("\n")
    expect(said.at(-1)).toBe("StorageError Unavailable")
    const storage = sqliteStorage(path)
    expect((await storage.readStream({ stream: "a" })).length).toBeGreaterThanOrEqual(said.length - 1)
    await storage.close()
  })

  it("rejects writing to a file that may only be read", async () => {
    const path = join(root, "read-only.db")
    const storage = sqliteStorage(path)
    await commitAll(storage, act("a0", "a"))
    await storage.close()
    chmodSync(path, 0o444)
    // Whoever may do everything becomes someone who may not, once its code is loaded.
    const user = process.getuid?.() === 0 ? ["65534"] : []
    const { stdout } = spawnSync(process.execPath, [...argumentsOf(path, "b", 1), ...user], {
      encoding: "utf8",
    })
    expect(stdout.trim()).toBe("StorageError Rejected")
  })
})
