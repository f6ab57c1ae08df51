/** How something came in, as the law looks at it; and which ids may be a case's. */
import type { Receipt } from "@onevisit/core/intake"
import { receivedOn, type Arrival } from "@onevisit/core/time"
import { UnknownCase } from "./intake.errors.ts"
import { caseIdSchema } from "./intake.schema.ts"

export function receiptOf(arrival: Arrival, outlet: string | undefined): Receipt {
  const on = receivedOn(arrival)
  const visited =
    arrival.channel === "window" && outlet !== undefined ? { visit: { on: arrival.on, outlet } } : {}
  return { channel: arrival.channel, receivedOn: on, ...visited }
}

/** An id of another form names no case, and goes no further: it may be anything, a person's number too. */
export function known(id: string): string {
  if (!caseIdSchema.safeParse(id).success) throw new UnknownCase()
  return id
}
