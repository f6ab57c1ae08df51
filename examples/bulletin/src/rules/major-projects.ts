/**
 * 区级重大科技计划项目: the bulletin tells the three units, the three stages and the six months after the contract's
 * end. It gives no other number, so how far a contract may be extended, how long a bar lasts, the roles and the days
 * of reminders are samples, each marked so in its clause.
 */
import type { Remedy } from "@onevisit/core/law"
import type { ProjectOutcome, ProjectRules } from "@onevisit/core/projects"
import { type Citation, text } from "@onevisit/core/reasons"
import { months, plainDate, workingDays } from "@onevisit/core/time"

const bulletin: Citation = {
  statute: "xiaoshan-bulletin-11",
  title: text(
    "萧山“最多跑一次”改革情况交流第11期",
    "Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11",
  ),
  edition: "2018-07-20",
}
const sample: Citation = {
  statute: "sample-project-rules",
  title: text("样例区科技计划项目管理办法", "Sample District Rules on Funded Projects"),
  sample: true,
}
const procedure: Citation = {
  statute: "zhejiang-administrative-procedure",
  title: text("浙江省行政程序办法", "Zhejiang Measures on Administrative Procedure"),
  article: "5",
}

const outcome = (
  id: string,
  zh: string,
  en: string,
  more: Pick<ProjectOutcome, "adverse" | "needsApplication">,
  consequence: readonly [zh: string, en: string],
): ProjectOutcome => ({
  id,
  title: text(zh, en),
  consequences: [text(...consequence)],
  clause: sample,
  ...more,
})

const objection: Remedy = {
  kind: "complaint",
  title: text("提出异议", "object"),
  body: text("样例区科技局", "Sample District Science and Technology Bureau"),
  within: null,
  clause: sample,
}

export const majorProjects: ProjectRules = {
  id: "major-projects",
  version: "2018",
  title: text("区级重大科技计划项目管理办法", "Rules on the district's major funded projects"),
  source: bulletin,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  roles: { recommending: "recommending", managing: "project-office", receiving: "window" },
  recommendation: { required: true, clause: bulletin },
  acceptance: { term: months(6, bulletin), mode: "posted", clause: bulletin },
  remindBefore: [90, 30, 7],
  extension: { atMost: 1, longest: months(12), askBeforeEnd: true, clause: sample },
  outcomes: [
    outcome("passed", "通过验收", "passed", { adverse: false, needsApplication: true }, [
      "按合同拨付尾款",
      "the rest of the funding is paid by the contract",
    ]),
    outcome("failed", "不通过验收", "failed", { adverse: true, needsApplication: true }, [
      "不再拨付尾款",
      "the rest of the funding is not paid",
    ]),
    outcome("closed", "结题", "closed", { adverse: false, needsApplication: true }, [
      "按实际完成情况结算",
      "settled by what was achieved",
    ]),
    outcome("terminated", "终止", "terminated", { adverse: true, needsApplication: false }, [
      "清算结余经费",
      "what is left of the funding is settled",
    ]),
  ],
  onDefault: {
    priorNotice: { term: workingDays(5, sample), clause: procedure },
    bar: { term: months(12, sample), clause: sample },
    clause: sample,
  },
  remedies: [objection],
}
