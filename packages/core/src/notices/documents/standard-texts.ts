/**
 * The words around the legal elements, which an authority may put in its own way. What stands in braces is filled in
 * from the case and must stay in every wording. What law has said is in no text here: it is composed and always stands.
 */
import type { DocumentKind } from "./legal-document.ts"

const title = "{title}"
const contact = "联系电话：{phone}；地址：{address}。"
const received = "收到的材料如下："
const because = "理由如下："
const within = "请于{dueOn}补齐，{mode}。"

export const standardTexts = {
  receipt: {
    title,
    opening: "你（单位）就“{matter}”提交的申请材料，本机关已收到。",
    supplement: "你（单位）就“{matter}”补交的材料，本机关已收到。",
    materials: received,
    progress: "查询办理进度，请提供收件凭证文号（{number}）和{proof}。",
    closing: contact,
  },
  correction: {
    title,
    opening: "你（单位）申请的“{matter}”，经审查，申请材料不齐全或者不符合规定形式。",
    deadline: within,
    closing: contact,
  },
  acceptance: {
    title,
    opening: "你（单位）申请的“{matter}”，经审查，申请材料齐全、符合规定形式。",
    materials: received,
    closing: contact,
  },
  "deemed-acceptance": {
    title,
    opening: "你（单位）申请的“{matter}”，本机关未在{lapsedOn}前一次性告知需要补正的全部内容。",
    materials: received,
    closing: contact,
  },
  "tolerant-acceptance": {
    title,
    opening: "你（单位）申请的“{matter}”，经审查，关键材料齐全。",
    materials: received,
    deadline: within,
    closing: contact,
  },
  commitment: {
    title,
    opening: "承诺人{applicant}就“{matter}”自愿申请容缺受理，郑重承诺如下：",
    owed: "尚欠交的材料：",
  },
  "supplement-extended": {
    title,
    opening: "你（单位）申请的“{matter}”，本机关同意延长补齐材料的期限。",
    reasons: because,
    owed: "需要补齐的材料：",
    deadline: within,
    closing: contact,
  },
  "delay-excused": {
    title,
    opening: "你（单位）申请的“{matter}”，所欠的材料没有在期限内按要求补齐。",
    reasons: because,
    owed: "尚欠的材料：",
    closing: contact,
  },
  "further-notice": {
    title,
    opening: "你（单位）申请的“{matter}”，容缺受理后补交的材料不符合要求。",
    deadline: within,
    closing: contact,
  },
  "not-accepted": {
    title,
    opening: "你（单位）申请的“{matter}”，本机关已经审查。",
    reasons: because,
    closing: contact,
  },
  "acceptance-revoked": {
    title,
    opening: "你（单位）申请的“{matter}”，经容缺受理后，没有按要求补齐所欠的材料。",
    reasons: because,
    closing: contact,
  },
  terminated: {
    title,
    opening: "你（单位）申请的“{matter}”，经容缺受理后，没有按要求补齐所欠的材料。",
    reasons: because,
    closing: contact,
  },
  "deemed-withdrawn": {
    title,
    opening: "你（单位）申请的“{matter}”，本机关已一次性告知需要补正的全部内容。",
    closing: contact,
  },
  "special-procedure": {
    title,
    opening: "你（单位）申请的“{matter}”正在办理中。",
    closing: contact,
  },
  "procedure-ended": {
    title,
    opening: "你（单位）申请的“{matter}”，所需的特别程序已经结束，现恢复办理。",
    closing: contact,
  },
  "deadline-moved": {
    title,
    opening: "你（单位）申请的“{matter}”，所适用的工作日历有调整。",
    closing: contact,
  },
  extension: {
    title,
    opening: "你（单位）申请的“{matter}”正在办理中，不能在原定期限内办结。",
    closing: contact,
  },
  "overdue-explanation": {
    title,
    opening: "现就本机关办理的一件“{matter}”超过办理时限的情况说明如下。",
    reasons: because,
    closing: contact,
  },
  granted: {
    title,
    opening: "你（单位）申请的“{matter}”，经审查符合条件。",
    reasons: because,
    closing: contact,
  },
  refused: {
    title,
    opening: "你（单位）申请的“{matter}”，本机关已经审查。",
    reasons: because,
    closing: contact,
  },
  "deemed-renewal": {
    title,
    opening: "你（单位）在有效期届满前依法申请延续“{matter}”。",
    closing: contact,
  },
  collection: {
    title,
    opening: "你（单位）申请的“{matter}”已经办结，请选择以下一种方式领取结果。",
    chosen: "你（单位）申请的“{matter}”已经办结，按你（单位）选择的以下方式领取结果。",
    bring: "到窗口领取的，请携带本领取单和领取人的有效身份证件；委托他人领取的，请一并携带委托书。",
    closing: contact,
  },
  rectification: {
    title,
    opening: "你（单位）以告知承诺方式申请的“{matter}”，经核查，与所作的承诺不符。",
    reasons: because,
    deadline: "请于{dueOn}完成整改。",
    closing: contact,
  },
  "decision-revoked": {
    title,
    opening: "对你（单位）取得的“{matter}”办理结果，本机关已经核查。",
    reasons: because,
    closing: contact,
  },
  "prior-notice": {
    title,
    opening: "你（单位）申请的“{matter}”，本机关在作出处理之前，告知如下。",
    reasons: because,
    deadline: "你（单位）有权陈述、申辩，请于{dueOn}提出，书面、口头均可。",
    closing: contact,
  },
  "collection-receipt": {
    title,
    opening: "你单位代 {members} 人统一提交的“{matter}”申请材料，本机关已收到。",
    materials: received,
    each: "每人一件，分别审查、分别告知；一人材料不齐不影响他人。查询各人的办理进度，请凭本人的收件凭证。",
    closing: contact,
  },
  "shortfall-list": {
    title,
    opening: "你单位统一申报的“{matter}”中，以下 {members} 人的材料需要补齐。",
    together: "可用一个快递统一寄送，无需到场。",
    closing: contact,
  },
  "issue-list": {
    title,
    opening: "你单位统一申报的“{matter}”中，以下 {members} 人的办理结果现予发放。",
    pass: "请转交本人并由本人签收。",
    closing: contact,
  },
  "service-return": { title, opening: "送达“{matter}”有关文书的情况如下：" },
} as const satisfies Readonly<Record<DocumentKind, Readonly<Record<string, string>>>>

type Standard = typeof standardTexts

/** The wording of one kind of document, text by text. */
export type KindTexts<Kind extends DocumentKind> = { readonly [Name in keyof Standard[Kind]]: string }

/** The wording of every kind. */
export type DocumentTexts = { readonly [Kind in DocumentKind]: KindTexts<Kind> }

/** What an authority words in its own way; all else stays as it is. */
export type DocumentWording = { readonly [Kind in DocumentKind]?: Partial<KindTexts<Kind>> }
