/** What a reform does to one row: its outcome by the edition that stands, beside its outcome by the one that is proposed. */
import { NO, YES } from "../../rules/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { type RunOutcome, UNSEEN } from "../sweep/index.ts"

export type ReformChange =
  | "gained"
  | "lost"
  | "raised"
  | "lowered"
  | "became-undetermined"
  | "became-settled"
  | "unchanged"
  | "absent"

export const REFORM_CHANGES: readonly ReformChange[] = [
  "gained",
  "lost",
  "raised",
  "lowered",
  "became-undetermined",
  "became-settled",
  "unchanged",
  "absent",
]

/** What each is called. */
export const reformChangeTitles: Readonly<Record<ReformChange, Text>> = {
  gained: text("新增享受", "newly entitled"),
  lost: text("不再享受", "no longer entitled"),
  raised: text("标准提高", "a higher amount"),
  lowered: text("标准降低", "a lower amount"),
  "became-undetermined": text("由可判定变为待核实", "became undetermined"),
  "became-settled": text("由待核实变为可判定", "became settled"),
  unchanged: text("不变", "unchanged"),
  absent: text("不在数据源中", "not in the feed"),
}

/** An amount that is open counts as undetermined: nobody can be paid it. */
export function reformChangeOf(before: RunOutcome, after: RunOutcome): ReformChange {
  if (before.status === UNSEEN && after.status === UNSEEN) return "absent"
  const [wasSettled, isSettled] = [isVerdict(before), isVerdict(after)]
  if (!wasSettled || !isSettled) {
    if (wasSettled) return "became-undetermined"
    return isSettled ? "became-settled" : "unchanged"
  }
  if (before.status !== after.status) return after.status === YES ? "gained" : "lost"
  if (before.amount === after.amount) return "unchanged"
  return before.amount < after.amount ? "raised" : "lowered"
}

function isVerdict({ status }: RunOutcome): boolean {
  return status === YES || status === NO
}
