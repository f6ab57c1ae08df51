/** What a self-check of many files found, counted, and as a page to print. */
import { documentPage } from "../notices/index.ts"
import { composeCitation, formatPath } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { InspectionFinding } from "./inspect-case.ts"
import { renderAuditTable } from "./render-dossier.ts"

export interface InspectionReport {
  readonly asOf: PlainDate
  readonly cases: number
  readonly casesWithFindings: number
  readonly errors: number
  readonly warnings: number
  readonly byCode: Readonly<Record<string, number>>
  readonly findings: readonly InspectionFinding[]
}

export function composeInspection(
  findings: readonly InspectionFinding[],
  { asOf, cases }: { readonly asOf: PlainDate; readonly cases: number },
): InspectionReport {
  const byCode: Record<string, number> = {}
  for (const { code } of findings) byCode[code] = (byCode[code] ?? 0) + 1
  const errors = findings.filter(({ severity }) => severity === "error").length
  const casesWithFindings = new Set(findings.map((finding) => finding.case)).size
  return { asOf, cases, casesWithFindings, errors, warnings: findings.length - errors, byCode, findings }
}

/** The report as pages of HTML for A4. The same report gives the same bytes. */
export function renderInspectionHtml(report: InspectionReport): string {
  const { asOf, byCode, cases, casesWithFindings, errors, findings, warnings } = report
  const counts = {
    title: "案卷评查自查情况",
    columns: ["项目", "数量"],
    rows: [
      ["截止日期", asOf],
      ["自查案卷", String(cases)],
      ["有问题的案卷", String(casesWithFindings)],
      ["错误", String(errors)],
      ["提示", String(warnings)],
      ...Object.entries(byCode)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, count]) => [
          findings.find((finding) => finding.code === code)?.message.zh ?? code,
          String(count),
        ]),
    ],
    none: "",
  }
  const list = {
    title: "问题清单",
    columns: ["办件编号", "程度", "问题", "位置", "依据"],
    rows: findings.map((finding) => [
      finding.case,
      finding.severity === "error" ? "错误" : "提示",
      finding.message.zh,
      formatPath(finding.path),
      finding.source === undefined ? "" : composeCitation(finding.source).zh,
    ]),
    none: "未发现问题。",
  }
  return documentPage("案卷评查自查", [renderAuditTable(counts), renderAuditTable(list)])
}
