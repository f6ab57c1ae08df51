/** The shapes of a payment run's events. A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { defineEvent, sealable } from "../../events/schema.ts"
import { date, month, whole } from "../parts.schema.ts"
import type { PaymentEventType } from "./payment-events.ts"

const id = z.string().min(1)
const amount = z.int().min(1)
const items = z.union([
  z.array(z.strictObject({ month, amount })),
  z.array(z.strictObject({ account: id, claim: id, round: id, amount })).length(1),
])
const of = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("programme"), programme: id, month }),
  z.strictObject({ kind: z.literal("voucher-round"), scheme: id, round: id }),
])

const shapes: Readonly<Record<PaymentEventType, z.ZodType>> = {
  PaymentOpened: z.strictObject({ of, payOn: date }),
  LinesPlanned: z.strictObject({
    lines: z.array(z.strictObject({ line: id, subject: id, items, setOff: whole, refund: whole })),
  }),
  LinesPaid: z.strictObject({ paid: z.array(id), dropped: z.array(id) }),
  PaymentClosed: z.strictObject({ lines: whole, amount: whole, hash: z.string() }),
  LineReturned: z.strictObject({ line: id, reason: sealable(z.string()), on: date }),
}

/** Every version of every event of a payment run. */
export const paymentEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of a payment run as they were stored. */
export const paymentEventReader: EventReader = eventReader(paymentEventDefinitions)
