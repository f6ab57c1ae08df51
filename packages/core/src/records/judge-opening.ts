/**
 * Whether sealed values may be opened (个人信息保护法 arts. 6, 47 ¶2, 51): for a purpose that is declared, by somebody who
 * is named, and, once a record is restricted, only for its archive, its audit or somebody's remedy.
 */
import * as Result from "effect/Result"
import { type Actor, type OfficerLapsed, refuseLapsed } from "../identity/index.ts"
import type { Refusal } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import { informationLaw, say } from "./record-refusals.ts"
import type { DeclaredPurpose } from "./record-rules.ts"

export type OpeningRefusal =
  | OfficerLapsed
  | Refusal<"PurposeUndeclared">
  | Refusal<"OpenedByNobody">
  | Refusal<"RecordRestricted">

export interface OpeningAsked {
  /** The id of a purpose. */
  readonly purpose: string
  readonly as: Actor | null
  readonly isRestricted: boolean
  readonly on: PlainDate
}

/**
 * The declared purpose, or why nothing is opened.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { actorOfStaff } from "@onevisit/core/identity"
 * import { type DeclaredPurpose, judgeOpening } from "@onevisit/core/records"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const on = plainDate("2026-03-02")
 * const as = actorOfStaff({ externalId: "e-17", name: "样例", unit: "bureau", roles: [], validAt: on })
 * const handling: DeclaredPurpose = {
 *   id: "handle",
 *   title: { zh: "办件", en: "Handling of the case" },
 *   basis: "statutory-duty",
 * }
 * const open = (isRestricted: boolean, purpose = "handle") =>
 *   judgeOpening({ purpose, as, isRestricted, on }, [handling])
 * assert.ok(Result.isSuccess(open(false)))
 * assert.equal(Result.getOrThrow(Result.flip(open(true)))._tag, "RecordRestricted")
 * assert.equal(Result.getOrThrow(Result.flip(open(false, "curiosity")))._tag, "PurposeUndeclared")
 * ```
 */
export function judgeOpening(
  { as, isRestricted, on, purpose }: OpeningAsked,
  purposes: readonly DeclaredPurpose[],
): Result.Result<DeclaredPurpose, OpeningRefusal> {
  const declared = purposes.find(({ id }) => id === purpose)
  if (declared === undefined) return Result.fail(openingRefusals.purposeUndeclared)
  if (as === null) return Result.fail(openingRefusals.openedByNobody)
  const lapsed = refuseLapsed(as, on)
  if (lapsed) return Result.fail(lapsed)
  return isRestricted && declared.restricted === undefined
    ? Result.fail(openingRefusals.recordRestricted)
    : Result.succeed(declared)
}

const openingRefusals = {
  purposeUndeclared: say(
    "PurposeUndeclared",
    "该用途未在本地声明，不得查看个人信息；请使用已声明的用途，或先在配置（records.purposes）中声明并写明依据。",
    "This purpose is not declared here: name one that is, or declare it with its lawful basis (`records.purposes`) first.",
    informationLaw("6", "1"),
  ),
  openedByNobody: say(
    "OpenedByNobody",
    "查看个人信息须记录由谁查看：请以 { purpose, as } 写明用途和查看人。",
    "Who opens personal data is put on record: say the purpose and who asks, as `{ purpose, as }`.",
    informationLaw("51", "1(4)"),
  ),
  recordRestricted: say(
    "RecordRestricted",
    "该记录已限制处理，保存期内仅可为归档、审计或救济查看。",
    "The record is restricted: while it must be kept it is opened only for its archive, its audit or somebody's remedy.",
    informationLaw("47", "2"),
  ),
} as const
