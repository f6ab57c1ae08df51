/**
 * Whom an applicant's notices go to: a guardian in the place of who cannot look after it alone, a handler (经办人) where one
 * is entrusted to receive, and else the applicant. A legal representative speaks for the body that applies, and is told as
 * the body is; a contact is told nothing (see `party.ts`).
 */
import type { PlainDate } from "../time/index.ts"
import type { CaseState } from "./case-state.ts"
import { maySign, type Party } from "./party.ts"
import type { Addressee } from "./service/service-way.ts"

/**
 * The addressee of what is told on a day, the one entered last where there are several; `null` for a case of nobody.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { subjectIdOf } from "@onevisit/core/identity"
 * import { addresseeOf } from "@onevisit/core/intake"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const applicant = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
 * const guardian = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
 * const parties = [{ role: "guardian", subject: guardian, validFrom: plainDate("2019-03-01") }] as const
 * const told = (on: string) => addresseeOf({ applicant, parties }, plainDate(on))
 * assert.deepEqual(told("2019-03-04"), { role: "guardian", subject: guardian })
 * assert.deepEqual(told("2019-02-28"), { role: "applicant", subject: applicant })
 * ```
 */
export function addresseeOf(
  { applicant, parties }: Pick<CaseState, "applicant" | "parties">,
  on: PlainDate,
): Addressee | null {
  if (applicant === null) return null
  const holding = (role: "guardian" | "handling-staff"): Party | undefined =>
    parties.findLast((party) => maySign(party, role, on))
  const guardian = holding("guardian")
  if (guardian) return { role: "guardian", subject: guardian.subject }
  const handler = holding("handling-staff")
  return handler
    ? { role: "handling-staff", subject: handler.subject }
    : { role: "applicant", subject: applicant }
}
