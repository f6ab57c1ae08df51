// A publisher is killed at any moment, again and again, while a reader reads.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readlink, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { readPublishedGuide } from "./testing/read-published-guide.ts"
import { readWholeRevision, type WholeRevision } from "./testing/read-whole-revision.ts"
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

/** A revision may be removed under a slow reader once two newer ones are public; nothing else may be amiss. */
async function readUnlessOvertaken(): Promise<WholeRevision | null> {
  const before = await readlink(join(directory, "current"))
  try {
    return await readWholeRevision(directory)
  } catch (error) {
    const after = await readlink(join(directory, "current"))
    const revisionOf = (link: string): number => Number(link.slice("revisions/".length))
    if (revisionOf(after) >= revisionOf(before) + 2) return null
    throw error
  }
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
    let seen = 0
    let reads = 0
    const first = webChannel({ directory })
    await first.publish(samplePublication(0, []))
    for (let round = 0; round < kills; round += 1) {
      await killAfter(Math.random() * 80, async () => {
        const read = await readUnlessOvertaken()
        if (read === null) return
        reads += 1
        expect(read.revision).toBeGreaterThanOrEqual(seen)
        seen = read.revision
        if (seen > 0) expectOfOnePiece(read)
      })
    }
    const last = await readWholeRevision(directory)
    expect(last.revision).toBeGreaterThanOrEqual(seen)
    expect(last.revision).toBeGreaterThan(0)
    expect(reads).toBeGreaterThan(kills)
    const receipt = await webChannel({ directory, patienceMs: 0 }).publish(
      samplePublication(last.revision + 1),
    )
    expect(receipt.outcome).toBe("published")
  })
})
