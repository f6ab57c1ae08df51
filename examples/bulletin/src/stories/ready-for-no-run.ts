/** 从“最多跑一次”到“不用跑”：which items could be done with no application, and what data would make it so. */
import {
  auditCatalogue,
  boundVisits,
  decideReadiness,
  type DataAgreement,
  type RegistryAtHand,
} from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import { bindRule, type BoundRule } from "@onevisit/core/rules"
import { month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { oldAgeAllowance } from "../rules/old-age-allowance.ts"
import { thirtyYears } from "../rules/thirty-years.ts"
import type { Story } from "../stage.ts"

const registries: readonly RegistryAtHand[] = [
  {
    id: "population",
    title: text("人口库", "the population register"),
    facts: ["born", "registeredIn", "died"],
    records: [{ id: "identity-photograph", title: text("证件照片", "passport photograph") }],
    enumerates: ["natural-person"],
  },
  { id: "city-benefits", title: text("全市津贴系统", "the city's benefit system"), facts: ["paidElsewhere"] },
]

const agreements: readonly DataAgreement[] = [
  {
    id: "archive-of-teachers",
    title: text("教师人事档案共享", "sharing of the teachers' archive"),
    registry: "teacher-archive",
    facts: ["yearsTaught"],
  },
  {
    id: "city-education",
    title: text("市教育系统数据共享", "sharing of the city's education system"),
    registry: "city-education-system",
    facts: ["yearsTaught"],
  },
]

export const readyForNoRun: Story = {
  title: text(
    "还有哪些可以“不用跑”：差什么数据，一目了然",
    "What else could need no application, and which data it lacks",
  ),
  ruleSets: [],
  run: async ({ check, items, list, say }) => {
    const bound = (rule: typeof oldAgeAllowance): BoundRule =>
      Result.getOrThrow(bindRule(rule, { month: month("2018-08") }))
    const rules: Readonly<Record<string, readonly BoundRule[]>> = {
      "old-age-allowance": [bound(oldAgeAllowance)],
      "thirty-year-teachers": [bound(thirtyYears)],
    }
    const eight = items.filter(({ id }) => id !== "sample-licence")
    const examined = eight.map((item) => ({
      item,
      readiness: decideReadiness(item, rules[item.id] ?? [], { registries, agreements }),
    }))
    const words = { ready: "可以", "ready-after-agreements": "有数据即可", "not-ready": "尚不可以" }
    list([
      ["事项", "免申请", "说明"],
      ...examined.map(({ item, readiness }) => [
        item.name.zh,
        words[readiness.outcome],
        readiness.outcome === "ready" ? "" : (readiness.blockers[0]?.message.zh ?? ""),
      ]),
    ])
    const of = (id: string) => examined.find(({ item }) => item.id === id)?.readiness
    const teachers = of("thirty-year-teachers")
    if (teachers) say(teachers.text.zh)
    check(text("八个事项逐一说明", "each of the eight items is told"), examined.length === 8)
    check(
      text("高龄津贴：现有数据已够，无需申请", "old-age allowance: the data at hand do, nobody applies"),
      of("old-age-allowance")?.outcome === "ready",
    )
    check(
      text("教师荣誉证书：两项共享任一即可", "teachers' honours: either of two agreements would do"),
      teachers?.outcome === "ready-after-agreements" &&
        JSON.stringify(teachers.sets) === '[["archive-of-teachers"],["city-education"]]',
    )
    check(
      text("没有成文规则的，不猜", "where no rule is written down, nothing is guessed"),
      of("technology-centre")?.outcome === "not-ready",
    )
    const audit = Result.getOrThrow(
      auditCatalogue(eight, registries, {
        yearly: Object.fromEntries(eight.map(({ id }) => [id, 100])),
        visits: (item) => {
          const found = boundVisits(item)
          return found.kind === "bounded" ? found.visits : null
        },
      }),
    )
    say("按每项每年100件（样例）计算，可以少要的材料：")
    list(audit.findings.map(({ message }) => [`· ${message.zh}`]))
    check(
      text("重复索要的事实和已有的证照都找得到", "what is asked twice and what a registry holds is found"),
      audit.findings.some(({ subject }) => subject === "identity-photograph"),
    )
  },
}
