/**
 * Outside systems for the embedder: their messages are adopted, our stage changes are told to them once, and each
 * day both sides are compared. What is missing there is told again; what only they have is left to a person.
 */
import type { ExternalId, OutsideMessage } from "@onevisit/core/intake"
import type { Exchange, StageChange } from "@onevisit/core/ports"
import type { Refusal } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import { runDecision, type Deciding } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import {
  ADOPTED_VIEW,
  adoptedKey,
  STAGE_CHANGE_VIEW,
  type CaseAnswer,
  type CaseCall,
  type CaseDesk,
} from "../intake/index.ts"
import { compareEmitted, onlyTheirOwn, type Comparison } from "./compare-held.ts"
import { UnknownExchange } from "./exchange.errors.ts"
import {
  exchangeStream,
  RECONCILIATION_VIEW,
  reconciliationModel,
  type Reconciliation,
} from "./reconciliation-model.ts"
import { outsideMessageSchema, reconcileSchema } from "./reconciliation.schema.ts"

export type AdoptAnswer =
  | CaseAnswer
  /** No case has the number: import the case, or add the number to it, and adopt the message again. */
  | { readonly outcome: "no-case" }

export type ReconcileAnswer =
  | { readonly outcome: "reconciled"; readonly reconciliation: Reconciliation }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

export interface ExchangeService {
  /**
   * Adopts what an outside system reports, of the case that has its number. In any order, and however often: the
   * case stands the same. Rejects with `InvalidInput` when the message has not the form it should.
   */
  adopt(message: OutsideMessage, call: CaseCall): Promise<AdoptAnswer>
  /**
   * Compares one day with an exchange; what is missing there leaves again with the next due work. Due work does it by
   * itself, once for each day that is over. Rejects with `UnknownExchange`, and with `ExchangeError` when the exchange does not say what it holds.
   */
  reconcile(
    query: { readonly exchange: string; readonly day: PlainDate },
    call: CaseCall,
  ): Promise<ReconcileAnswer>
  /** The last reconciliation of each day, by day; `open` for those that leave something to a person. */
  reconciliations(query: {
    readonly exchange: string
    readonly open?: boolean
    readonly limit?: number
  }): Promise<readonly Reconciliation[]>
}

export interface ExchangeOptions extends Deciding {
  readonly exchanges: readonly Exchange[]
  readonly desk: CaseDesk
  readonly findByExternalId: (externalId: ExternalId) => Promise<string | null>
}

export function exchangeService(options: ExchangeOptions): ExchangeService {
  const { clock, desk, exchanges, findByExternalId, storage } = options

  const emittedOn = async (exchange: string, day: PlainDate): Promise<readonly StageChange[]> => {
    const changes: StageChange[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof storage.findViews>> = await storage.findViews({
        ...STAGE_CHANGE_VIEW,
        where: { exchange, day },
        limit: 500,
        ...(after === null ? {} : { after }),
      })
      changes.push(...page.rows.map(({ doc }) => doc as StageChange))
      after = page.cursor
    } while (after !== null)
    return changes
  }

  const compare = async (exchange: Exchange, day: PlainDate): Promise<Comparison> => {
    // Theirs first: what we emit in between is then ours alone, and telling it again changes nothing.
    const { emitted, own } = await exchange.list({ day })
    const comparison = compareEmitted(await emittedOn(exchange.id, day), emitted)
    const onlyTheirs = [...comparison.onlyTheirs]
    let matched = comparison.matched
    for (const stage of own) {
      const key = adoptedKey(exchange.id, stage.messageId)
      if ((await storage.getView({ ...ADOPTED_VIEW, key })) !== null) matched += 1
      else onlyTheirs.push(onlyTheirOwn(stage, await findByExternalId(stage.externalId)))
    }
    return { ...comparison, matched, onlyTheirs }
  }

  return {
    adopt: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const message = parseInputOrThrow(outsideMessageSchema, given)
      const id = await findByExternalId(message.externalId)
      return id === null ? { outcome: "no-case" } : desk.run(id, { type: "adopt", message }, call)
    },
    reconcile: async (given, givenCall) => {
      const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, givenCall)
      const { day, exchange: id } = parseInputOrThrow(reconcileSchema, given)
      const exchange = exchanges.find((each) => each.id === id)
      if (exchange === undefined) throw new UnknownExchange()
      const missing: { changes: readonly StageChange[] } = { changes: [] }
      const decided = await runDecision(options, reconciliationModel(id, missing), {
        stream: exchangeStream(id),
        commandId,
        command: { type: "reconcile", day },
        contextOf: async (_, now) => {
          const comparison = await compare(exchange, day)
          missing.changes = comparison.onlyOurs
          return { actor: as, now, comparison }
        },
      })
      if (decided.outcome === "refused") return decided
      return { outcome: "reconciled", reconciliation: decided.result as Reconciliation }
    },
    reconciliations: async ({ exchange, limit = 100, open }) => {
      const where = { exchange, ...(open === undefined ? {} : { open }) }
      const { rows } = await storage.findViews({ ...RECONCILIATION_VIEW, where, limit })
      return rows.map(({ doc }) => doc as Reconciliation)
    },
  }
}
