/**
 * What intake puts in writing: that materials came in, that an application is accepted or has to be corrected, what is
 * owed and what was promised for it, or that it is not accepted. 行政许可法 art. 32; 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import type { CaseEventData, CaseState, Receipt } from "../../intake/index.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import { composeCitation } from "../../reasons/index.ts"
import {
  barCircumstances,
  barTold,
  dateOf,
  decideBy,
  dueBy,
  field,
  list,
  paragraph,
  reasonsFor,
  receivedMaterials,
  remediesTold,
  signature,
  underLaw,
  wantingMaterials,
} from "./blocks.ts"
import { closing, opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"
import { ifLate, ifStillOwed } from "./if-late.ts"
import { fillIn } from "../placeholders.ts"

type Data<Type extends keyof CaseEventData> = CaseEventData[Type]

/**
 * 收件凭证: what came in and when, by name, copy kind, medium and number; and how to ask how the case stands, by the
 * number of its first receipt (浙江省保障“最多跑一次”改革规定 art. 12).
 */
export function composeReceipt(
  received: { readonly receipt: Receipt; readonly materials: readonly SubmittedMaterial[] },
  { isSupplement, number, of }: ReceiptNumbers,
  context: DocumentContext,
): Draft<"receipt"> {
  const texts = textsOf("receipt", context)
  const { materials, receipt } = received
  return {
    kind: "receipt",
    title: isSupplement ? "补正材料收件凭证" : "收件凭证",
    number,
    blocks: [
      opening(isSupplement ? texts.supplement : texts.opening, context),
      field("收到日期", `${dateOf(receipt.receivedOn)}（${channelNames[receipt.channel]}）`, "received-on"),
      ...receivedMaterials(materials, context.item, texts.materials),
      ...(of === null ? [] : [paragraph(fillIn(texts.progress, { number: of, proof: proofOf(context) }))]),
      closing(texts.closing, context),
    ],
  }
}

interface ReceiptNumbers {
  /** Its own; a receipt for a supplement gets one when it is printed. */
  readonly number: string | null
  /** That of the case, by which it is asked for. */
  readonly of: string | null
  readonly isSupplement: boolean
}

function proofOf({ queryCode }: DocumentContext): string {
  return queryCode === undefined ? "申请人的证件号码" : `查询码（${queryCode}）`
}

/** The ways in which papers come in, as receipts name them. */
export const channelNames: Readonly<Record<Receipt["channel"], string>> = {
  window: "窗口提交",
  "registered-mail": "挂号信函",
  courier: "快递",
  mail: "邮寄",
  fax: "传真",
  online: "网上提交",
  email: "电子邮件",
}

/** 一次性补正告知书: everything at once, by when, and what follows if it is late or still wrong. */
export function composeCorrection(
  { deadline, mode, number, shortfalls }: Data<"CorrectionNotified">,
  context: DocumentContext,
): Draft<"correction"> {
  const { item, ruleSet } = context
  const texts = textsOf("correction", context)
  const law = underLaw(ruleSet.provisions.correctionNotice?.clause)
  return {
    kind: "correction",
    title: "一次性补正告知书",
    number,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${law}本机关现将需要补正的全部内容一次性告知如下：`, "act"),
      wantingMaterials(shortfalls, item, "shortfalls"),
      paragraph(fillIn(texts.deadline, dueBy(deadline, mode)), "deadline"),
      paragraph(ifLate(ruleSet.provisions), "consequence"),
      closing(texts.closing, context),
    ],
  }
}

/** 受理通知书. */
export function composeAcceptance(
  { acceptedOn, clocks, number }: Data<"Accepted">,
  before: CaseState,
  context: DocumentContext,
): Draft<"acceptance"> {
  const texts = textsOf("acceptance", context)
  return {
    kind: "acceptance",
    title: "受理通知书",
    number,
    blocks: [
      opening(texts.opening, context),
      paragraph(`本机关自${dateOf(acceptedOn)}起受理。`, "act"),
      ...receivedMaterials(before.materials, context.item, texts.materials),
      ...decideBy(clocks),
      closing(texts.closing, context),
    ],
  }
}

/** 视为受理告知书: by operation of law, from the day of receipt and not from the day that was missed. */
export function composeDeemedAcceptance(
  { acceptedOn, clocks, lapsedOn }: Data<"DeemedAccepted">,
  before: CaseState,
  context: DocumentContext,
): Draft<"deemed-acceptance"> {
  const texts = textsOf("deemed-acceptance", context)
  const clause = context.ruleSet.provisions.deemedAcceptance?.clause
  return {
    kind: "deemed-acceptance",
    title: "视为受理告知书",
    number: null,
    blocks: [
      opening(texts.opening, context, { lapsedOn: `${dateOf(lapsedOn)}（含当日）` }),
      paragraph(`自收到申请材料之日（${dateOf(acceptedOn)}）起即为受理。`, "act"),
      ...(clause === undefined ? [] : [field("依据", `${composeCitation(clause).zh}。`, "legal-basis")]),
      ...receivedMaterials(before.materials, context.item, texts.materials),
      ...decideBy(clocks),
      closing(texts.closing, context),
    ],
  }
}

/** 容缺受理告知书, in two copies: what is owed, in which form, by when, and what happens if it is late. */
export function composeTolerantAcceptance(
  data: Data<"TolerantlyAccepted">,
  before: CaseState,
  context: DocumentContext,
): Draft<"tolerant-acceptance"> {
  const { acceptedOn, clocks, deadline, mode, number, owed } = data
  const { item, ruleSet } = context
  const texts = textsOf("tolerant-acceptance", context)
  const law = underLaw(ruleSet.provisions.tolerance?.clause)
  return {
    kind: "tolerant-acceptance",
    title: "容缺受理告知书",
    number,
    copies: 2,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${law}本机关自${dateOf(acceptedOn)}起先予受理，下列材料请后补：`, "act"),
      wantingMaterials(owed, item, "owed"),
      paragraph(fillIn(texts.deadline, dueBy(deadline, mode)), "deadline"),
      paragraph(ifStillOwed(ruleSet.provisions), "consequence"),
      ...receivedMaterials(before.materials, item, texts.materials),
      ...decideBy(clocks),
      closing(texts.closing, context),
    ],
  }
}

/** 承诺书, in two copies, which the applicant signs: of a document to come, never of a condition met (告知承诺). */
export function composeCommitment(
  data: Data<"TolerantlyAccepted">,
  context: DocumentContext,
): Draft<"commitment"> | null {
  const { commitment, deadline, mode, number, owed } = data
  if (commitment === null) return null
  const texts = textsOf("commitment", context)
  const { dueOn, mode: counts } = dueBy(deadline, mode)
  const { addressee, item, ruleSet } = context
  return {
    kind: "commitment",
    title: "容缺受理承诺书",
    number: null,
    copies: 2,
    addressee: context.seal?.authority.zh ?? item.authority.name.zh,
    isApplicants: true,
    date: commitment.signedOn,
    blocks: [
      opening(texts.opening, context, { applicant: addressee }),
      list(commitment.clauses, "clauses"),
      paragraph(texts.owed),
      wantingMaterials(owed, item, "owed"),
      field("补齐期限", `${dueOn}，${counts}。`, "deadline"),
      paragraph(`未按承诺补齐的，承诺人知悉：${ifStillOwed(ruleSet.provisions)}`, "consequence"),
      field("对应的容缺受理告知书", number),
      signature(["承诺人（签字或盖章）"], ["承诺日期", dateOf(commitment.signedOn)]),
    ],
  }
}

/** 不予受理通知书: the ground, the reasons, the right authority where it is another's, and where to turn. */
export function composeNotAccepted(
  { bar, ground, number, reasons, referredTo, remedies }: Data<"NotAccepted">,
  context: DocumentContext,
): Draft<"not-accepted"> {
  const texts = textsOf("not-accepted", context)
  const isAnothers = ground === "wrong-authority"
  return {
    kind: "not-accepted",
    title: "不予受理通知书",
    number,
    circumstances: isAnothers ? ["wrong-authority"] : barCircumstances(bar),
    blocks: [
      opening(texts.opening, context),
      paragraph(`${grounds[ground]}，本机关决定不予受理。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...(isAnothers && referredTo ? [paragraph(`请向${referredTo}提出申请。`, "referral")] : []),
      ...barTold(bar),
      ...remediesTold(remedies),
      closing(texts.closing, context),
    ],
  }
}

const grounds: Readonly<Record<Data<"NotAccepted">["ground"], string>> = {
  "not-required": "该事项依法不需要申请办理",
  "wrong-authority": "该事项依法不属于本机关职权范围",
  "still-incomplete": "申请材料经告知补正后仍不齐全或者不符合要求",
  "false-material": "申请人隐瞒有关情况或者提供虚假材料",
}
