/**
 * Several callers at once, over one storage or over two on the same data. The fast-check scheduler decides when
 * each call begins and when its answer arrives, so that a failure can be looked at again in the same order.
 */
import type { Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { aMoment } from "../a-moment.ts"
import { sameContent } from "../contract.ts"
import { commitAll, minute, sampleAct } from "../samples.ts"
import { boundStorage, lossyStorage } from "../simulated/index.ts"
import { appended, movesOn, type Open, patiently, type StorageTest } from "./storage-test.ts"

/** Interleavings that each test tries. */
const RUNS = 12

/** Turns after which a caller gives up: far more than any interleaving takes. */
const PATIENCE = 300

export function races(test: StorageTest, beside?: Open): void {
  const race = (
    sentence: string,
    body: (callers: readonly Storage[], run: string, storage: Storage) => Promise<unknown>,
  ) =>
    test(beside ? `${sentence}, on shared data` : sentence, async (storage) => {
      const other = beside ? await beside(storage) : storage
      const losses = fc.array(fc.constantFrom("none", "none", "before", "after" as const), { maxLength: 8 })
      let runs = 0
      try {
        await fc.assert(
          fc.asyncProperty(fc.scheduler(), losses, async (scheduler, losses) => {
            runs += 1
            const callers = [storage, other, storage].map((one, at) =>
              scheduled(lossyStorage(one, losses), scheduler, `caller ${at}`),
            )
            await scheduler.waitFor(body(callers, `run ${runs}`, storage))
          }),
          { numRuns: RUNS },
        )
      } finally {
        if (beside) await other.close()
      }
    })

  race("loses no update of callers who read, decide and write", async (callers, stream, storage) => {
    await Promise.all(
      callers.map(async (caller, at) => {
        for (const turn of [1, 2]) await increment(caller, stream, `${stream} caller ${at} turn ${turn}`)
      }),
    )
    const events = await storage.readStream({ stream })
    sameContent(
      events.map(({ data }) => data),
      [1, 2, 3, 4, 5, 6],
    )
  })

  race("gives a unique key to one caller at a time", async (callers, run) => {
    let held: string | null = null
    await Promise.all(
      callers.map(async (caller, at) => {
        const holder = `${run} holder ${at}`
        const key = { scope: "race", key: run, holder }
        for (let attempt = 0; ; attempt += 1) {
          const take = sampleAct(`${holder} takes`, { unique: [{ ...key, action: "take" }] })
          const [outcome] = await caller.commit([take])
          if (outcome?.outcome === "committed") break
          assert.ok(outcome?.on.kind === "key" && outcome.on.holder !== holder, "Another holds it")
          assert.ok(attempt < PATIENCE, "Its turn never came")
        }
        assert.equal(held, null, "Nobody holds what another has not given back")
        held = holder
        await caller.readCheckpoint(run)
        held = null
        await caller.commit([sampleAct(`${holder} gives back`, { unique: [{ ...key, action: "release" }] })])
      }),
    )
  })

  race("shows a reader every event once and in order while others write", async (callers, run, storage) => {
    const [reader, ...writers] = callers
    const before = (await storage.readFeed({ after: 0, limit: 10_000 })).at(-1)?.position ?? 0
    let writing = writers.length
    const seen: number[] = []
    const read = async () => {
      for (;;) {
        const last = writing === 0
        const after = seen.at(-1) ?? before
        const page = await reader!.readFeed({ after, limit: 2 })
        movesOn(page, after)
        seen.push(...page.map(({ position }) => position))
        if (last && page.length === 0) return
      }
    }
    const write = async (writer: Storage, at: number) => {
      for (const version of [0, 2, 4]) {
        const stream = `${run} writer ${at}`
        const append = [appended(stream, version, at, at)]
        await writer.commit([sampleAct(`${stream} ${version}`, { append })])
      }
      writing -= 1
    }
    await Promise.all([read(), ...writers.map(write)])
    const whole = await storage.readFeed({ after: before, limit: 10_000 })
    assert.equal(whole.length, writers.length * 6)
    assert.deepEqual(
      seen,
      whole.map(({ position }) => position),
    )
  })

  race("hands each message to one caller, who settles it once", async (callers, run, storage) => {
    const ids = Array.from({ length: 7 }, (_, at) => `${run} message ${at}`)
    const messages = ids.map((id) => ({ id, port: run, payload: id, availableAt: minute(0) }))
    await commitAll(storage, sampleAct(`${run} sends`, { messages }))
    const handedOut: string[] = []
    await Promise.all(
      callers.map(async (caller) => {
        for (let turn = 0; ; turn += 1) {
          assert.ok(turn < PATIENCE, "Messages come to an end")
          const query = { now: minute(1), leaseUntil: minute(9), limit: 2, ports: [run] }
          const claimed = await caller.claimMessages(query)
          if (claimed.length === 0) return
          handedOut.push(...claimed.map(({ id }) => id))
          const done = claimed.map(({ id, lease }) => ({ id, lease, outcome: "done" as const }))
          sameContent(
            await caller.settleMessages(done),
            done.map(() => true),
          )
        }
      }),
    )
    sameContent(handedOut.toSorted(), ids)
  })

  race(
    "moves a checkpoint for one reader at a time, so that each event is read for once",
    async (callers, run, storage) => {
      const before = (await storage.readFeed({ after: 0, limit: 10_000 })).at(-1)?.position ?? 0
      const data = [1, 2, 3, 4, 5]
      await commitAll(
        storage,
        sampleAct(`${run} writes`, {
          append: [appended(run, 0, ...data)],
          checkpoints: [{ name: run, from: 0, to: before }],
        }),
      )
      const worked: (readonly [number, unknown])[] = []
      await Promise.all(
        callers.map(async (caller, at) => {
          for (let turn = 0; ; turn += 1) {
            const from = await caller.readCheckpoint(run)
            const page = await caller.readFeed({ after: from, limit: 2 })
            const to = page.at(-1)?.position
            if (to === undefined) return
            assert.ok(turn < PATIENCE, "The feed comes to an end")
            movesOn(page, from)
            const move = sampleAct(`${run} reader ${at} turn ${turn}`, {
              checkpoints: [{ name: run, from, to }],
            })
            const [outcome] = await caller.commit([move])
            if (outcome?.outcome === "committed") {
              for (const { data, position } of page) worked.push([position, data])
            }
          }
        }),
      )
      sameContent(
        worked.toSorted(([a], [b]) => a - b).map(([, one]) => one),
        data,
      )
    },
  )
}

/** One command that adds one to the last number of a stream, decided anew after each conflict. */
async function increment(storage: Storage, stream: string, commandId: string): Promise<void> {
  for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
    const events = await storage.readStream({ stream })
    const last = Number(events.at(-1)?.data ?? 0)
    const act = sampleAct(commandId, { append: [appended(stream, events.length, last + 1)] })
    const [outcome] = await storage.commit([act])
    if (outcome?.outcome === "committed") return
    assert.equal(outcome?.on.kind, "stream", "Nothing but the version is in its way")
  }
  assert.fail("Its turn never came")
}

/** The storage as one caller sees it: the scheduler decides when a call begins and when its answer arrives. */
function scheduled(storage: Storage, scheduler: fc.Scheduler, caller: string): Storage {
  const turn =
    <Query extends readonly unknown[], Answer>(name: string, call: (...query: Query) => Promise<Answer>) =>
    async (...query: Query): Promise<Answer> => {
      await scheduler.schedule(aMoment(), `${caller} calls ${name}`)
      const answer = await patiently(() => call(...query))
      await scheduler.schedule(aMoment(), `${caller} is answered ${name}`)
      return answer
    }
  return {
    ...boundStorage(storage),
    commit: turn("commit", (acts) => storage.commit(acts)),
    readStream: turn("readStream", (query) => storage.readStream(query)),
    readFeed: turn("readFeed", (query) => storage.readFeed(query)),
    readCheckpoint: turn("readCheckpoint", (name) => storage.readCheckpoint(name)),
    claimMessages: turn("claimMessages", (query) => storage.claimMessages(query)),
    settleMessages: turn("settleMessages", (settlements) => storage.settleMessages(settlements)),
  }
}
