/** 事先告知 and 陈述申辩: what is intended against the applicant, and what they say to it. */
import type { Sealable } from "../events/index.ts"
import type { HeardAct } from "../law/index.ts"
import type { Citation } from "../reasons/index.ts"
import type { Deadline } from "../time/index.ts"

export interface HearingEventData {
  /** The person was told what is intended and why, and until when they may answer. */
  AdverseActAnnounced: {
    readonly act: HeardAct
    readonly reasons: readonly Sealable<string>[]
    readonly respondBy: Deadline
    readonly clause: Citation
    /** 文号. */
    readonly number: string
  }
  DefenceStated: { readonly act: HeardAct; readonly statement: Sealable<string> }
}

/** An act that was announced, and whether it was answered. */
export interface Announced {
  readonly respondBy: Deadline
  readonly isAnswered: boolean
}
