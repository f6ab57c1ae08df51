/**
 * What happens in the parts that several authorities have in one case. Receipt by the one window is receipt by all
 * whose parts run side by side; in a row, the next authority's receipt is the written notice that the former is done.
 * Papers are carried by the window. 浙江省保障“最多跑一次”改革规定 art. 5; 行政许可法 art. 26, 32(1)(2).
 */
import type { Sealable } from "../events/index.ts"
import type { Deadline, PlainDate } from "../time/index.ts"

export type PartOutcome = "agreed" | "objected"

export interface JointEventData {
  PartOpened: {
    readonly part: string
    readonly authority: string
    /** The day of its authority's own receipt. */
    readonly receivedOn: PlainDate
    readonly deadline: Deadline | null
  }
  /** The window brought the papers to those who review: a run of the window (窗口跑), no visit of anyone's. */
  HandedToReviewer: { readonly part: string }
  PartFinished: {
    readonly part: string
    readonly outcome: PartOutcome
    readonly opinion: Sealable<string> | null
    /** The day on which the others were told in writing. */
    readonly toldOn: PlainDate
    /** Whether it was a first look, so that its officer does not decide. */
    readonly preliminary?: boolean
  }
  /** The right authority took over an application that had come to the wrong one. */
  HandedToAuthority: { readonly authority: string; readonly takenOn: PlainDate }
}
