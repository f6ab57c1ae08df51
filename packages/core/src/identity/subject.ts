/**
 * Whom a service is for. A subject's id is random and opaque: streams, keys, URLs and logs hold the id
 * and nothing else. Who stands behind it is a {@link SubjectIdentity}, sealed before it is stored.
 */
import * as Result from "effect/Result"
import { InvalidInput, text, type Text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"

declare const subjectId: unique symbol

/** `sub_` and a UUID in lower case. Says nothing about the subject. */
export type SubjectId = string & { readonly [subjectId]: true }

/** Whom a service item serves (服务对象), by the national code list of service-item elements. */
export type SubjectKind =
  | "natural-person"
  | "enterprise"
  | "public-institution"
  | "social-organisation"
  | "unincorporated-enterprise"
  | "state-organ"
  | "other-organisation"

/** A kind of subject as people and outside systems see it. */
export interface SubjectKindLabel {
  /** The national code: 1–6 and 9. */
  readonly code: string
  readonly label: Text
}

/** The kinds of subject with their national codes and labels. */
export const subjectKinds: Readonly<Record<SubjectKind, SubjectKindLabel>> = {
  "natural-person": { code: "1", label: text("自然人", "natural person") },
  enterprise: { code: "2", label: text("企业法人", "enterprise legal person") },
  "public-institution": { code: "3", label: text("事业法人", "public institution") },
  "social-organisation": { code: "4", label: text("社会组织法人", "social organisation") },
  "unincorporated-enterprise": { code: "5", label: text("非法人企业", "unincorporated enterprise") },
  "state-organ": { code: "6", label: text("行政机关", "state organ") },
  "other-organisation": { code: "9", label: text("其他组织", "other organisation") },
}

/** An identifier of a subject in the clear, for example `{ scheme: "credit-code", value: … }`. Sensitive where it is a person's. */
export interface Identifier {
  /** The id of a {@link CodeScheme}, or an outside system's name for its own numbers. */
  readonly scheme: string
  /** In the scheme's normal form. */
  readonly value: string
}

/**
 * Who a subject is: plain data, all of it sensitive. Where it stands in an event it is sealed under the
 * subject's key; hold it as `secretIdentity(identity)` wherever it might be printed.
 */
export interface SubjectIdentity {
  readonly kind: SubjectKind
  readonly name: string
  readonly identifiers: readonly Identifier[]
  readonly phone?: string
  readonly email?: string
  readonly address?: string
  readonly bankAccount?: string
  /** An organisation's legal representative or person in charge (法定代表人/负责人). */
  readonly representative?: { readonly name: string; readonly identifiers: readonly Identifier[] }
}

/** A subject as the domain holds it: the id and what kind of subject it is. */
export type Subject = Person | Organisation

/** A natural person. */
export interface Person {
  readonly id: SubjectId
  readonly kind: "natural-person"
}

/** Any subject that is not a natural person. */
export interface Organisation {
  readonly id: SubjectId
  readonly kind: Exclude<SubjectKind, "natural-person">
}

/** In what capacity one acts for another: 代理人, 监护人, 经办人, 法定代表人. */
export type AgencyCapacity = "authorised-agent" | "guardian" | "handling-staff" | "legal-representative"

/** The capacities as people see them. */
export const agencyCapacities: Readonly<Record<AgencyCapacity, Text>> = {
  "authorised-agent": text("代理人", "authorised agent"),
  guardian: text("监护人", "guardian"),
  "handling-staff": text("经办人", "handling staff"),
  "legal-representative": text("法定代表人", "legal representative"),
}

/** One subject acts for another, from a day until (not including) a day; what proves it is a material of the case. */
export interface AgentRelation {
  readonly agent: SubjectId
  readonly principal: SubjectId
  readonly capacity: AgencyCapacity
  readonly validFrom: PlainDate
  /** The first day on which it no longer holds; absent while open. */
  readonly validTo?: PlainDate
}

/**
 * The subject id in a text. A fresh id is `sub_` and a random UUID made by the caller: core makes none.
 *
 * Fails with {@link InvalidInput} when the text has another form.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import * as Result from "effect/Result"
 * import { parseSubjectId } from "@onevisit/core/identity"
 *
 * const id = parseSubjectId("sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
 * assert.ok(Result.isSuccess(id))
 * assert.ok(Result.isFailure(parseSubjectId("Zhang San")))
 * ```
 */
export function parseSubjectId(value: unknown): Result.Result<SubjectId, InvalidInput> {
  return isSubjectId(value)
    ? Result.succeed(value)
    : Result.fail(new InvalidInput([{ path: [], expected: "a subject id: sub_ and a UUID in lower case" }]))
}

/** Whether a value is a subject id. */
export function isSubjectId(value: unknown): value is SubjectId {
  return typeof value === "string" && /^sub_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

/** The subject id made of a random UUID. Throws (a defect) on a text that is no UUID. */
export function subjectIdOf(uuid: string): SubjectId {
  const id = `sub_${uuid.toLowerCase()}`
  if (!isSubjectId(id)) throw new TypeError("A subject id is made of a UUID.")
  return id
}

/** Whether a kind of subject is a natural person. */
export function isPerson(subject: Subject): subject is Person {
  return subject.kind === "natural-person"
}

/** The kind with this national code, or undefined: a code list may grow. */
export function subjectKindOfCode(code: string): SubjectKind | undefined {
  return subjectKindList.find((kind) => subjectKinds[kind].code === code)
}

/** Whether an agent may act for a principal on a day. */
export function isAgentFor(
  relation: AgentRelation,
  pair: { readonly agent: SubjectId; readonly principal: SubjectId },
  on: PlainDate,
): boolean {
  return (
    relation.agent === pair.agent &&
    relation.principal === pair.principal &&
    relation.validFrom <= on &&
    (relation.validTo === undefined || on < relation.validTo)
  )
}

/** All kinds of subject, in the order of their national codes. */
export const subjectKindList = Object.keys(subjectKinds) as readonly SubjectKind[]
