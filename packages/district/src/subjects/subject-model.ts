/** A subject's stream: registered once, corrected as often as needed, found by blind indexes. */
import * as Result from "effect/Result"
import { type DomainEvent, eventReader, type Sealable } from "@onevisit/core/events"
import type { Actor, SubjectIdentity, SubjectKind } from "@onevisit/core/identity"
import type { UniqueKey, ViewWrite } from "@onevisit/core/ports"
import { type Refusal, text } from "@onevisit/core/reasons"
import type { Now } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import type { BlindSearchKey } from "./search-keys.ts"
import { subjectEventDefinitions } from "./subject.schema.ts"

export interface BlindIdentifier {
  readonly scheme: string
  readonly index: string
}

/** One of many who are registered together. */
export interface Newcomer {
  readonly identity: SubjectIdentity
  /** Where the person has no identifier, the same id registers them once. Default: a new one. */
  readonly commandId?: string
}

interface SubjectData {
  readonly kind: SubjectKind
  readonly identity: Sealable<SubjectIdentity>
  readonly identifiers: readonly BlindIdentifier[]
  readonly searchKeys: readonly BlindSearchKey[]
}

export type SubjectEvent =
  | DomainEvent<"SubjectRegistered" | "SubjectCorrected", SubjectData>
  /** Its key was destroyed: what it was found by is given back. */
  | DomainEvent<"SubjectErased", Record<string, never>>

/** `null` until registered. */
export type SubjectState = SubjectData | null

export type SubjectCommand =
  | ({ readonly type: "register" | "correct" } & Omit<SubjectData, "searchKeys">)
  | { readonly type: "erase" }

export interface SubjectContext {
  readonly actor: Actor
  /** What the district lets the subject be searched by now; no part of what is repeated under one command id. */
  readonly searchKeys: readonly BlindSearchKey[]
  readonly now: Now
}

type SubjectModel = DecisionModel<SubjectState, SubjectEvent, SubjectCommand, SubjectContext>

export const subjectReader = eventReader(subjectEventDefinitions)
export const identifierView = { view: "onevisit:subject-identifier", version: 1 }
/** A row for each search key of a subject, found by the fingerprint under the key's name. */
export const searchView = { view: "onevisit:subject-search", version: 1 }

export function subjectStream(id: string): string {
  return `subject:${id}`
}

/** The key of an identifier's row. */
export function identifierKey({ index, scheme }: BlindIdentifier): string {
  return `${scheme}/${index}`
}

export function subjectModel(id: string): SubjectModel {
  return {
    initial: null,
    reader: subjectReader,
    evolve: (state, event) => {
      if (event.type !== "SubjectErased") return event.data
      return state === null ? null : { ...state, identifiers: [], searchKeys: [] }
    },
    decide,
    subjectOf: () => id,
    uniqueOf: (change) => {
      const key = (action: UniqueKey["action"]) => (identifier: BlindIdentifier) => ({
        scope: `identifier:${identifier.scheme}`,
        key: identifier.index,
        action,
        holder: id,
      })
      return [...given(change).map(key("release")), ...kept(change).map(key("take"))]
    },
    viewsOf: (change) => {
      const row = (doc: ViewWrite["doc"]) => (identifier: BlindIdentifier) => ({
        ...identifierView,
        key: identifierKey(identifier),
        doc,
        index: {},
      })
      const searchRow =
        (doc: ViewWrite["doc"]) =>
        ({ index, key }: BlindSearchKey): ViewWrite => ({
          ...searchView,
          key: `${key}/${index}/${id}`,
          doc,
          index: { [key]: index },
        })
      const { after, before } = change
      const found = new Set(after?.searchKeys.map(({ index }) => index))
      const lost = before?.searchKeys.filter(({ index }) => !found.has(index)) ?? []
      return [
        ...given(change).map(row(null)),
        ...kept(change).map(row({ subject: id })),
        ...lost.map(searchRow(null)),
        ...(after?.searchKeys ?? []).map(searchRow({ subject: id })),
      ]
    },
    resultOf: () => ({ subject: id }),
  }
}

function decide(
  state: SubjectState,
  command: SubjectCommand,
  { actor, now, searchKeys }: SubjectContext,
): Result.Result<readonly SubjectEvent[], Refusal> {
  const by = { occurredOn: now.on, recordedAt: now.at, actor }
  if (command.type === "erase")
    return Result.succeed(state === null ? [] : [{ ...by, v: 1, type: "SubjectErased", data: {} }])
  const { type, ...rest } = command
  const data = { ...rest, searchKeys }
  const event = { ...by, v: 2, data }
  if (type === "register") {
    return state === null
      ? Result.succeed([{ ...event, type: "SubjectRegistered" }])
      : refuse(
          "SubjectRegisteredAlready",
          "该主体已登记",
          "The subject is registered already: correct it instead.",
        )
  }
  if (state === null) {
    return refuse("SubjectNotRegistered", "该主体尚未登记", "There is no such subject: register it first.")
  }
  return state.kind === data.kind
    ? Result.succeed([{ ...event, type: "SubjectCorrected" }])
    : refuse(
        "SubjectKindChanged",
        "主体类型不可更改，应重新登记",
        "A subject's kind cannot change: register another.",
      )
}

/** The identifiers the subject no longer has. */
function given({ after, before }: Change<SubjectState, SubjectEvent>): readonly BlindIdentifier[] {
  const now = new Set(after?.identifiers.map(identifierKey))
  return before?.identifiers.filter((identifier) => !now.has(identifierKey(identifier))) ?? []
}

function kept({ after }: Change<SubjectState, SubjectEvent>): readonly BlindIdentifier[] {
  return after?.identifiers ?? []
}

function refuse(tag: string, zh: string, en: string): Result.Result<never, Refusal> {
  return Result.fail({ _tag: tag, message: text(zh, en) })
}
