/** A courier in memory with a provider in the caller's hand, for tests and demonstrations. */
import { type Courier, CourierError, type TrackEvent } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { simulatedClock } from "../simulated/index.ts"
import { chinaDay, type CourierUnderTest, type KnownTrack, type CourierFault } from "./courier-under-test.ts"

export interface SimulatedCourierOptions {
  /** Default `simulated-courier`. */
  readonly id?: string
  /** Default: a clock of its own, which `advance` moves. */
  readonly now?: () => Instant
  /** Minutes between two questions for one waybill; default 30. */
  readonly pauseMinutes?: number
}

export interface SimulatedCourier extends Courier, Omit<CourierUnderTest, "courier"> {
  /** What is wrong with the provider from now on; `null` for nothing. */
  fail(fault: CourierFault | null): void
  /** The provider answers for this waybill whatever it is asked for; `null` for as it should. */
  answerFor(waybill: string | null): void
  /** What was handed to the provider, question by question. */
  readonly questions: () => readonly string[]
  /** What the provider sends of a waybill by itself. */
  push(waybill: string): string
}

/**
 * The courier. It keeps the guarantees of the port whatever its provider does.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { instant } from "@onevisit/core/time"
 * import { simulatedCourier } from "@onevisit/testkit"
 *
 * const courier = simulatedCourier()
 * const question = { carrier: "sample-carrier", waybill: "SAMPLE000001" }
 * assert.equal((await courier.track(question)).outcome, "nothing-yet")
 * await assert.rejects(courier.track(question), { _tag: "CourierError", reason: "Unavailable" })
 * courier.advance(30)
 * const at = instant("2018-07-20T01:45:00Z")
 * courier.tell("SAMPLE000001", [{ at, stage: "collected", by: null, text: "已揽收" }])
 * assert.equal((await courier.track(question)).events[0]?.stage, "collected")
 * ```
 */
export function simulatedCourier(options: SimulatedCourierOptions = {}): SimulatedCourier {
  const { id = "simulated-courier", pauseMinutes = 30 } = options
  const clock = simulatedClock()
  const now = options.now ?? clock.now
  const known = new Map<string, readonly KnownTrack[]>()
  const next = new Map<string, Instant>()
  const questions: string[] = []
  let fault: CourierFault | null = null
  let instead: string | null = null

  const eventsOf = (waybill: string) => told(known.get(waybill) ?? [])
  return {
    id,
    carrier: "sample-carrier",
    needsPhone: (carrier) => carrier === "sample-carrier-with-phone",
    track: async ({ carrier, phone, waybill }) => {
      const key = JSON.stringify([carrier, waybill])
      const from = next.get(key)
      if (from !== undefined && now() < from)
        throw new CourierError("Unavailable", "This waybill was asked for a short while ago.", {
          notBefore: from,
        })
      const notBefore = fromEpochMillis(toEpochMillis(now()) + pauseMinutes * 60_000)
      next.set(key, notBefore)
      const withPhone = phone !== undefined && carrier === "sample-carrier-with-phone" ? { phone } : {}
      questions.push(JSON.stringify({ carrier, waybill, ...withPhone }))
      if (fault !== null) throw failureOf(fault, notBefore)
      if (instead !== null && instead !== waybill) throw ofAnother()
      const events = eventsOf(waybill)
      return { outcome: events.length === 0 ? "nothing-yet" : "tracked", carrier, waybill, events, notBefore }
    },
    readPush: async (body) => {
      const [signature, waybill] = body.split(" ")
      if (signature !== "signed" || waybill === undefined)
        throw new CourierError("Rejected", "This is not from the provider. Nothing of it was taken over.")
      const events = eventsOf(waybill)
      const outcome = events.length === 0 ? "nothing-yet" : "tracked"
      return { outcome, carrier: "sample-carrier", waybill, events }
    },
    push: (waybill) => `signed ${waybill}`,
    tell: (waybill, tracks) => void known.set(waybill, [...tracks]),
    fail: (given) => void (fault = given),
    answerFor: (waybill) => void (instead = waybill),
    advance: (minutes) => clock.advance({ minutes }),
    now,
    asked: () => questions.length,
    questions: () => [...questions],
  }
}

function told(tracks: readonly KnownTrack[]): readonly TrackEvent[] {
  const distinct = new Map(tracks.map((track) => [`${track.at} ${track.text}`, track]))
  return [...distinct.values()]
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, by, stage, text }) => {
      const said = { at, on: chinaDay(at), text }
      return stage === "delivered" ? { ...said, stage, by } : { ...said, stage }
    })
}

function failureOf(fault: CourierFault, notBefore: Instant): CourierError {
  if (fault === "refuses")
    return new CourierError("Rejected", "The provider refuses the account. Check the key.")
  if (fault === "garbled") return new CourierError("Corrupt", "The answer cannot be read. Ask the provider.")
  return new CourierError("Unavailable", "The provider does not answer. Ask again later.", { notBefore })
}

function ofAnother(): CourierError {
  return new CourierError("Corrupt", "The answer is about another waybill. Nothing of it was taken over.")
}
