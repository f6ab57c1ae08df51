/**
 * Asks a registry for what nobody should be asked for, and records the answer in the case. A registry that
 * does not answer is on record too, and is asked again; it is never the applicant's shortfall.
 */
import type { Registry } from "@onevisit/core/ports"
import { RegistryError } from "@onevisit/core/ports"
import { system } from "@onevisit/core/identity"
import type { Subjects } from "../subjects/index.ts"
import type { DeliveredMessage } from "../run-due/index.ts"
import type { CaseDesk } from "./case-desk.ts"
import { ownOpening } from "../sealing/index.ts"

interface LookUpPayload {
  readonly case: string
  readonly requirement: string
  readonly registry: string
  readonly record: string
}

export interface AskRegistryOptions {
  readonly registries: readonly Registry[]
  readonly subjects: Subjects
  readonly desk: CaseDesk
}

/** Handles one message; rejects with `RegistryError` where it must be tried again. */
export function askRegistry({ desk, registries, subjects }: AskRegistryOptions) {
  return async (message: DeliveredMessage): Promise<void> => {
    const { case: id, record, registry: name, requirement } = message.payload as LookUpPayload
    const by = { as: system("registry") }
    const recordFailure = (willRetry: boolean) =>
      desk.run(
        id,
        { type: "record-look-up-failure", requirement, willRetry },
        { ...by, commandId: `${message.id}/failed-${message.attempt}` },
      )

    const registry = registries.find((each) => each.id === name)
    const { state } = await desk.load(id)
    const purpose = `look up ${record} for case ${id}`
    const identity =
      state.applicant === null ? null : await subjects.reveal(state.applicant, ownOpening("own:look-up"))
    if (registry === undefined || identity === null || identity === "erased") {
      await recordFailure(false)
      throw new RegistryError(
        "Rejected",
        registry === undefined
          ? "The registry is not connected: add it to the options."
          : "The applicant's data were erased.",
      )
    }
    const identifiers = Object.fromEntries(identity.identifiers.map(({ scheme, value }) => [scheme, value]))
    try {
      const answer = await registry.lookUp({ record, identifiers, purpose })
      const { asOf, outcome } = answer
      const reference = answer.outcome === "found" ? answer.reference : null
      await desk.run(
        id,
        { type: "record-look-up-answer", requirement, outcome, asOf, reference },
        { ...by, commandId: `${message.id}/answered` },
      )
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      await recordFailure(error.reason === "Unavailable")
      throw error
    }
  }
}
