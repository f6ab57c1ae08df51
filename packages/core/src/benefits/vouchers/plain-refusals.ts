import { type Refusal, text } from "../../reasons/index.ts"

/** Refusals that carry nothing but their sentence. */
export const refusals = {
  schemeNotInForce: say(
    "SchemeNotInForce",
    "该创新券办法在今天未生效。",
    "This voucher scheme is not in force today.",
  ),
  notTheirAccount: say(
    "NotTheirAccount",
    "该创新券账户属于另一主体或另一办法。",
    "This account is another holder's, or of another scheme.",
  ),
  amountNotPositive: say(
    "AmountNotPositive",
    "金额应大于零，且不超过所申请或已支付的数额。",
    "The amount must be above zero, and no more than what was asked for or paid.",
  ),
  notAtThisStep: say(
    "NotAtThisStep",
    "目前不能进行此操作，请刷新后核对。",
    "It does not stand where this can be done; read it again.",
  ),
  dateInTheFuture: say(
    "DateInTheFuture",
    "签约、服务、开票和付款均应在申请之前完成，请核对日期。",
    "What is claimed was signed, served, invoiced and paid before: check the days.",
  ),
  wrongChannel: say(
    "WrongChannel",
    "在线申请由持有人提交；窗口申请由受理窗口凭已受理的办件登记。",
    "The holder claims online; at the window its officer records the claim with the case that was accepted.",
  ),
  invoiceClaimed: say(
    "InvoiceClaimed",
    "该发票已用于另一笔兑付申请，同一支出不能重复兑付。",
    "This invoice stands in another claim: a spend is claimed once.",
  ),
  caseClaimed: say(
    "CaseClaimed",
    "该办件已对应另一笔兑付申请，一个办件只登记一笔。",
    "This case stands behind another claim: one case is for one claim.",
  ),
  claimsOpen: say(
    "ClaimsOpen",
    "该合同尚有待审核的兑付申请，请先撤回或等待审核。",
    "A claim on this contract is still to be examined: withdraw it, or wait.",
  ),
  reasonsMissing: say("ReasonsMissing", "请书面写明理由。", "Give the reasons in writing."),
  remediesMissing: say(
    "RemediesMissing",
    "该办法未写明救济途径，请补充后再作出决定。",
    "The scheme names no remedies; add them before acting.",
  ),
  announcedAlready: say(
    "AnnouncedAlready",
    "已告知持有人，请待其陈述申辩。",
    "The holder was told already; wait for the answer.",
  ),
  nothingAnnounced: say(
    "NothingAnnounced",
    "没有拟作出的不利决定需要陈述申辩。",
    "Nothing is announced that could be answered.",
  ),
  beyondDue: say(
    "BeyondDue",
    "兑付额超过该申请尚待兑付的数额。",
    "This is more than is still due on the claim.",
  ),
  payeeMissing: say(
    "PayeeMissing",
    "尚未登记收款账户；请先登记（set-payee）。",
    "There is no account to pay to yet: name one first (`set-payee`).",
  ),
  paidAlready: say("PaidAlready", "这一笔已经拨付。", "This was paid already."),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
