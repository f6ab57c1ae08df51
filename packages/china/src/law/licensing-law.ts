/**
 * 行政许可法: the law of licences, in two editions. Of what the bulletin tells, none is a licence. The only law
 * here by which silence accepts (art. 32(1)(4)), and the only one whose reasons that stop the clock are closed (45).
 */
import type { Provisions, RuleSet, SuspensionReason } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { plainDate, type PlainDate, workingDays } from "@onevisit/core/time"
import { clausesOf } from "./clause-table.ts"
import { cite, documents, type LegalDocument } from "./documents.ts"
import { licensingClauses } from "./licensing-clauses.ts"
import { officerRoles } from "./officer-roles.ts"
import { remediesAgainstDecisions } from "./remedies.ts"

/** The text of 2003, in force from 2004-07-01 until it was amended. */
export const licensingLaw2003: RuleSet = {
  ...licensingLaw(documents.licensingLaw2003, plainDate("2004-07-01"), plainDate("2019-04-23")),
  id: "licensing-law-2003",
  review: text(
    "2003年文本未核对，受理与期限条款按2019年文本录入。",
    "The text of 2003 was not read; its articles on intake and time are entered as in that of 2019.",
  ),
}

/** The text as amended on 2019-04-23, in force from that day. */
export const licensingLaw2019: RuleSet = {
  ...licensingLaw(documents.licensingLaw2019, plainDate("2019-04-23"), null),
  id: "licensing-law-2019",
}

type LicensingLawText = LegalDocument & { readonly edition: string }

function licensingLaw(
  document: LicensingLawText,
  validFrom: PlainDate,
  validTo: PlainDate | null,
): Omit<RuleSet, "id"> {
  return {
    version: "1",
    title: text(`${document.title.zh}（${document.edition}）`, `${document.title.en} (${document.edition})`),
    rank: "law",
    source: cite(document),
    validFrom,
    validTo,
    itemTypes: ["licence"],
    provisions: provisionsOf(document),
    clauses: clausesOf(document, licensingClauses),
  }
}

function provisionsOf(document: LicensingLawText): Provisions {
  const notice = cite(document, "32", "1(4)")
  const time = cite(document, "42", "1")
  const delivery = cite(document, "44")
  return {
    correctionNotice: { time: { kind: "within", term: workingDays(5, notice) }, clause: notice },
    deemedAcceptance: { after: workingDays(5, notice), clause: notice },
    decision: { term: workingDays(20, time), clause: time },
    extension: { term: workingDays(10, time), approverRole: officerRoles.agencyHead, clause: time },
    suspensions: suspensionsOf(document),
    delivery: { term: workingDays(10, delivery), clause: delivery },
    adverseActs: { role: officerRoles.decidingOfficer, clause: cite(document, "38", "2") },
    ...remediesAgainstDecisions,
  }
}

/** Art. 45, whole: a site visit, a public notice, a supplement owed or a consultation is not on it. */
function suspensionsOf(document: LicensingLawText): readonly SuspensionReason[] {
  const clause = cite(document, "45")
  return [
    { reason: "hearing", title: text("听证", "hearing"), clause },
    { reason: "tender", title: text("招标", "tender"), clause },
    { reason: "auction", title: text("拍卖", "auction"), clause },
    { reason: "inspection", title: text("检验", "inspection"), clause },
    { reason: "testing", title: text("检测", "testing"), clause },
    { reason: "quarantine", title: text("检疫", "quarantine"), clause },
    { reason: "appraisal", title: text("鉴定", "appraisal"), clause },
    { reason: "expert-review", title: text("专家评审", "expert review"), clause },
  ]
}
