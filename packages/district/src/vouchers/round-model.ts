/** How a round is stored: one stream and one row. Its unique key makes rounds follow one another, none beside another. */
import {
  decideRound,
  evolveRound,
  noRound,
  type RoundCommand,
  type RoundContext,
  type RoundEvent,
  type RoundPhase,
  type VoucherRound,
} from "@onevisit/core/benefits/vouchers"
import { roundEventReader } from "@onevisit/core/benefits/vouchers/schema"
import type { Fen } from "@onevisit/core/money"
import type { Storage } from "@onevisit/core/ports"
import type { PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import type { Pins } from "../pins/index.ts"

export const ROUND_VIEW = { view: "voucher-round", version: 1 } as const

export const roundStream = (scheme: string, round: string): string => `voucher-round:${scheme}/${round}`

/** One row a round. */
export interface VoucherRoundSummary {
  readonly scheme: string
  readonly round: string
  readonly phase: Exclude<RoundPhase, "none">
  readonly cutOff: PlainDate
  readonly budget: Fen
  readonly allotted: Fen
  readonly claims: number
}

type RoundModel = DecisionModel<VoucherRound, RoundEvent, RoundCommand, RoundContext>

export function roundModel(pins: Pins): RoundModel {
  return {
    initial: noRound,
    reader: roundEventReader,
    evolve: evolveRound,
    decide: decideRound,
    // Nothing that people wrote stands in a round.
    subjectOf: () => "",
    uniqueOf: ({ events, stream }) =>
      events.flatMap((event) => {
        if (event.type !== "RoundOpened") return []
        const { previous, schemeId } = event.data
        const key = `${schemeId}/${previous ?? ""}`
        return [{ scope: "voucher-round-after", key, action: "take" as const, holder: stream }]
      }),
    viewsOf: (change) => [
      ...roundRows(change),
      ...pins.writes(
        change.events.flatMap(({ data, type }) => (type === "RoundOpened" ? [data.scheme] : [])),
      ),
    ],
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}

export function roundSummary(state: VoucherRound): VoucherRoundSummary | null {
  const { allotted, budget, cutOff, lines, phase, round, schemeId: scheme } = state
  if (phase === "none" || scheme === null || round === null || cutOff === null) return null
  return { scheme, round, phase, cutOff, budget, allotted, claims: lines.length }
}

/** The rounds of a scheme, in order of their cut-offs. */
export async function roundsOf(storage: Storage, scheme: string): Promise<readonly VoucherRoundSummary[]> {
  const rounds: VoucherRoundSummary[] = []
  let cursor: string | null = null
  do {
    const query = { ...ROUND_VIEW, where: { scheme }, range: { field: "cutOff" }, limit: 100 }
    const answer = await storage.findViews(cursor === null ? query : { ...query, after: cursor })
    rounds.push(...answer.rows.map(({ doc }) => doc as VoucherRoundSummary))
    cursor = answer.cursor
  } while (cursor !== null)
  return rounds
}

function roundRows({ after }: Change<VoucherRound, RoundEvent>) {
  const doc = roundSummary(after)
  if (doc === null) return []
  const { cutOff, phase, round, scheme } = doc
  return [{ ...ROUND_VIEW, key: `${scheme}/${round}`, doc, index: { scheme, phase, cutOff } }]
}
