/** Ours against theirs for one day: what agrees, what only one side has, what differs. */
import { canonicalJson } from "@onevisit/core/events"
import type { PlatformStage, StageChange } from "@onevisit/core/ports"

/** A stage that only the platform knows. */
export interface OnlyTheirs {
  /** The id of the change, or of the platform's own message. */
  readonly id: string
  /** Whether the platform says that we emitted it, which we did not, or recorded it itself. */
  readonly origin: "emitted" | "own"
  readonly stage: string
  readonly on: string
  /** Our case, where one has the number; `null` where none has. */
  readonly case: string | null
}

export interface Comparison {
  readonly matched: number
  /** Emitted by us and not held there: emitted again. */
  readonly onlyOurs: readonly StageChange[]
  readonly onlyTheirs: readonly OnlyTheirs[]
  /** Held there with another content, by id. */
  readonly differing: readonly string[]
  /** Held there more than once, by id. */
  readonly doubled: readonly string[]
}

/** The emitted side; what the platform recorded itself is told apart by who adopted it, see `compareOwn`. */
export function compareEmitted(ours: readonly StageChange[], theirs: readonly StageChange[]): Comparison {
  const known = new Map(ours.map((change) => [change.id, change]))
  const held = new Map<string, readonly StageChange[]>()
  for (const change of theirs) held.set(change.id, [...(held.get(change.id) ?? []), change])
  const onlyTheirs: OnlyTheirs[] = []
  for (const [id, [first]] of held) {
    if (known.has(id) || first === undefined) continue
    onlyTheirs.push({ id, origin: "emitted", stage: first.stage, on: first.on, case: null })
  }
  const both = ours.filter(({ id }) => held.has(id))
  const differs = (change: StageChange): boolean =>
    (held.get(change.id) ?? []).some((each) => canonicalJson(each) !== canonicalJson(change))
  return {
    matched: both.filter((change) => !differs(change)).length,
    onlyOurs: ours.filter(({ id }) => !held.has(id)),
    onlyTheirs,
    differing: both.filter(differs).map(({ id }) => id),
    doubled: both.filter(({ id }) => (held.get(id)?.length ?? 0) > 1).map(({ id }) => id),
  }
}

/** A stage of the platform's own that nobody adopted. */
export function onlyTheirOwn({ messageId, on, stage }: PlatformStage, of: string | null): OnlyTheirs {
  return { id: messageId, origin: "own", stage, on, case: of }
}
