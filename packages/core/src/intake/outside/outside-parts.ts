/**
 * The parts of several authorities by what outside systems report: a part may begin with an outside acceptance, and
 * be finished by what its authority told there. What our own officers did in a part stands; what contradicts it is a
 * conflict. An agreement counts also after an objection, which it takes back, wherever either was recorded.
 */
import type { CaseState, PartState } from "../case-state.ts"
import type { ConflictKind } from "./conflict.ts"
import type { FactOf, OutsideFact } from "./outside-message.ts"
import { factsOf, type OutsideRecord } from "./outside-record.ts"
import type { OutsideClocks, OutsidePart } from "./outside-state.ts"

type Finished = NonNullable<PartState["finished"]>

/** How a part ended by the facts alone; the next authority's receipt hangs on the first notice. */
export function finishedIn(facts: OutsideRecord, part: string): Finished | null {
  const [first] = toldOf(facts, part)
  const last = settlingFact(facts, part)
  return first && last ? { outcome: last.outcome, toldOn: first.on } : null
}

/** The case with its parts as its own acts and the facts together make them; nothing of a case that is not accepted. */
export function withParts(
  state: CaseState,
  clocks: OutsideClocks,
  facts: OutsideRecord,
  takeTheirs: (kind: ConflictKind, about: readonly OutsideFact[]) => boolean,
): CaseState {
  if (state.acceptance === null || state.receipt === null) return state
  const { receivedOn } = state.receipt
  const parts: Record<string, PartState> = { ...state.parts }
  for (const each of clocks.parts)
    if (each.after.every((id) => id in parts)) parts[each.part] ??= begun(each, receivedOn)
  if (state.acceptance.how === "outside")
    for (const { after, deadline, part: id } of clocks.parts) {
      const part = parts[id]
      // The time of the first parts runs from the acceptance that counts; on it, a calendar may have moved it since.
      if (part && after.length === 0 && part.deadline?.startsOn !== deadline?.startsOn)
        parts[id] = { ...part, deadline }
    }
  for (const [id, part] of Object.entries(parts)) {
    const finished = finishedWith(part.finished, facts, id, takeTheirs)
    if (finished !== part.finished) parts[id] = { ...part, finished }
  }
  return { ...state, parts }
}

function finishedWith(
  ours: PartState["finished"],
  facts: OutsideRecord,
  part: string,
  takeTheirs: Parameters<typeof withParts>[3],
): PartState["finished"] {
  const theirs = finishedIn(facts, part)
  const settling = settlingFact(facts, part)
  if (ours === null || theirs === null || settling === undefined) return ours ?? theirs
  if (ours.outcome === theirs.outcome) return ours
  const [agreedOn, objectedOn] =
    ours.outcome === "agreed" ? [ours.toldOn, settling.on] : [settling.on, ours.toldOn]
  if (agreedOn >= objectedOn) return { ...ours, outcome: "agreed" }
  return takeTheirs("part-finished-otherwise", [settling]) ? theirs : ours
}

function toldOf(facts: OutsideRecord, part: string): readonly FactOf<"part-finished">[] {
  return factsOf(facts, "part-finished").filter((fact) => fact.part === part)
}

/** The first agreement, or else the first objection. */
function settlingFact(facts: OutsideRecord, part: string): FactOf<"part-finished"> | undefined {
  const told = toldOf(facts, part)
  return told.find(({ outcome }) => outcome === "agreed") ?? told[0]
}

function begun(
  { authority, deadline, receivedOn }: OutsidePart,
  received: PartState["receivedOn"],
): PartState {
  return { authority, receivedOn: receivedOn ?? received, deadline, runs: 0, finished: null }
}
