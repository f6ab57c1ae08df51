/**
 * Where to turn against an act: 行政复议 within 60 calendar days and 行政诉讼 within six months of learning of
 * it, for decisions; a complaint, for public services. Bodies in words: the host may name them closer, as it must
 * where an exception sends a case elsewhere. Acts before 2017-07-01 are not provided for.
 */
import type { Remedy } from "@onevisit/core/law"
import type { Citation } from "@onevisit/core/reasons"
import { text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import { plainDate } from "@onevisit/core/time"
import { cite, documents } from "./documents.ts"

const days60 = text("自知道本决定之日起六十日", "60 days of learning of the decision")
const reconsideration = text("申请行政复议", "apply for reconsideration")

const toGovernmentOrSuperior: Remedy = {
  kind: "reconsideration",
  title: reconsideration,
  body: text(
    "本级人民政府或者上一级主管部门",
    "the government of the same level or the department one level above",
  ),
  within: days60,
  clause: cite(documents.reconsiderationLaw2017, "9", "1"),
}

const toGovernment: Remedy = {
  kind: "reconsideration",
  title: reconsideration,
  body: text("本级人民政府", "the government of the same level"),
  within: days60,
  clause: cite(documents.reconsiderationLaw2023, "20", "1"),
}

const toCourt: Remedy = {
  kind: "litigation",
  title: text("提起行政诉讼", "bring an action"),
  body: text("有管辖权的人民法院", "the people's court with jurisdiction"),
  within: text("自知道本决定之日起六个月", "six months of learning of the decision"),
  clause: cite(documents.litigationLaw2017, "46", "1"),
}

function toHotline(clause: Citation): Remedy {
  return {
    kind: "complaint",
    title: text("投诉", "complain"),
    body: text("办事指南公布的监督投诉渠道", "the complaint desk that the guide names"),
    within: null,
    clause,
  }
}

/** Remedies as provisions: until 2023, and from the day the Reconsideration Law of 2023 is in force. */
export interface RemedyProvisions {
  readonly remedies: readonly Remedy[]
  readonly laterRemedies: readonly { readonly from: PlainDate; readonly remedies: readonly Remedy[] }[]
}

/**
 * Against decisions: by the act's own date, because from 2024-01-01 the government of the same level alone hears
 * complaints against its departments (行政复议法 2023, art. 24).
 */
export const remediesAgainstDecisions: RemedyProvisions = {
  remedies: [toGovernmentOrSuperior, toCourt],
  laterRemedies: [{ from: plainDate("2024-01-01"), remedies: [toGovernment, toCourt] }],
}

/** For a rule set that governs decisions and public services alike: the complaint is the public services'. */
export function remediesWithComplaint(complaint: Citation): RemedyProvisions {
  const { laterRemedies, remedies } = remediesAgainstDecisions
  const hotline = toHotline(complaint)
  return {
    remedies: [...remedies, hotline],
    laterRemedies: laterRemedies.map(({ from, remedies: later }) => ({
      from,
      remedies: [...later, hotline],
    })),
  }
}
