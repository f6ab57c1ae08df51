/**
 * Handlings (件次). No statute or standard that was read defines the word; what counts as one is a definition of this
 * library, and a district that counts otherwise says so beside its figures:
 *
 * One handling is one occasion on which something of a case changed hands between the applicant and the authority:
 * an application or a supplement was received, or the result was handed over. What changed hands in one case on one
 * day by one way (a channel; of appearances, an outlet) is one handling, as it is one visit. What the authority does by
 * itself (notices, acceptance, review, decision, the window's runs), what happens by law, and a withdrawal, of which no
 * way is recorded, is none.
 */
import type { CaseEvent, DeliveryMethod, Receipt } from "../intake/index.ts"
import type { ArrivalChannel, PlainDate } from "../time/index.ts"
import type { CaseReading } from "./case-reading.ts"

export interface Handling {
  readonly on: PlainDate
  readonly channel: ArrivalChannel
  /** Where somebody appeared for it. */
  readonly outlet: string | null
}

const WAYS: Readonly<Record<DeliveryMethod, ArrivalChannel>> = {
  "by-hand": "window",
  courier: "courier",
  electronic: "online",
}

/** The handlings of a case, each once, in the order of the log. */
export function handlingsOf({ events, state }: CaseReading): readonly Handling[] {
  const handlings = new Map<string, Handling>()
  for (const event of events) {
    const handling = handlingOf(event, state.receipt)
    if (handling !== null)
      handlings.set(`${handling.on} ${handling.channel} ${handling.outlet ?? ""}`, handling)
  }
  return [...handlings.values()]
}

/** `received` is the receipt of the application as it stands, corrections of the entry included. */
function handlingOf(event: CaseEvent, received: Receipt | null): Handling | null {
  switch (event.type) {
    case "MaterialsReceived":
      return ofReceipt(received ?? event.data.receipt)
    case "SupplementReceived":
      return ofReceipt(event.data.receipt)
    case "ResultDelivered": {
      const { method, visit } = event.data
      return { on: event.occurredOn, channel: WAYS[method], outlet: visit?.outlet ?? null }
    }
    default:
      return null
  }
}

function ofReceipt({ channel, receivedOn, visit }: Receipt): Handling {
  return { on: receivedOn, channel, outlet: visit?.outlet ?? null }
}
