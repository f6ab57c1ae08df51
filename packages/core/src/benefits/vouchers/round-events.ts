/** What can happen to a round (兑付批次): opened with a budget, allocated once after its cut-off, closed. */
import type { DomainEvent, Pin } from "../../events/index.ts"
import type { Fen } from "../../money/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** What a round sets aside for a claim; nothing where its budget did not reach. */
export interface RoundLine {
  readonly account: string
  readonly claim: string
  readonly claimedOn: PlainDate
  readonly due: Fen
  /** The rest of what is due waits for the next round. */
  readonly amount: Fen
}

export interface RoundEventData {
  RoundOpened: {
    readonly schemeId: string
    readonly scheme: Pin
    readonly round: string
    /** The last day on which a claim comes to this round. */
    readonly cutOff: PlainDate
    readonly budget: Fen
    /** The round before, which is closed before this one is allocated; `null` for a scheme's first. */
    readonly previous: string | null
  }
  BudgetChanged: { readonly from: Fen; readonly to: Fen }
  RoundAllocated: {
    readonly lines: readonly RoundLine[]
    readonly allotted: Fen
    /** What of the budget no claim needed, or could not be divided. */
    readonly left: Fen
  }
  /** All that was set aside stands on the accounts. */
  RoundClosed: Record<string, never>
}

export type RoundEventType = keyof RoundEventData

export type RoundEvent = {
  [Type in RoundEventType]: DomainEvent<Type, RoundEventData[Type]>
}[RoundEventType]
