// Who pays in the lives of money, and what is expected of every answer.
import type { OfficerActor } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"

export const officer = (unit: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId: "officer-1",
  unit,
  roles,
  validAt: plainDate("2022-07-01"),
  validTo: plainDate("2031-01-01"),
})
export function done<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if ("refusal" in answer) throw new Error(`Refused: ${(answer.refusal as { readonly _tag: string })._tag}`)
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}
