/** How guides stand at one place, as its events have made it. */
import type { Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { PostingTask, PublishingEvent } from "./publishing-events.ts"

export interface OwedPosting {
  readonly task: PostingTask
  /** Where; `null` of a first posting, which may go anywhere. */
  readonly place: string | null
  /** What is to be posted, ready to be copied. */
  readonly text: string
  readonly owedOn: PlainDate
  readonly dueOn: PlainDate
}

/** What somebody has posted, and where. */
export interface Posting {
  readonly place: string
  readonly postedOn: PlainDate
  readonly edition: string
  readonly mark: string
}

export interface GuideStanding {
  readonly title: Text
  /** The newest edition that is to be read there, or was. */
  readonly edition: string
  /** Of the content that is to be read there; `null` of a withdrawn guide. */
  readonly mark: string | null
  /** The revision by which it became so, and the day. */
  readonly revision: number
  readonly since: PlainDate
  readonly inBrief: boolean
  /** Why it does not stand there as it should. */
  readonly failed: { readonly revision: number; readonly code: string } | null
  readonly owed: readonly OwedPosting[]
  readonly posted: readonly Posting[]
}

export interface PublishingState {
  readonly version: number
  /** The newest revision that is shown there, or owed; `null` before the first. */
  readonly revision: number | null
  /** The newest revision that is not shown there, and why. */
  readonly failed: { readonly revision: number; readonly code: string } | null
  /** By item. */
  readonly guides: Readonly<Record<string, GuideStanding>>
}

/** `waiting`: for a person. */
export type PublishingStatus = "published" | "in-brief" | "waiting" | "failed" | "withdrawn"

export const nothingPublishing: PublishingState = { version: 0, revision: null, failed: null, guides: {} }

export function publishingStatus({
  failed,
  inBrief,
  mark,
  owed,
}: Pick<GuideStanding, "failed" | "inBrief" | "mark" | "owed">): PublishingStatus {
  if (failed !== null) return "failed"
  if (owed.length > 0) return "waiting"
  if (mark === null) return "withdrawn"
  return inBrief ? "in-brief" : "published"
}

/** The state after one more event. */
export function evolvePublishing(state: PublishingState, event: PublishingEvent): PublishingState {
  const version = state.version + 1
  const since = event.occurredOn
  const changed = new Map<string, GuideStanding>()
  const standing = (item: string): GuideStanding | undefined => changed.get(item) ?? state.guides[item]
  const set = (item: string, more: Partial<GuideStanding>) =>
    changed.set(item, { ...(standing(item) ?? { ...nowhere, since }), ...more })
  const withdraw = (items: readonly string[], revision: number) =>
    items.forEach((item) => set(item, { mark: null, revision, since, failed: null, owed: [] }))

  switch (event.type) {
    case "PublicationShown": {
      const { missing, revision, shown, withdrawn } = event.data
      for (const { edition, inBrief, item, mark, title } of shown)
        set(item, { title, edition, mark, revision, since, inBrief, failed: null })
      for (const { code, edition, item, mark, title } of missing)
        set(item, { title, edition, mark, revision, since, inBrief: false, failed: { revision, code } })
      withdraw(withdrawn, revision)
      return { version, revision, failed: null, guides: merged(state, changed) }
    }
    case "PublicationFailed": {
      const { code, concerned, revision } = event.data
      for (const { edition, item, title } of concerned)
        set(item, { ...(standing(item) ? {} : { title, edition, revision }), failed: { revision, code } })
      return { ...state, version, failed: { revision, code }, guides: merged(state, changed) }
    }
    case "PostingsOwed": {
      const { corrections, dueOn, posts, revision, withdrawn } = event.data
      for (const { edition, item, mark, text, title } of posts) {
        const owed = [{ task: "post", place: null, text, owedOn: since, dueOn } as const]
        set(item, { title, edition, mark, revision, since, owed })
      }
      for (const { edition, item, mark, places, text, title } of corrections) {
        const task = mark === null ? "withdraw" : "correct"
        const owed = places.map((place) => ({ task, place, text, owedOn: since, dueOn }) as const)
        set(item, { title, edition, mark, revision, since, owed })
      }
      withdraw(withdrawn, revision)
      return { ...state, version, revision, guides: merged(state, changed) }
    }
    case "PostingConfirmed": {
      const { item, place, postedOn, task } = event.data
      const { edition, mark, owed = [], posted = [] } = standing(item) ?? { ...nowhere, since }
      const elsewhere = posted.filter((each) => each.place !== place)
      const isDone = (each: OwedPosting) => each.place === place || (each.place === null && task === "post")
      set(item, {
        owed: owed.filter((each) => !isDone(each)),
        posted:
          task === "withdraw" || mark === null
            ? elsewhere
            : [...elsewhere, { place, postedOn, edition, mark }],
      })
      return { ...state, version, guides: merged(state, changed) }
    }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function foldPublishing(events: readonly PublishingEvent[]): PublishingState {
  return events.reduce(evolvePublishing, nothingPublishing)
}

const nowhere: Omit<GuideStanding, "since"> = {
  title: { zh: "", en: "" },
  edition: "",
  mark: null,
  revision: 0,
  inBrief: false,
  failed: null,
  owed: [],
  posted: [],
}

function merged(
  { guides }: PublishingState,
  changed: ReadonlyMap<string, GuideStanding>,
): PublishingState["guides"] {
  return { ...guides, ...Object.fromEntries(changed) }
}
