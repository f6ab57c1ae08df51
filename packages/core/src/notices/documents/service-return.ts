/**
 * 送达回证: what was served on whom, in which way, with which evidence, and the day that counts; to be signed by who took
 * it and who served it, and by the witnesses of what was left.
 */
import {
  type Addressee,
  type CaseEventData,
  type CaseState,
  servedRoleTitles,
  serviceDayReasons,
  serviceMethodTitles,
  type ServiceWay,
} from "../../intake/index.ts"
import { dateOf, field, opened, paragraph, signature, underLaw } from "./blocks.ts"
import { opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"
import type { DocumentBlock, LegalDocument } from "./legal-document.ts"

type Served = CaseEventData["DocumentServed"]

/** The return of a service, of a document that the case called for. */
export function composeServiceReturn(
  served: Served,
  document: Pick<LegalDocument, "title">,
  before: CaseState,
  context: DocumentContext,
): Draft<"service-return"> {
  const { addressee, clause, servedOn, servers, way } = served
  const { method } = way
  const name = nameOf(addressee, context)
  const taken: readonly [string, string?] =
    way.method === "direct" && way.takenBy !== undefined
      ? [`代收人（签字或盖章，${opened(way.takenBy.relation)}）`, opened(way.takenBy.name)]
      : ["受送达人（签字或盖章）"]
  const witnesses = way.method === "left" ? way.witnesses : []
  return {
    kind: "service-return",
    title: "送达回证",
    number: null,
    addressee: name,
    date: servedOn,
    circumstances: way.method === "left" ? ["served-by-leaving"] : [],
    blocks: [
      opening(textsOf("service-return", context).opening, context),
      field("受送达人", `${name}（${servedRoleTitles[addressee.role].zh}）`),
      field("送达文书", `${document.title}（${served.document.number}）`, "served-document"),
      field("送达方式", `${underLaw(clause)}${serviceMethodTitles[method].zh}`, "way-of-service"),
      field("送达凭据", evidenceOf(served), "evidence"),
      field("送达日期", `${dateOf(servedOn)}（${serviceDayReasons[method].zh}）`, "served-on"),
      ...(way.method === "left" ? [field("见证", witnessesOf(way), "witnesses")] : []),
      ...servedAlready(served, before),
      signature(
        taken,
        ["签收日期"],
        ["送达人（签字）", servers.map(opened).join("、")],
        ...witnesses.map((each): readonly [string, string] => ["见证人（签字）", opened(each.name)]),
      ),
    ],
  }
}

/** A later service restarts nothing, and says so. */
function servedAlready({ counts, document }: Served, { documents }: CaseState): readonly DocumentBlock[] {
  const first = documents.find(({ id }) => id === document.id)?.served
  if (counts || !first) return []
  return [
    paragraph(
      `该文书的送达日期为${dateOf(first.on)}（${serviceMethodTitles[first.method].zh}），不因本次送达改变。`,
    ),
  ]
}

function nameOf({ role, subject }: Addressee, { addressee, names = {} }: DocumentContext): string {
  return role === "applicant" ? addressee : (names[subject] ?? "（未提供姓名）")
}

function evidenceOf({ consentedOn, way }: Served): string {
  switch (way.method) {
    case "direct":
      return `在${opened(way.place)}签收`
    case "left":
      return `在${opened(way.place)}留置；拒收事由：${opened(way.refusal)}`
    case "posted":
      return `${dateOf(way.postedOn)}交寄，邮件号${opened(way.waybill)}，回执附后${takers[way.signedBy]}`
    case "entrusted":
      return `委托${way.entrusted}送达，委托函${way.letterNumber}`
    case "public":
      return `${dateOf(way.publishedOn)}在${way.where}公告；事由：${opened(way.because)}`
    case "electronic": {
      const confirmed = consentedOn === undefined ? "" : `；送达地址确认于${dateOf(consentedOn)}`
      return `${way.system}到达记录${opened(way.reference)}${confirmed}`
    }
    default:
      return way satisfies never
  }
}

const takers: Readonly<Record<Extract<ServiceWay, { method: "posted" }>["signedBy"], string>> = {
  self: "",
  agent: "（他人代收）",
  locker: "（投至快递柜或者驿站）",
}

function witnessesOf({ recording, witnesses }: Extract<ServiceWay, { method: "left" }>): string {
  const people = witnesses.map(({ name, unit }) => `${opened(name)}（${opened(unit)}）`).join("、")
  const film = recording === undefined ? "" : `拍照、录像记录${opened(recording)}`
  return [people, film].filter((each) => each !== "").join("；")
}
