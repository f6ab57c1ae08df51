/**
 * The access log: what was opened and searched, as events of streams that one program writes, one a day. Openings that
 * come while a write is under way are gathered into the next, so that many cost few writes; each waits until its own is
 * durable (个人信息保护法 arts. 51, 56).
 */
import type { DomainEvent } from "@onevisit/core/events"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import { isSubjectId } from "@onevisit/core/identity"
import type { Storage, ViewWrite } from "@onevisit/core/ports"
import type { AccessEventData, AccessEventType } from "@onevisit/core/records"
import type { Instant, Now, PlainDate } from "@onevisit/core/time"
import { commitAct, type Deciding } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"

export const ACCESS_VIEW = { view: "onevisit:access", version: 1 } as const

/** One entry as it is found by subject. */
export interface AccessRow {
  readonly subject: SubjectId
  readonly at: Instant
  readonly on: PlainDate
  readonly by: Actor
  readonly purpose: string
  /** The stream that was opened; `null` for a search. */
  readonly stream: string | null
  readonly values: number
}

type Entry = {
  [Type in AccessEventType]: {
    readonly type: Type
    readonly actor: Actor
    readonly data: AccessEventData[Type]
  }
}[AccessEventType]

export interface AccessLog {
  /** Resolves when the entry is durable. Rejects as the storage does; what was to be done is then not done. */
  write(entry: Entry): Promise<void>
  /** The entries about a subject, the latest first. */
  about(
    subject: SubjectId,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<{ readonly entries: readonly AccessRow[]; readonly cursor: string | null }>
}

interface Waiting {
  readonly entry: Entry
  readonly now: Now
  readonly settle: (error?: unknown) => void
}

export function accessLog({ clock, retrying, storage }: Omit<Deciding, "keys">): AccessLog {
  let waiting: Waiting[] = []
  let isWriting = false
  let open: { readonly day: PlainDate; readonly stream: string; version: number } | null = null

  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const { at, on } = (batch[0] as Waiting).now
    const place = open?.day === on ? open : { day: on, stream: `access:${on}/${uuidV7(at)}`, version: 0 }
    const events = batch.map(eventOf)
    const commandId = uuidV7(at)
    // Where it stands is not known after a failure: the next batch begins a stream of its own.
    open = null
    await commitAct(
      storage,
      {
        commandId,
        digest: commandId,
        append: [{ stream: place.stream, expectedVersion: place.version, events }],
        views: batch.flatMap((each, index) => rowsOf(each, `${place.stream}/${place.version + index + 1}`)),
        result: null,
      },
      retrying,
    )
    open = { ...place, version: place.version + batch.length }
  }

  const writeAll = async (): Promise<void> => {
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE)
      waiting = waiting.slice(MOST_AT_ONCE)
      const outcome = await writeBatch(batch).then(
        () => undefined,
        (error: unknown) => ({ error }),
      )
      for (const { settle } of batch) settle(outcome?.error)
    }
    isWriting = false
  }

  return {
    write: (entry) =>
      new Promise<void>((resolve, reject) => {
        const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error as Error))
        waiting.push({ entry, now: clock.now(), settle })
        if (!isWriting) void writeAll()
      }),
    about: async (subject, { after, limit }) => entriesAbout(storage, subject, limit, after),
  }
}

/** Events of one act at most. */
const MOST_AT_ONCE = 500

async function entriesAbout(storage: Storage, subject: SubjectId, limit: number, after?: string) {
  const { cursor, rows } = await storage.findViews({
    ...ACCESS_VIEW,
    where: { subject },
    range: { field: "at", descending: true },
    limit,
    ...(after === undefined ? {} : { after }),
  })
  return { entries: rows.map(({ doc }) => doc as AccessRow), cursor }
}

function eventOf({ entry, now }: Waiting): DomainEvent {
  const { actor, data, type } = entry
  return { type, v: 1, occurredOn: now.on, recordedAt: now.at, actor, data }
}

function rowsOf({ entry, now }: Waiting, place: string): readonly ViewWrite[] {
  const { actor: by, data } = entry
  const { at, on } = now
  return data.subjects.filter(isSubjectId).map((subject) => {
    const looked =
      entry.type === "SealedValuesOpened"
        ? { stream: entry.data.stream, values: entry.data.values }
        : { stream: null, values: 0 }
    const doc: AccessRow = { subject, at, on, by, purpose: data.purpose, ...looked }
    return { ...ACCESS_VIEW, key: `${place}/${subject}`, doc, index: { subject, at } }
  })
}
