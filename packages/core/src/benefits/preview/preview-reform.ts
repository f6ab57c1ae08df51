/**
 * The preview of a reform: two editions of a programme on one population, before anybody decides upon it. It says how many
 * gain and lose, what it costs, and names one row for each kind of change to look at. Nothing takes effect, and nothing
 * personal is in it but the rows' pseudonyms.
 */
import type { Ground } from "../../rules/index.ts"
import type { Text } from "../../reasons/index.ts"
import {
  type OutcomeColumns,
  outcomeAt,
  outcomeReasons,
  type RunOutcome,
  type RunTotals,
  type Sweep,
  sweepAll,
  type SweepInput,
  UNSEEN,
} from "../sweep/index.ts"
import { REFORM_CHANGES, type ReformChange, reformChangeOf } from "./change-kind.ts"

/** One edition on the population. The two may read different facts; row for row they are about the same people. */
export type ReformSide = Pick<SweepInput, "program" | "batch" | "complete">

export interface ReformInput {
  /** The edition that stands. */
  readonly before: ReformSide
  /** The one that is proposed. */
  readonly after: ReformSide
  /** Which rows are in the feed: bit `i & 7` of byte `i >> 3`. Without it every row is. */
  readonly present?: Uint8Array
  /** The pseudonym of a row. */
  readonly idOf: (row: number) => string
}

/** The first row of its kind, to be looked at by a person. */
export interface ReformWitness {
  readonly row: number
  readonly id: string
  readonly before: RunOutcome
  readonly after: RunOutcome
  /** By the grounds alone; `explainWitness` says it with the facts. */
  readonly reasons: { readonly before: readonly Text[]; readonly after: readonly Text[] }
}

export interface ReformPreview {
  readonly counts: Readonly<Record<ReformChange, number>>
  /** What each kind adds to the cost, or takes from it. Fen a month. */
  readonly costOf: Readonly<Record<ReformChange, number>>
  /** Fen a month, of everybody entitled with a settled amount; what is undetermined costs nothing yet. */
  readonly cost: { readonly before: number; readonly after: number; readonly difference: number }
  readonly totals: { readonly before: RunTotals; readonly after: RunTotals }
  /** One for each kind of change that there is. */
  readonly witnesses: Readonly<Partial<Record<ReformChange, ReformWitness>>>
}

/** A preview under way. */
export interface PreviewRun {
  readonly rows: number
  readonly done: number
  /** Decides the next rows by both editions, `many` at most; `false` once all are done. */
  next(many?: number): boolean
  /** All of it; decides what is left. */
  finish(): ReformPreview
}

/**
 * Opens a preview. What it comes to is the same however its rows are divided. Throws `RangeError` (a defect) where the two
 * populations are not of one size.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { previewReform } from "@onevisit/core/benefits"
 * import { bindRule, checkRule, compileColumns, compileRow, defineRule, encodeRows, fact, factSheet, lower, sheetOf } from "@onevisit/core/rules"
 * import { month } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const person = factSheet("person", { age: fact.integer({ zh: "年龄", en: "age" }, { min: 0, max: 150, from: [] }) })
 * const people = [{ age: 82 }, { age: 76 }, {}]
 * const paying = (amount: `${number}`, from: number) => {
 *   const title = { zh: "样例", en: "Sample" }
 *   const eligible = person.age.atLeast(from).code("aged")
 *   const rule = Result.getOrThrow(checkRule(defineRule({ id: "sample", title, eligible, amount }), { sheet: sheetOf(person) }))
 *   const bound = Result.getOrThrow(bindRule(rule, { month: month("2018-08") }))
 *   const program = Result.getOrThrow(compileColumns(lower(bound)))
 *   const { run } = Result.getOrThrow(compileRow(bound))
 *   return { program, batch: encodeRows(bound, people), complete: (row: number) => run(people[row] ?? {}) }
 * }
 *
 * const idOf = (row: number) => `subject-${row}`
 * const preview = previewReform({ before: paying("30.00", 80), after: paying("50.00", 75), idOf }).finish()
 * assert.deepEqual(preview.cost, { before: 3000, after: 10_000, difference: 7000 }) // fen a month
 * assert.equal(preview.witnesses.gained?.id, "subject-1")
 * assert.equal(preview.counts.raised, 1)
 * ```
 */
export function previewReform(input: ReformInput): PreviewRun {
  const before = openSide(input.before, input)
  const after = openSide(input.after, input)
  if (before.rows !== after.rows) throw new RangeError("Both editions are tried on the same rows.")
  const next = (many?: number): boolean => {
    const isLeft = before.next(many)
    return after.next(many) || isLeft
  }
  return {
    rows: before.rows,
    get done() {
      return after.done
    },
    next,
    finish: () => {
      const [was, willBe] = [before.finish(), after.finish()]
      const { counts, costOf, first } = countChanges(was.outcomes, willBe.outcomes)
      return {
        counts: byChange((at) => counts[at] as number),
        costOf: byChange((at) => costOf[at] as number),
        cost: {
          before: was.totals.amount,
          after: willBe.totals.amount,
          difference: willBe.totals.amount - was.totals.amount,
        },
        totals: { before: was.totals, after: willBe.totals },
        witnesses: witnessesOf(first, was.outcomes, willBe.outcomes, input),
      }
    },
  }
}

function openSide(side: ReformSide, { present }: ReformInput): Sweep {
  return sweepAll({ ...side, previous: null, ...(present === undefined ? {} : { present }) })
}

/** By the place of a change in the list of all; `first` is -1 where no row has it. */
interface Changes {
  readonly counts: Uint32Array
  readonly costOf: Float64Array
  readonly first: Int32Array
}

function countChanges(before: OutcomeColumns, after: OutcomeColumns): Changes {
  const many = REFORM_CHANGES.length
  const changes = {
    counts: new Uint32Array(many),
    costOf: new Float64Array(many),
    first: new Int32Array(many).fill(-1),
  }
  const { costOf, counts, first } = changes
  const unchanged = REFORM_CHANGES.indexOf("unchanged")
  for (let row = 0; row < before.rows; row += 1) {
    const [money, moneyBefore] = [after.amount[row] as number, before.amount[row] as number]
    // Most rows are what they were.
    const isSame =
      before.status[row] === after.status[row] && money === moneyBefore && before.status[row] !== UNSEEN
    const at = isSame
      ? unchanged
      : REFORM_CHANGES.indexOf(reformChangeOf(outcomeAt(before, row), outcomeAt(after, row)))
    counts[at] = (counts[at] as number) + 1
    costOf[at] = (costOf[at] as number) + money - moneyBefore
    if (first[at] === -1) first[at] = row
  }
  return changes
}

function witnessesOf(
  first: Int32Array,
  before: OutcomeColumns,
  after: OutcomeColumns,
  input: ReformInput,
): ReformPreview["witnesses"] {
  const found = REFORM_CHANGES.flatMap((change, at): readonly (readonly [ReformChange, ReformWitness])[] => {
    const row = first[at] as number
    if (row === -1 || change === "unchanged" || change === "absent") return []
    const [was, willBe] = [outcomeAt(before, row), outcomeAt(after, row)]
    const reasons = {
      before: outcomeReasons(was, groundsIn(input.before)),
      after: outcomeReasons(willBe, groundsIn(input.after)),
    }
    return [[change, { row, id: input.idOf(row), before: was, after: willBe, reasons }]]
  })
  return Object.fromEntries(found)
}

function groundsIn({ program }: ReformSide): readonly Ground[] {
  return program.plan.grounds.map(({ name }) => name)
}

function byChange(valueAt: (at: number) => number): Readonly<Record<ReformChange, number>> {
  return Object.fromEntries(REFORM_CHANGES.map((change, at) => [change, valueAt(at)])) as Record<
    ReformChange,
    number
  >
}
