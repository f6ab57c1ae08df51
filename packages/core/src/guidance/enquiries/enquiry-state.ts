/** An enquiry as its events have made it, and who answers for it. */
import type { Sealable } from "../../events/index.ts"
import type { OfficerRef, SubjectId } from "../../identity/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import { addDays } from "../../time/index.ts"
import type { EnquiryChannel, EnquiryOutcome, EnquiryTask, HandOverTarget } from "./enquiry-events.ts"

/** One offer of an enquiry to another. Until it is accepted, nothing has changed hands. */
export interface HandOver {
  readonly from: OfficerRef
  readonly to: HandOverTarget
  readonly openedOn: PlainDate
  readonly outcome: "open" | "accepted" | "declined" | "withdrawn"
  /** The day it was taken, declined or withdrawn. */
  readonly settledOn: PlainDate | null
  readonly acceptedBy: OfficerRef | null
  /** Why it was offered, and why it was declined. */
  readonly reasons: readonly Sealable<string>[]
}

export interface EnquiryAnswer {
  readonly by: string
  readonly on: PlainDate
  readonly answer: Sealable<string>
}

export interface EnquiryState {
  readonly phase: "none" | "open" | "closed"
  readonly version: number
  readonly channel: EnquiryChannel | null
  readonly askedOn: PlainDate | null
  readonly firstAsked: OfficerRef | null
  /** The one officer who answers for it; the last one, once it is closed. */
  readonly answerable: OfficerRef | null
  readonly subject: SubjectId | null
  readonly items: readonly string[]
  readonly question: Sealable<string> | null
  readonly contact: Sealable<string> | null
  readonly cases: readonly string[]
  /** The case for which it was opened, and the two authorities, where that came to the wrong one. */
  readonly misdirected: {
    readonly case: string
    readonly fromAuthority: string
    readonly toAuthority: string
  } | null
  readonly due: Deadline | null
  readonly answers: readonly EnquiryAnswer[]
  readonly handOvers: readonly HandOver[]
  readonly closed: {
    readonly outcome: EnquiryOutcome
    readonly on: PlainDate
    readonly referredTo: string | null
  } | null
  readonly tasks: readonly EnquiryTask[]
}

export const noEnquiry: EnquiryState = {
  phase: "none",
  version: 0,
  channel: null,
  askedOn: null,
  firstAsked: null,
  answerable: null,
  subject: null,
  items: [],
  question: null,
  contact: null,
  cases: [],
  misdirected: null,
  due: null,
  answers: [],
  handOvers: [],
  closed: null,
  tasks: [],
}

/** The offer that waits to be accepted, if there is one. */
export function openHandOver(state: EnquiryState): HandOver | undefined {
  return state.handOvers.find(({ outcome }) => outcome === "open")
}

/** The first day on which the answer is overdue, while one is owed and nobody was called upon yet. */
export function answerLapsesOn({ answers, due, phase, tasks }: EnquiryState): PlainDate | null {
  const isOwed = phase === "open" && answers.length === 0 && !tasks.includes("answer-overdue")
  return isOwed && due !== null && due.dueOn !== null ? addDays(due.dueOn, 1) : null
}
