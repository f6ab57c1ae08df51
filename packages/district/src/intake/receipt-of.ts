/** How something came in, as the law looks at it; and which ids may be a case's. */
import type { Receipt } from "@onevisit/core/intake"
import { receivedOn } from "@onevisit/core/time"
import type { SupplementInput } from "./intake-inputs.ts"
import { UnknownCase } from "./intake.errors.ts"
import { caseIdSchema } from "./intake.schema.ts"

/** An id of another form names no case, and goes no further: it may be anything, a person's number too. */
export function known(id: string): string {
  if (!caseIdSchema.safeParse(id).success) throw new UnknownCase()
  return id
}

export function receiptOf({
  arrival,
  enteredLate,
  outlet,
  postedOn,
}: Pick<SupplementInput, "arrival" | "enteredLate" | "outlet" | "postedOn">): Receipt {
  const isVisit = arrival.channel === "window" && outlet !== undefined
  return {
    channel: arrival.channel,
    receivedOn: receivedOn(arrival),
    ...(postedOn === undefined ? {} : { postedOn }),
    ...(isVisit ? { visit: { on: arrival.on, outlet } } : {}),
    ...(enteredLate === undefined ? {} : { enteredLate }),
  }
}
