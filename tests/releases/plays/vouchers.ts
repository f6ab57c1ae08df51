/** Innovation vouchers: quota, use and claim, online and at the window, granted and refused, through two rounds and a return. */
import type { Actor } from "@onevisit/core/identity"
import { yuan } from "@onevisit/core/money"
import { plainDate } from "@onevisit/core/time"
import type { VoucherClaimInput, VoucherCommandInput } from "@onevisit/district"
import { clerk, done, type Ground, given, officer } from "./ground.ts"
import { voucherClaim } from "./offered.ts"
import { scheme } from "./voucher-scheme.ts"

const by = (role: string) => officer(role, "sample-bureau", role)
const [issuer, receiver, examiner] = [by("issuing"), by("receiving"), by("examining")]
const [settler, cashier] = [by("settling"), by("paying")]
const reasons = ["样例理由"]
const purpose = "样例"

/** October and November 2022. */
export async function playVouchers(ground: Ground): Promise<void> {
  const { district, enterprise, morning } = ground
  const { intake, vouchers: desk } = district
  morning("2022-10-11")
  const open = async (round: string, cutOff: string, budget: number) =>
    done(
      await desk.openRound(
        { scheme: scheme.id, round, cutOff: plainDate(cutOff), budget: yuan(budget) },
        { as: settler },
      ),
    )
  await open("2022-1", "2022-10-20", 1000)
  await open("2022-2", "2022-11-10", 9000)
  done(await desk.changeBudget(scheme.id, "2022-1", yuan(5000), { as: settler }))

  /** A new holder who asked for quota. */
  const asking = async (serial: string) => {
    const { actor, id } = await enterprise()
    const quota = { scheme: scheme.id, holder: id, request: "R", amount: yuan(10_000), purpose: "样例检测" }
    const { account } = done(await desk.request(quota, { as: actor }))
    const give = async (command: VoucherCommandInput, as: Actor) =>
      done(await desk.command(account, command, { as }))
    return { account, actor, give, id, serial }
  }
  type Holder = Awaited<ReturnType<typeof asking>>
  /** And has used a voucher for a contract. */
  const holding = async (serial: string) => {
    const holder = await asking(serial)
    const { actor, give } = holder
    await give({ type: "issue-voucher", request: "R", voucher: `V-${serial}` }, issuer)
    const contract = {
      number: `HT-${serial}`,
      provider: "sample-lab",
      service: "testing",
      price: yuan(8000),
      signedOn: ground.clock.now().on,
    }
    await give({ type: "reserve", use: "U", voucher: `V-${serial}`, contract }, actor)
    const account = { name: `样例${serial}公司`, account: `6200-${serial}`, bank: "样例银行" }
    await give({ type: "set-payee", payee: { ...account, relation: "self" } }, actor)
    return holder
  }
  const claimOf = ({ serial }: Holder): VoucherClaimInput => {
    const on = ground.clock.now().on
    const amount = yuan(8000)
    const invoice = { number: `FP-${serial}`, on, amount, paid: amount, paidOn: on }
    const evidence = [{ kind: "report", ref: "sha256:sample" }] as const
    return { claim: `C-${serial}`, use: "U", servedOn: on, invoice, evidence }
  }
  const online = async (holder: Holder) =>
    done(await desk.claim(holder.account, claimOf(holder), { as: holder.actor }))
  const approve = ({ give, serial }: Holder) =>
    give({ type: "approve-claim", claim: `C-${serial}` }, examiner)

  // One thinks better of it, one is refused quota, after an answer.
  const changed = await asking("1")
  await changed.give({ type: "withdraw-request", request: "R" }, changed.actor)
  const unsuited = await asking("2")
  const request = { of: "request", id: "R" } as const
  await unsuited.give({ type: "announce-adverse-act", matter: request, reasons }, issuer)
  await unsuited.give({ type: "state-defence", matter: request, statement: "样例陈述" }, unsuited.actor)
  await unsuited.give({ type: "refuse-request", request: "R", reasons }, issuer)

  // Two claim online and one at the window; one withdraws and gives its contract back; one is refused.
  const [first, second] = [await holding("3"), await holding("4")]
  for (const each of [first, second]) {
    await online(each)
    await approve(each)
  }
  const windowed = await holding("5")
  const submission = {
    item: voucherClaim.id,
    applicant: windowed.id,
    arrival: { channel: "online", enteredOn: ground.clock.now().on },
    materials: ["form", "report", "proof"].map((each) => given(each)),
    examination: {},
  } as const
  const accepted = done(await intake.submit(submission, { as: clerk }))
  const backed = { ...claimOf(windowed), case: accepted.case }
  done(await desk.claim(windowed.account, backed, { as: receiver }))
  await approve(windowed)
  const withdrawing = await holding("6")
  await online(withdrawing)
  await withdrawing.give({ type: "withdraw-claim", claim: "C-6" }, withdrawing.actor)
  await withdrawing.give({ type: "release", use: "U" }, withdrawing.actor)
  const refused = await holding("7")
  await online(refused)
  const matter = { of: "claim", id: "C-7" } as const
  await refused.give({ type: "announce-adverse-act", matter, reasons }, examiner)
  await refused.give({ type: "state-defence", matter, statement: "样例陈述" }, refused.actor)
  await refused.give({ type: "refuse-claim", claim: "C-7", reasons }, examiner)

  // The first budget is for one claim and a quarter; the rest comes to the second round, with what the bank sent back.
  morning("2022-10-24")
  const settleAndPay = async (round: string) => {
    done(await desk.settleRound(scheme.id, round, { as: settler }))
    return done(await desk.pay({ scheme: scheme.id, round, purpose }, { as: cashier }))
  }
  const { payment } = await settleAndPay("2022-1")
  const returned = { line: "1", reason: "账户已销户", on: plainDate("2022-10-24") }
  done(await desk.noteReturns(payment, [returned], { as: cashier }))
  morning("2022-11-14")
  await settleAndPay("2022-2")
}
