/**
 * Who may do what to a case: a table, in which what does not stand is denied. An officer must belong to a unit that
 * is competent for the case, or be given it by the host (jurisdiction), and hold the role that the row names.
 */
import type { CaseCommand } from "./case-commands.ts"
import type { PartyAct } from "./party.ts"

/** An act of the table: a command, with decisions told apart by whom they please. */
export type CaseAct = Exclude<CaseCommand["type"], "decide"> | "decide-favourably" | "decide-adversely"

/** A role by its name, or the one that the rule set names for adverse acts or extensions. */
export type RoleNeeded = { readonly role: string } | { readonly roleOf: "adverse-acts" | "extension" }

export type Grant =
  | { readonly to: "applicant" }
  /** A party on record whose scope covers the act. */
  | { readonly to: "agent"; readonly act: PartyAct }
  /** An officer of a competent unit; `needs` a role, where it is given. */
  | { readonly to: "officer"; readonly needs?: RoleNeeded }
  /** A program of the authority's. */
  | { readonly to: "system" }

export type AuthorityTable = Readonly<Record<CaseAct, readonly Grant[]>>

/** The roles that this library itself names; those of adverse acts and extensions are the rule set's. */
export const caseRoles = {
  /** Confirms another's correction of an entry (更正录入). */
  recordsCorrection: "records-correction",
  /** Enters after an outage what came in before. */
  backEntry: "back-entry",
  /** Gives cases to officers (分派). */
  assignsCases: "assigns-cases",
} as const

const applicant: Grant = { to: "applicant" }
const officer: Grant = { to: "officer" }
const system: Grant = { to: "system" }
const agent = (act: PartyAct): Grant => ({ to: "agent", act })
const adverse: Grant = { to: "officer", needs: { roleOf: "adverse-acts" } }
const theirs = (act: PartyAct): readonly Grant[] => [applicant, agent(act), officer]

/** The table unless the host hands in a stricter one. */
export const authorityTable: AuthorityTable = {
  submit: theirs("submit"),
  import: [officer, system],
  adopt: [system],
  "add-external-id": [officer, system],
  "settle-conflict": [officer],
  "correct-on-spot": theirs("submit"),
  examine: [officer],
  assign: [{ to: "officer", needs: { role: caseRoles.assignsCases } }],
  "record-seal": [officer, system],
  "confirm-service-address": theirs("choose"),
  // A program, where the system that it serves in records what arrives.
  "record-service": [officer, system],
  "hold-documents": [officer],
  "refuse-acceptance": [adverse],
  "complete-hand-over": [officer, system],
  supplement: theirs("supplement"),
  "extend-supplement": [officer],
  "excuse-delay": [officer],
  "notify-owed": [officer],
  "revoke-acceptance": [adverse],
  terminate: [adverse],
  "announce-adverse-act": [adverse],
  "state-defence": theirs("supplement"),
  withdraw: theirs("withdraw"),
  "change-parties": [applicant, officer],
  choose: theirs("choose"),
  "record-look-up-failure": [officer, system],
  "record-look-up-answer": [officer, system],
  "repeat-look-up": [officer, system],
  "waive-material": [officer],
  "record-identity": [officer],
  "dispute-platform-data": theirs("supplement"),
  "record-source-check": [officer, system],
  "hand-to-reviewer": [officer],
  "finish-part": [officer],
  "record-site-check": [officer],
  "give-commitment": theirs("commit"),
  "verify-commitment": [officer],
  "order-rectification": [adverse],
  "revoke-decision": [adverse],
  "suspend-clock": [officer],
  "resume-clock": [officer],
  "extend-clock": [{ to: "officer", needs: { roleOf: "extension" } }],
  "explain-overdue": [officer],
  "revise-calendar": [officer, system],
  "propose-correction": [officer],
  "confirm-correction": [{ to: "officer", needs: { role: caseRoles.recordsCorrection } }],
  "decide-favourably": [officer],
  "decide-adversely": [adverse],
  "dispatch-result": [officer],
  "deliver-result": [officer, system],
  "pass-time": [officer, system],
}
