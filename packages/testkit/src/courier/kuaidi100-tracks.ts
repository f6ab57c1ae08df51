/** Tracks as kuaidi100 writes them, and how our stages read there: written down apart from any adapter's table. */
import type { SignedBy, TrackStage } from "@onevisit/core/intake/parcels"
import { fromEpochMillis, toEpochMillis } from "@onevisit/core/time"
import type { KnownTrack } from "./courier-under-test.ts"

export interface Kuaidi100Track {
  /** By the clock in China: `2018-07-20 09:30:00`. */
  readonly time: string
  readonly context: string
  /** 高级物流状态值, which `resultv2: 4` asks for. */
  readonly statusCode?: string
  /** 物流状态名称 */
  readonly status?: string
}

/** A track of ours in kuaidi100's words. */
export function knownAsKuaidi100Track({ at, by, stage, text }: KnownTrack): Kuaidi100Track {
  const local = fromEpochMillis(toEpochMillis(at) + 8 * 3_600_000)
  return { time: local.slice(0, 19).replace("T", " "), context: text, statusCode: codeOf(stage, by) }
}

function codeOf(stage: TrackStage, by: SignedBy | null): string {
  if (stage !== "delivered") return CODES[stage]
  if (by === null) return "3"
  return by === "self" ? "301" : by === "agent" ? "303" : "304"
}

const CODES: Readonly<Record<Exclude<TrackStage, "delivered">, string>> = {
  created: "101",
  collected: "103",
  "in-transit": "1002",
  "out-for-delivery": "5",
  "at-locker": "501",
  exception: "206",
  refused: "203",
  returning: "6",
  returned: "4",
  cancelled: "401",
  // No number of kuaidi100's.
  unknown: "9001",
}
