/** What the streams of benefits and vouchers lead to: whose money, how much, and what came of it. */
import {
  amountOf,
  type EntitlementEvent,
  type EntitlementState,
  evolvePayment,
  evolveRoll,
  evolveRun,
  foldEntitlement,
  ledgerOf,
  noPayment,
  noRoll,
  noRun,
  type PaymentEvent,
  type PaymentState,
  recoveryLeft,
  type RollEntriesEvent,
  type RollEntryKept,
  type RollEvent,
  type RollState,
  type RunEvent,
  type RunState,
} from "@onevisit/core/benefits"
import * as benefits from "@onevisit/core/benefits/schema"
import {
  type AccountEvent,
  foldAccount,
  foldRound,
  paidOn,
  type RoundEvent,
  type VoucherAccount,
  type VoucherRound,
} from "@onevisit/core/benefits/vouchers"
import * as vouchers from "@onevisit/core/benefits/vouchers/schema"
import { month } from "@onevisit/core/time"
import { type Kind, kindOf } from "./kind-of-stream.ts"

/** Each month that was reckoned or paid, with what is to be paid, was paid, came back, and is owed; in fen. */
function moneyOf(state: EntitlementState): readonly string[] {
  const { opening, paid, segments } = state
  const months = paid.flatMap((line) => line.months.map(({ month }) => month))
  const through = [segments.at(-1)?.to, opening?.cutOver, ...months].filter((each) => each !== undefined)
  return ledgerOf(state, through.toSorted().at(-1) ?? month("2000-01")).map(
    ({ month: of, overpaid, owed, paid: sum, recovered, target }) =>
      `${of}: ${target} due, ${sum} paid, ${recovered} back, ${owed} owed, ${overpaid} too much`,
  )
}

export const benefitOutcomesOf = {
  entitlement: (state: EntitlementState) => ({
    phase: state.phase,
    enrolledFrom: state.enrolledFrom,
    held: state.hold?.until.dueOn ?? null,
    visits: state.visits.map(({ outcome, why }) => [why, outcome]),
    objections: state.objections.map(({ about, upheld }) => [about, upheld]),
    announced: state.announced?.act ?? null,
    stops: state.stops,
    money: moneyOf(state),
    left: recoveryLeft(state),
    taken: state.taken,
  }),
  sweep: ({ applied, basis, figures, findings, kept, leaves, phase }: RunState) => ({
    phase,
    month: basis?.month ?? null,
    amount: figures?.totals.amount ?? null,
    entitled: figures?.totals.entitled ?? null,
    findings: findings.map(({ code }) => code),
    applied,
    receipts: leaves.length,
    unidentified: kept.length,
  }),
  roll: ({ compared, conflicts, done, imported, phase, unchanged }: RollState) => ({
    phase,
    cutOver: compared?.cutOver ?? null,
    counts: compared?.counts ?? null,
    done,
    imported,
    unchanged,
    conflicts,
  }),
  "roll-entries": (entries: readonly RollEntryKept[]) => ({
    entries: entries.map(({ differences, outcome, rows, standing }) => ({
      standing,
      rows: rows.map(({ row, sheet }) => `${sheet}/${row}`),
      amount: outcome.amount,
      differences,
    })),
  }),
  payment: ({ lines, of, payOn, phase, totals }: PaymentState) => ({
    phase,
    of,
    payOn,
    lines: [...lines.values()].map((line) => `${line.line}: ${amountOf(line)} ${line.status}`),
    totals,
  }),
  "voucher-account": ({ claims, hasPayee, requests, uses, vouchers: issued }: VoucherAccount) => ({
    requests: requests.map(({ request, standing }) => [request, standing]),
    vouchers: issued.map(({ amount, claimUntil, voucher }) => [voucher, amount, claimUntil]),
    uses: uses.map(({ released, reserved, use }) => [use, reserved, released]),
    claims: claims.map((claim) => [
      claim.claim,
      claim.standing,
      claim.claimedOn,
      claim.reckoning?.entitled ?? null,
      paidOn(claim),
    ]),
    hasPayee,
  }),
  "voucher-round": ({ allotted, budget, cutOff, lines, phase }: VoucherRound) => ({
    phase,
    cutOff,
    budget,
    allotted,
    lines: lines.map(({ amount, claim, due }) => [claim, due, amount]),
  }),
} as const

export const benefitKinds: Readonly<Record<keyof typeof benefitOutcomesOf, Kind>> = {
  entitlement: kindOf(benefits.entitlementEventDefinitions, benefits.entitlementEventReader, (events) =>
    benefitOutcomesOf.entitlement(foldEntitlement(events as readonly EntitlementEvent[])),
  ),
  sweep: kindOf(benefits.runEventDefinitions, benefits.runEventReader, (events) =>
    benefitOutcomesOf.sweep((events as readonly RunEvent[]).reduce(evolveRun, noRun)),
  ),
  roll: kindOf(benefits.rollEventDefinitions, benefits.rollEventReader, (events) =>
    benefitOutcomesOf.roll((events as readonly RollEvent[]).reduce(evolveRoll, noRoll)),
  ),
  "roll-entries": kindOf(benefits.rollEntriesDefinitions, benefits.rollEntriesReader, (events) =>
    benefitOutcomesOf["roll-entries"](
      (events as readonly RollEntriesEvent[]).flatMap(({ data: { entries } }) => entries),
    ),
  ),
  payment: kindOf(benefits.paymentEventDefinitions, benefits.paymentEventReader, (events) =>
    benefitOutcomesOf.payment((events as readonly PaymentEvent[]).reduce(evolvePayment, noPayment)),
  ),
  "voucher-account": kindOf(vouchers.accountEventDefinitions, vouchers.accountEventReader, (events) =>
    benefitOutcomesOf["voucher-account"](foldAccount(events as readonly AccountEvent[])),
  ),
  "voucher-round": kindOf(vouchers.roundEventDefinitions, vouchers.roundEventReader, (events) =>
    benefitOutcomesOf["voucher-round"](foldRound(events as readonly RoundEvent[])),
  ),
}
