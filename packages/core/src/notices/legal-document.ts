/**
 * Legal documents (文书) of a case, in Chinese alone, composed from what happened: nothing is typed in
 * twice. Each names the clause it stands on, the days that count and where to turn.
 * 行政许可法 art. 32, 38; 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import { isEnvelope, isErased, type Sealable } from "../events/index.ts"
import type { CaseEvent } from "../intake/index.ts"
import { itemTypes, type Remedy, type RuleSet } from "../law/index.ts"
import type { Shortfall } from "../materials/index.ts"
import { composeCitation, type Citation, type Text } from "../reasons/index.ts"
import type { Deadline, InTimeMode, PlainDate } from "../time/index.ts"
import { composeDateZh } from "./date-text.ts"

export interface LegalDocument {
  readonly title: string
  /** 文号; `null` where the document bears none. */
  readonly number: string | null
  readonly addressee: string
  readonly paragraphs: readonly string[]
  readonly authority: string
  readonly date: PlainDate
  /** How many are made out: one for the applicant, one for the file. */
  readonly copies: number
}

export interface DocumentContext {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  /** The applicant's name as it should stand on paper; opened for this purpose only. */
  readonly addressee: string
}

type Body = Pick<LegalDocument, "title" | "number" | "paragraphs"> & { readonly copies?: number }

/** The document an event calls for, or `null` where it calls for none. Sealed values must have been opened. */
export function composeDocument(event: CaseEvent, context: DocumentContext): LegalDocument | null {
  const body = bodyOf(event, context)
  if (body === null) return null
  const { addressee, item } = context
  return { copies: 1, ...body, addressee, authority: item.authority.name.zh, date: event.occurredOn }
}

/** The document as plain text, to print or to show. */
export function formatDocument(document: LegalDocument): string {
  const { addressee, authority, copies, date, number, paragraphs, title } = document
  const made = copies > 1 ? [`（本文书一式${copies === 2 ? "两" : copies}份，申请人和受理机关各执一份）`] : []
  return [
    title,
    ...(number === null ? [] : [number]),
    "",
    `${addressee}：`,
    ...paragraphs,
    ...made,
    "",
    authority,
    composeDateZh(date),
  ].join("\n")
}

function bodyOf(event: CaseEvent, context: DocumentContext): Body | null {
  const { item, ruleSet } = context
  const name = item.name.zh
  const { provisions } = ruleSet
  switch (event.type) {
    case "MaterialsReceived": {
      const { materials, number, receipt } = event.data
      const received = `本机关于${composeDateZh(receipt.receivedOn)}收到你（单位）提交的“${name}”申请材料共 ${materials.length} 项。`
      return { title: "收件凭证", number, paragraphs: [received, ...contact(item)] }
    }
    case "CorrectionNotified": {
      const { deadline, mode, number, shortfalls } = event.data
      const law = underLaw(provisions.correctionNotice?.clause)
      const opening = `经审查，你（单位）申请的“${name}”，以下材料需要补正。${law}现一次性告知如下：`
      const late =
        provisions.lateSupplement?.outcome === "deemed-withdrawn" ? "逾期未补正的，视为撤回申请。" : ""
      const paragraphs = [
        opening,
        ...listed(shortfalls, item),
        `${byDay(deadline, mode)}${late}`,
        ...contact(item),
      ]
      return { title: "一次性补正告知书", number, paragraphs }
    }
    case "Accepted": {
      const { acceptedOn, clocks, number } = event.data
      const opening = `你（单位）申请的“${name}”，材料齐全、符合要求，本机关自${composeDateZh(acceptedOn)}起受理。`
      return { title: "受理通知书", number, paragraphs: [opening, ...decideBy(clocks), ...contact(item)] }
    }
    case "DeemedAccepted": {
      const { acceptedOn, clocks, lapsedOn } = event.data
      const opening = `你（单位）申请的“${name}”，本机关未在${composeDateZh(lapsedOn)}（含当日）前一次性告知需要补正的内容。${underLaw(provisions.deemedAcceptance?.clause)}自收到申请材料之日（${composeDateZh(acceptedOn)}）起即为受理。`
      return {
        title: "视为受理告知书",
        number: null,
        paragraphs: [opening, ...decideBy(clocks), ...contact(item)],
      }
    }
    case "TolerantlyAccepted": {
      const { acceptedOn, clocks, commitment, deadline, mode, number, owed } = event.data
      const opening = `你（单位）申请的“${name}”，关键材料齐全。${underLaw(provisions.tolerance?.clause)}本机关自${composeDateZh(acceptedOn)}起先予受理，下列材料请后补：`
      const consequence =
        "逾期未补齐或者补交后仍不符合要求的，本机关将依法作出撤销受理的书面决定，并说明理由。"
      const promised = commitment ? [`你（单位）已承诺：${commitment.clauses.join("；")}。`] : []
      const paragraphs = [
        opening,
        ...listed(owed, item),
        `${byDay(deadline, mode)}${consequence}`,
        ...promised,
        ...decideBy(clocks),
        ...contact(item),
      ]
      return { title: "容缺受理通知书", number, paragraphs, copies: 2 }
    }
    case "NotAccepted": {
      const { ground, number, reasons, referredTo, remedies } = event.data
      const opening = `你（单位）申请的“${name}”，本机关决定不予受理。理由如下：`
      const referral = ground === "wrong-authority" && referredTo ? [`请向${referredTo}提出申请。`] : []
      return {
        title: "不予受理决定书",
        number,
        paragraphs: [opening, ...open(reasons), ...referral, ...turnTo(remedies)],
      }
    }
    case "AcceptanceRevoked": {
      const { number, owed, reasons, remedies } = event.data
      const opening = `你（单位）申请的“${name}”经容缺受理后，下列材料未按期补齐：`
      const law = `${underLaw(provisions.tolerance?.clause)}本机关决定撤销受理。理由如下：`
      const paragraphs = [opening, ...listed(owed, item), law, ...open(reasons), ...turnTo(remedies)]
      return { title: "撤销受理决定书", number, paragraphs }
    }
    case "ApplicationDeemedWithdrawn": {
      const text = `你（单位）申请的“${name}”，至${composeDateZh(event.data.dueOn)}未按告知要求补正。${underLaw(event.data.clause)}视为撤回申请。你（单位）可以重新申请。`
      return { title: "视为撤回申请告知书", number: null, paragraphs: [text, ...contact(item)] }
    }
    case "ClockSuspended": {
      const title = specialTitle(event.data.reason, context)
      const text = `“${name}”办理中需要${title.zh}，自${composeDateZh(event.data.deadline.suspensions.at(-1)?.from ?? event.occurredOn)}起所需时间不计入${event.data.clock === "statutory" ? "法定" : "承诺"}办结时限。`
      return { title: "特别程序告知书", number: null, paragraphs: [text, ...contact(item)] }
    }
    case "ClockExtended": {
      const { dueOn } = event.data.deadline
      const text = `“${name}”的办理期限${underLaw(provisions.extension?.clause)}经批准延长${dueOn === null ? "" : `至${composeDateZh(dueOn)}`}。`
      return { title: "延长办理期限告知书", number: null, paragraphs: [text, ...contact(item)] }
    }
    case "DecisionMade": {
      const { favourable, number, reasons, remedies } = event.data
      const { favourable: granted, unfavourable } = itemTypes[item.type]
      const title = favourable ? granted.title.zh : (unfavourable ?? granted).title.zh
      const opening = favourable
        ? `你（单位）申请的“${name}”，经审查符合条件，现予办理，结果为“${item.result.name.zh}”。`
        : `你（单位）申请的“${name}”，经审查不能办理。理由如下：`
      return {
        title: title.endsWith("决定") ? `${title}书` : title,
        number,
        paragraphs: [opening, ...open(reasons), ...turnTo(remedies)],
      }
    }
    default:
      return null
  }
}

function listed(shortfalls: readonly Shortfall[], item: ServiceItem): readonly string[] {
  return shortfalls.map((shortfall, index) => {
    const note = shortfall.note === undefined ? "" : openText(shortfall.note)
    const form = item.materials.find((requirement) => requirement.id === shortfall.requirement)?.remark
    return `${index + 1}. ${shortfall.remedy.zh}${note}${form ? `（${form.zh}）` : ""}`
  })
}

function byDay(deadline: Deadline, mode: InTimeMode): string {
  const day = deadline.dueOn === null ? "期限恢复计算后" : `${composeDateZh(deadline.dueOn)}（含当日）前`
  return `请于${day}补齐，${mode === "posted" ? "以寄出之日为准" : "以到达之日为准"}。`
}

function decideBy(clocks: {
  readonly statutory: Deadline | null
  readonly promised: Deadline | null
}): readonly string[] {
  const line = (label: string, deadline: Deadline | null) =>
    deadline?.dueOn
      ? [
          `${label}：${composeDateZh(deadline.dueOn)}${deadline.certainty === "provisional" ? "（以届时公布的放假安排为准）" : ""}。`,
        ]
      : []
  return [...line("法定办结日", clocks.statutory), ...line("承诺办结日", clocks.promised)]
}

function turnTo(remedies: readonly Remedy[]): readonly string[] {
  return remedies.map((remedy) => {
    const within = remedy.within === null ? "" : `${remedy.within.zh}内`
    return `如对本决定不服，可以${within}向${remedy.body.zh}${remedy.title.zh}（${composeCitation(remedy.clause).zh}）。`
  })
}

function underLaw(clause: Citation | undefined): string {
  return clause === undefined ? "" : `根据${composeCitation(clause).zh}，`
}

function contact({ contact: { address, phone } }: ServiceItem): readonly string[] {
  return [`联系电话：${phone}；地址：${address.zh}。`]
}

function specialTitle(reason: string, { item, ruleSet }: DocumentContext): Text {
  const all = [...(ruleSet.provisions.suspensions ?? []), ...item.specialProcedures]
  return all.find((each) => each.reason === reason)?.title ?? { zh: reason, en: reason }
}

function open(reasons: readonly Sealable<string>[]): readonly string[] {
  return reasons.map((reason) => (typeof reason === "string" ? reason : "（内容已封存）"))
}

function openText(note: Sealable<Text>): string {
  return isEnvelope(note) || isErased(note) ? "（内容已封存）" : `${note.zh}。`
}
