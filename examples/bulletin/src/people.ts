/** Who takes part: made-up people and a made-up enterprise, under a fictional region. */
import { officerRoles, sampleCreditCode } from "@onevisit/china"
import { actorOfApplicant, type Actor, type SubjectId } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import type { District } from "@onevisit/district"

const officer = (externalId: string, unit: string, roles: readonly string[]): Actor => ({
  kind: "officer",
  externalId,
  unit,
  roles,
  validAt: plainDate("2018-01-01"),
})

export const clerk = officer("window-07", "service-centre", ["window"])
export const examiner = officer("examiner-03", "service-centre", ["examiner"])
export const decider = officer("decider-01", "service-centre", [officerRoles.decidingOfficer])

/** Of the managing and the recommending unit of funded projects. */
export const projectOffice = officer("project-01", "science-bureau", ["project-office"])
export const township = officer("township-02", "sample-township", ["recommending"])

/** Registers an enterprise that does not exist, and returns its id and the actor it is. */
export async function enterprise(
  district: District,
  serial: number,
): Promise<{ readonly id: SubjectId; readonly actor: Actor }> {
  const identity = {
    kind: "enterprise",
    name: `样例智造${serial}有限公司`,
    identifiers: [{ scheme: "credit-code", value: sampleCreditCode(serial) }],
    phone: "13800000000",
  } as const
  const registered = await district.subjects.register(identity, { as: clerk })
  if (registered.outcome === "refused") throw new Error(registered.refusal.message.en)
  return { id: registered.subject, actor: actorOfApplicant(registered.subject) }
}
