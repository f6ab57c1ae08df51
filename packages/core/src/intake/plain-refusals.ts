/** Refusals of a command that carry nothing but their sentence. */
import type { Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"

export type PlainRefusal = (typeof refusals)[keyof typeof refusals]

/** Refusals that carry nothing but their sentence. */
export const refusals = {
  preReviewerDecides: say(
    "PreReviewerDecides",
    "初审人员不得作出该件的决定，请由他人决定。",
    "Whoever took the first look may not decide the case: let another do it.",
  ),
  samePerson: say(
    "SamePerson",
    "更正录入须由另一名工作人员确认。",
    "A correction is confirmed by another officer than the one who proposed it.",
  ),
  nothingToSeal: say(
    "NothingToSeal",
    "没有此文号或编号的待盖章文书。",
    "No document with this number or id waits to be sealed.",
  ),
  noSuchDocument: say(
    "NoSuchDocument",
    "该办件没有此编号的可送达文书，请按文书清单核对。",
    "The case has no document with this id that could be served: check the list of its documents.",
  ),
  documentNotNumbered: say(
    "DocumentNotNumbered",
    "该文书尚无文号，请先打印取号，或写明文号（number）。",
    "This document has no number yet: print it, which gives it one, or say it (`number`).",
  ),
  serversMissing: say("ServersMissing", "请写明送达人。", "Say who served it."),
  notAnAddressee: say(
    "NotAnAddressee",
    "该人不是申请人，当日也无权代收文书，请核对受送达人或先登记代理。",
    "They are not the applicant and could not take papers for them that day: check who was served, or record the party first.",
  ),
  nothingConfirmed: say(
    "NothingConfirmed",
    "请至少确认一种送达地址：邮寄地址或者电子送达系统。",
    "Confirm one address at least: where letters go, or a system to be served in.",
  ),
  electronicServiceDeclined: say(
    "ElectronicServiceDeclined",
    "申请人选择了不接受电子送达；如已改变意愿，请先更改选择。",
    "The applicant declined electronic service: if they think otherwise now, have them change their choice first.",
  ),
  noSuchProposal: say(
    "NoSuchProposal",
    "没有待确认的此项更正。",
    "No correction with this number waits to be confirmed.",
  ),
  entryChangedSince: say(
    "EntryChangedSince",
    "提出更正之后，该录入已有变动，请按现有录入重新提出。",
    "The entry has changed since this was proposed: propose it anew, of the entry as it stands.",
  ),
  nothingToChange: say("NothingToChange", "更正内容与原录入相同。", "The entry says so already."),
  lateEntryUnexplained: say(
    "LateEntryUnexplained",
    "补录以前日期的事项，请写明原因（enteredLate）。",
    "What was on an earlier day needs the reason why it is entered late (`enteredLate`).",
  ),
  datedByTheApplicant: say(
    "DatedByTheApplicant",
    "本人提交的材料以进入系统之日为收件之日；寄出日期以承运人记录为准，请由窗口登记。",
    "What you hand in yourself is received when it enters the system; a day of posting is the carrier's record, and the window enters it.",
  ),
  noSuchPart: say(
    "NoSuchPart",
    "该件没有正在进行的此审查环节。",
    "The case has no such part that is under way.",
  ),
  notReplaceable: say(
    "NotReplaceable",
    "该材料不在免予提交或告知承诺的范围内。",
    "This material can be neither waived nor replaced by a promise here.",
  ),
  commitmentUnavailable: say(
    "CommitmentUnavailable",
    "该事项未列入告知承诺清单，或依规定不适用，请按普通程序办理。",
    "The item is on no list for such promises, or may not be: take the ordinary way.",
  ),
  promiseBroken: say(
    "PromiseBroken",
    "承诺经核查不实且未整改，不能作出准予类决定；请责令限期整改，或依法作出不予决定。",
    "A promise was found broken: order it put right, or refuse by law; nothing favourable before.",
  ),
  rectificationFirst: say(
    "RectificationFirst",
    "请先责令限期整改；期满仍不符合的，方可撤销决定。",
    "Order it put right first: the decision may be revoked when that time is over and it was not.",
  ),
  signatureUnreliable: say(
    "SignatureUnreliable",
    "电子签名须同时满足专有、专控、签名改动可发现、内容改动可发现四项条件。",
    "An electronic signature must be exclusive, controlled, and show changes to itself and to the text.",
  ),
  toleranceDeclined: say(
    "ToleranceDeclined",
    "申请人未选择容缺受理，请按补正程序办理。",
    "The applicant declined tolerant intake: take the ordinary way.",
  ),
  notThisConsequence: say(
    "NotThisConsequence",
    "适用的规则集对逾期规定了其他后果。",
    "The rule set in force names another consequence of default.",
  ),
  noFurtherNotice: say(
    "NoFurtherNotice",
    "不能再次告知：规则集不允许，或者补交材料并无不符。",
    "It cannot be told again: the rule set does not allow it, or nothing supplied is wrong.",
  ),
  identityMeansUnknown: say(
    "IdentityMeansUnknown",
    "适用的规则集未列入此身份证明方式。",
    "The rule set does not list this means of showing who one is.",
  ),
  notLookedUp: say(
    "NotLookedUp",
    "该材料不是由机关核验取得的，无平台数据可供异议。",
    "The authority does not look this up, so there is no platform data to dispute.",
  ),
  tooFewOfficers: say(
    "TooFewOfficers",
    "现场核查人员不足规定人数；请由同去人员一并登录核实身份。",
    "Too few different officers went: have the host vouch for whoever else was there.",
  ),
  officerIsParty: say(
    "OfficerIsParty",
    "申请人或其代理人、经办人不得作为核查人员，请另行指派。",
    "Nobody of the applicant's side may check on site: send another officer.",
  ),
  overdueUnexplained: say(
    "OverdueUnexplained",
    "该件已超期，请先公开说明理由（explain-overdue）。",
    "The case is overdue: explain why in public first (`explain-overdue`).",
  ),
  nothingToAnnounce: say(
    "NothingToAnnounce",
    "适用的规则集未要求就此事先告知，可依法直接作出。",
    "The rule set asks for no hearing before this act: it may be done as the law has it.",
  ),
  nothingAnnounced: say(
    "NothingAnnounced",
    "尚未就此事先告知，或该处理已不再可能作出，无需陈述申辩。",
    "No such act was announced, or none can come of it any more: there is nothing to answer.",
  ),
  notOverdue: say("NotOverdue", "该期限未超期。", "This clock has not run out."),
  notTheirChoice: say(
    "NotTheirChoice",
    "申请人选择了其他领取方式。",
    "The applicant chose another way to get the result.",
  ),
  notFirstAsked: say(
    "NotFirstAsked",
    "转办由首问责任人完成，或者已完成。",
    "The first-asked officer completes the hand-over, or it is done.",
  ),

  noApplicationNeeded: say(
    "NoApplicationNeeded",
    "此事项由机关主动办理，无需申请，也无需提交材料。",
    "The authority does this on its own: no application and no materials are needed.",
  ),
  nothingToCorrect: say("NothingToCorrect", "没有需要补正的内容。", "There is nothing to correct."),
  nothingLapsed: say(
    "NothingLapsed",
    "补正期限未届满，也没有材料逾期或不符。",
    "No period has lapsed and nothing supplied is wrong.",
  ),
  notYetWrong: say(
    "NotYetWrong",
    "申请人尚未补正，不能以补正不符为由不予受理。",
    "Nothing was supplied yet that could be wrong.",
  ),
  reasonsMissing: say("ReasonsMissing", "请书面写明理由。", "Give the reasons in writing."),
  remediesMissing: say(
    "RemediesMissing",
    "规则集未写明救济途径，请补充后再作出决定。",
    "The rule set names no remedies; add them before acting.",
  ),
  referralMissing: say(
    "ReferralMissing",
    "请告知应向哪一机关申请。",
    "Say which authority is the right one.",
  ),
  notInForce: say(
    "NotInForce",
    "该事项版本或规则集在收件之日未生效。",
    "This edition of the item, or the rule set, is not in force on the day of receipt.",
  ),
  noSuchClock: say("NoSuchClock", "该办件没有此项期限。", "The case has no such clock."),
  notTheRuleSetsToGrant: say(
    "NotTheRuleSetsToGrant",
    "适用的规则集不允许延长此期限。",
    "The rule set does not allow this clock to be extended.",
  ),
  tooLate: say(
    "TooLate",
    "期限已过，不能再延长；可依法说明正当理由。",
    "The period has passed and cannot be extended; a good reason may be recorded instead.",
  ),
  lookUpAnswered: say(
    "LookUpAnswered",
    "来源已有答复，无需再次查询；如对数据有异议，请按数据异议办理。",
    "The source has answered: there is nothing to ask again. Whoever doubts its data disputes them.",
  ),
  promiseAfterStatute: say(
    "PromiseAfterStatute",
    "承诺期限不得晚于法定期限。",
    "The promised date may not lie after the statutory one.",
  ),
  deliveredAnotherWay: say(
    "DeliveredAnotherWay",
    "该事项不以此方式送达结果。",
    "This item does not hand results over in this way.",
  ),
  dateInTheFuture: say("DateInTheFuture", "日期不能晚于今天。", "The date may not lie in the future."),
  dateTooEarly: say(
    "DateTooEarly",
    "日期早于其所依据的环节，请核对。",
    "The date lies before what it follows from; check it.",
  ),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
