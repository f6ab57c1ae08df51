import { postgresStorage } from "@onevisit/storage-postgres"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServer, startPostgres } from "../postgres/server.ts"
import { bundled } from "./bundle.ts"
import { killsOf, killWriters } from "./kill-writers.ts"

const folder = mkdtempSync(join(tmpdir(), "onevisit-crash-"))
let server: PostgresServer
let program: string
beforeAll(async () => {
  server = await startPostgres(18, { durable: true })
  program = await bundled(join(import.meta.dirname, "write-postgres.ts"), folder)
}, 120_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** A schema of its own. */
const placed = (schema: string) => ({
  program,
  where: `${server.url} ${schema}`,
  open: () => postgresStorage({ connection: server.url, schema, busyTimeoutMs: 60_000 }),
})

describe("a storage in PostgreSQL", { timeout: 1_800_000 }, () => {
  it("keeps all that was acknowledged, whole and once, when its writers are killed", async () => {
    const kills = killsOf(100)
    const writers = ["a", "b", "c"]
    const killed = await killWriters({ ...placed("writers"), kills, writers, longestMs: 250 })
    expect(killed.kills).toBeGreaterThanOrEqual(kills)
    expect(killed.written).toBeGreaterThan(killed.kills / 2)
  })

  it("keeps all that was acknowledged, whole and once, when the server is killed", async () => {
    const kills = Math.ceil(killsOf(100) / 5)
    const writers = ["d", "e"]
    const killed = await killWriters({
      ...placed("server"),
      kills,
      writers,
      longestMs: 250,
      server,
    })
    expect(killed.kills).toBe(kills)
    expect(killed.written).toBeGreaterThan(killed.kills / 2)
  })
})
