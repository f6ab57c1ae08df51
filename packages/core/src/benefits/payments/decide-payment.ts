/** Decides the course of a payment run. What a line is worth the entitlement decides; here it is planned, counted and closed. */
import * as Result from "effect/Result"
import { canonicalJson, happening } from "../../events/index.ts"
import { type Actor, holdsRole } from "../../identity/index.ts"
import { type Refusal, text } from "../../reasons/index.ts"
import type { Now } from "../../time/index.ts"
import type {
  ControlTotals,
  PaymentEvent,
  PaymentEventData,
  PaymentLine,
  PaymentOf,
} from "./payment-events.ts"
import { amountOf, linesSent, linesWith, type PaymentState } from "./payment-state.ts"

export type PaymentCommand =
  /** Once; again for the same money changes nothing. */
  | ({ readonly type: "open" } & PaymentEventData["PaymentOpened"])
  /** Lines that are planned already are left out. */
  | { readonly type: "plan"; readonly lines: readonly PaymentLine[] }
  | ({ readonly type: "note-paid" } & PaymentEventData["LinesPaid"])
  | { readonly type: "close"; readonly totals: ControlTotals }
  | ({ readonly type: "note-return" } & PaymentEventData["LineReturned"])

/** Who runs payments. */
export interface PaymentAuthority {
  readonly role: string
  /** The unit whose officers they are; any unless said. */
  readonly unit?: string
  /** Whether a program of the host's may, for example one that runs every month. */
  readonly programs: boolean
}

export interface PaymentContext {
  readonly now: Now
  readonly actor: Actor
  readonly authority: PaymentAuthority
}

export type PaymentRefusal = (typeof refusals)[keyof typeof refusals]

/** `null` where the actor may run payments today; officers only on days for which the host vouches for them. */
export function mayPay(
  { actor, authority, now }: PaymentContext,
  act: "pay" | "note-return" = "pay",
): PaymentRefusal | null {
  const { programs, role, unit } = authority
  if (programs && actor.kind === "system") return null
  const isOfTheirs =
    actor.kind === "officer" &&
    (unit === undefined || actor.unit === unit || (actor.jurisdiction ?? []).includes(unit))
  return isOfTheirs && holdsRole(actor, role, now.on, act) ? null : refusals.notAuthorised
}

const said = <Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> => ({
  _tag: tag,
  message: text(zh, en),
})

const refusals = {
  notAuthorised: said(
    "NotAuthorised",
    "须由具备发放职责、且在授权日期内的工作人员进行。",
    "Only officers who pay may do this, on days for which they are vouched.",
  ),
  ofAnother: said(
    "PaymentOfAnother",
    "该批次编号已用于另一项目、月份或兑付批次，请另编一号。",
    "The run of this id pays another programme, month or round: give another id.",
  ),
  notOpen: said(
    "PaymentNotOpen",
    "该发放批次未开启或已结束；请另开一个批次。",
    "The payment run is not open, or is closed: begin another.",
  ),
  notClosed: said(
    "PaymentNotClosed",
    "该发放批次尚未结束；请先完成发放，再登记退票。",
    "The payment run is not closed yet: finish it before returns are noted.",
  ),
  linesLeft: said(
    "LinesLeft",
    "仍有未落实的明细，请先处理完毕。",
    "Some lines are planned and neither paid nor dropped: finish them first.",
  ),
  totalsDiffer: said(
    "TotalsDiffer",
    "控制总数与明细不符，文件不得报送；请重新汇总后再结束批次。",
    "The control totals are not those of the lines: add them up anew; the file must not be sent.",
  ),
  unknownLine: said(
    "UnknownLine",
    "没有这笔已发放的明细，或已退回；请核对批次和明细编号。",
    "No such line was paid, or it was sent back already: check the run and the line.",
  ),
  dateInTheFuture: said(
    "DateInTheFuture",
    "日期不能晚于今天，请更正。",
    "The date may not lie in the future: put it right.",
  ),
} as const

const happen = happening<PaymentEvent>()

export function decidePayment(
  state: PaymentState,
  command: PaymentCommand,
  context: PaymentContext,
): Result.Result<readonly PaymentEvent[], PaymentRefusal> {
  const one = (event: PaymentEvent) => Result.succeed([event])
  const notTheirs = mayPay(context, command.type === "note-return" ? "note-return" : "pay")
  if (notTheirs !== null) return Result.fail(notTheirs)
  switch (command.type) {
    case "open": {
      const { of, payOn } = command
      if (state.phase === "none") return one(happen(context, "PaymentOpened", { of, payOn }))
      return isSame(state.of, of) ? Result.succeed([]) : Result.fail(refusals.ofAnother)
    }
    case "plan": {
      if (state.phase !== "open") return Result.fail(refusals.notOpen)
      const lines = command.lines.filter(({ line }) => !state.lines.has(line))
      return lines.length === 0 ? Result.succeed([]) : one(happen(context, "LinesPlanned", { lines }))
    }
    case "note-paid": {
      if (state.phase !== "open") return Result.fail(refusals.notOpen)
      const isPlanned = (line: string) => state.lines.get(line)?.status === "planned"
      const [paid, dropped] = [command.paid.filter(isPlanned), command.dropped.filter(isPlanned)]
      if (paid.length + dropped.length === 0) return Result.succeed([])
      return one(happen(context, "LinesPaid", { paid, dropped }))
    }
    case "close": {
      if (state.phase !== "open") return Result.fail(refusals.notOpen)
      if (linesWith(state, "planned").length > 0) return Result.fail(refusals.linesLeft)
      const { amount, lines } = totalsOf(state)
      if (amount !== command.totals.amount || lines !== command.totals.lines)
        return Result.fail(refusals.totalsDiffer)
      return one(happen(context, "PaymentClosed", command.totals))
    }
    case "note-return": {
      if (state.phase !== "closed") return Result.fail(refusals.notClosed)
      if (state.lines.get(command.line)?.status !== "paid") return Result.fail(refusals.unknownLine)
      if (command.on > context.now.on) return Result.fail(refusals.dateInTheFuture)
      const { line, on, reason } = command
      return one(happen(context, "LineReturned", { line, reason, on }))
    }
    default:
      return command satisfies never
  }
}

function isSame(one: PaymentOf | null, other: PaymentOf): boolean {
  return one !== null && canonicalJson({ ...one }) === canonicalJson({ ...other })
}

/** How many lines were sent and what they come to, sent back or not. */
export function totalsOf(state: PaymentState): Omit<ControlTotals, "hash"> {
  const lines = linesSent(state)
  return { lines: lines.length, amount: lines.reduce((sum, line) => sum + amountOf(line), 0) }
}
