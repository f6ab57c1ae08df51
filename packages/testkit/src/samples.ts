/** Small events and acts for suites and tests: everything said by default but what a test is about. */
import { system } from "@onevisit/core/identity"
import type { DomainEvent } from "@onevisit/core/events"
import type { Act, ActOutcome, Storage } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, instant, plainDate, toEpochMillis } from "@onevisit/core/time"
import assert from "node:assert/strict"

const START = toEpochMillis(instant("2018-07-20T01:30:00.000Z"))

/** The instant so many minutes after 2018-07-20T01:30Z. */
export function minute(minutes: number): Instant {
  return fromEpochMillis(START + minutes * 60_000)
}

/** An event of no meaning that carries `data`. */
export function sampleEvent(data: unknown = {}): DomainEvent {
  return {
    type: "SampleHappened",
    v: 1,
    occurredOn: plainDate("2018-07-20"),
    recordedAt: minute(0),
    actor: system("testkit"),
    data,
  }
}

/** An act that does nothing but what `parts` say. */
export function sampleAct(commandId: string, parts: Partial<Act> = {}): Act {
  return { commandId, digest: `digest of ${commandId}`, append: [], result: null, ...parts }
}

/** Commits one act alone and hands back its outcome. */
export async function commitOne(storage: Storage, act: Act): Promise<ActOutcome> {
  const outcomes = await storage.commit([act])
  assert.equal(outcomes.length, 1, "One act has one outcome")
  return outcomes[0]!
}

/** Commits acts that must all succeed. */
export async function commitAll(storage: Storage, ...acts: readonly Act[]): Promise<void> {
  const outcomes = await storage.commit(acts)
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    acts.map(() => "committed"),
  )
}
