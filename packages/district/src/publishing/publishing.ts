/**
 * Where the public stands: how each guide stands at each place where people read it, what a person owes to post, correct
 * or take away, and the confirming of it.
 */
import type { Actor } from "@onevisit/core/identity"
import type { OwedPosting, PublishingRefusal, PublishingStatus } from "@onevisit/core/notices/publishing"
import type { ViewRow } from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import { loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, daySchema, parseInputOrThrow } from "../input/index.ts"
import type { PublishingOptions } from "./publish-revision.ts"
import { PUBLISHING_VIEW, publishingModel, type PublishingRow, publishingStream } from "./publishing-model.ts"
import { confirmedPostingSchema, publishingQuerySchema } from "./publishing.schema.ts"

export interface PublishingCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
}

export interface ConfirmedPosting {
  readonly channel: string
  readonly item: string
  /** The group, board or screen, by its name; of a correction the very place that is owed. */
  readonly place: string
  /** The day it was posted, corrected or taken away there. */
  readonly on: PlainDate
}

export type PostingAnswer =
  | { readonly outcome: "confirmed"; readonly row: PublishingRow }
  | { readonly outcome: "refused"; readonly refusal: PublishingRefusal }

export interface PublishingQuery {
  readonly channel?: string
  readonly item?: string
  readonly status?: PublishingStatus
}

/** What a person is to do with one guide at one place. */
export interface PostingTaskRow extends OwedPosting {
  readonly channel: string
  readonly item: string
  readonly edition: string
  readonly title: Text
}

/** One place as a whole. */
export interface PublishingPlace {
  readonly channel: string
  /** Whether a person posts there. */
  readonly manual: boolean
  /** The newest revision that is shown there or owed; `null` before the first. */
  readonly revision: number | null
  /** The newest revision that is not shown there, and why. */
  readonly failed: { readonly revision: number; readonly code: string } | null
  /** How many guides stand how. */
  readonly guides: Readonly<Record<PublishingStatus, number>>
  /** How many tasks are past their day. */
  readonly overdue: number
}

export interface PublishingService {
  /** How every guide stands at every place, or those asked for. Rejects with `InvalidInput`. */
  standings(query?: PublishingQuery): Promise<readonly PublishingRow[]>
  /** Each place that guides are published to. */
  places(): Promise<readonly PublishingPlace[]>
  /** What people are to post, correct and take away, by the day it is due. */
  tasks(query?: Pick<PublishingQuery, "channel" | "item">): Promise<readonly PostingTaskRow[]>
  /** Of these, what was due before a day; before today unless said. */
  overdue(on?: PlainDate): Promise<readonly PostingTaskRow[]>
  /** An officer says that something was posted, corrected or taken away, where and when. Rejects with `InvalidInput`. */
  confirm(posting: ConfirmedPosting, call: PublishingCall): Promise<PostingAnswer>
}

export function publishingService(options: PublishingOptions): PublishingService {
  const { clock, publishers, storage } = options

  const rowsOf = async (query: PublishingQuery): Promise<readonly PublishingRow[]> => {
    const found: ViewRow[] = []
    let after: string | null = null
    do {
      const page = await storage.findViews({
        ...PUBLISHING_VIEW,
        where: { ...query },
        limit: 500,
        ...(after === null ? {} : { after }),
      })
      found.push(...page.rows)
      after = page.cursor
    } while (after !== null)
    return found.map(({ doc }) => doc as unknown as PublishingRow)
  }
  const tasks = async (query: PublishingQuery = {}): Promise<readonly PostingTaskRow[]> => {
    const rows = await rowsOf({ ...parseInputOrThrow(publishingQuerySchema, query), status: "waiting" })
    return rows
      .flatMap(({ channel, edition, item, owed, title }) =>
        owed.map((each) => ({ channel, item, edition, title, ...each })),
      )
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  }
  const placeOf = async (channel: string, manual: boolean): Promise<PublishingPlace> => {
    const { state } = await loadStream(storage, publishingStream(channel), publishingModel)
    const rows = await rowsOf({ channel })
    const today = clock.now().on
    const counts = { published: 0, "in-brief": 0, waiting: 0, failed: 0, withdrawn: 0 }
    for (const { status } of rows) counts[status] += 1
    const { failed, revision } = state
    const late = rows.flatMap(({ owed }) => owed.filter(({ dueOn }) => dueOn < today))
    return { channel, manual, revision, failed, guides: counts, overdue: late.length }
  }

  return {
    standings: async (query = {}) => rowsOf(parseInputOrThrow(publishingQuerySchema, query)),
    places: async () => Promise.all(publishers.map((each) => placeOf(each.id, "manual" in each))),
    tasks,
    overdue: async (on = clock.now().on) => {
      const day = parseInputOrThrow(daySchema, on)
      return (await tasks()).filter(({ dueOn }) => dueOn < day)
    },
    confirm: async (given, call) => {
      const { channel, item, on, place } = parseInputOrThrow(confirmedPostingSchema, given)
      const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, call)
      const decided = await runDecision(options, publishingModel, {
        stream: publishingStream(channel),
        commandId,
        command: { type: "confirm-posting", item, place: place.trim(), on },
        contextOf: (_, now) => ({ actor: as, now }),
      })
      if (decided.outcome === "refused")
        return { outcome: "refused", refusal: decided.refusal as PublishingRefusal }
      const row = await storage.getView({ ...PUBLISHING_VIEW, key: `${channel}/${item}` })
      return { outcome: "confirmed", row: row?.doc as unknown as PublishingRow }
    },
  }
}
