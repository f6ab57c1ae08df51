/**
 * Who watches over openings, at the one place where sealed values are opened: the purpose must be declared, the record not
 * restricted against it, and the opening on record before it happens (个人信息保护法 arts. 6, 47, 51).
 */
import { isSubjectId } from "@onevisit/core/identity"
import type { Storage } from "@onevisit/core/ports"
import { type DeclaredPurpose, judgeOpening, type RecordRules } from "@onevisit/core/records"
import * as Result from "effect/Result"
import type { Deciding } from "../acts/index.ts"
import { actorSchema, parseInputOrThrow } from "../input/index.ts"
import { type Opening, ownPurposes } from "../sealing/index.ts"
import type { AccessLog } from "./access-log.ts"
import { OpeningRefused } from "./access.errors.ts"
import { restrictedOf } from "./restricted-rows.ts"

export interface WatchOptions extends Pick<Deciding, "storage" | "clock"> {
  readonly rules: RecordRules
  readonly log: AccessLog
}

/** Resolves when an opening may happen and is on record. Rejects with {@link OpeningRefused}, and as the storage does. */
export function watchOpenings({ clock, log, rules, storage }: WatchOptions) {
  return async ({ as: given, isOwn, purpose, stream, subjects, values }: Opening): Promise<void> => {
    const as = given === null ? null : parseInputOrThrow(actorSchema, given)
    const isRestricted = await isRestrictedTo(storage, stream, subjects)
    const judged = judgeOpening(
      { purpose, as, isRestricted, on: clock.now().on },
      isOwn ? ownDeclared : rules.purposes,
    )
    if (Result.isFailure(judged)) throw new OpeningRefused(judged.failure)
    if (as === null) return
    await log.write({
      type: "SealedValuesOpened",
      actor: as,
      data: { stream, purpose: judged.success.id, subjects, values },
    })
  }
}

/** All that may stand in the log: what the district declared, and its own work. */
export function purposesOf(rules: RecordRules): readonly DeclaredPurpose[] {
  return [...rules.purposes, ...ownDeclared]
}

const ownDeclared = Object.entries(ownPurposes).map(([id, title]): DeclaredPurpose => ({
  id,
  title,
  basis: "statutory-duty",
}))

async function isRestrictedTo(
  storage: Storage,
  stream: string,
  subjects: readonly string[],
): Promise<boolean> {
  for (const subject of subjects)
    if (isSubjectId(subject) && (await restrictedOf(storage, subject)).includes(stream)) return true
  return false
}
