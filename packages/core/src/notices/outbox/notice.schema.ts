/** The shapes of the events of notices and preferences, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { citation, date, defineEvent, sealable } from "../../events/schema.ts"
import { deliveryStatuses, sendTroubles } from "../messages/index.ts"
import type { NoticeEventType } from "./notice-events.ts"

const instant = z.iso.datetime()
const id = z.string().min(1)
const count = z.int().min(0)
const claimed = { round: count, claim: count }
const status = z.enum(deliveryStatuses)
const trouble = z.enum(sendTroubles)
const arrived = z.strictObject({ system: id, on: date }).exactOptional()
const task = z.enum(["letter", "call", "visit"])

const shapes: Readonly<Record<NoticeEventType, z.ZodType>> = {
  NoticeOwed: z.strictObject({
    kind: id,
    about: id,
    recipient: id,
    values: z.record(id, z.unknown()),
    ladder: z.array(
      z.discriminatedUnion("way", [
        z.strictObject({ way: z.literal("channel"), channel: id, waitMinutes: count }),
        z.strictObject({ way: task }),
      ]),
    ),
    onPaper: z.boolean().exactOptional(),
    until: z.enum(["sent", "delivered", "acknowledged"]),
    urgent: citation.nullable(),
    lapsesAt: instant.nullable(),
  }),
  MessageSent: z.strictObject({
    ...claimed,
    channel: id,
    status: z.enum(["queued", "sent", "delivered"]),
    reference: id.nullable(),
    arrived,
    risked: z.boolean(),
  }),
  MessageFailed: z.strictObject({
    ...claimed,
    channel: id,
    trouble,
    retryAt: instant.nullable(),
    code: id.nullable(),
    risked: z.boolean(),
  }),
  MessageLookedUp: z.strictObject({
    ...claimed,
    channel: id,
    answer: z.enum([...status.options, "unsent"]),
    trouble: trouble.nullable(),
    code: id.nullable(),
    arrived,
    againAt: instant,
  }),
  MessageReported: z.strictObject({
    channel: id,
    status,
    trouble: trouble.nullable(),
    code: id.nullable(),
    arrived,
  }),
  NoticePutOff: z.strictObject({
    ...claimed,
    because: z.enum(["quiet", "pause", "answer"]),
    until: instant,
  }),
  NoticeClimbed: z.strictObject({
    ...claimed,
    because: z.enum(["silent", "failed", "unknown", "opted-out", "no-address", "no-channel", "not-reached"]),
  }),
  NoticeTaskOpened: z.strictObject({ ...claimed, task }),
  NoticeTaskDone: z.strictObject({
    task,
    outcome: z.enum(["reached", "not-reached", "posted"]),
    note: sealable(z.string()).exactOptional(),
  }),
  NoticeTold: z.strictObject({ by: id, told: date }),
  NoticeAcknowledged: z.strictObject({}),
  NoticeStuck: z.strictObject({ ...claimed, because: z.enum([...sendTroubles, "ladder-ended", "defect"]) }),
  NoticeRevived: z.strictObject({ rung: count }),
  NoticeWithdrawn: z.strictObject({ because: z.enum(["settled", "replaced", "mistaken", "erased"]) }),
  NoticeLapsed: z.strictObject({}),
}

/** Every version of every event of a notice. */
export const noticeEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of a notice as they were stored. */
export const noticeEventReader: EventReader = eventReader(noticeEventDefinitions)

/** Reads what a person said of how they want to be told. */
export const preferencesEventReader: EventReader = eventReader([
  defineEvent(
    "PreferencesSet",
    1,
    z.strictObject({
      person: id,
      language: z.enum(["zh", "en"]),
      notBy: z.array(id),
      onPaper: z.boolean(),
    }),
  ),
])
