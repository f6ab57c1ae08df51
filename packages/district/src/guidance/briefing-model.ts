/** How a briefing is stored: one stream a session, a row with its counts and without those who came. */
import {
  type BriefingCommand,
  type BriefingEvent,
  type BriefingState,
  decideBriefing,
  evolveBriefing,
  type GuidanceContext,
  noBriefing,
} from "@onevisit/core/guidance"
import { briefingEventReader } from "@onevisit/core/guidance/schema"
import type { Text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"
import { monthKey } from "./guidance-desk.ts"

export const BRIEFING_VIEW = { view: "briefing", version: 1 } as const

export const briefingStream = (id: string): string => `briefing:${id}`

/** One row a session. */
export interface BriefingRow {
  readonly briefing: string
  readonly phase: "planned" | "held" | "cancelled"
  readonly title: Text
  readonly host: string
  readonly coOrganisers: readonly string[]
  readonly area: string
  readonly items: readonly string[]
  readonly series: string | null
  /** The day it was held, or is planned for. */
  readonly on: PlainDate
  readonly heads: number
  /** Persons known to have come to this session. */
  readonly persons: number
  readonly organisations: number
}

export const briefingModel: DecisionModel<BriefingState, BriefingEvent, BriefingCommand, GuidanceContext> = {
  initial: noBriefing,
  reader: briefingEventReader,
  evolve: evolveBriefing,
  decide: decideBriefing,
  subjectOf: ({ recordedAt }) => monthKey(recordedAt),
  viewsOf: ({ after, stream }) => {
    const doc = rowOf(stream.slice("briefing:".length), after)
    if (doc === null) return []
    const { area, briefing, host, on, phase, series } = doc
    return [{ ...BRIEFING_VIEW, key: briefing, doc: { ...doc }, index: { on, phase, area, host, series } }]
  },
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}

function rowOf(briefing: string, { attendance, heldOn, phase, plan }: BriefingState): BriefingRow | null {
  if (phase === "none" || plan === null) return null
  const { area, coOrganisers, host, items, series = null, title } = plan
  return {
    briefing,
    phase,
    title,
    host,
    coOrganisers,
    area,
    items,
    series,
    on: heldOn ?? plan.on,
    heads: attendance?.heads ?? 0,
    persons: attendance?.persons.length ?? 0,
    organisations: attendance?.organisations.length ?? 0,
  }
}
