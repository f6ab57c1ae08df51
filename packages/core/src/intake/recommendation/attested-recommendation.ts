/** What a recommendation is to the case: an attested fact that comes with the application, not a material. */
import type { PlainDate } from "../../time/index.ts"

/** A recommendation that has taken effect, as the call's own record attests it. */
export interface AttestedRecommendation {
  /** The call it was made in. */
  readonly call: string
  readonly township: string
  /** The candidate's place in the township's order of merit, from 1. */
  readonly rank: number
  /** How many the township may recommend in this call. */
  readonly quota: number
  readonly effectiveOn: PlainDate
  /** Officers who reviewed the candidate first, by the host's ids: the record's alone to say, nobody presents it. */
  readonly preReviewers?: readonly string[]
}

/** Whether two say the same to the applicant. What differs in any point was not attested. */
export function isSameRecommendation(one: AttestedRecommendation, other: AttestedRecommendation): boolean {
  return (
    one.call === other.call &&
    one.township === other.township &&
    one.rank === other.rank &&
    one.quota === other.quota &&
    one.effectiveOn === other.effectiveOn
  )
}
