/** What the record of a call attests of an applicant: the only source the window believes. */
import type { SubjectId } from "@onevisit/core/identity"
import { attestRecommendation, type AttestedRecommendation } from "@onevisit/core/intake/recommendation"
import type { Storage } from "@onevisit/core/ports"
import { loadStream } from "../acts/index.ts"
import { callModel, callStream, summaryOf } from "./recommendation-model.ts"
import { callIdSchema } from "./recommendations.schema.ts"

export type AttestedIn = (
  call: string,
  applicant: SubjectId,
  item: string,
) => Promise<AttestedRecommendation | null>

/** `null` where the call is unknown, is another item's, or attests nothing of this applicant. */
export function attestedIn(storage: Storage): AttestedIn {
  return async (call, applicant, item) => {
    if (!callIdSchema.safeParse(call).success) return null
    const { state } = await loadStream(storage, callStream(call), callModel)
    return summaryOf(call, state).item === item ? attestRecommendation(call, state, applicant) : null
  }
}
