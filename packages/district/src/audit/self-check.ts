/** The self-check of files (案卷评查自查), case by case along the feed, of one year or of all. */
import {
  composeInspection,
  inspectCase,
  type InspectionCriterion,
  type InspectionFinding,
  type InspectionReport,
} from "@onevisit/core/audit"
import type { PlainDate } from "@onevisit/core/time"
import { caseIdOf, caseStream } from "../intake/index.ts"
import { feedOf } from "./archived-events.ts"
import { type CaseSources, readCaseFile } from "./read-case.ts"
import { verifyStreamOf } from "./verify.ts"

export interface SelfCheckQuery {
  /** Cases that were opened in this year; all unless said. */
  readonly year?: number
  /** One case alone. */
  readonly case?: string
}

export async function selfCheckOf(
  sources: CaseSources,
  { case: only, year }: SelfCheckQuery,
  { asOf, criteria }: { readonly asOf: PlainDate; readonly criteria: readonly InspectionCriterion[] },
): Promise<InspectionReport> {
  const { storage } = sources
  const findings: InspectionFinding[] = []
  let cases = 0
  for await (const id of only === undefined ? casesOf(sources, year) : [only]) {
    const { events, item, printed, ruleSet, state } = await readCaseFile(sources, id)
    const verified = await verifyStreamOf(storage, caseStream(id))
    const inspected = {
      log: { case: id, events, item, ruleSet },
      item,
      state,
      numbered: new Set(printed.keys()),
      broken: verified.outcome === "broken" ? verified.first : null,
    }
    findings.push(...inspectCase(inspected, { asOf, criteria }))
    cases += 1
  }
  return composeInspection(findings, { asOf, cases })
}

async function* casesOf({ storage }: CaseSources, year: number | undefined): AsyncGenerator<string> {
  for await (const { occurredOn, stream, type, version } of feedOf(storage)) {
    if (type !== "CaseOpened" || version !== 1) continue
    if (year === undefined || occurredOn.startsWith(`${year}-`)) yield caseIdOf(stream)
  }
}
