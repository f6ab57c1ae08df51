/** How the import of a roll is stored: a stream for the roll, and one for the entries of each dry run. */
import {
  decideRoll,
  evolveRoll,
  noRoll,
  type RollCommand,
  type RollEntriesEvent,
  type RollEntryKept,
  type RollEvent,
  type RollImportContext,
  type RollState,
} from "@onevisit/core/benefits"
import { rollEventReader } from "@onevisit/core/benefits/schema"
import type { Actor } from "@onevisit/core/identity"
import type { Now } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"

export const rollStream = (roll: string): string => `roll:${roll}`
export const rollEntriesStream = (roll: string, comparison: string): string =>
  `roll-entries:${roll}@${comparison}`

/** Nothing in it is sensitive: the people are in their entitlements. */
export const rollModel: DecisionModel<RollState, RollEvent, RollCommand, RollImportContext> = {
  initial: noRoll,
  reader: rollEventReader,
  evolve: evolveRoll,
  decide: decideRoll,
  subjectOf: () => "",
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
}

/** Entries in one event. */
const PAGE = 500

/** The entries of a dry run as events, a page each. */
export function entriesEvents(
  entries: readonly RollEntryKept[],
  { actor, now }: { readonly actor: Actor; readonly now: Now },
): readonly RollEntriesEvent[] {
  const pages = Array.from({ length: Math.ceil(entries.length / PAGE) }, (_, page) =>
    entries.slice(page * PAGE, (page + 1) * PAGE),
  )
  return pages.map((page) => ({
    type: "RollEntriesKept",
    v: 1,
    occurredOn: now.on,
    recordedAt: now.at,
    actor,
    data: { entries: page },
  }))
}
