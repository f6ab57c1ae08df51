/** The money of a round of vouchers, for payment runs: a line for each claim of which it, or a round before it, set something aside that is unpaid. */
import { type PaidClaim, type PaymentLine, type PaymentOf } from "@onevisit/core/benefits"
import { isPaid, type VoucherScheme } from "@onevisit/core/benefits/vouchers"
import type { Refusal } from "@onevisit/core/reasons"
import { text } from "@onevisit/core/reasons"
import type { Storage } from "@onevisit/core/ports"
import type { Clock } from "../clock/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { OwedLine, PaymentSource } from "../payments/index.ts"
import type { Pins } from "../pins/index.ts"
import type { AccountDesk } from "./account-desk.ts"
import { accountStream, CLAIM_VIEW, type VoucherClaimSummary } from "./account-model.ts"
import { roundsOf } from "./round-model.ts"
import type { RoundDesk } from "./settle-round.ts"

export interface VoucherPayInput {
  readonly scheme: string
  /** A round that is closed. What the bank sent back of it, or of an earlier one, is in a later run or in one with another id. */
  readonly round: string
  /** The run's id; the scheme and the round unless said. */
  readonly payment?: string
  /** What holders read on the statement, for example `样例区2018年第一批创新券`. */
  readonly purpose: string
}

export type RoundRun = Extract<PaymentOf, { readonly kind: "voucher-round" }>

export interface RoundMoneyOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly pins: Pins
  readonly accounts: AccountDesk
  readonly rounds: RoundDesk
}

/** Lines that are planned and paid together. */
const PAGE = 1000

export function roundMoney({
  accounts,
  clock,
  pins,
  rounds,
  storage,
}: RoundMoneyOptions): PaymentSource<RoundRun> {
  const schemeOf = async ({ round, scheme }: RoundRun): Promise<VoucherScheme> => {
    const state = await rounds.load(scheme, round)
    return pins.voucherScheme(state.scheme as NonNullable<typeof state.scheme>)
  }

  /** The round and those before it, all of them closed. */
  const roundsThrough = async ({ round, scheme }: RoundRun): Promise<ReadonlySet<string>> => {
    const all = (await roundsOf(storage, scheme)).map((each) => each.round)
    return new Set(all.slice(0, all.indexOf(round) + 1))
  }

  return {
    kind: "voucher-round",
    authorityOf: async (of) => {
      const { roles, unit } = await schemeOf(of)
      return { role: roles.paying, unit, programs: false }
    },
    payOn: () => clock.now().on,
    refuseToOpen: async ({ round, scheme }) =>
      (await rounds.load(scheme, round)).phase === "closed" ? null : roundNotClosed,
    owed: async function* (of) {
      const through = await roundsThrough(of)
      for (let after: string | null | undefined; after !== null;) {
        const page = await storage.findViews({
          ...CLAIM_VIEW,
          where: { scheme: of.scheme, isUnpaid: true },
          limit: PAGE,
          ...(after === undefined ? {} : { after }),
        })
        const claims = page.rows.map(({ doc }) => doc as VoucherClaimSummary)
        const lines = claims.flatMap((claim) => unpaidOf(claim, through))
        const ready: OwedLine[] = []
        for (const line of lines) {
          const { account } = itemOf(line)
          if ((await accounts.load(account)).hasPayee) ready.push(line)
        }
        yield { lines: ready, withoutAccount: lines.length - ready.length }
        after = page.cursor
      }
    },
    settle: async (_, payment, lines, as) => {
      const [paid, dropped]: [string[], string[]] = [[], []]
      for (const each of lines) {
        const { account, claim, round } = itemOf(each)
        const { line } = each
        const commandId = `payment:${payment}/line/${line}`
        const answer = await accounts.run(
          account,
          { type: "pay", claim, round, payment, line },
          { as, commandId },
        )
        if (answer.outcome === "recorded") paid.push(line)
        else dropped.push(line)
      }
      return { paid, dropped }
    },
    takeBack: async (_, payment, line, { as, reason }) => {
      const { account, claim, round } = itemOf(line)
      const answer = await accounts.run(
        account,
        { type: "note-return", claim, round, payment, line: line.line, reason },
        { as, commandId: `return:${uuidV7(clock.now().at)}` },
      )
      return answer.outcome === "recorded"
    },
    recordOf: (_, payment, line) => ({
      stream: accountStream(itemOf(line).account),
      isPayment: ({ data, type }) =>
        type === "ClaimPaid" &&
        (data as { readonly line: string }).line === line.line &&
        (data as { readonly payment: string }).payment === payment,
    }),
  }
}

/** A line for each amount that was set aside for a claim and is unpaid. */
function unpaidOf(
  { account, allotments, claim, holder }: VoucherClaimSummary,
  rounds: ReadonlySet<string>,
): readonly OwedLine[] {
  return allotments
    .filter((each) => rounds.has(each.round) && !isPaid(each))
    .map(({ amount, round }) => ({
      subject: holder,
      items: [{ account, claim, round, amount }],
      setOff: 0,
      refund: 0,
    }))
}

function itemOf({ items }: Pick<PaymentLine, "items">): PaidClaim {
  const [item] = items
  if (item === undefined || !("claim" in item)) throw new TypeError("A line of a round pays one claim.")
  return item
}

const roundNotClosed: Refusal<"RoundNotClosed"> = {
  _tag: "RoundNotClosed",
  message: text(
    "该兑付批次尚未办结，请先办结再拨付。",
    "The round is not closed yet: settle it before it is paid.",
  ),
}
