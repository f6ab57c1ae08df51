import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { Client } from "pg"
import { describe, expect, test } from "vitest"
import { startPostgres, type Major } from "./server.ts"

const majors: readonly Major[] = [14, 18]

describe.each(majors)("a PostgreSQL %i for tests", (major) => {
  test("answers with its major version, on the loopback interface alone", async () => {
    const server = await startPostgres(major)
    try {
      const version = Number(await ask(server.url, "SHOW server_version_num"))
      expect(Math.floor(version / 10_000)).toBe(major)
      expect(await ask(server.url, "SHOW listen_addresses")).toBe("127.0.0.1")
      expect(new URL(server.url).port).toBe(String(server.port))
    } finally {
      await server.close()
    }
  })

  test("lets nobody in without its password", async () => {
    const server = await startPostgres(major)
    try {
      const guess = new URL(server.url)
      guess.password = "guess"
      await expect(ask(guess.href, "SELECT 1")).rejects.toThrow(/password/)
    } finally {
      await server.close()
    }
  })

  test("leaves neither data nor a listening port behind when it is closed", async () => {
    const server = await startPostgres(major)
    const folder = await ask(server.url, "SHOW data_directory")
    expect(folders()).toContain(nameOf(folder))
    await server.close()
    expect(folders()).not.toContain(nameOf(folder))
    await expect(ask(server.url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/)
  })

  test("ends with the program that started it, even when that is killed", async () => {
    const module = JSON.stringify(join(import.meta.dirname, "server.ts"))
    const program = `
      const { startPostgres } = await import(${module})
      const { url } = await startPostgres(${major})
      process.stdout.write(url + "\\n")
      setInterval(() => {}, 1000)`
    const owner = spawn(process.execPath, ["--input-type=module", "-e", program], {
      cwd: import.meta.dirname,
    })
    const [line] = (await once(owner.stdout, "data")) as [Buffer]
    const url = line.toString().trim()
    const folder = await ask(url, "SHOW data_directory")
    owner.kill("SIGKILL")
    await expect.poll(folders, { timeout: 10_000 }).not.toContain(nameOf(folder))
    await expect(ask(url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/)
  })

  test("does not keep a program running that is otherwise done", async () => {
    const module = JSON.stringify(join(import.meta.dirname, "server.ts"))
    const program = `const { startPostgres } = await import(${module}); await startPostgres(${major})`
    const owner = spawn(process.execPath, ["--input-type=module", "-e", program], {
      cwd: import.meta.dirname,
    })
    const late = pause(20_000, "late", { ref: false })
    expect(await Promise.race([once(owner, "exit"), late])).toEqual([0, null])
  })
})

test("both majors run beside each other", async () => {
  const servers = await Promise.all(majors.map((major) => startPostgres(major)))
  try {
    const answers = await Promise.all(servers.map(({ url }) => ask(url, "SHOW server_version_num")))
    expect(answers.map((answer) => Number(answer.slice(0, 2)))).toEqual(majors)
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
})

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

function nameOf(dataFolder: string): string {
  return dataFolder.split("/").at(-2) ?? ""
}
