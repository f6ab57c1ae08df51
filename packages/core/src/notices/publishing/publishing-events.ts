/**
 * What can happen to guides at one place where people read them: one stream a place. A place that is published to shows
 * a revision or fails to; at one where a person posts, postings are owed and confirmed. 政府信息公开条例 arts. 20, 23.
 */
import type { DomainEvent } from "../../events/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** A guide as it is to be read: `mark` tells its content from any other. */
export interface MarkedGuide {
  readonly item: string
  readonly edition: string
  readonly mark: string
  readonly title: Text
}

/** `post`: put it there. `correct`: replace what stands in one place. `withdraw`: take it away there. */
export type PostingTask = "post" | "correct" | "withdraw"

/** A guide of which nothing was posted yet, with the text for it. */
export interface OwedPost extends MarkedGuide {
  readonly text: string
}

/** What is to be done in each of the places where an earlier edition stands; `mark` is `null` of a withdrawn guide. */
export interface OwedCorrection {
  readonly item: string
  readonly edition: string
  readonly mark: string | null
  readonly title: Text
  readonly text: string
  readonly places: readonly string[]
}

export interface PublishingEventData {
  /** The place shows this revision. Names what has changed there since the one before. */
  PublicationShown: {
    readonly revision: number
    readonly shown: readonly (MarkedGuide & { readonly inBrief: boolean })[]
    /** Of which people find nothing there, and by what finding. */
    readonly missing: readonly (MarkedGuide & { readonly code: string })[]
    readonly withdrawn: readonly string[]
  }
  /** The place does not show it. `concerned` are the guides that stand there otherwise than they should, or not. */
  PublicationFailed: {
    readonly revision: number
    readonly code: string
    readonly concerned: readonly Pick<MarkedGuide, "item" | "edition" | "title">[]
  }
  PostingsOwed: {
    readonly revision: number
    readonly dueOn: PlainDate
    readonly posts: readonly OwedPost[]
    readonly corrections: readonly OwedCorrection[]
    /** Withdrawn before anybody had posted them: nothing is to be done. */
    readonly withdrawn: readonly string[]
  }
  /** The officer who says so is the event's actor. */
  PostingConfirmed: {
    readonly item: string
    readonly task: PostingTask
    /** A group, a board, a screen, by its name. */
    readonly place: string
    readonly postedOn: PlainDate
  }
}

export type PublishingEventType = keyof PublishingEventData
export type PublishingEvent = {
  [Type in PublishingEventType]: DomainEvent<Type, PublishingEventData[Type]>
}[PublishingEventType]
