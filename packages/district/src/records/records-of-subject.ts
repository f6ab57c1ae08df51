/**
 * Which streams hold something of a subject: kept beside the log as it grows, and brought up to its end before anything is
 * decided by it, so that no record is forgotten when others are due.
 */
import { isEnvelope } from "@onevisit/core/events"
import { isSubjectId, type SubjectId } from "@onevisit/core/identity"
import type { Storage, StoredEvent, ViewWrite } from "@onevisit/core/ports"
import type { RecordFacts } from "@onevisit/core/records"
import type { Deciding } from "../acts/index.ts"
import { followFeed } from "../projections/index.ts"

const RECORD_VIEW = { view: "onevisit:subject-record", version: 1 } as const

/** What is about records is no record itself: the access log keeps nothing sealed, and the file goes with the key. */
const NO_RECORDS = ["access:", "records:"]

export interface RecordsIndex {
  /** Reads the log to its end. */
  catchUp(): Promise<void>
  /** Every record of a subject as of the last catching up, by what happened in it and when. */
  factsOf(subject: SubjectId): Promise<readonly RecordFacts[]>
  streamsOf(subject: SubjectId): Promise<readonly string[]>
  /** Subjects with records, in the order of their ids, after one. */
  subjectsAfter(
    cursor: string | null,
    limit: number,
  ): Promise<{
    readonly subjects: readonly SubjectId[]
    readonly cursor: string | null
  }>
}

export function recordsIndex({ retrying, storage }: Pick<Deciding, "storage" | "retrying">): RecordsIndex {
  const streamsOf = async (subject: SubjectId): Promise<readonly string[]> => {
    const streams: string[] = []
    let after: string | null | undefined
    while (after !== null) {
      const page = after === undefined ? {} : { after }
      const found = await storage.findViews({ ...RECORD_VIEW, where: { subject }, limit: 500, ...page })
      streams.push(...found.rows.map(({ doc }) => (doc as { readonly stream: string }).stream))
      after = found.cursor
    }
    return streams
  }
  return {
    catchUp: async () => {
      let isBehind = true
      while (isBehind) {
        const following = { checkpoint: "onevisit:subject-records@1", viewsOf: rowsOf }
        isBehind = !(
          await followFeed(storage, following, { limit: 20_000, ...(retrying ? { retrying } : {}) })
        ).caughtUp
      }
    },
    streamsOf,
    factsOf: async (subject) =>
      Promise.all((await streamsOf(subject)).map((stream) => factsIn(storage, stream))),
    subjectsAfter: async (cursor, limit) => {
      const page = cursor === null ? {} : { after: cursor }
      const found = await storage.findViews({ ...RECORD_VIEW, limit, ...page })
      const subjects = found.rows.map(({ doc }) => (doc as { readonly subject: SubjectId }).subject)
      return { subjects: [...new Set(subjects)], cursor: found.cursor }
    },
  }
}

async function factsIn(storage: Storage, stream: string): Promise<RecordFacts> {
  const events = await storage.readStream({ stream })
  return { stream, events: events.map(({ occurredOn, type }) => ({ type, occurredOn })) }
}

async function rowsOf(page: readonly StoredEvent[]): Promise<readonly ViewWrite[]> {
  const rows = new Map<string, ViewWrite>()
  for (const event of page) {
    if (NO_RECORDS.some((prefix) => event.stream.startsWith(prefix))) continue
    for (const subject of subjectsIn(event)) {
      const { stream } = event
      const key = `${subject}/${stream}`
      rows.set(key, { ...RECORD_VIEW, key, doc: { subject, stream }, index: { subject } })
    }
  }
  return [...rows.values()]
}

/** Whose values an event holds, whom it names, and whose own stream it stands in. */
export function subjectsIn({
  actor,
  data,
  stream,
}: Pick<StoredEvent, "actor" | "data" | "stream">): ReadonlySet<SubjectId> {
  const found = new Set<SubjectId>()
  const add = (value: unknown) => {
    if (typeof value === "string" && isSubjectId(value)) found.add(value)
  }
  const walk = (value: unknown): void => {
    if (typeof value === "string") add(value)
    else if (isEnvelope(value)) add(value.subject)
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk)
  }
  for (const part of stream.split(/[:/]/u)) add(part)
  if (actor.kind === "applicant" || actor.kind === "agent") add(actor.subject)
  if (actor.kind === "agent") add(actor.principal)
  walk(data)
  return found
}
