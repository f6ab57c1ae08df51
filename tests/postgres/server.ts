// Real PostgreSQL servers for tests: `startPostgres(14)` gives one of its own in about a second.
//
// A server listens on the loopback interface alone, with a password that nobody else knows. Its data lies in a
// temporary folder. It lives no longer than the test: a shell keeps it, and ends it and removes the folder when it
// is told to or when whoever started it is gone, however that came about.
import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { findPrograms, runAs, type Major, type Programs, type RunAs } from "./binaries.ts"

export type { Major } from "./binaries.ts"

export interface PostgresServer {
  readonly port: number
  /** With user and password; the database is `postgres`. */
  readonly url: string
  /** Ends the server and removes its data. */
  readonly close: () => Promise<void>
}

/** Another program may take the free port between asking for it and using it. */
const ATTEMPTS = 5
const LONGEST_START_MS = 60_000

/** Room for as many as a test lets in at once. */
const SETTINGS = ["max_connections=80"]
/** What is lost when the machine stops is of no use to most tests. */
const UNSAFE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]

export interface ServerOptions {
  /** Whether it flushes what it acknowledges, for tests of what lasts and for benches. */
  readonly durable?: boolean
}

/** Starts a server (`$1` with its arguments) and, when the input ends, ends it and removes the folder `$0`. */
const KEEPER = `
"$@" </dev/null >"$0/log" 2>&1 &
server=$!
cat >/dev/null
kill -QUIT $server
wait $server
rm -rf "$0"
`

/** Starts a server of a major version. Throws with the server's own words when it does not start. */
export async function startPostgres(major: Major, options: ServerOptions = {}): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const folder = mkdtempSync(join(tmpdir(), "onevisit-postgres-"))
    try {
      return await startIn(folder, major, options)
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      const said = error instanceof Error ? error.message : String(error)
      if (attempt < ATTEMPTS && /could not bind/.test(said)) continue
      throw new Error(`PostgreSQL ${major} does not start: ${said}`, { cause: error })
    }
  }
}

async function startIn(
  folder: string,
  major: Major,
  { durable = false }: ServerOptions,
): Promise<PostgresServer> {
  const as = runAs()
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  const programs = findPrograms(major, as, folder)
  const password = randomBytes(16).toString("hex")
  initialise(programs, folder, as, password)
  const port = await freePort()
  const keeper = keep(programs, folder, as, port, durable ? SETTINGS : [...SETTINGS, ...UNSAFE])
  await untilReady(keeper, folder)
  return {
    port,
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    close: () => close(keeper),
  }
}

function initialise({ initdb }: Programs, folder: string, as: RunAs, password: string): void {
  const secret = join(folder, "password")
  writeFileSync(secret, password, { mode: 0o600 })
  if (as.uid !== undefined && as.gid !== undefined) chownSync(secret, as.uid, as.gid)
  const args = [
    `--pgdata=${join(folder, "data")}`,
    "--username=postgres",
    `--pwfile=${secret}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
  ]
  const made = spawnSync(initdb, args, { ...as, cwd: folder, encoding: "utf8" })
  rmSync(secret)
  if (made.status !== 0) throw new Error(made.stderr ?? "", { cause: made.error })
}

function keep(
  { postgres }: Programs,
  folder: string,
  as: RunAs,
  port: number,
  chosen: readonly string[],
): ChildProcess {
  const settings = [
    ...chosen,
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
  ].flatMap((setting) => ["-c", setting])
  const command = [postgres, "-D", join(folder, "data"), ...settings]
  const keeper = spawn("sh", ["-c", KEEPER, folder, ...command], {
    ...as,
    cwd: folder,
    // A session of its own, so that an interrupt at the keyboard leaves it to the keeper to tidy up.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  })
  // The pipe alone must not keep a finished test run alive.
  keeper.unref()
  return keeper
}

/** The server writes its state in the eighth line of the file that holds its process id. */
async function untilReady(keeper: ChildProcess, folder: string): Promise<void> {
  const began = performance.now()
  while (
    readIfThere(join(folder, "data", "postmaster.pid"))
      .split("\n")[7]
      ?.trim() !== "ready"
  ) {
    const log = readIfThere(join(folder, "log"))
    if (/FATAL|PANIC/.test(log) || performance.now() - began > LONGEST_START_MS) {
      await close(keeper)
      throw new Error(log)
    }
    await pause(10)
  }
}

async function close(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  const ended = once(keeper, "exit")
  keeper.ref()
  keeper.stdin?.end()
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : ""
}
