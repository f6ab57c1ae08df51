/** Whether, how often and how far a contract may be extended: what the rules say, applied and not judged. */
import { lastDayOf, type PlainDate } from "../time/index.ts"
import type { ProjectContext } from "./project-commands.ts"
import type { ProjectState } from "./project-state.ts"
import {
  extensionAskedTooLate,
  extensionTooLong,
  extensionsUsedUp,
  noExtension,
  refusals,
  type ProjectRefusal,
} from "./refusals.ts"

/** `undefined` when a contract that is in force may end on another day, as asked for on some day. */
export function refuseAmendedEnd(
  { contract, extensions, firstEndsOn }: ProjectState,
  { askedOn, endsOn }: { readonly endsOn: PlainDate; readonly askedOn: PlainDate },
  { rules: { extension } }: ProjectContext,
): ProjectRefusal | undefined {
  if (contract === null || firstEndsOn === null || endsOn === contract.endsOn) return refusals.nothingAmended
  if (endsOn < contract.startsOn) return refusals.contractBackwards
  if (endsOn < contract.endsOn) return undefined
  if (extension === null) return noExtension()
  const { askBeforeEnd, atMost, clause, longest } = extension
  if (extensions >= atMost) return extensionsUsedUp(atMost, clause)
  if (askBeforeEnd && askedOn > contract.endsOn) return extensionAskedTooLate(contract.endsOn, clause)
  const latest = longest === null ? null : lastDayOf(longest, firstEndsOn)
  return latest !== null && endsOn > latest ? extensionTooLong(latest, clause) : undefined
}
