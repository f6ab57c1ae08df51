/** How a duty is stored: one stream, a row for the month's plan. Nothing of it falls due by itself. */
import {
  decideDuty,
  type DutyCommand,
  type DutyEvent,
  type DutyState,
  type DutySummary,
  evolveDuty,
  type GuidanceContext,
  noDuty,
  summariseDuty,
} from "@onevisit/core/guidance"
import { dutyEventReader } from "@onevisit/core/guidance/schema"
import type { DecisionModel } from "../acts/index.ts"
import { monthKey } from "./guidance-desk.ts"

export const DUTY_VIEW = { view: "duty", version: 1 } as const

export const dutyStream = (id: string): string => `duty:${id}`

/** One row a duty: what the plan shows, without a word of what was brought. */
export interface DutyRow extends DutySummary {
  readonly duty: string
}

export const dutyModel: DecisionModel<DutyState, DutyEvent, DutyCommand, GuidanceContext> = {
  initial: noDuty,
  reader: dutyEventReader,
  evolve: evolveDuty,
  decide: decideDuty,
  subjectOf: (event) => ("subject" in event.data ? event.data.subject : null) ?? monthKey(event.recordedAt),
  viewsOf: ({ after, stream }) => {
    const summary = summariseDuty(after)
    if (summary === null) return []
    const { cancelled, leader, on, outlet, record } = summary
    const duty = stream.slice("duty:".length)
    return [
      {
        ...DUTY_VIEW,
        key: duty,
        doc: { ...summary, duty },
        index: { on, leader, outlet, record, cancelled },
      },
    ]
  },
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}
