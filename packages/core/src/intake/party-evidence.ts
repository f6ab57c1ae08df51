/**
 * What shows that somebody may act for the applicant: of a guardian always, since nobody entrusts them (民法总则, since
 * 2021 民法典, art. 27, 28, 34); of a handler the paper that entrusts them, where the item or the rule set asks for it.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import type { RuleSet } from "../law/index.ts"
import type { Citation, Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { Party, PartyRole } from "./party.ts"

export interface PartyEvidenceMissing extends Refusal<"PartyEvidenceMissing"> {
  readonly role: PartyRole
}

/** `undefined` when every party has the evidence that is asked of its role; else the first that has not. */
export function refuseWithoutEvidence(
  parties: readonly Party[],
  asking: {
    readonly item: Pick<ServiceItem, "authorityEvidence">
    readonly ruleSet: Pick<RuleSet, "provisions">
  },
): PartyEvidenceMissing | undefined {
  const { clause } = asking.item.authorityEvidence ?? asking.ruleSet.provisions.authorityEvidence ?? {}
  const lacking = parties.filter(({ evidence = "" }) => evidence.trim() === "")
  if (lacking.some(({ role }) => role === "guardian")) return guardianshipUnproved
  return clause !== undefined && lacking.some(({ role }) => role === "handler")
    ? unentrusted(clause)
    : undefined
}

const guardianshipUnproved: PartyEvidenceMissing = {
  _tag: "PartyEvidenceMissing",
  role: "guardian",
  message: text(
    "监护人代为办理，请附能够证明监护关系的材料（如户口簿、出生医学证明、指定监护的文书）。",
    "A guardian needs the paper that shows the guardianship, such as a household register, a birth certificate or an appointment.",
  ),
}

const unentrusted = (clause: Citation): PartyEvidenceMissing => ({
  _tag: "PartyEvidenceMissing",
  role: "handler",
  clause,
  message: text(
    "经办人代为办理，请附申请人的授权委托书。",
    "A handler needs the paper by which the applicant entrusts them.",
  ),
})
