/** How a reconciliation is stored: one stream an exchange, a row a day, and a message for each change to emit again. */
import type { DomainEvent } from "@onevisit/core/events"
import { eventReader } from "@onevisit/core/events"
import { isAuthority, type Actor } from "@onevisit/core/identity"
import { text, type Refusal } from "@onevisit/core/reasons"
import type { Now, PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import type { DecisionModel } from "../acts/index.ts"
import { EXCHANGE_PORT } from "../intake/index.ts"
import type { Comparison, OnlyTheirs } from "./compare-held.ts"
import { exchangeReconciled } from "./reconciliation.schema.ts"

/** What one reconciliation of one day found; on record. */
export interface Reconciliation {
  readonly exchange: string
  readonly day: PlainDate
  readonly matched: number
  /** Changes that were missing there and are emitted again, by id. */
  readonly onlyOurs: readonly string[]
  readonly onlyTheirs: readonly OnlyTheirs[]
  readonly differing: readonly string[]
  readonly doubled: readonly string[]
}

export type ReconciliationEvent = DomainEvent<"ExchangeReconciled", Reconciliation>

export interface ReconcileContext {
  readonly actor: Actor
  readonly now: Now
  readonly comparison: Comparison
}

export const RECONCILIATION_VIEW = { view: "exchange-reconciliation", version: 1 } as const

export const exchangeReader = eventReader([exchangeReconciled])
export const exchangeStream = (exchange: string): string => `exchange:${exchange}`

/** Where something is left for a person: what only they have, what differs, what they hold twice. */
export function needsPerson({ differing, doubled, onlyTheirs }: Reconciliation): boolean {
  return differing.length + doubled.length + onlyTheirs.length > 0
}

interface Reconciled {
  readonly last: Reconciliation | null
}

interface Reconcile {
  readonly type: "reconcile"
  readonly day: PlainDate
}

/** `contextOf` compares before it decides, so that a command repeated is the same command whatever is held by then. */
export function reconciliationModel(
  exchange: string,
  missing: { changes: Comparison["onlyOurs"] },
): DecisionModel<Reconciled, ReconciliationEvent, Reconcile, ReconcileContext> {
  return {
    initial: { last: null },
    reader: exchangeReader,
    evolve: (_, { data }) => ({ last: data }),
    subjectOf: () => "",
    decide: (_, { day }, { actor, comparison, now }) => {
      if (actor.kind !== "system" && !isAuthority(actor, now.on)) return Result.fail(notAuthorised)
      if (day > now.on) return Result.fail(dayAhead)
      const { onlyOurs, ...found } = comparison
      const data = { exchange, day, ...found, onlyOurs: onlyOurs.map(({ id }) => id) }
      return Result.succeed([
        { type: "ExchangeReconciled", v: 1, occurredOn: now.on, recordedAt: now.at, actor, data },
      ])
    },
    viewsOf: ({ events }) =>
      events.map(({ data }) => ({
        ...RECONCILIATION_VIEW,
        key: `${exchange}/${data.day}`,
        doc: data,
        index: { exchange, day: data.day, open: needsPerson(data) },
      })),
    messagesOf: ({ now, version }) =>
      missing.changes.map((change) => ({
        id: `exchange:${exchange}:${change.id}@${version}`,
        port: EXCHANGE_PORT,
        payload: { exchange, change },
        availableAt: now.at,
      })),
    resultOf: ({ after }) => after.last,
  }
}

const notAuthorised: Refusal<"NotAuthorised"> & { readonly needed: string } = {
  _tag: "NotAuthorised",
  needed: "officer",
  message: text("对账须由工作人员或系统进行。", "Only an officer or a program reconciles."),
}

const dayAhead: Refusal<"DayAhead"> = {
  _tag: "DayAhead",
  message: text("不能对尚未到来的日期对账。", "A day that has not come cannot be reconciled."),
}
