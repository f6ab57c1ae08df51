/**
 * Gaps and overlaps of a table: rows of a condition and a value each, read under a premise. Bands are rows whose
 * conditions are about one fact.
 */
import type { IntSet } from "../facts/int-set.ts"
import type { PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { readTogether } from "./build.ts"
import { differ } from "./differ.ts"
import { type Diagram, FALSE, type Node } from "./diagram.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { and, anyOf, exists, not } from "./operate.ts"
import { eachOnce, type OutsidePart, type TooLarge } from "./outside.ts"
import { levelsOf, opaqueIn, waysTo } from "./read.ts"
import { readCondition } from "./read-condition.ts"
import { readNumber } from "./read-number.ts"
import type { Reading } from "./reading.ts"
import { caseOf, nameCase, nameLevels, search, whateverIsOpaque, type WitnessValues } from "./witness.ts"

/** What a table gives where a condition holds. */
export interface TableRow {
  readonly when: PlanCondition
  readonly value: PlanNumber
}

/** Cases under the premise that no row covers. */
export interface Gap {
  /** The values, by the names of the facts that the rows are about; for each, somebody is not covered. */
  readonly where: Readonly<Record<string, IntSet>>
  /** One who is not covered. */
  readonly witness: WitnessValues
}

/** Two rows, by index, that hold for somebody together and give different values. */
export interface Overlap {
  readonly rows: readonly [number, number]
  readonly witness: WitnessValues
}

export interface TableCheck {
  readonly outcome: "checked"
  /** Disjoint; {@link MOST_GAPS} at most. */
  readonly gaps: readonly Gap[]
  /** Whether there are gaps beside those listed. */
  readonly moreGaps: boolean
  readonly overlaps: readonly Overlap[]
  /** Rows that hold for nobody under the premise. */
  readonly unused: readonly number[]
  /** Rows that hold for somebody, but never without an earlier row: where the first row counts, they do nothing. */
  readonly hidden: readonly number[]
  /** What kept a question from being answered, by paths such as `["rows", 1, "when"]`; empty when all is told. */
  readonly outside: readonly OutsidePart[]
}

/** Gaps that are listed. */
export const MOST_GAPS = 12

/** Checks that rows cover every case under the premise, and that no two of them contradict each other. */
export function checkRows(
  slots: readonly Slot[],
  premise: PlanCondition,
  rows: readonly TableRow[],
  limit: number = MOST_NODES,
): TableCheck | TooLarge {
  return bounded((): TableCheck => {
    const roots = [...rows.flatMap(({ value, when }) => [when, value]), premise]
    const [reading] = readTogether([{ slots, roots }], limit) as readonly [Reading]
    const table = {
      diagram: reading.diagram,
      premise: readCondition(reading, premise, ["premise"]),
      whens: rows.map(({ when }, at) => readCondition(reading, when, ["rows", at, "when"])),
      values: rows.map(({ value }, at) => readNumber(reading, value, ["rows", at, "value"])),
    }
    const outside: OutsidePart[] = []
    return {
      outcome: "checked",
      ...findGaps(table, outside),
      overlaps: findOverlaps(table, outside),
      ...findIdleRows(table, outside),
      outside: eachOnce(outside),
    }
  })
}

interface Table {
  readonly diagram: Diagram
  readonly premise: Node
  readonly whens: readonly Node[]
  readonly values: readonly Node[]
}

function findGaps(
  { diagram, premise, whens }: Table,
  outside: OutsidePart[],
): Pick<TableCheck, "gaps" | "moreGaps"> {
  const uncovered = and(diagram, premise, not(diagram, anyOf(diagram, whens)))
  if (uncovered === FALSE) return { gaps: [], moreGaps: false }
  const surely = whateverIsOpaque(diagram, uncovered)
  if (surely !== uncovered) outside.push(...opaqueIn(diagram, [uncovered]).flatMap(({ parts }) => parts))
  const ofTable = new Set(levelsOf(diagram, whens))
  const gaps: Gap[] = []
  for (const way of waysTo(
    diagram,
    exists(diagram, surely, (level) => !ofTable.has(level)),
  )) {
    if (gaps.length === MOST_GAPS) return { gaps, moreGaps: true }
    const found = caseOf(diagram, surely, (level) => way.get(level) ?? null)
    if (found !== null) gaps.push({ where: nameLevels(diagram, way), witness: nameCase(diagram, found) })
  }
  return { gaps, moreGaps: false }
}

function findOverlaps(
  { diagram, premise, values, whens }: Table,
  outside: OutsidePart[],
): readonly Overlap[] {
  const overlaps: Overlap[] = []
  for (const [second, when] of whens.entries())
    for (const [first, earlier] of whens.slice(0, second).entries()) {
      const both = and(diagram, earlier, when)
      if (both === FALSE) continue
      const unequal = and(diagram, both, differ(diagram, values[first] ?? FALSE, values[second] ?? FALSE))
      const found = search(diagram, and(diagram, unequal, premise))
      if (found.found === "unsure") outside.push(...found.parts)
      if (found.found === "case")
        overlaps.push({ rows: [first, second], witness: nameCase(diagram, found.case) })
    }
  return overlaps
}

function findIdleRows(
  { diagram, premise, whens }: Table,
  outside: OutsidePart[],
): Pick<TableCheck, "unused" | "hidden"> {
  const isNobody = (condition: Node): boolean => {
    const found = search(diagram, condition)
    if (found.found === "unsure") outside.push(...found.parts)
    return found.found === "none"
  }
  const unused: number[] = []
  const hidden: number[] = []
  let open = premise
  for (const [row, when] of whens.entries()) {
    if (isNobody(and(diagram, premise, when))) unused.push(row)
    else if (isNobody(and(diagram, open, when))) hidden.push(row)
    open = and(diagram, open, not(diagram, when))
  }
  return { unused, hidden }
}
