/**
 * A case that came to the wrong authority, and the enquiry under which the first-asked officer offers it to the right
 * one: each knows the other's id, both begin in one act, and what completes one ends the other in the same act.
 */
import {
  type EnquiryCommand,
  type EnquiryEvent,
  type EnquiryState,
  openHandOver,
} from "@onevisit/core/guidance"
import { type Actor, system } from "@onevisit/core/identity"
import type { CaseEvent, CaseState } from "@onevisit/core/intake"
import type { Change, Companion } from "../acts/index.ts"
import { caseIdOf } from "../intake/index.ts"
import type { GuidanceOptions } from "./guidance-desk.ts"

type TakeUp = Extract<EnquiryCommand, { readonly type: "take-up-misdirected-case" }>

/** The enquiry that a case which came to the wrong authority begins; `null` for any other case. */
export function takeUpOf(id: string, state: CaseState, fromAuthority: string): TakeUp | null {
  const { applicant, handOver, item } = state
  if (handOver === null) return null
  const { officer, to } = handOver
  return {
    type: "take-up-misdirected-case",
    case: id,
    subject: applicant,
    items: item === null ? [] : [item.id.slice(0, item.id.lastIndexOf("@"))],
    fromAuthority,
    toAuthority: to,
    ...(officer === null ? {} : { firstAsked: officer }),
  }
}

interface Enquiries {
  /** `null` where there is none. */
  readonly load: (id: string) => Promise<EnquiryState | null>
  readonly draft: (id: string, command: EnquiryCommand, as: Actor) => Promise<Companion>
}

/** What happens to the enquiry in the same act as a change of its case. */
export function enquiryCompanion({ cases }: Pick<GuidanceOptions, "cases">, enquiries: Enquiries) {
  return async (change: Change<CaseState, CaseEvent>, as: Actor): Promise<Companion> => {
    const { after, before, stream } = change
    const { handOver } = after
    if (handOver === null || handOver.enquiry === null || handOver === before.handOver) return null
    const { enquiry, takenOn } = handOver
    if (before.handOver === null) {
      const { pinned } = await cases.load(caseIdOf(stream))
      const takeUp = takeUpOf(caseIdOf(stream), after, pinned.item.authority.id)
      return takeUp && enquiries.draft(enquiry, takeUp, as)
    }
    const open = await enquiries.load(enquiry)
    if (takenOn === null || open?.phase !== "open") return null
    return enquiries.draft(enquiry, { type: "conclude-misdirected-case", takenOn }, as)
  }
}

/** The program that records in a case what the right authority's officer did in its enquiry. */
const guidance = system("guidance")

/** What happens to the case in the same act as a change of its enquiry: accepted by the right authority, or ended. */
export function caseCompanion({ cases }: Pick<GuidanceOptions, "cases">) {
  return async (change: Change<EnquiryState, EnquiryEvent>): Promise<Companion> => {
    const { after, before, events, now } = change
    const { misdirected } = before
    if (misdirected === null) return null
    const isAccepted = events.some(({ type }) => type === "HandOverAccepted")
    const isTheirs = isAccepted && openHandOver(before)?.to.authority === misdirected.toAuthority
    // What is no longer wanted was taken over by nobody.
    const isEnded = after.closed !== null && before.closed === null && after.closed.outcome !== "withdrawn"
    if (!isTheirs && !isEnded) return null
    const { handOver } = (await cases.load(misdirected.case)).state
    if (handOver === null || handOver.takenOn !== null) return null
    return cases.draft(misdirected.case, { type: "complete-hand-over", takenOn: now.on }, guidance)
  }
}
