// Random relations: for each fact the columns that hold it, and rows whose values are right, missing, at the edges and
// wrong. `knownIn` says again, from the relation's definition alone, what a row says of a fact.
import { NEVER, type FactColumns, type IntSet, type Relation, type Slot } from "@onevisit/core/rules"
import * as fc from "fast-check"
import { edgesOf } from "./random-plan.fixture.ts"

/** What stands in a row: whole numbers (days too), flags, or nothing. */
export type Cell = bigint | boolean | null
export type Row = Readonly<Record<string, Cell>>

/** What a column holds. A day is written as a date. */
export type ColumnKind = "whole" | "small" | "day" | "flag"

export interface RandomRelation {
  readonly relation: Relation
  readonly columns: Readonly<Record<string, ColumnKind>>
  readonly rows: readonly Row[]
}

interface FactInColumns {
  readonly columns: FactColumns | null
  readonly kinds: Readonly<Record<string, ColumnKind>>
  readonly cells: fc.Arbitrary<Row>
}

/** Relations that may hold the slots in any of the ways there are. */
export function relationsFor(slots: readonly Slot[], rows: number): fc.Arbitrary<RandomRelation> {
  return fc.record({ constrained: fc.boolean(), odd: fc.boolean() }).chain(({ constrained, odd }) =>
    fc.tuple(...slots.map((slot) => factInColumns(slot, constrained))).chain((facts) => {
      const cells = fc
        .tuple(odd ? oddCells : fc.constant({}), ...facts.map((fact) => fact.cells))
        .map((all): Row => Object.assign({}, ...all) as Row)
      return fc.array(cells, { minLength: rows, maxLength: rows }).map((made): RandomRelation => ({
        relation: {
          name: "people of 2018",
          id: 'subject "id"',
          ...(odd ? { odd: "is odd" } : {}),
          ...(constrained ? { constrained } : {}),
          facts: Object.fromEntries(
            facts.flatMap(({ columns }, at) => (columns === null ? [] : [[slots[at]?.name ?? "", columns]])),
          ),
        },
        columns: Object.assign(
          { 'subject "id"': "small" },
          odd ? { "is odd": "flag" } : {},
          ...facts.map(({ kinds }) => kinds),
        ) as Record<string, ColumnKind>,
        rows: made.map((row, at) => ({ ...row, 'subject "id"': BigInt(at) })),
      }))
    }),
  )
}

const oddCells = fc
  .oneof({ arbitrary: fc.constant(false), weight: 8 }, fc.constantFrom(true, null))
  .map((cell): Row => ({ "is odd": cell }))

function factInColumns(slot: Slot, constrained: boolean): fc.Arbitrary<FactInColumns> {
  const held = slot.shape === "days" ? daysIn(slot, constrained) : valueIn(slot, constrained)
  return fc.oneof(
    { arbitrary: held, weight: 12 },
    fc.constant({ columns: null, kinds: {}, cells: fc.constant({}) }),
  )
}

function valueIn(slot: Slot, constrained: boolean): fc.Arbitrary<FactInColumns> {
  const column = `${slot.name} held`
  const isFlag = slot.name === "flag"
  return fc.boolean().map((chosen): FactInColumns => {
    const asBoolean = isFlag && chosen
    const columns: FactColumns =
      slot.shape === "code"
        ? { column, as: "place" }
        : { column, nullMeans: "unknown", ...(isFlag ? { as: asBoolean ? "boolean" : "integer" } : {}) }
    const value = asBoolean ? fc.boolean() : numbersOf(slot, constrained)
    return {
      columns,
      kinds: { [column]: asBoolean ? "flag" : slot.name === "huge" || chosen ? "whole" : "small" },
      cells: fc
        .oneof({ arbitrary: value, weight: 6 }, fc.constant(null))
        .map((cell): Row => ({ [column]: cell })),
    }
  })
}

function daysIn(slot: Slot, constrained: boolean): fc.Arbitrary<FactInColumns> {
  return fc
    .record({
      single: fc.boolean(),
      as: fc.constantFrom("epoch-day" as const, "date" as const),
      nullMeans: slot.never
        ? fc.constantFrom("unknown" as const, "never" as const)
        : fc.constant("unknown" as const),
      never: slot.never ? fc.boolean() : fc.constant(false),
      unknown: fc.boolean(),
    })
    .map(({ as, never, nullMeans, single, unknown }): FactInColumns => {
      const first = `${slot.name} from`
      const last = single ? first : `${slot.name} to`
      const [neverColumn, unknownColumn] = [`${slot.name} never`, `${slot.name} unknown`]
      const days = numbersOf(slot, constrained)
      const flag = (likely: boolean) =>
        fc.oneof({ arbitrary: fc.constant(likely), weight: 5 }, fc.constantFrom(true, false, null))
      const span = single
        ? days.map((at): Row => ({ [first]: at }))
        : fc
            .tuple(days, days, fc.nat(400), fc.constantFrom("exact", "year", "as drawn", "half"))
            .map(([a, b, more, how]): Row => {
              if (how === "exact") return { [first]: a, [last]: a }
              if (how === "half" && !constrained)
                return more % 2 === 0 ? { [first]: a, [last]: null } : { [first]: null, [last]: a }
              if (how === "as drawn" && !constrained) return { [first]: a, [last]: b }
              const [from, to] = a <= b ? [a, b] : [b, a]
              return how === "year" && !constrained
                ? { [first]: a, [last]: a + BigInt(more) }
                : { [first]: from, [last]: to }
            })
      const missing: Row = { [first]: null, [last]: null }
      return {
        columns: {
          first,
          last,
          as,
          nullMeans,
          ...(never ? { never: neverColumn } : {}),
          ...(unknown ? { unknown: unknownColumn } : {}),
        },
        kinds: {
          [first]: as === "date" ? "day" : "small",
          [last]: as === "date" ? "day" : "small",
          ...(never ? { [neverColumn]: "flag" as const } : {}),
          ...(unknown ? { [unknownColumn]: "flag" as const } : {}),
        },
        cells: fc
          .tuple(
            fc.oneof({ arbitrary: span, weight: 4 }, fc.constant(missing)),
            never ? flag(false) : fc.constant(false),
            unknown ? flag(false) : fc.constant(false),
          )
          .map(([held, isNever, isUnknown]): Row => ({
            ...held,
            ...(never ? { [neverColumn]: isNever } : {}),
            ...(unknown ? { [unknownColumn]: isUnknown } : {}),
          })),
      }
    })
}

/** Values at the edges, some beyond them unless the database keeps them out, and others in between. */
function numbersOf(slot: Slot, constrained: boolean): fc.Arbitrary<bigint> {
  const inDomain = (value: number): boolean =>
    value !== NEVER && slot.domain.some(({ from, to }) => from <= value && value <= to)
  const edges = edgesOf(slot).filter((value) => !constrained || inDomain(value))
  const inside = slot.domain
    .filter(({ from }) => from !== NEVER)
    .map(({ from, to }) => fc.integer({ min: from, max: to }))
  return fc.oneof(fc.constantFrom(...edges), fc.oneof(...inside)).map(BigInt)
}

/** What a row says of a fact, as the set of all that may be true; `null` where it says what cannot be. */
export function knownIn(slot: Slot, columns: FactColumns | undefined, row: Row): IntSet | null {
  if (columns === undefined) return slot.domain
  if (!("first" in columns)) {
    const cell = row[columns.column]
    if (cell === null || cell === undefined) return slot.domain
    const value = Number(cell)
    if (pieceOf(slot, value, value) === null) return null
    return [{ from: value, to: slot.last?.[value] ?? value }]
  }
  const [first, last] = [row[columns.first], row[columns.last]]
  if (columns.unknown !== undefined && row[columns.unknown] !== false) return slot.domain
  if (columns.never !== undefined && row[columns.never] === true) return [{ from: NEVER, to: NEVER }]
  if (first === null && last === null)
    return columns.nullMeans === "unknown" ? slot.domain : [{ from: NEVER, to: NEVER }]
  if (first === null || last === null) return null
  return pieceOf(slot, Number(first), Number(last))
}

function pieceOf({ domain }: Slot, from: number, to: number): IntSet | null {
  const held = domain.some((piece) => piece.from !== NEVER && piece.from <= from && to <= piece.to)
  return held && from <= to ? [{ from, to }] : null
}
