/** What waits for somebody on an entitlement: derived from where it stands, so that no task is lost or left over. */
import { type Text, text } from "../../reasons/index.ts"
import type { Month } from "../../time/index.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { ledgerOf } from "./ledger.ts"
import { draftRecovery } from "./recovery.ts"

export type EntitlementTask =
  | "visit"
  | "verify"
  | "tell-start"
  | "enrol"
  | "name-payee"
  | "tell-change"
  | "decide-stop"
  | "decide-lower"
  | "find-out"
  | "decide-announced"
  | "answer-objection"
  | "answer-human"
  | "draft-recovery"
  | "tell-recovery"
  | "consider-resuming"

export const entitlementTaskTitles: Readonly<Record<EntitlementTask, Text>> = {
  visit: text("入户走访，核实不明事实", "visit at home and find out what is open"),
  verify: text("核实拟享受对象", "verify the candidate"),
  "tell-start": text("告知本人将发放津贴", "tell the person that payment starts"),
  enrol: text("纳入在享名单", "enrol"),
  "name-payee": text("登记收款账户", "put down the account to pay to"),
  "tell-change": text("告知本人标准变动", "tell the person of the other amount"),
  "decide-stop": text("核定是否停发（须人工决定）", "decide whether to stop: a person has to"),
  "decide-lower": text("核定是否减发（须人工决定）", "decide whether to lower: a person has to"),
  "find-out": text("事实待核实，继续发放", "something is open; payment goes on"),
  "decide-announced": text("作出已告知的拟办决定", "decide what was announced"),
  "answer-objection": text("答复异议", "answer the objection"),
  "answer-human": text("人工复核并答复", "look at it as a person, and answer"),
  "draft-recovery": text("拟定多发款项的处理意见", "draft what to do about what was paid too much"),
  "tell-recovery": text("告知本人追回决定", "tell the person what is claimed back"),
  "consider-resuming": text("现又符合条件，研究恢复发放", "entitled again: consider resuming payment"),
}

/** Everything that waits, as of the month `through`. */
export function tasksOf(state: EntitlementState, through: Month): readonly EntitlementTask[] {
  const { announced, found, hasPayee, humanAsked, objections, phase, recovery, visits } = state
  const isVisitOpen = visits.some(({ outcome }) => outcome === null)
  const ledger = ledgerOf(state, through)
  const last = ledger.at(-1)
  const is = (task: EntitlementTask, holds: boolean): readonly EntitlementTask[] => (holds ? [task] : [])
  const isOn = phase === "enrolled"
  return [
    ...is("visit", isVisitOpen),
    ...is("verify", phase === "candidate" && !isVisitOpen),
    ...is("tell-start", phase === "verified"),
    ...is("enrol", phase === "told"),
    ...is("name-payee", isOn && !hasPayee && ledger.some(({ owed }) => owed > 0)),
    ...is("tell-change", isOn && found?.kind === "amount-change" && state.told.change === undefined),
    ...is("decide-stop", isOn && last?.entitled === 0 && announced === null),
    ...is(
      "decide-lower",
      isOn &&
        announced === null &&
        last?.entitled != null &&
        last.entitled > 0 &&
        last.entitled < last.target,
    ),
    ...is("find-out", isOn && last !== undefined && last.entitled === null && !isVisitOpen),
    ...is("decide-announced", announced !== null),
    ...is(
      "answer-objection",
      objections.some(({ upheld }) => upheld === null),
    ),
    ...is("answer-human", humanAsked),
    ...is("draft-recovery", announced?.act !== "recover" && draftRecovery(state, through).length > 0),
    ...is(
      "tell-recovery",
      recovery.decided.some(({ isTold }) => !isTold),
    ),
    ...is("consider-resuming", phase === "stopped" && found?.kind === "start"),
  ]
}
