/** Whether the actor may give a command: denied unless they act for one of the parties that it is for. */
import { type Actor, holdsRole, type SubjectId } from "../../identity/index.ts"
import type { Now } from "../../time/index.ts"
import type { VoucherParty } from "./account-commands.ts"
import { notAuthorised, type NotAuthorised } from "./refusals.ts"
import type { VoucherScheme } from "./voucher-scheme.ts"

interface Acting {
  readonly actor: Actor
  readonly now: Now
  readonly scheme: Pick<VoucherScheme, "unit" | "roles">
}

/** `undefined` when the actor may. `act` is the command, for officers whose delegation names its acts. */
export function refuseUnlessParty(
  parties: readonly VoucherParty[],
  holder: SubjectId | null,
  acting: Acting,
  act: string,
): NotAuthorised | undefined {
  return parties.some((party) => actsFor(party, holder, acting, act)) ? undefined : notAuthorised(parties)
}

/** Whether the actor acts for a party. The window may be kept by another unit, with this one in its jurisdiction. */
export function actsFor(
  party: VoucherParty,
  holder: SubjectId | null,
  { actor, now, scheme }: Acting,
  act: string,
): boolean {
  if (party === "holder")
    return (
      holder !== null &&
      ((actor.kind === "applicant" && actor.subject === holder) ||
        (actor.kind === "agent" && actor.principal === holder))
    )
  const { roles, unit } = scheme
  return (
    actor.kind === "officer" &&
    (actor.unit === unit || (actor.jurisdiction ?? []).includes(unit)) &&
    holdsRole(actor, roles[party], now.on, act)
  )
}
