/**
 * What a citizen asks by the number on the receipt. Who asks proves it by an identifier of the applicant or of a
 * party on record, compared by its keyed fingerprint, or by the code printed on the receipt. A number that does not
 * exist and a proof that does not fit are answered alike, after the same work: nobody learns who has a case.
 */
import { createHash, timingSafeEqual } from "node:crypto"
import { system, type Identifier } from "@onevisit/core/identity"
import {
  composeProgress,
  openDeadlines,
  progressNotFound,
  type ExternalId,
  type Progress,
} from "@onevisit/core/intake"
import type { Keys } from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import { parseInputOrThrow } from "../input/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { calendarsOf } from "./calendars-of.ts"
import type { CaseDesk, DeskOptions } from "./case-desk.ts"
import { NUMBER_VIEW, numberKey, type NumberRow } from "./case-rows.ts"
import { numberSchema, proofSchema } from "./queries.schema.ts"

/** An identifier of whoever may ask, or the code of the receipt. */
export type ProgressProof = Identifier | { readonly code: string }

export type ProgressAnswer =
  | { readonly outcome: "found"; readonly progress: Progress }
  | { readonly outcome: "not-found"; readonly message: Text }

export interface ProgressService {
  /**
   * Where a case stands, by the number on its receipt or an id of the host's. How often one may ask is the host's to
   * limit: this compares in constant time, it does not count. Rejects with `InvalidInput` on what has not the form of
   * a number or an identifier, whether or not there is such a case.
   */
  progressOf(number: string | ExternalId, proof: ProgressProof): Promise<ProgressAnswer>
  /** The code that is printed on the receipt of a case, for whoever holds it to ask by. Rejects with `UnknownCase`. */
  queryCode(id: string): Promise<string>
}

export interface ProgressOptions extends DeskOptions {
  readonly subjects: Subjects
}

export function progressService(
  options: ProgressOptions,
  desk: CaseDesk,
  known: (id: string) => string,
): ProgressService {
  const { clock, keys, storage, subjects } = options

  /** The case that the proof fits. Either way: one search, a fingerprint, and as many comparisons. */
  const provenCase = async (rows: readonly NumberRow[], proof: ProgressProof): Promise<string | null> => {
    const asked = rows.length === 0 ? [NO_CASE] : rows
    let proven: string | null = null
    if ("code" in proof) {
      const code = normalCode(proof.code)
      for (const row of asked) if (isOneOf(code, [await queryCodeOf(keys, row.case)])) proven = row.case
    } else {
      const subject = (await subjects.findByIdentifier(proof)) ?? NOBODY
      for (const row of asked) if (isOneOf(subject, mayAsk(row, clock.now().on))) proven = row.case
    }
    return proven === NO_CASE.case ? null : proven
  }

  return {
    progressOf: async (givenNumber, givenProof) => {
      const number = parseInputOrThrow(numberSchema, givenNumber)
      const proof = parseInputOrThrow(proofSchema, givenProof)
      const where = { by: numberKey(number) }
      const { rows } = await storage.findViews({ ...NUMBER_VIEW, where, limit: MOST_ALIKE })
      const id = await provenCase(
        rows.map(({ doc }) => doc as NumberRow),
        proof,
      )
      if (id === null) return { outcome: "not-found", message: progressNotFound }
      const { pinned, state } = await desk.load(id)
      const deadlines = openDeadlines(state).map(({ deadline }) => deadline)
      const earlier = await calendarsOf(options, id, deadlines, pinned.calendar)
      const context = { ...pinned, earlier, actor: system("progress"), now: clock.now() }
      return { outcome: "found", progress: composeProgress(state, context) }
    },
    queryCode: async (id) => {
      await desk.load(known(id))
      return queryCodeOf(keys, id)
    },
  }
}

/** Stands for a subject that is not there; never equal to one. */
const NOBODY = "nobody"
/** Is asked in place of a case that is not there; no proof fits it. */
const NO_CASE: NumberRow = { case: "none", subjects: [] }
/** How many cases a number may name at the most. */
const MOST_ALIKE = 100
/** So many comparisons at the least, whoever is on record. */
const SLOTS = 16
/** Without letters that are taken for digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** The code of a case. Forty bits, as eight signs in two groups: enough while the host limits how often one may ask. */
export async function queryCodeOf(keys: Keys, id: string): Promise<string> {
  const bits = BigInt(`0x${(await keys.blindIndex("onevisit:query-code", id)).slice(0, 10)}`)
  const signs = Array.from({ length: 8 }, (_, at) => ALPHABET[Number((bits >> BigInt(at * 5)) & 31n)])
  return `${signs.slice(0, 4).join("")}-${signs.slice(4).join("")}`
}

/** As it is printed: in capitals, with its hyphen. */
function normalCode(code: string): string {
  const signs = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** The applicant, and those whose standing on record holds today. */
function mayAsk({ subjects }: NumberRow, on: PlainDate): readonly string[] {
  return subjects
    .filter(
      ({ validFrom, validTo }) =>
        (validFrom === undefined || validFrom <= on) && (validTo === undefined || on < validTo),
    )
    .map(({ subject }) => subject)
}

/** Whether a text is one of those, each compared in full, and as many whether there are any or none. */
function isOneOf(given: string, those: readonly string[]): boolean {
  const blanks = Array.from({ length: Math.max(0, SLOTS - those.length) }, () => null)
  let found = 0
  for (const each of [...those, ...blanks])
    found |= Number(timingSafeEqual(digestOf(given), digestOf(each ?? "blank"))) & Number(each !== null)
  return found === 1
}

function digestOf(value: string): Buffer {
  return createHash("sha256").update(value).digest()
}
