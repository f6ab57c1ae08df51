/** The register of teachers' qualifications as the demonstration has it: every teacher of the sample is in it. */
import { defineRegistry, type Registry } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"

export const teacherRegister: Registry = defineRegistry({
  id: "teacher-qualification",
  lookUp: async () => ({
    outcome: "found" as const,
    asOf: plainDate("2018-07-01"),
    reference: "sample-record",
    facts: { state: "valid" },
  }),
})
