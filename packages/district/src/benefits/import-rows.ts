/**
 * Some rows of a confirmed roll take effect: whoever is not known yet is registered, and each entitlement is opened as the
 * row says, all of them together. A row that did so before the import broke off is not sent again.
 */
import {
  isOnRecord,
  type Opening,
  openingOf,
  type RollConflict,
  type RollPlace,
  type RollRow,
} from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import type { Actor } from "@onevisit/core/identity"
import type { Month } from "@onevisit/core/time"
import type { RollSettings } from "./compare-with-population.ts"
import type { EntitlementDecided, EntitlementDesk, EntitlementRequest } from "./entitlement-desk.ts"
import type { EntitlementKey } from "./entitlement-model.ts"
import type { KnownPerson, PersonRegister } from "./person-register.ts"
import type { RollFingerprints } from "./roll-fingerprints.ts"
import { ownOpening } from "../sealing/index.ts"

export interface ImportingRows {
  readonly desk: EntitlementDesk
  readonly persons: PersonRegister
  readonly rolls: RollSettings
  readonly fingerprints: RollFingerprints
}

export interface RowsToImport {
  readonly programme: string
  readonly roll: string
  readonly content: string
  readonly cutOver: Month
  readonly purpose: string
  /** Names the confirmed import: a row is one command of it. */
  readonly run: string
  readonly rows: readonly RollRow[]
  readonly placeOf: (row: RollRow) => RollPlace
}

export interface RowsImported {
  readonly imported: number
  readonly unchanged: number
  readonly conflicts: readonly RollConflict[]
}

/** What becomes of a row: it is settled as it stands, or a command is sent. */
type Prepared = { readonly settled: "imported" | "unchanged" | { readonly rule: string } } | Sent

interface Sent {
  readonly request: EntitlementRequest
  readonly opening: Opening
}

export async function importRows(
  { desk, fingerprints, persons, rolls }: ImportingRows,
  { content, cutOver, placeOf, programme, purpose, roll, rows, run }: RowsToImport,
  as: Actor,
): Promise<RowsImported> {
  const pseudonyms = await rolls.pseudonymsOf(
    rows.map(({ person }) => person),
    purpose,
  )
  const commandIds = await Promise.all(
    rows.map(async (row) => `roll:${roll}/${run}/person/${await fingerprints.personOf(row)}`),
  )
  const people = rows.map((row, at): KnownPerson => ({
    pseudonym: pseudonyms[at] ?? null,
    newcomer: {
      identity: {
        kind: "natural-person",
        name: row.name,
        identifiers: [{ scheme: rolls.scheme, value: row.person }],
      },
      commandId: `${commandIds[at]}/register`,
    },
  }))
  const registered = await persons.register(programme, people, as)

  const prepare = async (row: RollRow, at: number): Promise<Prepared> => {
    const person = registered[at] ?? null
    if (person === null) return { settled: { rule: "IdentifiersDisagree" } }
    const { link, subject } = person
    const key = { programme, subject }
    const commandId = commandIds[at] as string
    const opening = openingOf(row, cutOver, { roll, content })
    const { commandIds: taken, state } = await desk.load(key)
    const isThere = isOnRecord(state, opening)
    if (taken.has(commandId) && isThere) return { settled: "imported" }
    const payee = isThere && state.hasPayee ? await otherPayee(desk, key, row) : row.payee
    if (isThere && payee === null) return { settled: "unchanged" }
    if (state.rolls.includes(opening.roll)) return { settled: { rule: "ImportedAlready" } }
    const command = {
      type: "import",
      opening,
      ...(link === null ? {} : { link }),
      ...(payee === null ? {} : { payee }),
    } as const
    return { opening, request: { key, command, call: { as, commandId } } }
  }

  const prepared = await Promise.all(rows.map(prepare))
  const decided = await desk.runAll(prepared.flatMap((each) => ("request" in each ? [each.request] : [])))
  let next = 0
  const settled = prepared.map((each) => {
    if (!("request" in each)) return each.settled
    next += 1
    return settledBy(decided[next - 1] as EntitlementDecided, each.opening)
  })
  return {
    imported: settled.filter((each) => each === "imported").length,
    unchanged: settled.filter((each) => each === "unchanged").length,
    conflicts: settled.flatMap((each, at) =>
      typeof each === "string" ? [] : [{ ...placeOf(rows[at] as RollRow), ...each }],
    ),
  }
}

/** The account of a row where it is another than the one that stands. */
async function otherPayee(desk: EntitlementDesk, key: EntitlementKey, { payee }: RollRow) {
  if (payee === null) return null
  const stands = (await desk.payeesOf(key, ownOpening("own:import-roll"))).at(-1)?.payee
  return stands !== undefined && canonicalJson({ ...stands }) === canonicalJson({ ...payee }) ? null : payee
}

function settledBy(
  decided: EntitlementDecided,
  opening: Opening,
): "imported" | "unchanged" | { readonly rule: string } {
  if (decided.outcome === "refused") return { rule: decided.refusal._tag }
  const { happened } = decided.result as { readonly happened: readonly string[] }
  if (happened.includes("OpeningImported")) return "imported"
  // The same person in another row, or in another program's import.
  return isOnRecord(decided.state, opening) ? "unchanged" : { rule: "ImportedAlready" }
}
