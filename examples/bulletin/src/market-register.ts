/** The business register as the demonstration has it: down at the first call, right at the next. */
import { defineRegistry, RegistryError, type Registry } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"

export function marketRegister(): { readonly registry: Registry; readonly calls: () => number } {
  let calls = 0
  const registry = defineRegistry({
    id: "market-registration",
    lookUp: async () => {
      calls += 1
      if (calls === 1)
        throw new RegistryError("Unavailable", "The register does not answer. Try again later.")
      return {
        outcome: "found" as const,
        asOf: plainDate("2018-07-01"),
        reference: `record-${calls}`,
        facts: { state: "active" },
      }
    },
  })
  return { registry, calls: () => calls }
}
