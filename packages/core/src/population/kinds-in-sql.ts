/** What kind of difference stands between two outcomes, written in SQL: the same as `kindOf` says. */
import { DIFFERENCE_KINDS, type DifferenceKind, UNSEEN } from "../benefits/index.ts"
import { INVALID, NO, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../rules/index.ts"

/** 0 is no difference; otherwise the place in {@link DIFFERENCE_KINDS}, from 1. */
export function codeOfKind(kind: DifferenceKind | null): number {
  return kind === null ? 0 : DIFFERENCE_KINDS.indexOf(kind) + 1
}

export function kindOfCode(code: number): DifferenceKind {
  return DIFFERENCE_KINDS[code - 1] as DifferenceKind
}

/** A case over `before` and `after`, aliases of rows with `status`, `reasons` and `amount`; either may be missing. */
export function kindInSql(before: string, after: string): string {
  const [start, other, stop, open, cleared] = (
    ["start", "amount-change", "stop-candidate", "undetermined", "cleared"] as const
  ).map(codeOfKind)
  return `CASE COALESCE(${after}.status, ${UNSEEN})
    WHEN ${YES} THEN CASE WHEN ${before}.status IS DISTINCT FROM ${YES} THEN ${start} WHEN ${before}.amount <> ${after}.amount THEN ${other} ELSE 0 END
    WHEN ${NO} THEN CASE ${before}.status WHEN ${YES} THEN ${stop} WHEN ${UNDETERMINED} THEN ${cleared} WHEN ${YES_AMOUNT_OPEN} THEN ${cleared} WHEN ${INVALID} THEN ${cleared} ELSE 0 END
    WHEN ${UNSEEN} THEN CASE ${before}.status WHEN ${YES} THEN ${open} ELSE 0 END
    ELSE CASE WHEN ${before}.status = ${after}.status AND ${before}.reasons = ${after}.reasons THEN 0 ELSE ${open} END END`
}
