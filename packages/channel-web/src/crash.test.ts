// What readers see while publishers are killed, run out of room, or simply publish.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { readPublishedGuide } from "./testing/read-published-guide.ts"
import { readUnlessOvertaken, readWholeRevision, type WholeRevision } from "./testing/read-whole-revision.ts"
import { samplePublication } from "./testing/sample-guides.ts"
import { webChannel } from "./web-channel.ts"

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "channel-web-crash-"))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

const program = join(import.meta.dirname, "testing", "publish-forever.ts")
const kills = 12

/** Starts a publisher, lets it publish for `millis` after it is ready, kills it, and reads meanwhile. */
async function killAfter(millis: number, reading: () => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ["--conditions=onevisit-source", program, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const gone = once(child, "exit")
  await Promise.race([once(child.stdout, "data"), gone])
  const killed = sleep(millis).then(() => child.kill("SIGKILL"))
  while (child.exitCode === null && child.signalCode === null) await reading()
  await killed
  const [, signal] = (await gone) as [number | null, NodeJS.Signals | null]
  expect(signal).toBe("SIGKILL")
}

function expectOfOnePiece({ pages, revision }: WholeRevision): void {
  const guides = [...pages].filter(([path]) => path.includes("/guides/"))
  expect(guides.length).toBeGreaterThan(0)
  for (const [path, page] of guides) {
    expect(readPublishedGuide(page).title).toBe(
      path.startsWith("zh") ? `第${revision}版` : `Revision ${revision}`,
    )
  }
}

describe("a publisher killed at any moment", () => {
  it("always leaves a whole revision, never an older one, and the next publisher goes on at once", async () => {
    const started = performance.now()
    await webChannel({ directory }).publish(samplePublication(0, []))
    // Long enough for a few publications, however busy the machine is.
    const longest = Math.max(80, 5 * (performance.now() - started))
    const seen = { revision: 0 }
    const check = (read: WholeRevision): void => {
      expect(read.revision).toBeGreaterThanOrEqual(seen.revision)
      seen.revision = read.revision
      if (read.revision > 0) expectOfOnePiece(read)
    }
    for (let round = 0; round < kills || seen.revision === 0; round += 1) {
      // On a busy machine the first may be killed before they publish anything: give them longer each time.
      const patience = seen.revision === 0 ? longest * (round + 1) : longest
      await killAfter(Math.random() * patience, async () => {
        const read = await readUnlessOvertaken(directory)
        if (read !== null) check(read)
      })
      check(await readWholeRevision(directory))
    }
    const last = await readWholeRevision(directory)
    expect(last.revision).toBeGreaterThan(0)
    const receipt = await webChannel({ directory, patienceMs: 0 }).publish(
      samplePublication(last.revision + 1),
    )
    expect(receipt.outcome).toBe("published")
  })
})

describe("a publisher that may write no more", () => {
  it.skipIf(process.platform === "win32")("is Unavailable, and the old revision stands", async () => {
    await webChannel({ directory }).publish(samplePublication(1))
    const before = await readWholeRevision(directory)
    // No file may grow beyond a few kilobytes: the pages do not fit, as on a full disk.
    const limited = `ulimit -f 4; exec "$0" --conditions=onevisit-source "$1" "$2"`
    const child = spawn("sh", ["-c", limited, process.execPath, program, directory], {
      stdio: ["ignore", "ignore", "pipe"],
    })
    let said = ""
    child.stderr.setEncoding("utf8").on("data", (more: string) => (said += more))
    const [status] = (await once(child, "close")) as [number | null]
    expect(status).toBe(1)
    expect(said).toContain("The site could not be written (EFBIG)")
    expect(await readWholeRevision(directory)).toEqual(before)
    expect(await readdir(join(directory, "revisions"))).toEqual(["1"])
  })
})

describe("a reader", () => {
  it("finds the link at every moment of the swap", async () => {
    const channel = webChannel({ directory })
    await channel.publish(samplePublication(1))
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const workerData = { link: join(directory, "current"), stop }
    const watcher = new Worker(watch, { eval: true, workerData })
    await once(watcher, "message")
    for (let revision = 2; revision <= 60; revision += 1) await channel.publish(samplePublication(revision))
    Atomics.store(stop, 0, 1)
    const [{ looks, missed }] = (await once(watcher, "message")) as [{ looks: number; missed: number }]
    expect(looks).toBeGreaterThan(1000)
    expect(missed).toBe(0)
  })
})

/**
 * Looks for the link as often as it can, in a thread of its own, until told to stop. It does not follow the
 * link: a thread that is put to sleep on the way could be overtaken by two publications.
 */
const watch = `
const { readlinkSync } = require("node:fs")
const { parentPort, workerData } = require("node:worker_threads")
parentPort.postMessage("ready")
let looks = 0, missed = 0
while (Atomics.load(workerData.stop, 0) === 0) {
  looks += 1
  try { readlinkSync(workerData.link) } catch { missed += 1 }
}
parentPort.postMessage({ looks, missed })
`
