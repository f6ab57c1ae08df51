/** How guidance is given in the sample district. No statute says: every number and role is a sample. */
import type { GuidanceRules } from "@onevisit/core/guidance"
import { text } from "@onevisit/core/reasons"
import { workingDays } from "@onevisit/core/time"

const sample = {
  statute: "sample-first-asked",
  title: text("样例区首问责任制办法", "Sample rules of the officer first asked"),
  sample: true,
}

export const guidanceRules: GuidanceRules = {
  answerWithin: workingDays(3, sample),
  units: {
    "sample-tax-bureau": ["tax-window"],
    "science-and-technology-bureau": ["science-window"],
  },
  roles: {
    "plan-duty": ["guidance-office"],
    "record-duty": ["guidance-office", "window"],
    "organise-briefings": ["guidance-office"],
  },
  smallestGroup: 3,
}
