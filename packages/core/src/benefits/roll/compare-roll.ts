/**
 * The dry run of a roll: what the roll says beside what the facts come to, before anything takes effect. Every person of
 * either side is counted exactly once. Nobody in the roll loses anything by it: whoever stands there is imported as they
 * are, and a candidate to stop is one for a person to decide about.
 */
import { type Ground, INVALID, NO, ODD, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../../rules/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import type { Month } from "../../time/index.ts"
import { outcomeReasons, type RunOutcome, UNSEEN, unseen } from "../sweep/index.ts"
import { type FieldDifference, fieldDifferences } from "./field-differences.ts"
import type { RollRow } from "./roll-row.ts"

export type RollStanding =
  | "matched"
  | "differing"
  | "start"
  | "stop-candidate"
  | "undetermined"
  | "unknown"
  | "same-person"
  | "not-concerned"

export const ROLL_STANDINGS: readonly RollStanding[] = [
  "matched",
  "differing",
  "start",
  "stop-candidate",
  "undetermined",
  "unknown",
  "same-person",
  "not-concerned",
]

/** What each is called. */
export const rollStandingTitles: Readonly<Record<RollStanding, Text>> = {
  matched: text("名册与事实一致", "the roll and the facts agree"),
  differing: text("均应享受，内容不一致", "entitled in both, with differences"),
  start: text("符合条件但不在名册，拟享受", "entitled and not in the roll: a candidate to start"),
  "stop-candidate": text(
    "在册但不符合条件，待人工核定",
    "in the roll and not entitled: for a person to decide",
  ),
  undetermined: text("待核实，维持现状", "undetermined: everything stays as it is"),
  unknown: text(
    "在册但数据源中查无此人，维持现状",
    "in the roll and not in the feed: everything stays as it is",
  ),
  "same-person": text(
    "同一人在名册中出现多次，须先更正",
    "the same person several times in the roll: to be put right first",
  ),
  "not-concerned": text("不在名册也不符合条件", "neither in the roll nor entitled"),
}

/** What a determination says of one person. */
export interface DeterminedPerson {
  /** A key that the roll's rows have as well: a blind index or a pseudonym. */
  readonly person: string
  readonly outcome: RunOutcome
  /** The first month that is due by the facts; `null` where nobody reckoned it. */
  readonly firstMonth: Month | null
  /** As the roll would call it; `null` where nobody said. */
  readonly category: string | null
}

export interface RollContext {
  readonly cutOver: Month
  /** Everybody in the population, once. */
  readonly determined: Iterable<DeterminedPerson>
  /** The key of a row's person; `null` where it has none. */
  readonly personOf: (row: RollRow) => string | null
  /** Of the rule that was run, for the reasons. */
  readonly grounds: readonly Ground[]
}

export interface RollEntry {
  readonly standing: RollStanding
  readonly person: string | null
  /** None for somebody who is not in the roll, several for `same-person`. */
  readonly rows: readonly RollRow[]
  readonly outcome: RunOutcome
  /** Why the facts say what they say. */
  readonly reasons: readonly Text[]
  /** Only of those that differ. */
  readonly differences: readonly FieldDifference[]
}

export interface RollComparison {
  /** The first month that will be reckoned here. */
  readonly cutOver: Month
  readonly counts: Readonly<Record<RollStanding, number>>
  /** Everybody but those who are not concerned, in an order that does not hang on the order of the rows. */
  readonly entries: readonly RollEntry[]
}

/**
 * Compares a roll with what was determined for its cut-over month. Changes nothing.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { compareRoll } from "@onevisit/core/benefits"
 * import { month } from "@onevisit/core/time"
 *
 * const entitled = { outcome: { status: 1, reasons: 0, amount: 3000 }, firstMonth: month("2012-03"), category: null } as const
 * const { counts, entries } = compareRoll([], {
 *   cutOver: month("2018-08"),
 *   determined: [{ person: "p1", ...entitled }],
 *   personOf: ({ person }) => person,
 *   grounds: [],
 * })
 * assert.equal(counts.start, 1)
 * assert.deepEqual(entries[0]?.reasons, [{ zh: "符合全部条件", en: "every condition is met" }])
 * ```
 */
export function compareRoll(rows: readonly RollRow[], context: RollContext): RollComparison {
  const { byPerson, nameless } = grouped(rows, context)
  const entries: RollEntry[] = []
  let others = 0
  for (const determined of context.determined) {
    const own = byPerson.get(determined.person) ?? []
    byPerson.delete(determined.person)
    const entry = entryOf(own, determined, context)
    if (entry.standing === "not-concerned") others += 1
    else entries.push(entry)
  }
  for (const [person, own] of byPerson) entries.push(entryOf(own, { ...nobody, person }, context))
  for (const row of nameless) entries.push(entryOf([row], nobody, context))
  const counts = Object.fromEntries(ROLL_STANDINGS.map((standing) => [standing, 0])) as Record<
    RollStanding,
    number
  >
  for (const { standing } of entries) counts[standing] += 1
  return {
    cutOver: context.cutOver,
    counts: { ...counts, "not-concerned": others },
    entries: entries.toSorted(inOrder),
  }
}

type Determined = Omit<DeterminedPerson, "person"> & { readonly person: string | null }

const nobody: Determined = { person: null, outcome: unseen, firstMonth: null, category: null }

function grouped(rows: readonly RollRow[], { personOf }: RollContext) {
  const byPerson = new Map<string, RollRow[]>()
  const nameless: RollRow[] = []
  for (const row of rows) {
    const person = personOf(row)
    const own = person === null ? nameless : byPerson.get(person)
    if (own !== undefined) own.push(row)
    else if (person !== null) byPerson.set(person, [row])
  }
  return { byPerson, nameless }
}

function entryOf(
  rows: readonly RollRow[],
  determined: Determined,
  { cutOver, grounds }: RollContext,
): RollEntry {
  const { outcome, person } = determined
  const [row] = rows
  const differences =
    row !== undefined && rows.length === 1 && outcome.status === YES
      ? fieldDifferences(row, determined, cutOver)
      : []
  return {
    standing: standingOf(rows.length, outcome.status, differences.length > 0),
    person,
    rows: rows.toSorted(byPlace),
    outcome,
    reasons: outcomeReasons(outcome, grounds),
    differences,
  }
}

function standingOf(rows: number, status: RunOutcome["status"], isDifferent: boolean): RollStanding {
  if (rows > 1) return "same-person"
  switch (status) {
    case YES:
      if (rows === 0) return "start"
      return isDifferent ? "differing" : "matched"
    case NO:
      return rows === 0 ? "not-concerned" : "stop-candidate"
    case UNSEEN:
      return rows === 0 ? "not-concerned" : "unknown"
    case UNDETERMINED:
    case YES_AMOUNT_OPEN:
    case ODD:
    case INVALID:
      return "undetermined"
    default:
      return status satisfies never
  }
}

/** By what they are, then by person, then by place. */
function inOrder(a: RollEntry, b: RollEntry): number {
  const kind = ROLL_STANDINGS.indexOf(a.standing) - ROLL_STANDINGS.indexOf(b.standing)
  if (kind !== 0) return kind
  if (a.person !== b.person) return (a.person ?? "") < (b.person ?? "") ? -1 : 1
  const [first, second] = [a.rows[0], b.rows[0]]
  return first === undefined || second === undefined ? 0 : byPlace(first, second)
}

function byPlace({ at: a }: RollRow, { at: b }: RollRow): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.sheet !== b.sheet) return a.sheet < b.sheet ? -1 : 1
  return a.row - b.row
}
