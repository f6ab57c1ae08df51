/** Collects everything wrong with a rule, each with its path; nothing stops at the first problem. */
import type { Issue, Path } from "../../reasons/index.ts"

/** Says what was expected at a place of the rule. */
export type Report = (path: Path, expected: string) => void

/** A report that keeps issues once each. */
export function issueLog(): { readonly report: Report; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const seen = new Set<string>()
  const report: Report = (path, expected) => {
    const key = JSON.stringify([path, expected])
    if (seen.has(key)) return
    seen.add(key)
    issues.push({ path, expected })
  }
  return { report, issues }
}
