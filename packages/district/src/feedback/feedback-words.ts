/** What was written in a rating or complaint, opened event by event for someone who may read it. */
import type { Erased, EventReader } from "@onevisit/core/events"
import type { FeedbackEvent, FeedbackEventType } from "@onevisit/core/intake/feedback"
import type { PlainDate } from "@onevisit/core/time"

type Words = string | Erased

export interface FeedbackWords {
  readonly event: FeedbackEventType
  readonly on: PlainDate
  /** By field, such as `text`, `evidence`, `reasons`; erased once the person's key is gone. */
  readonly said: Readonly<Record<string, Words | readonly Words[]>>
}

/** The person reads their own words and the answer; the officers' papers on it are for those who work on it. */
const FOR_THE_PERSON: ReadonlySet<FeedbackEventType> = new Set([
  "ServiceRated",
  "RatingChanged",
  "ComplaintReceived",
  "ComplaintAnswered",
  "ComplaintReopened",
])

/** Whether a reader of this kind reads the words of an event. */
export function mayRead(event: FeedbackEvent, isOfficer: boolean): boolean {
  return isOfficer || FOR_THE_PERSON.has(event.type)
}

/** The sensitive fields of opened events; events without any are left out. */
export function wordsOf(events: readonly FeedbackEvent[], reader: EventReader): readonly FeedbackWords[] {
  return events.flatMap((event) => {
    const paths = reader.definitionOf(event.type, event.v)?.sensitive ?? []
    const data = event.data as Readonly<Record<string, unknown>>
    const said = paths.flatMap(([field = ""]) =>
      data[field] === undefined ? [] : [[field, data[field] as Words | readonly Words[]] as const],
    )
    return said.length === 0
      ? []
      : [{ event: event.type, on: event.occurredOn, said: Object.fromEntries(said) }]
  })
}
