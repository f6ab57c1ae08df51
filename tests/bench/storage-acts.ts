// The acts that benches of storages commit: cases as `intake` writes them, already sealed.
import { system } from "@onevisit/core/identity"
import type { Act, Storage } from "@onevisit/core/ports"
import { addDays, fromEpochMillis, plainDate } from "@onevisit/core/time"

/** A case is received, corrected and decided: three acts on one stream, one view row and one timer. */
const ACTS_A_CASE = 3

/** Commits acts in one call; all must be new. */
export async function commitNew(storage: Storage, acts: readonly Act[]): Promise<void> {
  for (const outcome of await storage.commit(acts)) {
    if (outcome.outcome !== "committed" || outcome.replayed) throw new Error("Every act of a bench commits")
  }
}

/** The acts of one case after the other. */
export function* sampleCommands(first = 0): Generator<Act, never> {
  for (let number = first; ; number += 1) {
    for (let step = 0; step < ACTS_A_CASE; step += 1) yield sampleCommand(number, step)
  }
}

/** So many acts in a call, each the first of a case of its own. */
export function* sampleBatches(size: number): Generator<readonly Act[], never> {
  for (let first = 0; ; first += size)
    yield Array.from({ length: size }, (_, at) => sampleCommand(first + at, 0))
}

/** One stream of so many events, by acts of two. */
export function sampleStream(events: number): readonly Act[] {
  return Array.from({ length: events / 2 }, (_, step) => sampleCommand(0, step))
}

/** One stream, two events, one view row of three fields, one timer, as `intake` writes them. */
export function sampleCommand(number: number, step: number): Act {
  const stream = `case-019a0000-0000-7000-8000-${String(number).padStart(12, "0")}`
  const now = fromEpochMillis(1_532_050_200_000 + number * 60_000 + step)
  const on = addDays(plainDate("2018-07-20"), number % 300)
  const envelope = (field: string) => ({
    sealed: 1,
    suite: "aes-256-gcm/sha-256",
    subject: `subject-${number}`,
    context: `${stream}/${field}`,
    nonce: "q83vEjRWeJCrze8S",
    ciphertext: "Z0tq5l0yT3pWb1JrY2hQd2xqUkVpWlRzZ0tq5l0yT3pWb1JrY2hQd2xq",
    tag: "AAECAwQFBgcICQoLDA0ODw==",
  })
  const event = (type: string, data: unknown) => ({
    type,
    v: 1,
    occurredOn: on,
    recordedAt: now,
    actor: system("bench"),
    data,
  })
  const answers = { applicant: envelope("applicant"), phone: envelope("phone") }
  return {
    commandId: `command-${number}-${step}`,
    digest: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    append: [
      {
        stream,
        expectedVersion: step * 2,
        events: [
          event("MaterialsSubmitted", { answers, materials: ["plan", "charter", "accounts"], copies: 2 }),
          event("CaseChecked", { step, shortfalls: [{ material: "accounts", lack: "seal" }], until: on }),
        ],
      },
    ],
    views: [
      {
        view: "cases",
        version: 1,
        key: stream,
        doc: { stream, step, item: "tech-centre", dueOn: on, applicant: envelope("row") },
        index: { dueOn: on, item: "tech-centre", state: `step-${step}` },
      },
    ],
    timers: [
      {
        id: `${stream}/due`,
        dueAt: fromEpochMillis(1_532_050_200_000 + number * 60_000 + step * 86_400_000),
        subject: stream,
      },
    ],
    result: { case: stream, version: step * 2 + 2 },
  }
}
