/** Cells that name what the register knows: units, the kind of work, topics, special procedures. */
import type { Text } from "../../reasons/index.ts"
import type { ItemTopic, SpecialProcedure } from "../service-item.ts"
import { type CellCodec, oneCell, type RowReader, type RowWriter } from "./cell-codec.ts"
import { type NameKind, nameKinds, type Named } from "./register.ts"
import { writeSymbol } from "./symbols.ts"
import { entriesIn } from "./text-cells.ts"

/** A unit: its name in the cell, its id in the register. */
export function unit(column: string): CellCodec<{ readonly id: string; readonly name: Text }> {
  return oneCell(
    column,
    (text, row) => lookUp("unit", text, column, row),
    ({ id, name }, row) => enter("unit", { id, name }, row),
  )
}

export function unitList(column: string): CellCodec<readonly { readonly id: string; readonly name: Text }[]> {
  return nameList(
    column,
    "unit",
    (unit) => unit,
    ({ id, name }) => ({ id, name }),
  )
}

export function category(column: string): CellCodec<{ readonly id: string; readonly title: Text }> {
  return oneCell(
    column,
    (text, row) => titled(lookUp("category", text, column, row)),
    ({ id, title }, row) => enter("category", { id, name: title }, row),
  )
}

export function procedures(column: string): CellCodec<readonly SpecialProcedure[]> {
  return nameList(
    column,
    "procedure",
    ({ id, name }) => ({ reason: id, title: name }),
    ({ reason, title }) => ({ id: reason, name: title }),
  )
}

/** The topics of persons in one cell and those of organisations in another. */
export function topics(ofPersons: string, ofOrganisations: string): CellCodec<readonly ItemTopic[]> {
  const persons = topicList(ofPersons, "personal-topic", "persons")
  const organisations = topicList(ofOrganisations, "organisations-topic", "organisations")
  return {
    columns: [ofPersons, ofOrganisations],
    read(row) {
      const found = [persons.read(row), organisations.read(row)]
      return found.every((each) => each === undefined) ? undefined : found.flatMap((each) => each ?? [])
    },
    write(value, row) {
      for (const [list, of] of [
        [persons, "persons"],
        [organisations, "organisations"],
      ] as const) {
        const own = value.filter((topic) => topic.of === of)
        if (own.length > 0) list.write(own, row)
      }
    },
    columnOf: () => ofPersons,
  }
}

function topicList(
  column: string,
  kind: NameKind,
  of: ItemTopic["of"],
): CellCodec<readonly ItemTopic[], readonly ItemTopic[]> {
  return nameList(
    column,
    kind,
    ({ id, name }) => ({ id, title: name, of }),
    ({ id, title }) => ({ id, name: title }),
  )
}

function nameList<T>(
  column: string,
  kind: NameKind,
  of: (named: Named) => T,
  toNamed: (value: T) => Named,
): CellCodec<readonly T[], readonly T[]> {
  return oneCell(
    column,
    (text, row) =>
      entriesIn(text, /[\n、；;]/).flatMap((name) => {
        const named = lookUp(kind, name, column, row)
        return named === undefined ? [] : [of(named)]
      }),
    (values, row) => values.map((value) => enter(kind, toNamed(value), row)).join("、"),
  )
}

function lookUp(
  kind: NameKind,
  name: string,
  column: string,
  row: RowReader,
): { readonly id: string; readonly name: Text } | undefined {
  const named = row.named(kind, name)
  if (named !== undefined) return { id: named.id, name: named.name }
  row.expected(column, `a name or id of the sheet 名录 under ${writeSymbol(nameKinds, kind, "symbolic")}`)
  return undefined
}

function enter(kind: NameKind, named: Named, row: RowWriter): string {
  row.name(kind, named)
  return named.name.zh
}

function titled(named: { readonly id: string; readonly name: Text } | undefined) {
  return named && { id: named.id, title: named.name }
}
