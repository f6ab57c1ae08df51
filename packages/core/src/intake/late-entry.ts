/**
 * Back-entry after an outage (补录): whatever is said to have been on an earlier day than the one on which it is
 * entered is for whoever may enter late, with the reason, by every channel and for every act. What applicants hand in
 * themselves is received when it enters the system (电子签名法 art. 11), and a day of posting is the carrier's to
 * record. Programs record what they themselves saw.
 */
import type { Sealable } from "../events/index.ts"
import { holdsRole } from "../identity/index.ts"
import type { PlainDate } from "../time/index.ts"
import { caseRoles } from "./authority-table.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { Receipt } from "./case-terms.ts"
import { happen } from "./draft.ts"
import { type CaseRefusal, type NotAuthorised, notAuthorised, refusals } from "./refusals.ts"

/** `undefined` when the command is of today, or entered late by whoever may, with the reason. */
export function refuseLateEntry(command: CaseCommand, context: CaseContext): CaseRefusal | undefined {
  if (command.type === "submit" || command.type === "supplement")
    return refuseLateReceipt(command.receipt, command.type, context)
  return statedBefore(command, context) === undefined
    ? undefined
    : refuseUnlessMayEnterLate(command.type, reasonIn(command), context)
}

/** The same of a receipt, whatever it is that came in. */
export function refuseLateReceipt(
  { enteredLate, postedOn, receivedOn }: Receipt,
  act: string,
  context: Entering,
): NotAuthorised | LateReceiptRefusal | undefined {
  const { actor, now } = context
  const isLate = isBefore(receivedOn, context)
  if (actor.kind === "applicant" || actor.kind === "agent") {
    const isPostedBefore = postedOn !== undefined && isBefore(postedOn, context)
    return isLate || isPostedBefore ? refusals.datedByTheApplicant : undefined
  }
  return isLate ? refuseUnlessMayEnterLate(act, enteredLate, { actor, now }) : undefined
}

/** What is on record of a late entry; of a receipt the reason stands in itself. */
export function lateEntryOf(command: CaseCommand, context: CaseContext): readonly CaseEvent[] {
  const [statedOn, reason] = [statedBefore(command, context), reasonIn(command)]
  if (statedOn === undefined || reason === undefined) return []
  return [happen(context, "EnteredLate", { act: command.type, statedOn, reason })]
}

export type LateReceiptRefusal = typeof refusals.datedByTheApplicant | typeof refusals.lateEntryUnexplained

type Entering = Pick<CaseContext, "actor" | "now" | "recordedOn">

/** What another record of the district's shows for the day is not entered late. */
function isBefore(day: PlainDate, { now, recordedOn }: Entering): boolean {
  return day < now.on && day !== recordedOn
}

function refuseUnlessMayEnterLate(
  act: string,
  reason: Sealable<string> | undefined,
  { actor, now }: Entering,
): NotAuthorised | typeof refusals.lateEntryUnexplained | undefined {
  if (actor.kind !== "officer") return undefined
  if (!holdsRole(actor, caseRoles.backEntry, now.on, act)) return notAuthorised(caseRoles.backEntry)
  return reason === undefined ? refusals.lateEntryUnexplained : undefined
}

/** The earliest day before today that a command states. */
function statedBefore(command: CaseCommand, context: Entering): PlainDate | undefined {
  return daysOf(command)
    .filter((day) => isBefore(day, context))
    .toSorted()[0]
}

function reasonIn(command: CaseCommand): Sealable<string> | undefined {
  return "enteredLate" in command ? command.enteredLate : undefined
}

/**
 * The day on which a courier handed over is the courier's, and that of service (送达) is what its return proves; a
 * correction of an entry is a second person's to confirm.
 */
function daysOf(command: CaseCommand): readonly PlainDate[] {
  switch (command.type) {
    case "complete-hand-over":
      return [command.takenOn]
    case "finish-part":
      return [command.toldOn]
    case "record-site-check":
    case "resume-clock":
      return [command.on]
    case "explain-overdue":
      return [command.publishedOn]
    case "suspend-clock":
      return [command.from, command.toldInWritingOn]
    case "extend-clock":
      return [command.reasonToldOn]
    case "deliver-result":
      return command.method === "courier" ? [] : [command.on]
    default:
      return []
  }
}
