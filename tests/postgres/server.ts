// Real PostgreSQL servers for tests: `startPostgres(14)` gives one of its own in about a second.
//
// A server listens on the loopback interface alone, with a password that nobody else knows. Its data lies in a
// temporary folder. It lives no longer than the test: a shell keeps it, and ends it and removes the folder when it
// is told to or when whoever started it is gone, however that came about.
import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { connect, createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { findPrograms, runAs, type Major, type Programs, type RunAs } from "./binaries.ts"

export type { Major } from "./binaries.ts"

export interface PostgresServer {
  readonly port: number
  /** With user and password; the database is `postgres`. */
  readonly url: string
  /** Where its data lies, in `data`, and what it logs, in `log`. */
  readonly folder: string
  /** Ends its first process without a word, as a machine that stops would; what it had not written is lost. */
  readonly kill: () => Promise<void>
  /** Starts it again on what it left behind; resolves when it is ready. */
  readonly restart: () => Promise<void>
  /** Ends the server and removes its data. */
  readonly close: () => Promise<void>
}

/** Another program may take the free port between asking for it and using it. */
const ATTEMPTS = 5
const LONGEST_START_MS = 60_000
const RESTARTS = 100

/** Room for as many as a test lets in at once. */
const SETTINGS = ["max_connections=80"]
/** What is lost when the machine stops is of no use to most tests. */
const UNSAFE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]

export interface ServerOptions {
  /** Whether it flushes what it acknowledges, for tests of what lasts and for benches. */
  readonly durable?: boolean
  /** Settings besides, each as `name=value`, for tests of what a server of another's keeps and tells. */
  readonly settings?: readonly string[]
}

/**
 * Starts a server (`$1` with its arguments) and, when the input ends, ends it and removes the folder `$0`. A line `kill` kills
 * it meanwhile, a line `start` starts it again.
 */
const KEEPER = `
start() { "$@" </dev/null >>"$0/log" 2>&1 & server=$!; }
start "$@"
while read -r word; do
  case $word in
    kill) kill -KILL $server; wait $server ;;
    start) start "$@" ;;
  esac
done
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
  { durable = false, settings = [] }: ServerOptions,
): Promise<PostgresServer> {
  const as = runAs()
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  const programs = findPrograms(major, as, folder)
  const password = randomBytes(16).toString("hex")
  initialise(programs, folder, as, password)
  const port = await freePort()
  const chosen = [...SETTINGS, ...(durable ? [] : UNSAFE), ...settings]
  const keeper = keep(programs, folder, as, port, chosen)
  await untilReady(folder).catch(async (error: unknown) => {
    await close(keeper)
    throw error
  })
  return {
    port,
    url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
    folder,
    kill: async () => {
      keeper.stdin?.write("kill\n")
      await untilRefused(port)
    },
    restart: () => restart(keeper, folder),
    close: () => close(keeper),
  }
}

/** The processes that served connections notice one after the other that the first one is gone; until then it cannot start. */
async function restart(keeper: ChildProcess, folder: string): Promise<void> {
  const [killed] = stateIn(folder)
  for (let attempt = 1; ; attempt += 1) {
    const from = readIfThere(join(folder, "log")).length
    keeper.stdin?.write("start\n")
    try {
      return await untilReady(folder, { from, killed })
    } catch (error) {
      if (attempt === RESTARTS || keeper.exitCode !== null) throw error
      await pause(100)
    }
  }
}

async function untilRefused(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1")
    const open = await once(socket, "connect").then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (!open) return
    await pause(5)
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

/** Throws with what the server logged `from` a place on when it does not start; what `killed` left does not count as started. */
async function untilReady(
  folder: string,
  { from = 0, killed }: { readonly from?: number; readonly killed?: string | undefined } = {},
): Promise<void> {
  const began = performance.now()
  for (;;) {
    const [id, state] = stateIn(folder)
    if (state === "ready" && id !== killed) return
    const log = readIfThere(join(folder, "log")).slice(from)
    // Whoever asks before it is ready is turned away, which is no failure of the server.
    const failed = /(FATAL|PANIC): +(?!the database system is )/.test(log)
    if (failed || performance.now() - began > LONGEST_START_MS) throw new Error(log)
    await pause(10)
  }
}

/** The server's process id, and the state that it writes in the eighth line of the same file. */
function stateIn(folder: string): readonly [id: string | undefined, state: string | undefined] {
  const lines = readIfThere(join(folder, "data", "postmaster.pid")).split("\n")
  return [lines[0], lines[7]?.trim()]
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
