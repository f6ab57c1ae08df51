/** The bars on record against a unit, from whatever project they stand in. */
import type { SubjectId } from "@onevisit/core/identity"
import type { StandingBar } from "@onevisit/core/projects"
import type { Storage } from "@onevisit/core/ports"
import { BAR_VIEW } from "./project-model.ts"

/** All of them, those that ended or were lifted included. */
export async function standingBars(
  storage: Storage,
  undertaking: SubjectId | null,
): Promise<readonly StandingBar[]> {
  if (undertaking === null) return []
  const bars: StandingBar[] = []
  let cursor: string | null = null
  do {
    const query = { ...BAR_VIEW, where: { undertaking }, limit: 100 }
    const answer = await storage.findViews(cursor === null ? query : { ...query, after: cursor })
    bars.push(...answer.rows.map(({ doc }) => doc as StandingBar))
    cursor = answer.cursor
  } while (cursor !== null)
  return bars
}
