/**
 * What goes with a case's events for the sake of other systems, in the same act: the numbers they know it by,
 * taken once per scheme; a row for each message adopted; and each stage change, as a row to reconcile by
 * and as one message per exchange, but for the system it came from.
 */
import type { CodeScheme } from "@onevisit/core/identity"
import { parseCode } from "@onevisit/core/identity"
import {
  evolve,
  stageChangesOf,
  type CaseEvent,
  type CaseState,
  type ExternalId,
  type ToldChange,
} from "@onevisit/core/intake"
import type { NewMessage, StageChange, UniqueKey, ViewWrite } from "@onevisit/core/ports"
import { InvalidInput, type Path } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import type { Change } from "../acts/index.ts"

type CaseChange = Change<CaseState, CaseEvent>

/** The port of messages that tell an exchange of a stage change. */
export const EXCHANGE_PORT = "exchange"
export const EXTERNAL_ID_VIEW = { view: "case-external-id", version: 1 } as const
export const STAGE_CHANGE_VIEW = { view: "case-stage-change", version: 1 } as const
export const ADOPTED_VIEW = { view: "case-adopted-message", version: 1 } as const
const ID_SCOPE = "case-external-id:"

/** What a message to an exchange carries. */
export interface ExchangePayload {
  readonly exchange: string
  readonly change: StageChange
}

export const externalIdKey = ({ scheme, value }: ExternalId): string => `${scheme}/${value}`
export const adoptedKey = (system: string, messageId: string): string => `${system}/${messageId}`

/** The scheme of the external id that a key of this scope stands for; `null` for any other scope. */
export function schemeOfScope(scope: string): string | null {
  return scope.startsWith(ID_SCOPE) ? scope.slice(ID_SCOPE.length) : null
}

/** The ids that came in with a change, taken for the case. */
export function externalIdKeys(change: CaseChange, id: string): readonly UniqueKey[] {
  return newIds(change).map(({ scheme, value }) => ({
    scope: `${ID_SCOPE}${scheme}`,
    key: value,
    action: "take",
    holder: id,
  }))
}

export function outsideRows(
  change: CaseChange,
  id: string,
  exchanges: readonly string[],
): readonly ViewWrite[] {
  const byId = newIds(change).map((externalId) => ({
    ...EXTERNAL_ID_VIEW,
    key: externalIdKey(externalId),
    doc: { case: id },
    index: {},
  }))
  const adopted = change.events.flatMap((event) => {
    if (event.type !== "OutsideFactAdopted") return []
    const { messageId, on, stage, system } = event.data.fact
    return [
      {
        ...ADOPTED_VIEW,
        key: adoptedKey(system, messageId),
        doc: { case: id, stage, on },
        index: { system },
      },
    ]
  })
  const told = toldTo(change, id, exchanges).map(({ change: told, exchange }) => ({
    ...STAGE_CHANGE_VIEW,
    key: `${exchange}/${told.id}`,
    doc: told,
    index: { exchange, day: told.day, case: id },
  }))
  return [...byId, ...adopted, ...told]
}

export function exchangeMessages(
  change: CaseChange,
  id: string,
  exchanges: readonly string[],
): readonly NewMessage[] {
  return toldTo(change, id, exchanges).map((payload) => ({
    id: `exchange:${payload.exchange}:${payload.change.id}`,
    port: EXCHANGE_PORT,
    payload,
    availableAt: change.now.at,
  }))
}

/**
 * Numbers of cases are stored in clear, so a number that is an identifier of a person or an organisation under
 * one of the district's schemes is refused. Throws `InvalidInput` without the number.
 */
export function refuseIdentifiers(
  externalIds: readonly ExternalId[],
  schemes: readonly CodeScheme[],
  path: Path,
): void {
  const issues = externalIds.flatMap(({ value }, at) =>
    schemes.some((scheme) => Result.isSuccess(parseCode(scheme, value)))
      ? [{ path: [...path, at, "value"], expected: "the number of a case, not an identifier of a subject" }]
      : [],
  )
  if (issues.length > 0) throw new InvalidInput(issues)
}

function newIds({ events }: CaseChange): readonly ExternalId[] {
  return events.flatMap((event) => {
    if (event.type === "CaseOpened") return event.data.externalIds
    return event.type === "ExternalIdAdded" ? [event.data.externalId] : []
  })
}

/** Each stage change of a change, for each exchange that did not itself report it. */
function toldTo(change: CaseChange, id: string, exchanges: readonly string[]): readonly ExchangePayload[] {
  const { after, events, now, version } = change
  if (exchanges.length === 0) return []
  const shared = { case: id, externalIds: after.externalIds, item: after.item?.id ?? "", day: now.on }
  let before = change.before
  return events.flatMap((event, at) => {
    const around = { before, after: evolve(before, event) }
    before = around.after
    const eventVersion = version - events.length + at + 1
    return stageChangesOf(event, around).flatMap((told: ToldChange) =>
      exchanges
        .filter((exchange) => exchange !== told.from)
        .map((exchange) => ({
          exchange,
          change: { id: `${id}/${eventVersion}/${told.stage}`, ...shared, ...told },
        })),
    )
  })
}
