/** Random acts, claims, settlements, leases and searches, each answered by the adapter and by the model. */
import type { Act, ActOutcome, ClaimedMessage, Storage, ViewQuery } from "@onevisit/core/ports"
import { canonicalJson } from "@onevisit/core/events"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { sameContent } from "../contract.ts"
import { minute, sampleAct, sampleEvent } from "../samples.ts"
import { type ActPlan, type Step, step } from "./model-steps.ts"
import { StorageModel } from "./model.ts"

/** Runs `runs` random stories, each on a storage of its own. */
export async function agreesWithModel(make: () => Storage | Promise<Storage>, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25, size: "max" }), async (steps) => {
      const storage = await make()
      try {
        const story = new Story(storage)
        for (const each of steps) await story.take(each)
        await story.compareAll()
      } finally {
        await storage.close()
      }
    }),
    { numRuns: runs },
  )
}

class Story {
  readonly #storage: Storage
  readonly #model = new StorageModel()
  readonly #claimed: ClaimedMessage[] = []

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async take(step: Step): Promise<void> {
    if ("acts" in step) return this.#commit(step.acts)
    if ("query" in step)
      return this.#find({ ...step.query, view: "v0", version: 1, limit: step.limit } as ViewQuery)
    if ("which" in step) return this.#settle(step)
    if ("holder" in step) return this.#lease(step)
    return this.#claim(step)
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
    const append = plan.append.map(({ events, off, stream }) => {
      const before = grown.get(stream) ?? this.#model.versionOf(stream)
      grown.set(stream, before + events)
      return {
        stream,
        expectedVersion: Math.max(0, before + off),
        events: Array.from({ length: events }, (_, at) => sampleEvent({ at, by: plan.commandId })),
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
      messages: plan.messages.map(({ available, id, port }) => ({
        id,
        port,
        payload: { id },
        availableAt: minute(available),
      })),
      result: { by: plan.commandId, digest: plan.digest },
    })
  }

  /** Page by page, until there is no more. */
  async #find(query: ViewQuery): Promise<void> {
    const { field, from } = query.range ?? {}
    const asked: ViewQuery =
      field === "state" && from !== undefined
        ? { ...query, range: { ...query.range, field, from: "open" } }
        : query
    const rows: unknown[] = []
    let after: string | null | undefined
    while (after !== null) {
      const answer = await this.#storage.findViews(after === undefined ? asked : { ...asked, after })
      assert.ok(answer.rows.length <= query.limit)
      rows.push(...answer.rows)
      after = answer.cursor
    }
    sameContent(
      rows,
      this.#model.find(asked).map(({ doc, index, key }) => ({ doc, index, key })),
    )
  }

  async #claim({ length, limit, now }: Extract<Step, { limit: number; now: number }>): Promise<void> {
    const leaseUntil = minute(now + length)
    const claimed = await this.#storage.claimMessages({ now: minute(now), leaseUntil, limit })
    this.#claimed.push(...claimed)
    sameContent(
      claimed.map(({ attempt, id, payload, port }) => ({ attempt, id, payload, port })),
      this.#model.claim(minute(now), leaseUntil, limit),
    )
  }

  async #settle({ available, outcome, which }: Extract<Step, { which: number }>): Promise<void> {
    const claimed = this.#claimed[which % Math.max(1, this.#claimed.length)]
    if (claimed === undefined) return
    const { attempt, id, lease } = claimed
    const settlement =
      outcome === "retry"
        ? { id, lease, outcome, availableAt: minute(available) }
        : outcome === "dead"
          ? { id, lease, outcome, reason: "none" }
          : { id, lease, outcome }
    sameContent(await this.#storage.settleMessages([settlement]), [this.#model.settle(settlement, attempt)])
  }

  async #lease({ holder, length, now }: Extract<Step, { holder: string }>): Promise<void> {
    const asked = { name: "token", holder, now: minute(now), until: minute(Math.max(0, now + length)) }
    assert.equal(await this.#storage.lease(asked), this.#model.lease("token", holder, asked.now, asked.until))
  }
}
