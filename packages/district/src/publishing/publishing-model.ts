/** How publishing is stored: one stream for each place where guides are read, a row for each guide there. */
import {
  decidePublishing,
  evolvePublishing,
  type GuideStanding,
  nothingPublishing,
  type OwedPosting,
  type Posting,
  type PublishingCommand,
  type PublishingContext,
  type PublishingEvent,
  type PublishingState,
  publishingStatus,
  type PublishingStatus,
} from "@onevisit/core/notices/publishing"
import { publishingEventReader } from "@onevisit/core/notices/publishing/schema"
import type { Text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"

export const PUBLISHING_VIEW = { view: "publishing", version: 1 } as const

export const publishingStream = (channel: string): string => `publishing:${channel}`

/** How one guide stands at one place. */
export interface PublishingRow {
  readonly channel: string
  readonly item: string
  readonly edition: string
  readonly title: Text
  readonly status: PublishingStatus
  /** The revision and the day by which it became so that it is to be read there as it is, or no longer. */
  readonly revision: number
  readonly since: PlainDate
  /** Of a failure: at which revision, and why. */
  readonly failed: { readonly revision: number; readonly code: string } | null
  /** What a person is to do, with the text for it. */
  readonly owed: readonly OwedPosting[]
  /** Where somebody has posted it, and which edition stands there. */
  readonly posted: readonly Omit<Posting, "mark">[]
}

export const publishingModel: DecisionModel<
  PublishingState,
  PublishingEvent,
  PublishingCommand,
  PublishingContext
> = {
  initial: nothingPublishing,
  reader: publishingEventReader,
  evolve: evolvePublishing,
  decide: decidePublishing,
  // Nothing in a guide is about a person.
  subjectOf: ({ type }) => type,
  viewsOf: ({ after, before, stream }) => {
    const channel = stream.slice(publishingStream("").length)
    return Object.entries(after.guides)
      .filter(([item, standing]) => before.guides[item] !== standing)
      .map(([item, standing]) => {
        const doc = rowOf(channel, item, standing)
        const dueOn = doc.owed.map(({ dueOn: day }) => day).toSorted()[0] ?? null
        return {
          ...PUBLISHING_VIEW,
          key: `${channel}/${item}`,
          doc: { ...doc },
          index: { channel, item, status: doc.status, dueOn },
        }
      })
  },
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}

function rowOf(channel: string, item: string, standing: GuideStanding): PublishingRow {
  const { edition, failed, owed, posted, revision, since, title } = standing
  return {
    channel,
    item,
    edition,
    title,
    status: publishingStatus(standing),
    revision,
    since,
    failed,
    owed,
    posted: posted.map(({ edition: stands, place, postedOn }) => ({ place, postedOn, edition: stands })),
  }
}
