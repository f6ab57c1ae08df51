// Rounds of killing: in each several writers write to one storage, each is killed at a moment of its own, and then
// everything that was acknowledged must be there. The next ones start meanwhile and wait for the word.
import type { Storage } from "@onevisit/core/ports"
import { setTimeout as pause } from "node:timers/promises"
import { mustBeWhole, mustHold } from "./act.ts"
import { Writer } from "./writers.ts"

export interface Killing {
  readonly program: string
  readonly where: string
  readonly open: () => Promise<Storage>
  readonly kills: number
  readonly writers: readonly string[]
  /** The longest a writer lives, in milliseconds. */
  readonly longestMs: number
  /** What is killed instead of the writers, and started again: the server that they all write to. */
  readonly server?: { readonly kill: () => Promise<void>; readonly restart: () => Promise<void> }
}

/** How often to kill: as told, or as the environment says (`CRASH_KILLS`) for a longer hunt. */
export function killsOf(usual: number): number {
  return Number(process.env["CRASH_KILLS"] ?? usual)
}

export interface Killed {
  readonly kills: number
  /** Acts that stand in the storage. */
  readonly written: number
}

/** Kills writers as often as asked. Throws at the first thing that is lost, half, or there twice. */
export async function killWriters({
  kills,
  longestMs,
  open,
  program,
  server,
  where,
  writers,
}: Killing): Promise<Killed> {
  const acknowledged = new Map(writers.map((name) => [name, 0]))
  let seed = 1
  let done = 0
  const start = () =>
    writers.map((name) => {
      seed += 7919
      return { name, writer: new Writer(program, { where, name, seed }) }
    })
  let waiting = start()
  try {
    while (done < kills) {
      const now = waiting
      const moments = now.map(() => moment((seed += 104_729), longestMs))
      await Promise.all(now.map(({ writer }) => writer.begin()))
      if (server === undefined) {
        await Promise.all(now.map(({ writer }, at) => writer.killAfter(moments[at] ?? 0)))
        done += now.length
      } else {
        await pause(moments[0] ?? 0)
        await server.kill()
        await Promise.all(now.map(({ writer }) => writer.dismiss()))
        await server.restart()
        done += 1
      }
      waiting = done < kills ? start() : []
      const storage = await open()
      try {
        for (const { name, writer } of now) {
          const before = acknowledged.get(name) ?? 0
          acknowledged.set(name, await mustHold(storage, name, writer.acknowledged ?? before))
        }
        if (done >= kills) await mustBeWhole(storage, Object.fromEntries(acknowledged))
      } finally {
        await storage.close()
      }
    }
  } finally {
    await Promise.all(waiting.map(({ writer }) => writer.dismiss()))
  }
  return { kills: done, written: [...acknowledged.values()].reduce((sum, many) => sum + many, 0) }
}

/** A moment that looks drawn by lot, and is the same in every run. */
function moment(seed: number, longest: number): number {
  return (seed * 2_654_435_761) % (longest + 1)
}
