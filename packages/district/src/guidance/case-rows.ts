/** The log of cases as rows: who applied for what and when, and whether it was returned for correction. */
import type { CaseRow } from "@onevisit/core/guidance"
import type { CaseEvent } from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { Storage } from "@onevisit/core/ports"
import { isWithin, type Period } from "@onevisit/core/time"
import { readEvent } from "../acts/index.ts"

const TYPES: ReadonlySet<string> = new Set(["CaseOpened", "MaterialsReceived", "CorrectionNotified"])

/** The cases received in a period. Reads the whole feed, page by page. */
export async function caseRows(storage: Storage, period: Period): Promise<readonly CaseRow[]> {
  const rows = new Map<string, Partial<CaseRow>>()
  let after = 0
  for (;;) {
    const page = await storage.readFeed({ after, limit: 1000 })
    const last = page.at(-1)
    if (last === undefined) break
    after = last.position
    for (const stored of page) {
      if (!TYPES.has(stored.type) || !stored.stream.startsWith("case:")) continue
      const known = rows.get(stored.stream) ?? {}
      rows.set(stored.stream, { ...known, ...told(readEvent<CaseEvent>(caseEventReader, stored)) })
    }
  }
  return [...rows.values()].flatMap(({ applicant, item, receivedOn, returned = false }) =>
    applicant !== undefined && item !== undefined && receivedOn !== undefined && isWithin(period, receivedOn)
      ? [{ applicant, item, receivedOn, returned }]
      : [],
  )
}

/** What one event says of the case's row. */
function told(event: CaseEvent): Partial<CaseRow> {
  switch (event.type) {
    case "CaseOpened": {
      const { applicant, item } = event.data
      return { applicant, item: item.id.slice(0, item.id.lastIndexOf("@")) }
    }
    case "MaterialsReceived":
      return { receivedOn: event.data.receipt.receivedOn }
    case "CorrectionNotified":
      return { returned: true }
    default:
      return {}
  }
}
