/**
 * The one way a round changes. Only the round divides its budget, once, so that no more is set aside than there is,
 * however many claims come at a time. Rounds of a scheme follow one another: the next one is divided when what this
 * one set aside stands on the accounts, so that nothing is set aside twice.
 */
import * as Result from "effect/Result"
import type { Pin } from "../../events/index.ts"
import type { Actor } from "../../identity/index.ts"
import { type Fen, fen, noMoney } from "../../money/index.ts"
import { type Refusal, text } from "../../reasons/index.ts"
import type { Now, PlainDate } from "../../time/index.ts"
import { allocateBudget, type ClaimDue } from "./allocate-budget.ts"
import { refuseUnlessParty } from "./parties.ts"
import { refusals } from "./plain-refusals.ts"
import { type NotAuthorised } from "./refusals.ts"
import type { RoundEvent, RoundEventData, RoundEventType } from "./round-events.ts"
import type { RoundPhase, VoucherRound } from "./round-state.ts"
import type { VoucherScheme } from "./voucher-scheme.ts"

export interface RoundContext {
  readonly now: Now
  readonly actor: Actor
  readonly scheme: VoucherScheme
  /** The round before; `null` where this is a scheme's first. */
  readonly previous: VoucherRound | null
  /** For an allocation: all approved claims of the scheme on which something is due, read after the previous round was closed. */
  readonly due: readonly ClaimDue[]
  /** For closing: what of this round stands on the accounts. */
  readonly recorded: readonly { readonly claim: string; readonly amount: Fen }[]
}

export type RoundCommand =
  | {
      readonly type: "open-round"
      readonly scheme: Pin
      readonly round: string
      readonly cutOff: PlainDate
      readonly budget: Fen
    }
  | { readonly type: "change-budget"; readonly budget: Fen }
  | { readonly type: "allocate" }
  | { readonly type: "close-round" }

export interface RoundNotAtThisStep extends Refusal<"RoundNotAtThisStep"> {
  readonly phase: RoundPhase
}
export interface CutOffNotPassed extends Refusal<"CutOffNotPassed"> {
  readonly cutOff: PlainDate
}
export interface PreviousRoundOpen extends Refusal<"PreviousRoundOpen"> {
  readonly previous: string
}
export interface CutOffTooEarly extends Refusal<"CutOffTooEarly"> {
  readonly previous: PlainDate
}
export interface NotOnAccounts extends Refusal<"NotOnAccounts"> {
  readonly claims: readonly string[]
}

export type RoundRefusal =
  | NotAuthorised
  | RoundNotAtThisStep
  | CutOffNotPassed
  | PreviousRoundOpen
  | CutOffTooEarly
  | NotOnAccounts
  | typeof refusals.amountNotPositive

type Decision = Result.Result<readonly RoundEvent[], RoundRefusal>

/** The events a command leads to, or the rule it breaks. */
export function decideRound(state: VoucherRound, command: RoundCommand, context: RoundContext): Decision {
  const notTheirs = refuseUnlessParty(["settling"], null, context, command.type)
  if (notTheirs) return Result.fail(notTheirs)
  switch (command.type) {
    case "open-round":
      return decideOpen(state, command, context)
    case "change-budget":
      return decideBudget(state, command.budget, context)
    case "allocate":
      return decideAllocate(state, context)
    case "close-round":
      return decideClose(state, context)
    default:
      return command satisfies never
  }
}

function decideOpen(
  { phase }: VoucherRound,
  { budget, cutOff, round, scheme: pin }: Extract<RoundCommand, { type: "open-round" }>,
  context: RoundContext,
): Decision {
  if (phase !== "none") return Result.fail(notAtThisStep(phase))
  if (budget <= noMoney) return Result.fail(refusals.amountNotPositive)
  const { previous, scheme } = context
  if (previous?.cutOff != null && cutOff <= previous.cutOff)
    return Result.fail(cutOffTooEarly(previous.cutOff))
  const data = { schemeId: scheme.id, scheme: pin, round, cutOff, budget, previous: previous?.round ?? null }
  return happen(context, "RoundOpened", data)
}

function decideBudget({ budget, phase }: VoucherRound, to: Fen, context: RoundContext): Decision {
  if (phase !== "open") return Result.fail(notAtThisStep(phase))
  if (to <= noMoney) return Result.fail(refusals.amountNotPositive)
  return to === budget ? Result.succeed([]) : happen(context, "BudgetChanged", { from: budget, to })
}

/** The claims that kept the cut-off, and those that earlier rounds did not reach, in order of receipt. */
function decideAllocate({ budget, cutOff, phase }: VoucherRound, context: RoundContext): Decision {
  const { due, now, previous, scheme } = context
  if (phase !== "open" || cutOff === null) return Result.fail(notAtThisStep(phase))
  if (now.on <= cutOff) return Result.fail(cutOffNotPassed(cutOff))
  if (previous !== null && previous.phase !== "closed")
    return Result.fail(previousRoundOpen(previous.round ?? ""))
  const kept = due.filter((claim) => claim.claimedOn <= cutOff && claim.due > noMoney)
  const lines = allocateBudget(kept, budget, scheme.whenShort.how)
  const allotted = fen(lines.reduce((sum, { amount }) => sum + amount, 0))
  return happen(context, "RoundAllocated", { lines, allotted, left: fen(budget - allotted) })
}

function decideClose({ lines, phase }: VoucherRound, context: RoundContext): Decision {
  if (phase !== "allocated") return Result.fail(notAtThisStep(phase))
  const amounts = new Map(context.recorded.map(({ amount, claim }) => [claim, amount]))
  const missing = lines.filter(({ amount, claim }) => amount > noMoney && amounts.get(claim) !== amount)
  if (missing.length > 0) return Result.fail(notOnAccounts(missing.map(({ claim }) => claim)))
  return happen(context, "RoundClosed", {})
}

function happen<Type extends RoundEventType>(
  { actor, now }: RoundContext,
  type: Type,
  data: RoundEventData[Type],
): Decision {
  const event = { type, v: 1, occurredOn: now.on, recordedAt: now.at, actor, data }
  // The pairing of `type` and `data` is checked by the signature; a mapped union cannot follow it.
  return Result.succeed([event as unknown as RoundEvent])
}

const notAtThisStep = (phase: RoundPhase): RoundNotAtThisStep => ({
  _tag: "RoundNotAtThisStep",
  phase,
  message: text(
    "兑付批次当前不能进行此操作，请刷新后核对。",
    "The round does not stand where this can be done; read it again.",
  ),
})

const cutOffNotPassed = (cutOff: PlainDate): CutOffNotPassed => ({
  _tag: "CutOffNotPassed",
  cutOff,
  message: text(
    `本批次截止日为 ${cutOff}（含当日），次日起方可分配。`,
    `Claims come to this round until ${cutOff}, that day included: allocate it after.`,
  ),
})

const previousRoundOpen = (previous: string): PreviousRoundOpen => ({
  _tag: "PreviousRoundOpen",
  previous,
  message: text(
    `上一批次 ${previous} 尚未办结，请先办结。`,
    `The round before, ${previous}, is not closed: close it first.`,
  ),
})

const cutOffTooEarly = (previous: PlainDate): CutOffTooEarly => ({
  _tag: "CutOffTooEarly",
  previous,
  message: text(
    `截止日应晚于上一批次的截止日 ${previous}。`,
    `The cut-off must lie after that of the round before, ${previous}.`,
  ),
})

const notOnAccounts = (claims: readonly string[]): NotOnAccounts => ({
  _tag: "NotOnAccounts",
  claims,
  message: text(
    "部分申请的兑付额尚未记入账户（见 claims），请先记入。",
    "Some amounts of this round are not on the accounts yet (`claims`): put them there first.",
  ),
})
