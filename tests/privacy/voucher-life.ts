// A voucher from the asking of quota to money that came back, with a marked secret wherever somebody writes or is named.
import { actorOfApplicant } from "@onevisit/core/identity"
import { yuan } from "@onevisit/core/money"
import type { District, PaymentFile, SimulatedClock } from "@onevisit/district"
import { scheme } from "../releases/plays/voucher-scheme.ts"
import type { MoneySecrets } from "./money-life.ts"
import { done, officer } from "./money-office.ts"

const voucherOfficer = officer(scheme.unit, ...Object.values(scheme.roles))

/** Quota, a use, a claim that is paid, sent back and paid again; and one that is refused after an answer. */
export async function liveOnVouchers(
  { subjects, vouchers }: District,
  clock: SimulatedClock,
  secrets: MoneySecrets,
  say: <T>(where: string, call: Promise<T>) => Promise<T>,
  files: PaymentFile[],
): Promise<string> {
  const as = voucherOfficer
  const identity = { kind: "enterprise", name: secrets.holderName, identifiers: [] } as const
  const registered = await say("register a holder", subjects.register(identity, { as }))
  if (registered.outcome === "refused") throw new Error("Not registered.")
  const holder = registered.subject
  const own = actorOfApplicant(holder)
  const on = clock.now().on
  await say(
    "open a round",
    vouchers.openRound({ scheme: scheme.id, round: "1", cutOff: on, budget: yuan(9000) }, { as }),
  )
  const quota = { scheme: scheme.id, holder, amount: yuan(9000), purpose: secrets.voucherPurpose }
  const { account } = await say("ask for quota", vouchers.request({ ...quota, request: "R1" }, { as: own }))
  await say("ask again", vouchers.request({ ...quota, request: "R2" }, { as: own }))
  const matter = { of: "request", id: "R2" } as const
  const payee = {
    name: secrets.holderName,
    account: secrets.holderAccount,
    bank: secrets.payeeBank,
    relation: "self",
  } as const
  const contract = {
    number: "HT",
    provider: "sample-lab",
    service: "testing",
    price: yuan(8000),
    signedOn: on,
  }
  for (const [command, by] of [
    [{ type: "announce-adverse-act", matter, reasons: [secrets.voucherReason] }, as],
    [{ type: "state-defence", matter, statement: secrets.voucherAnswer }, own],
    [{ type: "refuse-request", request: "R2", reasons: [secrets.voucherReason] }, as],
    [{ type: "issue-voucher", request: "R1", voucher: "V" }, as],
    [{ type: "reserve", use: "U", voucher: "V", contract }, own],
    [{ type: "set-payee", payee }, own],
  ] as const)
    done(await say(command.type, vouchers.command(account, command, { as: by })))
  const invoice = { number: "FP", on, amount: yuan(8000), paid: yuan(8000), paidOn: on }
  const evidence = [{ kind: "report", ref: "sha256:sample" }] as const
  const claim = { claim: "C", use: "U", servedOn: on, invoice, evidence }
  await say("claim", vouchers.claim(account, claim, { as: own }))
  await say("approve", vouchers.command(account, { type: "approve-claim", claim: "C" }, { as }))
  clock.advance({ days: 1 })
  await say("settle", vouchers.settleRound(scheme.id, "1", { as }))
  const pay = { scheme: scheme.id, round: "1", purpose: "样例" }
  const paid = done(await say("pay a round", vouchers.pay(pay, { as })))
  files.push(await vouchers.paymentFile(paid.payment, "样例"))
  const returned = { line: "1", reason: secrets.returnReason, on }
  await say("note its returns", vouchers.noteReturns(paid.payment, [returned], { as }))
  await say("pay it again", vouchers.pay({ ...pay, payment: "returned" }, { as }))
  await say("account", vouchers.get(account))
  await say("accounts", vouchers.find({}))
  await say("claims", vouchers.claims({}))
  await say("rounds", vouchers.rounds(scheme.id))
  return account
}
