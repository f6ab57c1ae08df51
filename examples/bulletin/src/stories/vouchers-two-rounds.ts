/** 创新券: three steps, two rounds a year, a claim that came a day late, a budget that ran out, a spend a project bears. */
import { composeAmount, type Fen, yuan } from "@onevisit/core/money"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import type { PaymentSummary, VoucherClaimInput, VoucherCommandInput } from "@onevisit/district"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, enterprise, entrepreneur, voucherCashier, voucherExaminer } from "../people.ts"
import { sampleVouchers } from "../rules/innovation-vouchers.ts"
import type { Stage, Story } from "../stage.ts"
import { itemOf, morningOf, taken } from "./shared.ts"

interface Holder {
  readonly id: SubjectId
  readonly actor: Actor
  readonly account: string
  readonly number: number
}
const scheme = sampleVouchers.id

export const vouchersInTwoRounds: Story = {
  title: text(
    "创新券：线上线下都可兑付，一年两批，逾期转入下批、预算不足顺延",
    "Innovation vouchers: claimed online or at the window, in two rounds a year; nothing that is late is lost",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, list, say } = stage
    const { vouchers } = district
    morningOf(stage, "2018-01-08")
    await openRound(stage, "2018-1", "2018-05-31", 15_000)
    await openRound(stage, "2018-2", "2018-11-30", 20_000)
    const { findings } = await vouchers.rounds(scheme)
    say("样例办法：比例50%，3000元以下的小额服务全额抵扣；第一批截止05-31，第二批截止11-30")

    const person = await holding(stage, 1, await entrepreneur(district, 1), 3000)
    const onTime = await holding(stage, 2, await enterprise(district, 61), 16_000)
    const lastDay = await holding(stage, 3, await enterprise(district, 62), 16_000)
    const funded = await holding(stage, 4, await enterprise(district, 63), 10_000)
    const late = await holding(stage, 5, await enterprise(district, 64), 12_000)
    const atWindow = await holding(stage, 6, await enterprise(district, 65), 10_000)

    await claim(stage, person, "2018-04-10", 3000)
    await claim(stage, onTime, "2018-04-20", 16_000)
    await claim(stage, funded, "2018-05-02", 10_000)
    const punctual = await claim(stage, lastDay, "2018-05-31", 16_000)
    const rolled = await claim(stage, late, "2018-06-01", 12_000)
    const refused = await refuseFunded(stage, funded)

    morningOf(stage, "2018-06-15")
    for (const each of [person, onTime, lastDay, late]) await approve(stage, each)
    const first = await settle(stage, "2018-1")
    const file = await pay(stage, "2018-1")
    // The bank sends one line back; the holder names another account, and the next run pays it.
    const returned = { line: "2", reason: "样例：账户已销户", on: plainDate("2018-06-15") }
    const back = await vouchers.noteReturns(file.payment, [returned], { as: voucherCashier })
    const unpaid = await vouchers.claims({ scheme, isUnpaid: true })
    await nameAccount(stage, onTime, "样例账号-2b")
    const again = await vouchers.settleRound(scheme, "2018-1", { as: voucherCashier })

    const acceptedOn = await claimAtWindow(stage, atWindow, 10_000)
    morningOf(stage, "2018-12-10")
    await approve(stage, atWindow)
    const second = await settle(stage, "2018-2")
    const next = await pay(stage, "2018-2")

    const claims = await vouchers.claims({ scheme })
    list([
      ["申请", "申请日", "应兑付", "第一批", "第二批", "已拨付"],
      ...claims.map((each) => [
        each.claim,
        each.claimedOn,
        each.standing === "refused" ? "不予兑付" : shown(each.entitled ?? each.due),
        ...["2018-1", "2018-2"].map((round) => {
          const part = each.allotments.find((allotment) => allotment.round === round)
          return part === undefined ? "—" : shown(part.amount)
        }),
        shown(each.paid),
      ]),
    ])
    check(
      text(
        "一年两批、间隔不超过六个月（浙江省促进科技成果转化条例第22条）",
        "two rounds a year, at most six months apart",
      ),
      findings.length === 0,
    )
    check(
      text(
        "截止日当天的进入本批，次日的转入下一批，不退回",
        "on the last day it comes to this round, a day later to the next",
      ),
      punctual === "2018-1" &&
        rolled === "2018-2" &&
        first.has("样例兑-3") &&
        second.get("样例兑-5") === 6000_00,
    )
    check(
      text(
        "第一批预算用完，余额在下一批最先兑付",
        "where the budget ran out, the rest is first in the next round",
      ),
      first.get("样例兑-3") === 4000_00 &&
        second.get("样例兑-3") === 4000_00 &&
        [...second.keys()][0] === "样例兑-3",
    )
    check(
      text("创业者的小额服务全额抵扣", "an entrepreneur's small service is borne wholly"),
      first.get("样例兑-1") === 3000_00,
    )
    check(
      text(
        "项目已资助的支出：先告知、听取陈述，再由人员说明理由不予兑付",
        "a spend that a project bears: told, heard, then refused by a person with reasons",
      ),
      refused,
    )
    check(
      text(
        "窗口申请以办件受理日为准，与线上同样兑付",
        "at the window the day of acceptance counts, and it is paid like any other",
      ),
      second.get("样例兑-6") === 5000_00 &&
        claims.find((each) => each.claim === "样例兑-6")?.claimedOn === acceptedOn,
    )
    check(
      text("每笔只兑付一次，重复操作不重复拨付", "each is paid once, whatever is repeated"),
      again.outcome === "recorded" &&
        claims.every(({ due, entitled, paid }) => due === 0 && paid === (entitled ?? 0)),
    )
    check(
      text(
        "银行退票的一笔恢复为未拨付，不占下批预算，改登账户后随下批拨付一次",
        "what the bank sent back is unpaid again, out of no other budget, and is paid once to the new account",
      ),
      "noted" in back &&
        back.noted === 1 &&
        unpaid.map(({ claim }) => claim).join() === "样例兑-2" &&
        next.amount === [...second.values()].reduce((sum, amount) => sum + amount, 0) + 8000_00,
    )
  },
}

async function openRound({ district }: Stage, round: string, cutOff: string, budget: number): Promise<void> {
  const opening = { scheme, round, cutOff: plainDate(cutOff), budget: yuan(budget) }
  done(await district.vouchers.openRound(opening, { as: voucherCashier }))
}

/** 申领额度 and 申请使用: a voucher, and a contract reserved against it. */
async function holding(
  stage: Stage,
  number: number,
  { actor, id }: Omit<Holder, "account" | "number">,
  price: number,
): Promise<Holder> {
  const { vouchers } = stage.district
  const quota = { scheme, holder: id, request: "R1", amount: yuan(20_000), purpose: "样例检测" }
  const { account } = done(await vouchers.request(quota, { as: actor }))
  const holder = { id, actor, account, number }
  await give(stage, holder, voucherExaminer, {
    type: "issue-voucher",
    request: "R1",
    voucher: `样例券-${number}`,
  })
  const contract = {
    number: `样例合同-${number}`,
    provider: "sample-laboratory",
    service: "testing",
    price: yuan(price),
    signedOn: plainDate("2018-01-08"),
    declared: { "related-party": false },
  }
  await give(stage, holder, actor, { type: "reserve", use: "U1", voucher: `样例券-${number}`, contract })
  await nameAccount(stage, holder, `样例账号-${number}`)
  return holder
}

function claimOf({ number }: Holder, on: string, price: number): VoucherClaimInput {
  const day = plainDate(on)
  const invoice = { number: `样例票-${number}`, on: day, amount: yuan(price), paid: yuan(price), paidOn: day }
  return { claim: `样例兑-${number}`, use: "U1", servedOn: day, invoice }
}

/** 申请兑付, online: the round it comes to. */
async function claim(stage: Stage, holder: Holder, on: string, price: number): Promise<string | null> {
  morningOf(stage, on)
  const evidence = sampleVouchers.evidence.kinds.map((kind) => ({ kind, ref: `样例-${kind}` }))
  const claimed = { ...claimOf(holder, on, price), evidence }
  return done(await stage.district.vouchers.claim(holder.account, claimed, { as: holder.actor })).comesTo
}

/** The same at the window: the papers are looked at in a case, and the case stands behind the claim. */
async function claimAtWindow(stage: Stage, holder: Holder, price: number): Promise<string> {
  const { district } = stage
  const item = itemOf(stage, "innovation-voucher-claim")
  const on = morningOf(stage, "2018-09-03")
  const scenario = { ...firstAnswers(item), serviceKind: "testing" }
  const opened = taken(
    await district.intake.submit(
      {
        item: item.id,
        applicant: holder.id,
        scenario,
        arrival: { channel: "window", on, time: "10:00" },
        outlet: "district-centre",
        materials: asked(item, scenario).map(paper),
        examination: {},
      },
      { as: clerk },
    ),
  )
  await district.runDue()
  morningOf(stage, "2018-09-05")
  const claimed = { ...claimOf(holder, "2018-09-03", price), case: opened.case }
  done(await district.vouchers.claim(holder.account, claimed, { as: clerk }))
  return opened.state.acceptance?.on ?? ""
}

/** Whether the approval is refused for the project, and the refusal takes its lawful course. */
async function refuseFunded(stage: Stage, holder: Holder): Promise<boolean> {
  const { say } = stage
  const { vouchers } = stage.district
  const number = `样例兑-${holder.number}`
  const reasons = ["样例：该发票已在区级项目经费中列支"]
  const approved = await vouchers.command(
    holder.account,
    { type: "approve-claim", claim: number },
    { as: voucherExaminer },
  )
  if (approved.outcome === "refused") say(approved.refusal.message.zh)
  const refusal = { type: "refuse-claim", claim: number, reasons } as const
  const early = await vouchers.command(holder.account, refusal, { as: voucherExaminer })
  const matter = { of: "claim", id: number } as const
  await give(stage, holder, voucherExaminer, { type: "announce-adverse-act", matter, reasons })
  await give(stage, holder, holder.actor, {
    type: "state-defence",
    matter,
    statement: "样例：同意，系重复申报",
  })
  await give(stage, holder, voucherExaminer, refusal)
  return (
    approved.outcome === "refused" &&
    approved.refusal._tag === "DoubleFunded" &&
    early.outcome === "refused" &&
    early.refusal._tag === "PriorNoticeMissing"
  )
}

const approve = (stage: Stage, holder: Holder): Promise<void> =>
  give(stage, holder, voucherExaminer, { type: "approve-claim", claim: `样例兑-${holder.number}` })

/** What a round set aside, by claim, in order of receipt. */
async function settle({ district, say }: Stage, round: string): Promise<ReadonlyMap<string, Fen>> {
  const { state, summary } = done(await district.vouchers.settleRound(scheme, round, { as: voucherCashier }))
  say(`批次 ${round}：预算 ${shown(summary.budget)}，兑付 ${shown(summary.allotted)}，${summary.claims} 笔`)
  return new Map(state.lines.map(({ amount, claim }) => [claim, amount]))
}

/** The payment file of a round, run twice over: the second time nothing happens. */
async function pay({ district: { vouchers } }: Stage, round: string): Promise<PaymentSummary> {
  const run = { scheme, round, purpose: `样例区创新券${round}` }
  done(await vouchers.pay(run, { as: voucherCashier }))
  return done(await vouchers.pay(run, { as: voucherCashier })).summary
}

const nameAccount = (stage: Stage, holder: Holder, account: string): Promise<void> =>
  give(stage, holder, holder.actor, {
    type: "set-payee",
    payee: { name: `样例主体-${holder.number}`, account, bank: "样例银行", relation: "self" },
  })

async function give(
  { district }: Stage,
  { account }: Holder,
  as: Actor,
  command: VoucherCommandInput,
): Promise<void> {
  done(await district.vouchers.command(account, command, { as }))
}

/** The answer of a call that the story expects to be taken; a refusal ends the story with its sentence. */
function done<Answer extends { readonly outcome: string }>(
  answer: Answer,
): Exclude<Answer, { readonly outcome: "refused" }> {
  if ("refusal" in answer) {
    const { message } = answer.refusal as { readonly message: { readonly en: string } }
    throw new Error(`Refused: ${message.en}`)
  }
  return answer as Exclude<Answer, { readonly outcome: "refused" }>
}

const shown = (amount: Fen): string => composeAmount(amount).zh
