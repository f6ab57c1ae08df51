/** Benefits for the embedder: sweeps that find people, entitlements that only people lower, payments that pay once. */
import {
  draftRecovery,
  type EntitlementCommand,
  type EntitlementPhase,
  type EntitlementRefusal,
  type EntitlementState,
  type EntitlementTask,
  type LedgerMonth,
  ledgerOf,
  type PaidMonth,
  partiesToEntitlement,
  type Programme,
  recoveryLeft,
  refuseUnlessParty,
  tasksOf,
} from "@onevisit/core/benefits"
import { entitlementEventReader } from "@onevisit/core/benefits/schema"
import { type Actor, type CodeScheme, type SubjectId, system } from "@onevisit/core/identity"
import type { Population } from "@onevisit/core/ports"
import { firstDay, type Month, monthOf } from "@onevisit/core/time"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import { type PaymentAnswer, type PaymentFiles, paymentRuns } from "../payments/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { UnknownBenefit } from "./benefits.errors.ts"
import {
  type EntitlementAct,
  entitlementActSchema,
  entitlementKeySchema,
  payInputSchema,
} from "./benefits.schema.ts"
import { entitlementDesk, type EntitlementDesk, type EntitlementDeskOptions } from "./entitlement-desk.ts"
import {
  ENTITLEMENT_VIEW,
  type EntitlementKey,
  type EntitlementSummary,
  summaryOf,
} from "./entitlement-model.ts"
import { allowanceMoney, type PayInput } from "./pay-allowances.ts"
import { cityLists, type CityLists, type ListSettings } from "./city-lists.ts"
import type { RollSettings } from "./compare-with-population.ts"
import { reformPreviews, type ReformPreviews } from "./reform-previews.ts"
import { rollImports, type RollImports } from "./roll-imports.ts"
import { type FindingOut, findOut, type FoundOut } from "./find-out.ts"
import { personRegister } from "./person-register.ts"
import { type ReceiptDesk, receiptDesk } from "./run-receipts.ts"
import { type SweepRuns, sweepRuns } from "./sweep-runs.ts"

export interface BenefitsSettings extends FindingOut {
  /** Every edition of every programme, those of one in order of time. */
  readonly programmes: readonly Programme[]
  /** Where the people are whom sweeps decide. */
  readonly population: Population
  /** How the people of rolls are known; without it no roll is imported. */
  readonly rolls?: RollSettings
  /** How people and accounts stand in the lists of a city-wide system; without it none is made. */
  readonly lists?: ListSettings
}

export interface BenefitCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
}

export type EntitlementAnswer =
  | {
      readonly outcome: "done"
      readonly summary: EntitlementSummary
      readonly state: EntitlementState
      readonly replayed: boolean
    }
  | { readonly outcome: "refused"; readonly refusal: EntitlementRefusal }

export interface Entitlement {
  readonly summary: EntitlementSummary
  readonly state: EntitlementState
  readonly ledger: readonly LedgerMonth[]
  readonly tasks: readonly EntitlementTask[]
  /** What was paid too much and waits for a person's decision; and what of the decisions is still to come back, in fen. */
  readonly recovery: { readonly draft: readonly PaidMonth[]; readonly left: number }
}

export interface EntitlementQuery {
  readonly programme: string
  readonly phase?: EntitlementPhase
  /** Only those for which something waits. */
  readonly waiting?: boolean
  readonly limit?: number
  readonly after?: string
}

export interface BenefitsService
  extends SweepRuns, PaymentFiles, ReceiptDesk, RollImports, CityLists, ReformPreviews {
  /**
   * Pays everything owed by a programme through a month, once, into one file; called again it goes on where it broke off.
   * For officers with the programme's role, and programs of the host's. Rejects with `InvalidInput`.
   */
  pay(
    input: PayInput,
    call: { readonly as: Actor },
    onProgress?: (done: number) => void,
  ): Promise<PaymentAnswer>
  /** One act on one entitlement. Rejects with `InvalidInput`. */
  act(key: EntitlementKey, act: EntitlementAct, call: BenefitCall): Promise<EntitlementAnswer>
  /** Where an entitlement stands, with its ledger through a month, the current one unless said. */
  entitlement(key: EntitlementKey, through?: Month): Promise<Entitlement>
  find(query: EntitlementQuery): Promise<{
    readonly entitlements: readonly EntitlementSummary[]
    readonly cursor: string | null
  }>
  /** Asks whoever can tell what is open, registries first; see {@link FoundOut}. */
  findOut(key: EntitlementKey, call: { readonly as: Actor; readonly month?: Month }): Promise<FoundOut>
  /** The subject whom the population knows by a pseudonym; `null` while nothing was found about them. */
  subjectOf(programme: string, pseudonym: string): Promise<SubjectId | null>
}

const RESTS_ON_FACTS: ReadonlySet<EntitlementAct["type"]> = new Set([
  "announce",
  "refuse",
  "stop",
  "lower",
  "recover",
  "resume",
])

export interface BenefitsOptions extends EntitlementDeskOptions, BenefitsSettings {
  readonly subjects: Subjects
  readonly schemes?: readonly CodeScheme[]
}

export function benefitsService(
  options: BenefitsOptions,
): BenefitsService & { readonly desk: EntitlementDesk } {
  const { clock, storage } = options
  const desk = entitlementDesk(options)
  const persons = personRegister(options)
  const payments = paymentRuns({
    ...options,
    source: allowanceMoney({ ...options, desk }),
    reader: entitlementEventReader,
  })

  const load = async (given: EntitlementKey): Promise<{ key: EntitlementKey; state: EntitlementState }> => {
    const key = parseInputOrThrow(entitlementKeySchema, given)
    const { state, version } = await desk.load(key)
    if (version === 0) throw new UnknownBenefit("entitlement")
    return { key, state }
  }

  return {
    desk,
    ...sweepRuns({ ...options, desk, persons }),
    paymentFile: payments.paymentFile,
    noteReturns: payments.noteReturns,
    payment: payments.payment,
    pay: async (given, { as }, onProgress) => {
      const { month, payment, programme, purpose } = parseInputOrThrow(payInputSchema, given)
      const of = { kind: "programme", programme, month } as const
      return payments.run(payment ?? `${programme}-${month}`, of, purpose, as, onProgress)
    },
    ...receiptDesk(options),
    ...rollImports({ ...options, desk, persons }),
    ...cityLists({ ...options, desk }),
    ...reformPreviews({ ...options, desk }),
    act: async (given, act, call) => {
      const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, call)
      const command = parseInputOrThrow(entitlementActSchema, act)
      const { key } = await load(given)
      const run = (it: EntitlementCommand, by: Actor, id: string) =>
        desk.run({ key, command: it, call: { as: by, commandId: id } })
      // An act on somebody's money rests on what is known today, not on what was when a fact last came. That is reckoned by
      // the program, whatever acts an officer's delegation names.
      if (RESTS_ON_FACTS.has(command.type)) {
        const now = clock.now()
        const { acts } = desk.editionOn(key.programme, now)
        const acting = { actor: as, now, acts, act: command.type }
        const refusal = refuseUnlessParty(partiesToEntitlement[command.type], acting, key.subject)
        if (refusal !== null) return { outcome: "refused", refusal }
        const by = `act:${command.type}`
        await run({ type: "determine", by }, system(by), `${commandId}/facts`)
      }
      const decided = await run(command, as, commandId)
      if (decided.outcome === "refused")
        return { outcome: "refused", refusal: decided.refusal as EntitlementRefusal }
      const { replayed, state } = decided
      const month = monthOf(clock.now().on)
      return { outcome: "done", summary: summaryOf(key, state, month), state, replayed }
    },
    entitlement: async (given, through = monthOf(clock.now().on)) => {
      const { key, state } = await load(given)
      return {
        summary: summaryOf(key, state, through),
        state,
        ledger: ledgerOf(state, through),
        tasks: tasksOf(state, through),
        recovery: { draft: draftRecovery(state, through), left: recoveryLeft(state) },
      }
    },
    find: async ({ after, limit = 100, phase, programme, waiting }) => {
      const answer = await storage.findViews({
        ...ENTITLEMENT_VIEW,
        where: {
          programme,
          ...(phase === undefined ? {} : { phase }),
          ...(waiting === undefined ? {} : { hasTask: waiting }),
        },
        limit,
        ...(after === undefined ? {} : { after }),
      })
      return {
        entitlements: answer.rows.map(({ doc }) => doc as EntitlementSummary),
        cursor: answer.cursor,
      }
    },
    findOut: async (given, { as, month = monthOf(clock.now().on) }) => {
      const { key } = await load(given)
      const now = clock.now()
      const { acts, rule } = desk.editionOn(key.programme, { ...now, on: firstDay(month) })
      const refusal = refuseUnlessParty(partiesToEntitlement["ask-visit"], {
        actor: as,
        now,
        acts,
        act: "ask-visit",
      })
      if (refusal !== null) return { outcome: "refused", refusal }
      return findOut(desk, options, { key, month, rule }, as)
    },
    subjectOf: persons.subjectOf,
  }
}
