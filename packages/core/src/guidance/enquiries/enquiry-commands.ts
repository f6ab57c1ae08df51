/** What may be asked of an enquiry. Who asks, and when, stands in the context. */
import type { Sealable } from "../../events/index.ts"
import type { OfficerRef, SubjectId } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { EnquiryChannel, EnquiryOutcome, HandOverTarget } from "./enquiry-events.ts"

export type EnquiryCommand =
  /** The officer who gives it is the one who was asked first. */
  | {
      readonly type: "receive"
      readonly channel: EnquiryChannel
      readonly askedOn: PlainDate
      readonly items: readonly string[]
      readonly subject: SubjectId | null
      readonly question: Sealable<string>
      readonly contact?: Sealable<string>
      readonly case?: string
    }
  /** Given again for the same case, it changes nothing. */
  | {
      readonly type: "take-up-misdirected-case"
      readonly case: string
      readonly subject: SubjectId | null
      readonly items: readonly string[]
      readonly fromAuthority: string
      readonly toAuthority: string
      /** Who was asked first, where that is not the officer who gives the command. */
      readonly firstAsked?: OfficerRef
    }
  /** The case itself says that the right authority has it. */
  | { readonly type: "conclude-misdirected-case"; readonly takenOn: PlainDate }
  | { readonly type: "link-case"; readonly case: string }
  | { readonly type: "open-hand-over"; readonly to: HandOverTarget; readonly reason: Sealable<string> }
  | { readonly type: "accept-hand-over" }
  | { readonly type: "decline-hand-over"; readonly reason: Sealable<string> }
  | { readonly type: "withdraw-hand-over" }
  | { readonly type: "answer"; readonly answer: Sealable<string> }
  | {
      readonly type: "close"
      readonly outcome: EnquiryOutcome
      /** With `referred`: the authority to which the enquirer was shown. */
      readonly referredTo?: string
      /** With `withdrawn`: what the enquirer said. */
      readonly note?: Sealable<string>
    }
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }
