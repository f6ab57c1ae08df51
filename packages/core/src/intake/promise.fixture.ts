/** Promises in place of documents, from the application to their end, for the tests of intake. */
import { workingDays } from "../time/index.ts"
import {
  applicant,
  decide,
  decider,
  examine,
  found,
  registry,
  type Step,
  submit,
  without,
} from "./case.fixture.ts"
import { finishPart, giveCommitment, neighbour, reviewer } from "./whole-case.fixture.ts"

export const on = "2019-03-05"
export const received = (...missing: readonly string[]): Step => [on, submit(without(...missing), on)]
export const promised = (option: "condition" | "promise"): Step => [on, giveCommitment(option), applicant]
export const examined: Step = [on, examine()]
const ready: readonly Step[] = [
  [on, found, registry],
  [on, finishPart("first", on), reviewer],
  [on, finishPart("second", on), neighbour],
]
/** Accepted with a promised condition in place of the report, and everything there to decide. */
export const accepted: readonly Step[] = [received("report"), promised("condition"), examined, ...ready]
export const granted: readonly Step[] = [...accepted, ["2019-03-08", decide(true)]]
export const verify = (day: string, isKept: boolean, option = "condition"): Step => [
  day,
  { type: "verify-commitment", option, isKept, note: null },
]
export const rectify = (day: string, option = "condition"): Step => [
  day,
  { type: "order-rectification", option, within: workingDays(5), reasons: ["because"], number: "O-1" },
  decider,
]
export const revokeDecision = (day: string, option: string | null = "condition"): Step => [
  day,
  { type: "revoke-decision", option, reasons: ["because"], number: "W-1" },
  decider,
]
