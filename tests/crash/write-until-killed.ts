// A program that writes acts as fast as it can and says the number of each once it is acknowledged, until it is killed.
// It is told the kind of storage, where it is, its own name and a seed; it says that it is ready, and begins when a line comes in.
import type { Storage } from "@onevisit/core/ports"
import { once } from "node:events"
import { writeSync } from "node:fs"
import { actOf, MOST_AT_ONCE, writtenBy } from "./act.ts"

/** Writes from where the last one of this name was killed; never returns but by an error. */
export async function writeUntilKilled(open: (where: string) => Storage | Promise<Storage>): Promise<void> {
  const [where = "", writer = "", seed = "1"] = process.argv.slice(2)
  writeSync(1, "ready\n")
  await once(process.stdin, "data")
  const storage = await open(where)
  let random = Number(seed)
  for (let next = await writtenBy(storage, writer); ;) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
    const many = 1 + (random % MOST_AT_ONCE)
    const acts = Array.from({ length: many }, (_, more) => actOf(writer, next + more))
    const outcomes = await storage.commit(acts)
    if (outcomes.some((outcome) => outcome.outcome !== "committed" || outcome.replayed))
      throw new Error("Every act of a writer is new")
    next += many
    // Said at once and whole, or the reader would believe less than was acknowledged.
    writeSync(1, `${next}\n`)
  }
}
