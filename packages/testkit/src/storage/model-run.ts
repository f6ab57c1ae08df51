/** Random acts, claims, settlements, leases and searches, each answered by the adapter and by the model. */
import type {
  Act,
  ActOutcome,
  ClaimedMessage,
  Settlement,
  Storage,
  StoredEvent,
  ViewQuery,
} from "@onevisit/core/ports"
import { canonicalJson } from "@onevisit/core/events"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { sameContent } from "../contract.ts"
import { minute, sampleAct, sampleEvent } from "../samples.ts"
import { type ActPlan, type Step, type StepOf, step } from "./model-steps.ts"
import { StorageModel } from "./model.ts"
import type { Open } from "./storage-test.ts"

export interface ModelRun {
  readonly stories: number
  /** Drawn where it is not told. */
  readonly seed?: number | undefined
  /** Where it is given, stories are interrupted: the storage is closed and opened again. */
  readonly reopen?: Open | undefined
}

/** Plays random stories, each on a storage of its own; hands back how many, and the seed that draws them again. */
export async function agreesWithModel(
  make: () => Storage | Promise<Storage>,
  { reopen, seed, stories }: ModelRun,
): Promise<{ readonly stories: number; readonly seed: number }> {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 25, size: "max" }),
    async (steps) => {
      const story = new Story(await make(), reopen)
      try {
        for (const each of steps) await story.take(each)
        await story.compareAll()
      } finally {
        await story.end()
      }
    },
  )
  const played = await fc.check(property, { numRuns: stories, ...(seed === undefined ? {} : { seed }) })
  if (played.failed) throw new Error(fc.defaultReportMessage(played), { cause: played.errorInstance })
  return { stories: played.numRuns, seed: played.seed }
}

class Story {
  #storage: Storage
  readonly #reopen: Open | undefined
  readonly #model = new StorageModel()
  readonly #claimed: ClaimedMessage[] = []

  constructor(storage: Storage, reopen: Open | undefined) {
    this.#storage = storage
    this.#reopen = reopen
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case "commit":
        return this.#commit(step.acts)
      case "find":
        return this.#find({ ...step.query, view: "v0", version: 1, limit: step.limit } as ViewQuery)
      case "read":
        return this.#read(step)
      case "look":
        return this.#look(step)
      case "claim":
        return this.#claim(step)
      case "settle":
        return this.#settle(step)
      case "lease":
        return this.#lease(step)
      case "reopen":
        return this.#openAgain()
    }
  }

  async end(): Promise<void> {
    await this.#storage.close()
  }

  /** Everything that can be read without changing it. */
  async compareAll(): Promise<void> {
    const read = await this.#storage.readFeed({ after: 0, limit: 1000 })
    sameContent(
      read.map(({ commandId, data, stream, version }) => ({ commandId, data, stream, version })),
      this.#model.events,
    )
    for (const name of ["reader0", "reader1"]) {
      assert.equal(await this.#storage.readCheckpoint(name), this.#model.checkpoint(name))
    }
    sameContent(
      await this.#storage.dueTimers({ until: minute(15), limit: 1000 }),
      this.#model.due(minute(15)),
    )
    for (const view of ["v0", "v1"])
      for (const version of [1, 2]) await this.#find({ view, version, limit: 1000 })
  }

  /** The acts of one call are planned against the model as it is before each, and judged one after the other. */
  async #commit(plans: readonly ActPlan[]): Promise<void> {
    const acts: Act[] = []
    const expected: ((outcome: ActOutcome) => void)[] = []
    for (const plan of plans) {
      const act = this.#actOf(plan)
      acts.push(act)
      const { conflicts, replayed } = this.#model.meet(act)
      if (conflicts.length > 0) {
        const truths = new Set(conflicts.map(canonicalJson))
        expected.push((outcome) => {
          assert.equal(outcome.outcome, "conflict")
          if (outcome.outcome === "conflict")
            assert.ok(truths.has(canonicalJson(outcome.on)), "A true conflict")
        })
        continue
      }
      const again = replayed !== undefined
      expected.push((outcome) =>
        sameContent(outcome, {
          outcome: "committed",
          replayed: again,
          result: again ? replayed : act.result,
        }),
      )
      if (!again) this.#model.apply(act)
    }
    const outcomes = await this.#storage.commit(acts)
    assert.equal(outcomes.length, acts.length)
    outcomes.forEach((outcome, at) => expected[at]?.(outcome))
  }

  #actOf(plan: ActPlan): Act {
    const grown = new Map<string, number>()
    const append = plan.append.map(({ events, off, stream, value }) => {
      const before = grown.get(stream) ?? this.#model.versionOf(stream)
      grown.set(stream, before + events)
      return {
        stream,
        expectedVersion: Math.max(0, before + off),
        events: Array.from({ length: events }, (_, at) => sampleEvent({ at, by: plan.commandId, value })),
      }
    })
    const moved = new Map<string, number>()
    const checkpoints = plan.checkpoints.map(({ name, off, to }) => {
      const from = (moved.get(name) ?? this.#model.checkpoint(name)) + off
      moved.set(name, to)
      return { name, from, to }
    })
    return sampleAct(plan.commandId, {
      digest: plan.digest,
      append,
      checkpoints,
      unique: plan.unique,
      views: plan.views.map((row) => ({ ...row, index: { ...row.index } })),
      timers: plan.timers.map(({ due, id, subject }) => ({
        id,
        subject,
        dueAt: due === null ? null : minute(due),
      })),
      messages: plan.messages.map(({ available, id, port, value }) => ({
        id,
        port,
        payload: { id, value },
        availableAt: minute(available),
      })),
      result: { by: plan.commandId, digest: plan.digest },
    })
  }

  /** Page by page, until there is no more. */
  async #find(query: ViewQuery): Promise<void> {
    const asked = query.range?.field === "state" ? withTextBounds(query) : query
    const rows: unknown[] = []
    let after: string | null | undefined
    while (after !== null) {
      const answer = await this.#storage.findViews(after === undefined ? asked : { ...asked, after })
      assert.ok(answer.rows.length <= query.limit)
      assert.ok(rows.length < 1000, "Pages come to an end")
      rows.push(...answer.rows)
      after = answer.cursor
    }
    sameContent(
      rows,
      this.#model.find(asked).map(({ doc, index, key }) => ({ doc, index, key })),
    )
  }

  /** A stream and the feed from somewhere in their middle. */
  async #read({ after, limit, stream }: StepOf<"read">): Promise<void> {
    const shown = ({ data, stream, version }: Pick<StoredEvent, "data" | "stream" | "version">) => ({
      data,
      stream,
      version,
    })
    const all = this.#model.events.map(shown)
    sameContent(
      (await this.#storage.readStream({ stream, after, limit })).map(shown),
      all.filter((event) => event.stream === stream).slice(after, after + limit),
    )
    const position = (await this.#storage.readFeed({ after: 0, limit: 1000 }))[after - 1]?.position
    if (position === undefined) return
    sameContent(
      (await this.#storage.readFeed({ after: position, limit })).map(shown),
      all.slice(after, after + limit),
    )
  }

  async #look({ key, limit, until }: StepOf<"look">): Promise<void> {
    const row = this.#model.row("v0", 1, key)
    const expected = row === undefined ? null : { key, doc: row.doc, index: row.index }
    sameContent(await this.#storage.getView({ view: "v0", version: 1, key }), expected)
    sameContent(
      await this.#storage.dueTimers({ until: minute(until), limit }),
      this.#model.due(minute(until)).slice(0, limit),
    )
  }

  async #claim({ length, limit, now, ports }: StepOf<"claim">): Promise<void> {
    const asked = { now: minute(now), leaseUntil: minute(now + length), limit }
    const claimed = await this.#storage.claimMessages(ports === undefined ? asked : { ...asked, ports })
    this.#claimed.push(...claimed)
    sameContent(
      claimed.map(({ attempt, id, payload, port }) => ({ attempt, id, payload, port })),
      this.#model.claim(asked.now, asked.leaseUntil, limit, ports),
    )
  }

  async #settle({ settled }: StepOf<"settle">): Promise<void> {
    if (this.#claimed.length === 0) return
    const settlements: Settlement[] = []
    const expected: boolean[] = []
    for (const { available, outcome, which } of settled) {
      const { attempt, id, lease } = this.#claimed[which % this.#claimed.length]!
      const settlement: Settlement =
        outcome === "retry"
          ? { id, lease, outcome, availableAt: minute(available) }
          : outcome === "dead"
            ? { id, lease, outcome, reason: "none" }
            : { id, lease, outcome }
      settlements.push(settlement)
      expected.push(this.#model.settle(settlement, attempt))
    }
    sameContent(await this.#storage.settleMessages(settlements), expected)
  }

  async #lease({ holder, length, name, now }: StepOf<"lease">): Promise<void> {
    const asked = { name, holder, now: minute(now), until: minute(Math.max(0, now + length)) }
    assert.equal(await this.#storage.lease(asked), this.#model.lease(name, holder, asked.now, asked.until))
  }

  async #openAgain(): Promise<void> {
    if (this.#reopen === undefined) return
    await this.#storage.close()
    this.#storage = await this.#reopen(this.#storage)
  }
}

/** Bounds among the texts that `state` may have. */
function withTextBounds(query: ViewQuery): ViewQuery {
  const { descending = false, from, to } = query.range ?? {}
  return {
    ...query,
    range: {
      field: "state",
      descending,
      ...(from === undefined ? {} : { from: "a" }),
      ...(to === undefined ? {} : { to: "\uffff" }),
    },
  }
}
