/** The bars on record against an applicant for an item: theirs alone, and that item's alone (行政许可法 art. 78, 79). */
import type { SubjectId } from "@onevisit/core/identity"
import type { ApplicantBar } from "@onevisit/core/intake"
import type { Storage } from "@onevisit/core/ports"
import { BAR_VIEW, type BarRow } from "./case-rows.ts"
import { everyRow } from "./every-row.ts"

export async function barsAgainst(
  storage: Storage,
  subject: SubjectId,
  item: string,
): Promise<readonly ApplicantBar[]> {
  const bars: ApplicantBar[] = []
  for await (const { bar } of everyRow<BarRow>(storage, { ...BAR_VIEW, where: { subject, item } }))
    bars.push(bar)
  return bars
}
