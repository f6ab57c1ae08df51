/**
 * 送达回证: what was served on whom, in which way, with which evidence, and the day that counts; to be signed by who took
 * it and who served it, and by the witnesses of what was left.
 */
import { serviceMethodNames, servedRoleNames, type Service, type ServiceRecord } from "../service/index.ts"
import { dateOf, field, signature, underLaw } from "./blocks.ts"
import { framed, opening, textsOf, type DocumentContext } from "./draft.ts"
import type { LegalDocument } from "./legal-document.ts"

/** The return of a service that counts; `service` is what `servedOn` says of the record. */
export function composeServiceReturn(
  record: ServiceRecord,
  service: Service,
  context: DocumentContext,
): LegalDocument {
  const { addressee, document, method, servedBy } = record
  const number = document.number === null ? "" : `（${document.number}）`
  const way = `${underLaw(service.clause)}${serviceMethodNames[method]}`
  const taken: readonly [string, string?] =
    record.method === "direct" && record.takenBy !== undefined
      ? [`代收人（签字或盖章，${record.takenBy.relation}）`, record.takenBy.name]
      : ["受送达人（签字或盖章）"]
  const witnesses = record.method === "left" ? record.witnesses : []
  const blocks = [
    opening(textsOf("service-return", context).opening, context),
    field("受送达人", `${addressee.name}（${servedRoleNames[addressee.role]}）`),
    field("送达文书", `${document.title}${number}`, "served-document"),
    field("送达方式", way, "way-of-service"),
    field("送达凭据", evidenceOf(record), "evidence"),
    field("送达日期", `${dateOf(service.on)}（${service.reason.zh}）`, "served-on"),
    ...(record.method === "left" ? [field("见证", witnessesOf(record), "witnesses")] : []),
    signature(
      taken,
      ["签收日期"],
      ["送达人（签字）", servedBy],
      ...witnesses.map(({ name }): readonly [string, string] => ["见证人（签字）", name]),
    ),
  ]
  const circumstances = record.method === "left" ? (["served-by-leaving"] as const) : []
  const draft = {
    kind: "service-return",
    title: "送达回证",
    number: null,
    addressee: addressee.name,
    blocks,
    circumstances,
  } as const
  return framed(draft, service.on, context)
}

function evidenceOf(record: ServiceRecord): string {
  switch (record.method) {
    case "direct":
      return `在${record.place}签收`
    case "left":
      return `在${record.place}留置；拒收事由：${record.refusal}`
    case "posted":
      return `${dateOf(record.postedOn)}交寄，邮件号${record.waybill}，回执附后`
    case "entrusted":
      return `委托${record.entrusted}送达，委托函${record.letterNumber}`
    case "public":
      return `${dateOf(record.publishedOn)}在${record.where}公告；事由：${record.because}`
    case "electronic": {
      const confirmed =
        record.confirmation === null ? "" : `；送达地址确认于${dateOf(record.confirmation.confirmedOn)}`
      return `${record.system}到达记录${record.reference}${confirmed}`
    }
    default:
      return record satisfies never
  }
}

function witnessesOf({ recording, witnesses }: Extract<ServiceRecord, { readonly method: "left" }>): string {
  const people = witnesses.map(({ name, unit }) => `${name}（${unit}）`).join("、")
  const film = recording === undefined ? "" : `拍照、录像记录${recording}`
  return [people, film].filter((each) => each !== "").join("；")
}
