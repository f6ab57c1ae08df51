/** Where a parcel stands by what is known of it: a function of the tracks alone, in whatever order they were reported. */
import { type Finding, text } from "../../reasons/index.ts"
import type { Instant, PlainDate } from "../../time/index.ts"
import { weakness } from "../service/served-on.ts"
import type { SignedBy, Track, TrackStage } from "./track.ts"

/** That it was signed for: the proof, and how good it is. */
export interface Delivery {
  readonly on: PlainDate
  readonly at: Instant
  /** `null`: the courier does not say. */
  readonly by: SignedBy | null
}

export interface Standing {
  /** The last stage that can be read; `null` while the courier has said nothing. */
  readonly stage: TrackStage | null
  /** The track that says so. */
  readonly last: Track | null
  /**
   * The day by which it had been handed to the courier, by the courier's own word: the collection scan (揽收), or the
   * first thing that can only follow it.
   */
  readonly collectedOn: PlainDate | null
  /** `null` where nobody signed, or where it went back after that. */
  readonly delivery: Delivery | null
  /** What is odd or weak about it; nothing of this decides anything. */
  readonly findings: readonly Finding[]
}

/**
 * Where the tracks lead; they are in order of time, as {@link mergeTracks} hands them back. Delivered is only what a
 * delivery says: never a hand-over to the courier, a locker that waits, or a stage that cannot be read. Of several
 * signatures for one delivery the person's own counts, else the first.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { standingOf, type Track } from "@onevisit/core/intake/parcels"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const on = plainDate("2018-07-20")
 * const collected: Track =
 *   { at: instant("2018-07-20T02:00:00Z"), on, stage: "collected", by: null, mark: "a", text: "…" }
 * assert.equal(standingOf([collected]).collectedOn, "2018-07-20")
 * assert.equal(standingOf([collected]).delivery, null)
 * ```
 */
export function standingOf(tracks: readonly Track[]): Standing {
  const readable = tracks.filter(({ stage }) => stage !== "unknown")
  const last = readable.at(-1) ?? tracks.at(-1) ?? null
  const undone = readable.findLastIndex(({ stage }) => UNDOES.has(stage))
  const signed = readable.slice(undone + 1).filter(({ stage }) => stage === "delivered")
  const proof = signed.find(({ by }) => by === "self") ?? signed[0]
  return {
    stage: last?.stage ?? null,
    last,
    collectedOn: readable.find(({ stage }) => MOVED.has(stage))?.on ?? null,
    delivery: proof === undefined ? null : { on: proof.on, at: proof.at, by: proof.by },
    findings: findingsOf(tracks, { last, proof, undone: readable.slice(0, undone + 1) }),
  }
}

/** Whether nothing more is to be expected of it by itself; a person may still report its return. */
export function isOver({ stage }: Pick<Standing, "stage">): boolean {
  return stage === "delivered" || stage === "returned" || stage === "cancelled"
}

/** What undoes a delivery that came before it. */
const UNDOES: ReadonlySet<TrackStage> = new Set(["refused", "returning", "returned", "cancelled"])

/** What can be only once the courier has it. */
const MOVED: ReadonlySet<TrackStage> = new Set([
  "collected",
  "in-transit",
  "out-for-delivery",
  "at-locker",
  "delivered",
])

function findingsOf(
  tracks: readonly Track[],
  {
    last,
    proof,
    undone,
  }: {
    readonly last: Track | null
    readonly proof: Track | undefined
    readonly undone: readonly Track[]
  },
): readonly Finding[] {
  const findings: Finding[] = []
  if (proof !== undefined) findings.push(...weakness(proof.by))
  if (proof !== undefined && last !== null && last.stage !== "delivered") findings.push(movedAfterDelivery)
  if (undone.some(({ stage }) => stage === "delivered")) findings.push(deliveryUndone)
  if (tracks.some(({ stage }) => stage === "unknown")) findings.push(unknownTrack)
  return findings
}

const movedAfterDelivery: Finding = {
  code: "moved-after-delivery",
  path: ["tracks"],
  severity: "warning",
  message: text(
    "签收之后快递仍有后续记录，请向快递公司核实是否确已签收。",
    "The courier tells of more after the delivery: ask whether it was delivered indeed.",
  ),
}
const deliveryUndone: Finding = {
  code: "delivery-undone",
  path: ["tracks"],
  severity: "warning",
  message: text(
    "曾显示签收，其后又退回；以退回为准，请联系收件人。",
    "It was shown as delivered and went back afterwards, which is what counts: get in touch with the addressee.",
  ),
}
const unknownTrack: Finding = {
  code: "unknown-track",
  path: ["tracks"],
  severity: "note",
  message: text(
    "快递有无法识别的状态，不作签收认定。",
    "The courier tells of a stage that cannot be read; it counts as no delivery.",
  ),
}
