/**
 * A copy of what is held of a subject (个人信息保护法 art. 45): its records opened for the purpose, as canonical JSON. What is
 * sealed under others' keys is withheld, and what happened to others alone is left out.
 */
import { canonicalJson, type Envelope, eventReader, isEnvelope } from "@onevisit/core/events"
import type { SubjectId } from "@onevisit/core/identity"
import type { Keys, Storage } from "@onevisit/core/ports"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import { subjectsIn } from "./records-of-subject.ts"

export interface CopyOptions extends Pick<SealingOptions, "onOpened"> {
  readonly storage: Storage
  readonly keys: Keys
}

/** The text of the copy. Rejects with `OpeningRefused` where a record may not be opened for the purpose. */
export async function copyOf(
  { keys, onOpened, storage }: CopyOptions,
  subject: SubjectId,
  streams: readonly string[],
  purpose: OpenedFor,
): Promise<string> {
  const seals = sealing({ keys, reader: eventReader([]), ...(onOpened ? { onOpened } : {}) })
  const records = []
  for (const stream of [...streams].toSorted()) {
    const own = (await storage.readStream({ stream })).filter((event) => {
      const named = subjectsIn({ ...event, stream: "" })
      return named.size === 0 || named.has(subject)
    })
    const value = own.map(({ data, occurredOn, type, v }) => ({
      type,
      v,
      occurredOn,
      data: withheld(data, subject),
    }))
    records.push({ stream, events: await seals.openValue({ stream, value, purpose }) })
  }
  return canonicalJson({ v: 1, subject, records })
}

/** What is sealed under others' keys is not handed out. */
function withheld(value: unknown, subject: SubjectId): unknown {
  if (isEnvelope(value)) return ofSubject(value, subject) ? value : { withheld: true }
  if (Array.isArray(value)) return value.map((each) => withheld(each, subject))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withheld(each, subject)]))
}

function ofSubject(envelope: Envelope, subject: SubjectId): boolean {
  return envelope.subject === subject
}
