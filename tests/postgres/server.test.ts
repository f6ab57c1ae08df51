import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Major, type PostgresServer, startPostgres } from "./server.ts"

const majors: readonly Major[] = [14, 18]
const servers = new Map<Major, PostgresServer>()

beforeAll(async () => {
  for (const [at, server] of (await Promise.all(majors.map((major) => startPostgres(major)))).entries())
    servers.set(majors[at] as Major, server)
})

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()))
})

describe.each(majors)("a PostgreSQL %i for tests", (major) => {
  test("answers with its major version beside one of the other, on the loopback interface alone", async () => {
    const { port, url } = serverOf(major)
    expect(Math.floor(Number(await ask(url, "SHOW server_version_num")) / 10_000)).toBe(major)
    expect(await ask(url, "SHOW listen_addresses")).toBe("127.0.0.1")
    expect(new URL(url).port).toBe(String(port))
  })

  test("lets nobody in without its password", async () => {
    const guess = new URL(serverOf(major).url)
    guess.password = "guess"
    await expect(ask(guess.href, "SELECT 1")).rejects.toThrow(/password/)
  })

  test("comes back after it was killed, with what it had written", async () => {
    const { kill, restart, url } = serverOf(major)
    await ask(url, "CREATE TABLE kept (n integer)")
    await ask(url, "CHECKPOINT")
    await kill()
    await expect(ask(url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/)
    await restart()
    expect(await ask(url, "SELECT count(*) FROM kept")).toBe("0")
  })

  test("leaves neither data nor a listening port behind when it is closed", async () => {
    const { close, url } = serverOf(major)
    const folder = folderOf(await ask(url, "SHOW data_directory"))
    expect(folders()).toContain(folder)
    await close()
    expect(folders()).not.toContain(folder)
    await expect(ask(url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/)
    await close()
  })

  test("ends with the program that started it, even when that is killed", async () => {
    const owner = run(`
      const { url } = await startPostgres(${major})
      process.stdout.write(url + "\\n")
      setInterval(() => {}, 1000)`)
    const [line] = (await once(owner.stdout, "data")) as [Buffer]
    const url = line.toString().trim()
    const folder = folderOf(await ask(url, "SHOW data_directory"))
    owner.kill("SIGKILL")
    await expect.poll(folders, { timeout: 30_000 }).not.toContain(folder)
    await expect(ask(url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/)
  })

  test("does not keep a program running that is otherwise done", async () => {
    const late = pause(50_000, "late", { ref: false })
    expect(await Promise.race([once(run(`await startPostgres(${major})`), "exit"), late])).toEqual([0, null])
  })
})

function serverOf(major: Major): PostgresServer {
  const server = servers.get(major)
  if (server === undefined) throw new Error(`PostgreSQL ${major} was not started.`)
  return server
}

/** A program of its own in which `startPostgres` is known. */
function run(program: string) {
  const module = JSON.stringify(join(import.meta.dirname, "server.ts"))
  const whole = `const { startPostgres } = await import(${module})\n${program}`
  return spawn(process.execPath, ["--input-type=module", "-e", whole], { cwd: import.meta.dirname })
}

async function ask(url: string, query: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(query)
    return String(Object.values(rows[0] ?? {})[0])
  } finally {
    await client.end()
  }
}

function folders(): readonly string[] {
  return readdirSync(tmpdir())
}

function folderOf(dataDirectory: string): string {
  return dataDirectory.split("/").at(-2) ?? ""
}
