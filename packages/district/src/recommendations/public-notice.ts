/** What a notice of a merit selection shows today: those whose recommendation still stands, without an id or number. */
import { isErased } from "@onevisit/core/events"
import { type CallState, isStanding } from "@onevisit/core/intake/recommendation"
import { type Text, text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"

/** A notice as the public reads it. It names no id and no number of anyone; persons' names are masked. */
export interface PublicNotice {
  readonly notice: string
  readonly township: Text
  readonly of: "recommended" | "selected"
  readonly publishedOn: PlainDate
  /** The last day on which an objection is in time. */
  readonly lastDay: PlainDate | null
  readonly entries: readonly { readonly rank: number; readonly name: string }[]
}

export type ShownNotice = readonly [notice: string, entries: readonly ShownEntry[]]
export interface ShownEntry {
  readonly rank: number
  readonly shown: unknown
}

/** The entries of those whose recommendation still stands; their names are sealed. */
export function namesIn(
  state: CallState,
  entries: CallState["notices"][string]["entries"],
): readonly ShownEntry[] {
  return entries.flatMap(({ candidate, rank, shown }) => {
    const found = state.candidates[candidate]
    return found !== undefined && isStanding(found) ? [{ rank, shown }] : []
  })
}

/** The notice with its names open; none where the call has no such notice. */
export function publicNotice(
  state: CallState,
  notice: string,
  shown: readonly ShownEntry[],
): readonly PublicNotice[] {
  const of = state.notices[notice]
  if (of === undefined) return []
  const name = state.townships[of.township]?.name ?? text(of.township, of.township)
  const entries = shown.map(({ rank, shown: value }) => ({
    rank,
    name: typeof value === "string" && !isErased(value) ? value : "（信息已删除）",
  }))
  const { deadline, publishedOn } = of
  return [{ notice, township: name, of: of.of, publishedOn, lastDay: deadline.dueOn, entries }]
}
