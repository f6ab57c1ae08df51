/** A subject's stream: registered once, corrected as often as needed, found by blind indexes. */
import * as Result from "effect/Result"
import { type DomainEvent, eventReader, type Sealable } from "@onevisit/core/events"
import type { Actor, SubjectIdentity, SubjectKind } from "@onevisit/core/identity"
import type { UniqueKey, ViewWrite } from "@onevisit/core/ports"
import { type Refusal, text } from "@onevisit/core/reasons"
import type { Now } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import { subjectCorrected, subjectRegistered } from "./subject.schema.ts"

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
}

export type SubjectEvent = DomainEvent<"SubjectRegistered" | "SubjectCorrected", SubjectData>

/** `null` until registered. */
export type SubjectState = SubjectData | null

export interface SubjectCommand extends SubjectData {
  readonly type: "register" | "correct"
}

export interface SubjectContext {
  readonly actor: Actor
  readonly now: Now
}

type SubjectModel = DecisionModel<SubjectState, SubjectEvent, SubjectCommand, SubjectContext>

export const subjectReader = eventReader([subjectRegistered, subjectCorrected])
export const identifierView = { view: "onevisit:subject-identifier", version: 1 }

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
    evolve: (_, { data }) => data,
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
      return [...given(change).map(row(null)), ...kept(change).map(row({ subject: id }))]
    },
    resultOf: () => ({ subject: id }),
  }
}

function decide(
  state: SubjectState,
  { type, ...data }: SubjectCommand,
  { actor, now }: SubjectContext,
): Result.Result<readonly SubjectEvent[], Refusal> {
  const event = { v: 1, occurredOn: now.on, recordedAt: now.at, actor, data }
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
