/**
 * The course of an item: its steps and how long each takes, the two clocks, and how often one must come.
 * 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 2, 4, 12.
 */
import { type Leg, legWayNames, type ProcedureStep, type ServiceItem } from "../../catalogue/index.ts"
import type { RuleSet } from "../../law/index.ts"
import type { ScenarioQuestion } from "../../materials/index.ts"
import { composeCitation, text, type Text } from "../../reasons/index.ts"
import { composeTerm, type Term } from "../../time/index.ts"
import { labelled, listUnder, paragraph, section, table, verbatim } from "./blocks.ts"
import { composeCondition } from "./compose-condition.ts"
import type { GuideSection } from "./guide.ts"

/** A table where the steps say their time, otherwise a list. */
export function composeProcedure({ procedure }: ServiceItem): GuideSection {
  const timed = procedure.some(({ counted, takes }) => takes !== undefined || counted === false)
  return section("procedure", "办理流程", "Procedure", [
    timed
      ? table(STEP_COLUMNS, procedure.map(composeStep))
      : { kind: "list", items: procedure.map(({ en, zh }) => text(zh, en)), ordered: true },
  ])
}

const STEP_COLUMNS = [
  text("步骤", "Step"),
  text("内容", "What is done"),
  text("所需时间", "Time"),
  text("计入承诺办结时限", "Counts in the promised term"),
]

function composeStep({ counted = true, en, takes, zh }: ProcedureStep, index: number): readonly Text[] {
  return [
    verbatim(String(index + 1)),
    text(zh, en),
    takes ? composeTerm(takes) : text("未另定", "none of its own"),
    counted ? text("是", "yes") : text("否，不包含在承诺办结时限内", "no"),
  ]
}

/** What the law sets, and what the authority promises within it. */
export function composeTimeLimits(item: ServiceItem, ruleSet?: RuleSet): GuideSection {
  const statutory = statutoryTerm(item, ruleSet)
  const delivery = ruleSet?.provisions.delivery
  const rows: (readonly Text[])[] = [
    [text("法定办结时限", "Statutory term"), statutory ? composeTermWithClause(statutory) : UNSET],
    [text("承诺办结时限", "Promised term"), composePromise(item, statutory)],
  ]
  if (delivery) {
    rows.push([
      text("颁发、送达时限", "Delivery of the result"),
      composeTermWithClause({ clause: delivery.clause, ...delivery.term }),
    ])
  }
  return section("time-limits", "办理时限", "Time limits", [
    table([text("时限", "Term"), text("长度", "Length")], rows),
    ...listUnder(
      "下列特别程序所需时间不计入承诺办结时限，但不延长法定办结时限：",
      "Time for these special procedures is not counted in the promised term, and does not prolong the statutory one:",
      item.specialProcedures.map(({ title }) => title),
    ),
  ])
}

/** The item's own where its law sets another than the rule set's. */
export function statutoryTerm({ statutoryTerm: own }: ServiceItem, ruleSet?: RuleSet): Term | undefined {
  const decision = ruleSet?.provisions.decision
  return own ?? (decision && { clause: decision.clause, ...decision.term })
}

const UNSET = text("未规定", "none set")

function composePromise({ handling, promisedTerm }: ServiceItem, statutory: Term | undefined): Text {
  if (promisedTerm) return composeTermWithClause(promisedTerm)
  if (handling === "on-the-spot") return text("当场办结", "done while you wait")
  return statutory ? text("与法定办结时限相同", "the statutory term") : UNSET
}

function composeTermWithClause(term: Term): Text {
  const length = composeTerm(term)
  if (!term.clause) return length
  const clause = composeCitation(term.clause)
  return text(`${length.zh}（${clause.zh}）`, `${length.en} (${clause.en})`)
}

export function composeVisits({ legs = [], questions, visits }: ServiceItem): GuideSection {
  const { declared, reason } = visits
  const told =
    declared === 0
      ? paragraph("无需到现场（不用跑）。", "No visit is needed.")
      : paragraph(
          `最多到现场 ${declared} 次。${reason ? `原因：${reason.zh}` : ""}`,
          `At most ${declared} ${declared === 1 ? "visit" : "visits"}.${reason ? ` Reason: ${reason.en}` : ""}`,
        )
  return section("visits", "到现场次数", "Visits", [
    told,
    ...listUnder(
      "办理中另有下列环节，可以这样完成：",
      "These steps are part of it, and can be done so:",
      legs.map((leg) => composeLeg(leg, questions)),
    ),
  ])
}

function composeLeg({ atDiscretion, name, ways, when }: Leg, questions: readonly ScenarioQuestion[]): Text {
  const said = ways.map(({ way, when: on }) => onCondition(legWayNames[way], on, questions))
  const done = labelled(
    name,
    text(said.map(({ zh }) => zh).join("或"), said.map(({ en }) => en).join(" or ")),
  )
  const needed = onCondition(done, when, questions)
  return atDiscretion
    ? text(
        `${needed.zh}（是否需要由办理机关决定）`,
        `${needed.en} (whether it is needed the authority decides)`,
      )
    : needed
}

function onCondition(said: Text, when: Leg["when"], questions: readonly ScenarioQuestion[]): Text {
  if (when === undefined) return said
  const condition = composeCondition(when, questions)
  return text(`${said.zh}（${condition.zh}的）`, `${said.en} (where ${condition.en})`)
}
