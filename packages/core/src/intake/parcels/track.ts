/**
 * What a courier says of a parcel on its way, in stages of our own: every provider numbers its own, with other
 * meanings. Reports come late, twice and out of order, so that what is known is a set, ordered by when things happened.
 * Handing a parcel to the courier is no delivery, and a delivery may still be undone by its return.
 */
import type { Sealable } from "../../events/index.ts"
import type { Instant, PlainDate } from "../../time/index.ts"

export const trackStages = [
  /** 已下单: a waybill was made out, and nothing was handed over. */
  "created",
  /** 揽收 */
  "collected",
  /** 在途 */
  "in-transit",
  /** 派件 */
  "out-for-delivery",
  /** 投柜、驿站: waits for the addressee, who has not got it. */
  "at-locker",
  /** 签收 */
  "delivered",
  /** 拒收 */
  "refused",
  /** 退回途中 */
  "returning",
  /** 退签: the sender has it back. */
  "returned",
  /** 疑难: lost, damaged, nobody reached, stuck. */
  "exception",
  /** 销单 */
  "cancelled",
  /** The courier says something that we cannot read; it never counts as any of the others. */
  "unknown",
] as const
export type TrackStage = (typeof trackStages)[number]

/** Who signed: the addressee, another for them, or a locker or station on pick-up. */
export type SignedBy = "self" | "agent" | "locker"

/** One thing that happened to a parcel, as it is on record. */
export interface Track {
  readonly at: Instant
  /** The day on which it happened where it happened: what the law counts by. */
  readonly on: PlainDate
  readonly stage: TrackStage
  /** Of a delivery; `null` where the courier does not say, and for any other stage. */
  readonly by: SignedBy | null
  /** Stands for the text: the same words have the same mark, which tells nothing of them. */
  readonly mark: string
  /** The courier's words, which may hold names and numbers of people. */
  readonly text: Sealable<string>
}

/**
 * Adds what was reported to what is known: a set by time and words, in order of time. Any order and any repetition
 * of reports leads to the same tracks; the same words that were called a delivery once, and something else another
 * time, prove no delivery.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { mergeTracks, type Track } from "@onevisit/core/intake/parcels"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const on = plainDate("2018-07-20")
 * const collected: Track =
 *   { at: instant("2018-07-20T02:00:00Z"), on, stage: "collected", by: null, mark: "a", text: "…" }
 * const delivered: Track =
 *   { at: instant("2018-07-20T08:00:00Z"), on, stage: "delivered", by: "self", mark: "b", text: "…" }
 * const known = mergeTracks([], [delivered, collected, delivered])
 * assert.deepEqual(known, [collected, delivered])
 * assert.deepEqual(mergeTracks(known, [collected]), known)
 * ```
 */
export function mergeTracks(known: readonly Track[], reported: readonly Track[]): readonly Track[] {
  const merged = new Map<string, Track>()
  for (const track of [...known, ...reported]) {
    const key = keyOf(track)
    const held = merged.get(key)
    if (held === undefined || outweighs(track, held)) merged.set(key, track)
  }
  return [...merged.values()].toSorted(inOrder)
}

/** Of what was reported, what adds to what is known, each once. */
export function newsAmong(known: readonly Track[], reported: readonly Track[]): readonly Track[] {
  const before = new Set(known)
  return mergeTracks(known, reported).filter((track) => !before.has(track))
}

/** By what a track of one waybill is known again: when it was, and in which words. */
export function keyOf({ at, mark }: Pick<Track, "at" | "mark">): string {
  return `${at} ${mark}`
}

/** Where one report says this of a track and another that, the later in this list holds: the least certain comes first. */
const WEIGHT: readonly TrackStage[] = [
  "unknown",
  "delivered",
  "created",
  "collected",
  "in-transit",
  "out-for-delivery",
  "at-locker",
  "cancelled",
  "returning",
  "returned",
  "refused",
  "exception",
]
const SIGNED: readonly (SignedBy | null)[] = [null, "self", "agent", "locker"]

function outweighs(one: Track, other: Track): boolean {
  const [mine, theirs] = [one, other].map(({ by, on, stage }) => [
    WEIGHT.indexOf(stage),
    SIGNED.indexOf(by),
    on,
  ])
  for (const at of [0, 1, 2]) {
    const [a = 0, b = 0] = [mine?.[at], theirs?.[at]]
    if (a !== b) return a > b
  }
  return false
}

/** What comes first of what has one and the same time. */
const COURSE: readonly TrackStage[] = [
  "unknown",
  "created",
  "cancelled",
  "collected",
  "in-transit",
  "out-for-delivery",
  "exception",
  "at-locker",
  "delivered",
  "refused",
  "returning",
  "returned",
]

function inOrder(a: Track, b: Track): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  const course = COURSE.indexOf(a.stage) - COURSE.indexOf(b.stage)
  if (course !== 0) return course
  return a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : 0
}
