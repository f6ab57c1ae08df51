/**
 * Tells people's entitlements what a run found of them. Whom the population cannot name is kept with the run, by their
 * pseudonym, and taken over by the next one, until somebody can: then they are told what follows by then, once.
 */
import {
  type BasisChanged,
  basisChanged,
  type DifferenceKind,
  type KeptDifference,
  kindOf,
  type RunBasis,
  type RunOutcome,
  type RunState,
  UNSEEN,
} from "@onevisit/core/benefits"
import { runEventReader } from "@onevisit/core/benefits/schema"
import { system } from "@onevisit/core/identity"
import type { Keys, Population, PopulationDifference } from "@onevisit/core/ports"
import { type BoundRule, compileRow, type FactValues } from "@onevisit/core/rules"
import { firstDay } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { type OpenedFor, ownOpening, sealing, type SealingOptions } from "../sealing/index.ts"
import type { EntitlementDesk, EntitlementRequest } from "./entitlement-desk.ts"
import type { LinkedPerson, PersonRegister } from "./person-register.ts"
import { newsIn } from "./population-news.ts"
import { basisFor, makeReceipt } from "./run-receipts.ts"
import { sweepStream } from "./run-model.ts"

/** A difference of somebody whom the population could not name. */
export interface UnidentifiedDifference extends Omit<KeptDifference, "person"> {
  /** The population's pseudonym. */
  readonly person: string
}

/** The run whose differences are told. */
export interface TellingRun {
  readonly sweep: string
  readonly basis: RunBasis
  readonly state: RunState
  readonly bound: BoundRule
  /** What the run before kept; all of it is dealt with beside the first page. */
  readonly carried: readonly UnidentifiedDifference[]
}

export type Told =
  | {
      readonly outcome: "told"
      /** Of the receipts, in their order. */
      readonly leaves: readonly string[]
      readonly kept: readonly UnidentifiedDifference[]
    }
  | { readonly outcome: "refused"; readonly refusal: BasisChanged }

export interface DifferenceTeller {
  /** Tells a page of differences. Whoever was told before the run broke off is not told again. */
  tell(run: TellingRun, page: readonly PopulationDifference[]): Promise<Told>
  /** What a run kept, opened for a purpose; whose pseudonym was erased is left out. */
  keptOf(sweep: string, state: RunState, purpose: OpenedFor): Promise<readonly UnidentifiedDifference[]>
}

export interface DifferenceTellerOptions extends Pick<SealingOptions, "onOpened"> {
  readonly keys: Keys
  readonly population: Population
  readonly persons: PersonRegister
  readonly desk: EntitlementDesk
  /** Entitlements that are written together. */
  readonly atOnce: number
}

/** One to be told: what it was last told, and what it is now. */
interface ToTell {
  readonly person: string
  readonly kind: DifferenceKind
  readonly before: RunOutcome
  readonly after: RunOutcome
  readonly facts: FactValues
}

export function differenceTeller(options: DifferenceTellerOptions): DifferenceTeller {
  const { atOnce, desk, keys, persons, population } = options
  const seals = sealing({ ...options, reader: runEventReader })

  /** All that is to be told with a page, on the facts as they are; the refusal where these are not what was decided on. */
  const findWhatToTell = async (
    { basis, bound, carried, state }: TellingRun,
    page: readonly PopulationDifference[],
  ): Promise<readonly ToTell[] | BasisChanged> => {
    const isCarried = new Set(carried.map(({ person }) => person))
    const fresh = page
      .filter(({ subject }) => !isCarried.has(subject))
      .map(({ subject, ...rest }) => ({ person: subject, ...rest }))
    const all = state.cursor === undefined ? [...carried, ...fresh] : fresh
    if (all.length === 0) return []
    const subjects = all.map(({ person }) => person)
    const values = await population.facts({ subjects, facts: basis.facts, purpose: basis.purpose })
    const row = Result.getOrThrow(compileRow(bound))
    const toTell: ToTell[] = []
    for (const [at, each] of all.entries()) {
      const facts = values[at] ?? {}
      const { amount, reasons, status } = row.run(facts)
      const now: RunOutcome = { status, reasons, amount }
      if (isCarried.has(each.person)) {
        // Of one who is not in the population nothing is known.
        const after = Object.keys(facts).length === 0 ? each.after : now
        const kind = kindOf(each.before, after)
        if (kind !== null) toTell.push({ ...each, kind, after, facts })
      } else if (each.after.status === UNSEEN || isSame(each.after, now)) toTell.push({ ...each, facts })
      else return basisChanged(["data"])
    }
    return toTell
  }

  const requestFor = async (
    { basis, bound, state, sweep }: TellingRun,
    receiptBasis: ReturnType<typeof basisFor>,
    { after, before, facts, kind, person }: ToTell,
    { link, subject }: LinkedPerson,
  ): Promise<{ readonly leaf: string; readonly request: EntitlementRequest | null }> => {
    const { month, population: source, programme } = basis
    const key = { programme: programme.id, subject }
    const { found } = (await desk.load(key)).state
    // Told before the run broke off.
    if (found?.run === sweep) return { leaf: found.leaf ?? "", request: null }
    const asOf = state.figures?.feed.asOf ?? firstDay(month)
    const salt = await keys.blindIndex(`receipt-salt:${sweep}`, person)
    const of = { run: sweep, edition: programme.edition, key, month, facts, source, asOf, salt }
    const receipt = makeReceipt(bound, receiptBasis, of)
    const known = await desk.statementsOf(key, ownOpening("own:sweep"))
    const statements = newsIn(facts, known, { sheet: bound.rule.sheet, source, asOf, month })
    const index = await keys.blindIndex(`population:${population.id}`, person)
    return {
      leaf: receipt.leaf,
      request: {
        key,
        command: {
          type: "note-difference",
          run: sweep,
          month,
          kind,
          before,
          after,
          receipt,
          statements,
          ...(link === null ? {} : { link }),
        },
        call: { as: system("sweep"), commandId: `sweep:${sweep}/person/${index}`, month },
      },
    }
  }

  return {
    keptOf: async (sweep, { kept }, purpose) => {
      if (kept.length === 0) return []
      const opened = await seals.openValue({ stream: sweepStream(sweep), value: kept, purpose })
      return (opened as readonly KeptDifference[]).flatMap(({ person, ...rest }) =>
        typeof person === "string" ? [{ ...rest, person }] : [],
      )
    },
    tell: async (run, page) => {
      const toTell = await findWhatToTell(run, page)
      if ("_tag" in toTell) return { outcome: "refused", refusal: toTell }
      const { programme, purpose } = run.basis
      const pseudonyms = toTell.map(({ person }) => person)
      const found = toTell.length === 0 ? [] : await persons.personsOf(programme.id, pseudonyms, purpose)
      const receiptBasis = basisFor(run.bound)
      const leaves: string[] = []
      const kept: UnidentifiedDifference[] = []
      const requests: EntitlementRequest[] = []
      for (const [at, each] of toTell.entries()) {
        const named = found[at] ?? null
        if (named === null) {
          const { after, before, kind, person } = each
          kept.push({ person, kind, before, after })
          continue
        }
        const { leaf, request } = await requestFor(run, receiptBasis, each, named)
        leaves.push(leaf)
        if (request !== null) requests.push(request)
      }
      for (let from = 0; from < requests.length; from += atOnce)
        await desk.runAll(requests.slice(from, from + atOnce))
      return { outcome: "told", leaves, kept }
    },
  }
}

function isSame(a: RunOutcome, b: RunOutcome): boolean {
  return a.status === b.status && a.reasons === b.reasons && a.amount === b.amount
}
