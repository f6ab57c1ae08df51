/** 高龄津贴的规则：三位居民，逐条说明理由；不清楚的不当作“否”，而是说明下一步向谁核实。 */
import { text } from "@onevisit/core/reasons"
import {
  bindRule,
  checkTables,
  decide,
  type Decision,
  nextChange,
  never,
  planQuestions,
  type ValuesOf,
} from "@onevisit/core/rules"
import { month } from "@onevisit/core/time"
import { composeAmount } from "@onevisit/core/money"
import * as Result from "effect/Result"
import { oldAgeAllowance, type resident, sources } from "../rules/old-age-allowance.ts"
import type { Stage, Story } from "../stage.ts"

type Known = ValuesOf<typeof resident>

const inAugust = { month: month("2018-08") }
const common = { registeredIn: "990101001", died: never, paidElsewhere: false } as const
/** Made-up residents of the sample street. */
const entitled: Known = { ...common, born: "1938-07-20" }
const tooYoung: Known = { ...common, born: "1950-03-01" }
const yearOnly: Known = { ...common, born: "1938" }

function show({ list, say }: Stage, who: string, decision: Decision): void {
  const { amount, amountReason, reason, verdict } = decision
  const words = { yes: "符合", no: "不符合", undetermined: "待核实" }[verdict]
  const [least, most] = [amount?.min, amount?.max].map((fen) =>
    fen === undefined ? "" : composeAmount(fen).zh,
  )
  say(`${who}：${words}，每月 ${least === most ? least : `${least} 至 ${most}`}`)
  const marks = { yes: "✔", no: "✘", undetermined: "？" }
  list(reason.parts.map((part) => [marks[part.verdict], part.text.zh]))
  if (verdict !== "no" && amountReason !== null) list([["￥", amountReason.zh]])
}

export const oldAgeDecided: Story = {
  title: text(
    "高龄津贴：按规则认定，理由逐条说明，不清楚的先去核实",
    "Old-age allowance: decided by a rule, with every reason, and what is not known is asked",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, say } = stage
    const rule = Result.getOrThrow(bindRule(oldAgeAllowance, inAugust))
    const [yes, no, open] = [entitled, tooYoung, yearOnly].map((known) => decide(rule, known)) as [
      Decision,
      Decision,
      Decision,
    ]
    say("条款和金额均为样例。Clauses and amounts are samples.")
    show(stage, "居民甲（1938年7月20日生）", yes)
    show(stage, "居民乙（1950年3月1日生）", no)
    show(stage, "居民丙（只知道1938年出生）", open)
    check(
      text("甲：符合，金额确定", "A: entitled, the amount is settled"),
      yes.verdict === "yes" && yes.amount?.min === 3000 && yes.amount.max === 3000,
    )
    check(
      text("乙：不符合，理由指明条款", "B: not entitled, and the reason names the clause"),
      no.verdict === "no" && no.grounds.find(({ code }) => code === "aged")?.per?.article === "3",
    )
    check(
      text("丙：待核实，既不算“是”也不算“否”", "C: undetermined, neither a yes nor a no"),
      open.verdict === "undetermined" && open.missing.join() === "born",
    )

    const plan = Result.getOrThrow(planQuestions(rule, yearOnly, { sources }))
    if (plan.outcome === "ask") for (const question of plan.questions) say(`下一步：${question.text.zh}`)
    check(
      text("先查人口库，而不是让老人再跑一趟", "the population register is asked first, not the resident"),
      plan.outcome === "ask" && plan.questions.map(({ source }) => source).join() === "population",
    )
    const later = Result.getOrThrow(planQuestions(rule, yearOnly, { sources, spent: ["population"] }))
    check(
      text("人口库查不到时，才安排入户走访", "only when the register cannot tell, somebody visits"),
      later.outcome === "ask" && later.questions.map(({ source }) => source).join() === "home-visit",
    )
    const change = Result.getOrThrow(nextChange(oldAgeAllowance, entitled, inAugust, month("2030-01")))
    check(
      text(
        "甲的金额下次变动在2028年8月（满90周岁次月）",
        "A's amount moves next in August 2028, the month after turning 90",
      ),
      change.outcome === "changes" && "month" in change.at && change.at.month === "2028-08",
    )
    check(
      text("各档标准对符合条件者不重不漏", "the bands cover everybody entitled once"),
      Result.getOrThrow(checkTables(oldAgeAllowance, inAugust)).length === 0,
    )
  },
}
