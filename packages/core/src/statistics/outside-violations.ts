/** What was done against the rules in other systems, in a case that is handled here too. */
import { extensionOf, listedReasons, outsideFindings } from "../intake/index.ts"
import type { Broken, Rule } from "./rule.ts"
import type { ViolationCode } from "./violation.ts"

/** What an outside system reports is recorded as it was, and each rule it breaks is found here too. */
export const brokenOutside: Rule = ({ asOf, log, state }) => {
  const { materials, specialProcedures } = log.item
  if (materials === undefined || specialProcedures === undefined) return []
  const item = { ...log.item, materials, specialProcedures }
  return outsideFindings(state, { item, ruleSet: log.ruleSet, on: asOf }).flatMap(
    ({ code: told, path, source }) => {
      const code = OUTSIDE_CODES[told]
      const fact = state.outside?.record[Number(path.at(-1))]
      return code === undefined || fact === undefined ? [] : [{ code, on: fact.on, clause: source, path }]
    },
  )
}

/** Which findings are broken rules; times that ran out are found by the clocks, whoever acted. */
const OUTSIDE_CODES: Readonly<Record<string, ViolationCode>> = {
  "second-notice": "second-notice",
  "procedure-not-listed": "suspension-unlawful",
  "procedure-not-told": "suspension-unlawful",
  "extension-not-approved": "extension-unlawful",
  "extension-not-told": "extension-unlawful",
  "extended-again": "extension-unlawful",
  "obtainable-asked": "obtainable-asked",
  "decided-without-part": "favourable-without-part",
}

/** A clock that was taken over standing still for a reason that no rule lists for it, or lengthened by the wrong one. */
export const ranUnlawfully: Rule = ({ log, state }) => {
  const { specialProcedures } = log.item
  if (specialProcedures === undefined) return []
  const { ruleSet } = log
  const approver = extensionOf(ruleSet, log.item)?.approverRole
  return (["statutory", "promised"] as const).flatMap((clock): readonly Broken[] => {
    const { extensions = [], suspensions = [] } = state[clock] ?? {}
    const listed = listedReasons(clock, { item: { specialProcedures }, ruleSet })
    const clause = ruleSet.provisions.suspensions?.[0]?.clause
    return [
      ...suspensions
        .filter(({ reason }) => !listed.includes(reason))
        .map(({ from }): Broken => ({ code: "suspension-unlawful", on: from, clause, path: [clock] })),
      ...extensions
        .filter(({ approvedBy }) => approvedBy !== approver)
        .map(({ approvedOn, clause: by }): Broken => ({
          code: "extension-unlawful",
          on: approvedOn,
          clause: by,
          path: [clock],
        })),
    ]
  })
}
