/**
 * A benefit programme (补贴项目): whom an authority owes money every month, how much, and how it goes about it. Every
 * amount stands in a dated parameter of the rule with its source, every length of time in a term with its clause; what a
 * district has not published is a sample and says so.
 */
import type { Remedy } from "../../law/index.ts"
import type { Rate } from "../../money/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import type { Rule } from "../../rules/index.ts"
import type { Month, PlainDate, Term } from "../../time/index.ts"
import type { MonthPolicy } from "./month-policy.ts"

/** What a programme is written as; {@link Programme} once `checkProgramme` has passed it. */
export interface ProgrammeDefinition {
  /** Lower-case words joined by hyphens; part of stream names, so never anything about a person. */
  readonly id: string
  readonly edition: string
  readonly name: Text
  readonly authority: { readonly id: string; readonly name: Text }
  readonly source: Citation
  readonly validFrom: PlainDate
  /** The first day it no longer holds; `null` while none is known. */
  readonly validTo: PlainDate | null
  /** The first month that is ever paid, whoever was entitled before. */
  readonly paysFrom: Month
  /** Who is entitled in a month, and to how much. */
  readonly rule: Rule
  readonly months: MonthPolicy
  readonly stacking: Stacking
  readonly payment: PaymentPolicy
  readonly acts: ActPolicy
  readonly guards: FeedGuards
}

/**
 * Whether it is paid beside others. Within a `group` a month is paid to a person once: by the programme that has paid it
 * already, until that money came back; else, of those that owe it, by the one with the lowest `rank`.
 */
export type Stacking =
  | { readonly with: "all" }
  | {
      readonly with: "none-of-group"
      readonly group: string
      readonly rank: number
      readonly clause: Citation
    }

export interface PaymentPolicy {
  /** The day of the month, 1 to 28, by which its money is paid. */
  readonly day: number
  /** Where that is no working day: the working day before or after. */
  readonly roll: "before" | "after"
  readonly clause: Citation
}

/** What an authority keeps to when it starts, holds, stops, lowers or claims back. */
export interface ActPolicy {
  /** The role that decides. */
  readonly role: string
  /** By when a person is told of a start, a change or a stop. */
  readonly tellWithin: Term
  /** How long someone may object to a start, an amount or a stop. */
  readonly objectWithin: Term
  /** How long someone has to answer before anything adverse is decided (事先告知、陈述申辩). */
  readonly answerWithin: Term
  /** How long payment may be held at most (暂停发放); then it goes on with what was kept back, unless a stop was decided. */
  readonly holdAtMost: Term
  /** By when money that was paid in error is to be returned, once that is decided. */
  readonly returnWithin: Term
  /** Told with every adverse act, by the act's own date; in order of time. */
  readonly remedies: readonly { readonly from: PlainDate; readonly remedies: readonly Remedy[] }[]
  readonly clause: Citation
}

/** Shares beyond which a run is stopped before any of its differences is applied: the feed has failed, not the people. */
export interface FeedGuards {
  /** Of the subjects of the last run, how many may be missing from the feed. */
  readonly missing: Rate
  /** Of those entitled in the last run, how many may be candidates to stop. */
  readonly stops: Rate
  /** Of those decided in the last run, how many may have become undetermined. */
  readonly undetermined: Rate
}

declare const checked: unique symbol

/** A programme that was checked as a whole. Made by `checkProgramme`. */
export type Programme = ProgrammeDefinition & { readonly [checked]: true }
