/** The register of teachers' qualifications as the demonstration has it: every teacher of the sample is in it. */
import type { ServiceInterval } from "@onevisit/core/benefits/service-years"
import { text } from "@onevisit/core/reasons"
import { defineRegistry, type Registry } from "@onevisit/core/ports"
import { partialDate, plainDate } from "@onevisit/core/time"

export const teacherRegister: Registry = defineRegistry({
  id: "teacher-qualification",
  lookUp: async () => ({
    outcome: "found" as const,
    asOf: plainDate("2018-07-01"),
    reference: "sample-record",
    facts: { state: "valid" },
  }),
})

/** What the archive has of a teacher's service: most have one school, some an old entry, a leave, or two schools at once. */
export function serviceOf(teacher: number): readonly ServiceInterval[] {
  const from = `${1979 + (teacher % 8)}-09`
  switch (teacher) {
    case 7:
      return [taught("1984-09-01", "2001-08-31"), taught("1999-09-01", null)]
    case 12:
      return [
        taught("1980-09", "1999-08-31"),
        {
          ...taught("1999-09-01", "2001-08-31"),
          kind: "study-leave",
          traits: { paid: true, approved: true },
        },
        taught("2001-09-01", null),
      ]
    case 20:
      return [taught("1986", null)]
    case UNCERTAIN_TEACHER:
      return [taught("1988", null)]
    default:
      return [taught(from, null)]
  }
}

/** One more, whose start the archive knows to the year alone, and it matters. */
export const UNCERTAIN_TEACHER = 31

function taught(from: string, to: string | null): ServiceInterval {
  return {
    kind: "teaching",
    from: partialDate(from),
    to: to === null ? null : partialDate(to),
    place: text("样例区中心学校", "Central School of the Sample District"),
    evidence: "teacher-archive",
  }
}
