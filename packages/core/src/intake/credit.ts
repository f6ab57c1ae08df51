/**
 * What a credit record says at the moment somebody asks for a convenience. What is not known denies nothing; what
 * denies is named, with the way to object and to repair it. 浙江省公共信用信息管理条例 art. 16, 23, 32.
 */
import type { Citation, Text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"

export type CreditFinding =
  /** Nobody was asked, or nobody answered. */
  | { readonly state: "unknown" }
  | { readonly state: "clear"; readonly asOf: PlainDate }
  | { readonly state: "recorded"; readonly record: CreditRecord }

export interface CreditRecord {
  /** The id of the record in its register; no personal data. */
  readonly id: string
  readonly basis: Citation
  readonly recognisedOn: PlainDate
  /** The first day on which it no longer counts; repaired earlier, it is not handed in. */
  readonly until: PlainDate
  readonly objection: Text
  readonly repair: Text
}

/** The record that denies a convenience on a day, or `undefined`: an unknown or a lapsed one never does. */
export function denyingRecord(finding: CreditFinding | undefined, on: PlainDate): CreditRecord | undefined {
  if (finding?.state !== "recorded") return undefined
  const { record } = finding
  return record.recognisedOn <= on && on < record.until ? record : undefined
}
