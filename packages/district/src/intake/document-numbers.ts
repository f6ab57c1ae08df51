/** The numbers (文号) that the documents of a command bear. */
import { decideCase, type CaseCommand, type CaseContext, type CaseState } from "@onevisit/core/intake"
import type { Numbering } from "@onevisit/core/ports"
import type { Now } from "@onevisit/core/time"
import * as Result from "effect/Result"
import type { DeskContext } from "./case-model.ts"

/** Fetches numbers only for a command that will not be refused, so that no number is lost on one that is. */
export async function numbersFor(
  numbering: Numbering,
  state: CaseState,
  command: CaseCommand,
  context: CaseContext & { readonly now: Now },
  commandId: string,
): Promise<DeskContext["withNumbers"]> {
  const as = (same: CaseCommand): CaseCommand => same
  if (Result.isFailure(decideCase(state, command, context))) return as
  const { item, now } = context
  const next = (kind: string) =>
    numbering.next({
      authority: item.authority.id,
      year: Number(now.on.slice(0, 4)),
      kind,
      requestId: `${commandId}/${kind}`,
    })
  switch (command.type) {
    case "submit": {
      const { examination } = command
      const [number, ofIntake] = await Promise.all([next("receipt"), examination && next("intake")])
      const numbered = examination && ofIntake !== undefined && { ...examination, number: ofIntake }
      return () => ({ ...command, number, ...(numbered ? { examination: numbered } : {}) })
    }
    case "examine": {
      const number = await next("intake")
      return () => ({ ...command, examination: { ...command.examination, number } })
    }
    case "supplement": {
      if (command.examination === undefined) return as
      const examination = { ...command.examination, number: await next("intake") }
      return () => ({ ...command, examination })
    }
    case "notify-owed": {
      const number = await next("intake")
      return () => ({ ...command, number })
    }
    case "announce-adverse-act":
    case "refuse-acceptance":
    case "revoke-acceptance":
    case "terminate":
    case "order-rectification":
    case "revoke-decision":
    case "decide": {
      const number = await next("decision")
      return () => ({ ...command, number })
    }
    default:
      return as
  }
}
