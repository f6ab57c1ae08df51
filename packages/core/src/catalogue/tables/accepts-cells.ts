/**
 * The cells that say in what form a material is accepted: 原件要求, 材料形式, 纸质份数 and 签章要求. They allow every
 * copy kind in every medium that they name.
 */
import type { Alternative, CopyKind, Medium } from "../../materials/index.ts"
import type { CellCodec, RowReader } from "./cell-codec.ts"
import * as symbols from "./material-symbols.ts"
import { readSymbol } from "./symbols.ts"
import { symbol, symbolText, whole } from "./value-cells.ts"

/** In some tables this column says what the document is, in others whether it is the original. */
export const CLASS = "材料类型"

const COPY = "原件要求"
const MEDIUM = "材料形式"
const NUMBER = "纸质份数"
const SEALED = "签章要求"

const copyKind = symbol(COPY, symbols.copyKinds)
const medium = symbol(MEDIUM, symbols.mediums)
const paperNumber = whole(NUMBER)
const sealing = symbol(SEALED, symbols.sealings)

/** The number is that of paper: a file is one, whatever stands there, 0 included. */
export const accepts: CellCodec<readonly Alternative[]> = {
  columns: [COPY, MEDIUM, NUMBER, SEALED],
  read(row) {
    const mediums = mediumsIn(row)
    const kinds = kindsIn(row)
    if (mediums === undefined || kinds === undefined) return undefined
    const number = paperNumber.read(row)
    if (number === 0 && mediums.includes("paper")) row.expected(NUMBER, "at least 1, as it is taken on paper")
    const seal = sealing.read(row)
    return mediums.flatMap((medium) =>
      kinds.map((copyKind) => ({
        copyKind,
        medium,
        number: medium === "paper" ? (number ?? 1) : 1,
        ...sealedBy(seal, medium),
      })),
    )
  },
  write(alternatives, row) {
    copyKind.write(only(alternatives.map(({ copyKind }) => copyKind)), row)
    medium.write(only(alternatives.map(({ medium }) => medium)), row)
    const paper = alternatives.find(({ medium }) => medium === "paper")
    if (paper !== undefined) paperNumber.write(paper.number, row)
    const seal = sealingOf(alternatives)
    if (seal !== undefined) sealing.write(seal, row)
  },
  columnOf: ([, key]) =>
    key === "medium" ? MEDIUM : key === "number" ? NUMBER : key === "sealed" ? SEALED : COPY,
}

/** What 材料类型 says of the copy kind, in a table where it does. */
export function copyKindUnderClass(row: RowReader): symbols.OneOrEither<CopyKind> | undefined {
  const text = symbolText(row, CLASS)
  return text === undefined ? undefined : readSymbol(symbols.copyKinds, text, row.system)?.value
}

function mediumsIn(row: RowReader): readonly Medium[] | undefined {
  const cell = medium.read(row)
  if (cell === "both") row.noted(MEDIUM, "both-read-as-either")
  return cell && choices<Medium>(cell, ["paper", "electronic"])
}

/** Where nothing is said it is the original: what people bring unless told otherwise. */
function kindsIn(row: RowReader): readonly CopyKind[] | undefined {
  const isSaid = row.cell(COPY) !== null
  const cell = isSaid ? copyKind.read(row) : copyKindUnderClass(row)
  if (cell === undefined && isSaid) return undefined
  if (cell === undefined) row.noted(COPY, "copy-kind-assumed")
  if (cell === "both") row.noted(COPY, "both-read-as-either")
  return choices<CopyKind>(cell ?? "original", ["original", "copy"])
}

function sealedBy(seal: symbols.Sealing | undefined, medium: Medium): Pick<Alternative, "sealed"> {
  if (seal === "none") return { sealed: false }
  return seal === "all" || seal === medium ? { sealed: true } : {}
}

function sealingOf(alternatives: readonly Alternative[]): symbols.Sealing | undefined {
  const sealed = alternatives.filter((alternative) => alternative.sealed)
  if (sealed.length === 0) return alternatives[0]?.sealed === false ? "none" : undefined
  if (sealed.length === alternatives.length) return "all"
  const medium = only(sealed.map(({ medium }) => medium))
  return medium === "either" ? undefined : medium
}

function choices<T>(cell: symbols.OneOrEither<T>, both: readonly [T, T]): readonly T[] {
  return cell === "either" || cell === "both" ? both : [cell]
}

/** The one value that all have; `either` where they differ. */
function only<T>(values: readonly T[]): T | "either" {
  const [first, ...others] = values
  return first !== undefined && others.every((value) => value === first) ? first : "either"
}
