/** The old-age allowance as the sample district's programme. Every clause, length and share here is made up. */
import { checkProgramme, type ProgrammeDefinition } from "@onevisit/core/benefits"
import { rate } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { calendarDays, month, months, plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { clause, measures, oldAgeAllowance, oldAgeAllowanceRaised } from "../rules/old-age-allowance.ts"

export const OFFICE_ROLE = "benefits-officer"

const definition: ProgrammeDefinition = {
  id: "old-age-allowance",
  edition: "2011",
  name: text("高龄津贴", "Old-age allowance"),
  authority: { id: "civil-affairs-bureau", name: text("样例区民政局", "Sample Civil Affairs Bureau") },
  source: measures,
  validFrom: plainDate("2011-01-01"),
  validTo: null,
  paysFrom: month("2011-01"),
  rule: oldAgeAllowance,
  months: {
    start: "month-after-birthday",
    bandChange: "month-after-birthday",
    stop: "next-month",
    leapDay: "feb28",
  },
  stacking: { with: "none-of-group", group: "old-age", rank: 1, clause: clause("7") },
  payment: { day: 20, roll: "before", clause: clause("9") },
  acts: {
    role: OFFICE_ROLE,
    tellWithin: workingDays(5),
    objectWithin: calendarDays(60),
    answerWithin: workingDays(5),
    holdAtMost: months(3),
    returnWithin: months(3),
    remedies: [],
    clause: clause("8"),
  },
  guards: { missing: rate("5%"), stops: rate("5%"), undetermined: rate("10%") },
}

export const oldAgeProgramme = Result.getOrThrow(checkProgramme(definition))

/** Other rates from July 2026 on, which nobody has decided upon. */
export const proposedProgramme = Result.getOrThrow(
  checkProgramme({ ...definition, edition: "2026-draft", rule: oldAgeAllowanceRaised }),
)
