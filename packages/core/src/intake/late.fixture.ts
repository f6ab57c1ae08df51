/** What is entered late, for the tests of intake. */
import type { OfficerActor } from "../identity/index.ts"
import { clerk, type Step } from "./case.fixture.ts"
import type { CaseCommand } from "./index.ts"

/** Something of an earlier day, entered late by whoever may, with the reason. */
export function afterwards(on: string, command: CaseCommand, by: OfficerActor = clerk): Step {
  return [on, explained(command), mayEnterLate(by)]
}
export const mayEnterLate = (by: OfficerActor) => ({ ...by, roles: [...by.roles, "back-entry"] })
export function explained(command: CaseCommand): CaseCommand {
  const why = { enteredLate: "the system was down" }
  return (
    "receipt" in command ? { ...command, receipt: { ...command.receipt, ...why } } : { ...command, ...why }
  ) as CaseCommand
}
