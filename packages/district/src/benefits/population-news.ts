/** What a population says of a person that it did not say before. */
import { createHash } from "node:crypto"
import type { EntitlementEventData, Statement } from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import type { FactSheet, FactValues } from "@onevisit/core/rules"
import { firstDay, type Month, type PlainDate } from "@onevisit/core/time"

/** Whose word it is, as of when, and in which month's run. */
export interface NewsOf {
  readonly sheet: FactSheet
  readonly source: string
  readonly asOf: PlainDate
  readonly month: Month
}

/**
 * Statements of whatever is other than the source's last word. A date of a life holds for all time; of what may change a
 * feed tells the state of the day alone, so that another word holds from the month of the run, and only the first for all
 * before.
 */
export function newsIn(
  values: FactValues,
  before: readonly Statement[],
  { asOf, month, sheet, source }: NewsOf,
): readonly EntitlementEventData["StatementMade"][] {
  return Object.entries(values).flatMap(([fact, value]) => {
    if (value === undefined || isUnknown(value)) return []
    const last = before
      .filter((each) => each.source === source && each.fact === fact)
      .reduce<Statement | null>((so, each) => (so === null || each.asOf >= so.asOf ? each : so), null)
    if (last !== null && canonicalJson(last.value) === canonicalJson(value)) return []
    const isOfAllTime = sheet.facts[fact]?.type.kind === "date" || last === null
    const id = createHash("sha256")
      .update(canonicalJson([source, fact, value, asOf]))
      .digest("hex")
      .slice(0, 32)
    const said = value as Statement["value"]
    return [{ id, fact, value: said, from: isOfAllTime ? null : firstDay(month), asOf, source }]
  })
}

function isUnknown(value: unknown): boolean {
  return typeof value === "object" && value !== null && "state" in value && value.state === "unknown"
}
