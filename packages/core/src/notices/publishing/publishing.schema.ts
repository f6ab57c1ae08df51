/** The shapes of the events of publishing, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { date, defineEvent, label } from "../../events/schema.ts"
import type { PublishingEventType } from "./publishing-events.ts"

const id = z.string().min(1)
const revision = z.int().min(0)
const guide = { item: id, edition: z.string(), title: label }
const marked = { ...guide, mark: id }

const shapes: Readonly<Record<PublishingEventType, z.ZodType>> = {
  PublicationShown: z.strictObject({
    revision,
    shown: z.array(z.strictObject({ ...marked, inBrief: z.boolean() })),
    missing: z.array(z.strictObject({ ...marked, code: id })),
    withdrawn: z.array(id),
  }),
  PublicationFailed: z.strictObject({ revision, code: id, concerned: z.array(z.strictObject(guide)) }),
  PostingsOwed: z.strictObject({
    revision,
    dueOn: date,
    posts: z.array(z.strictObject({ ...marked, text: z.string() })),
    corrections: z.array(
      z.strictObject({ ...guide, mark: id.nullable(), text: z.string(), places: z.array(id) }),
    ),
    withdrawn: z.array(id),
  }),
  PostingConfirmed: z.strictObject({
    item: id,
    task: z.enum(["post", "correct", "withdraw"]),
    place: id,
    postedOn: date,
  }),
}

/** Every version of every event of publishing. */
export const publishingEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of publishing as they were stored. */
export const publishingEventReader: EventReader = eventReader(publishingEventDefinitions)
