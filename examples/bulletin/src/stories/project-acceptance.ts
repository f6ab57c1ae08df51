/** 区级重大科技计划项目: acceptance within six months of the contract's end, reminded in time, and what default leads to. */
import type { Actor, SubjectId } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { composeLedger, plainDate } from "@onevisit/core/time"
import type { ProjectAnswer, ProjectCommandInput } from "@onevisit/district"
import { enterprise, projectOffice, township } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { morningOf } from "./shared.ts"

interface Unit {
  readonly id: SubjectId
  readonly actor: Actor
}
const reasons = ["样例：关键设备到货延迟"]

/** Gives a command; a refusal ends the story with its sentence. */
async function give(
  { district }: Stage,
  project: string,
  as: Actor,
  command: ProjectCommandInput,
): Promise<Exclude<ProjectAnswer, { outcome: "refused" }>> {
  return taken(await district.projects.command(project, command, { as }))
}

function taken(answer: ProjectAnswer): Exclude<ProjectAnswer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}

async function recommended(stage: Stage, unit: Unit): Promise<string> {
  const application = {
    rules: "major-projects",
    undertaking: unit.id,
    recommendingUnit: "sample-township",
    managingUnit: "science-bureau",
    title: "样例智能产线关键技术研发",
  }
  const { project } = taken(await stage.district.projects.apply(application, { as: unit.actor }))
  await give(stage, project, township, { type: "recommend", opinion: "同意推荐" })
  return project
}

const establish = (number: string, startsOn: string, endsOn: string): ProjectCommandInput => ({
  type: "establish",
  number,
  contract: { startsOn: plainDate(startsOn), endsOn: plainDate(endsOn), funding: null },
})

async function signed(stage: Stage, unit: Unit, number: string): Promise<string> {
  const project = await recommended(stage, unit)
  await give(stage, project, projectOffice, establish(number, "2018-01-08", "2018-08-31"))
  await give(stage, project, unit.actor, { type: "sign-contract" })
  return project
}

/** What was sent about a project on one morning of due work. */
async function remindedOn(stage: Stage, project: string, on: string): Promise<string> {
  morningOf(stage, on)
  const before = stage.reminders.length
  await stage.district.runDue()
  const sent = stage.reminders.slice(before).filter((each) => each.project === project)
  return sent.map(({ daysLeft, dueOn }) => `${on} 提醒：${dueOn} 前申请验收，还有 ${daysLeft} 天`).join("；")
}

export const projectAcceptance: Story = {
  title: text(
    "重大科技计划项目：合同期满六个月内申请验收，到期前有提醒",
    "Funded projects: acceptance within six months of the contract's end, with reminders",
  ),
  ruleSets: [],
  run: async (stage) => {
    const { check, district, list, say, show } = stage
    morningOf(stage, "2018-01-08")
    const [first, second] = [await enterprise(stage.district, 51), await enterprise(stage.district, 52)]
    const early = await signed(stage, first, "样例重大2018-1")
    const late = await signed(stage, second, "样例重大2018-2")
    const sixMonths = (await district.projects.get(early)).state.acceptanceDue?.dueOn

    // The first has its contract amended, and applies on the very last day.
    morningOf(stage, "2018-08-01")
    const endsOn = plainDate("2018-12-31")
    await give(stage, early, first.actor, { type: "request-amendment", endsOn, reasons })
    const amended = await give(stage, early, projectOffice, { type: "grant-amendment" })
    say("合同期满 2018-08-31，经批准延期至 2018-12-31；最后一日逐日计算：")
    const ledger = composeLedger((await district.projects.explain(early)) ?? []).map(({ zh }) => zh)
    show([...ledger.slice(0, 2), "……", ...ledger.slice(-2)].join("\n"))
    const voided = await remindedOn(stage, early, "2018-11-30")
    const reminded = await remindedOn(stage, early, "2019-06-24")
    say(reminded)
    morningOf(stage, "2019-07-01")
    const applied = await give(stage, early, first.actor, { type: "apply-for-acceptance" })
    const passed = await give(stage, early, projectOffice, { type: "conclude", outcome: "passed" })

    // The second lets the day go by.
    morningOf(stage, "2019-03-01")
    await district.runDue()
    const overdue = (await district.projects.get(late)).state
    await give(stage, late, projectOffice, { type: "announce-default", reasons: ["样例：逾期未申请验收"] })
    morningOf(stage, "2019-03-11")
    const recorded = await give(stage, late, projectOffice, {
      type: "record-default",
      reasons: ["样例：逾期未申请验收，未作陈述"],
    })
    const bar = recorded.state.defaulted?.bar
    const another = await recommended(stage, second)
    const establishing = establish("样例重大2019-3", "2019-04-01", "2021-03-31")
    const refused = await district.projects.command(another, establishing, { as: projectOffice })
    morningOf(stage, "2020-03-12")
    const free = await district.projects.command(another, establishing, { as: projectOffice })
    list([
      ["项目", "验收申请最后一日", "申请", "结果"],
      [
        "样例重大2018-1",
        amended.summary.acceptanceDueOn ?? "",
        applied.state.application?.receivedOn ?? "",
        "通过验收",
      ],
      ["样例重大2018-2", overdue.acceptanceDue?.dueOn ?? "", "—", `限制至 ${bar?.until ?? ""}（样例期限）`],
    ])
    check(
      text(
        "8月31日起六个月，至次年2月28日；延期后随合同顺延，逢周日至周一",
        "six months from 31 August is 28 February; an amended end moves it, and a Sunday gives way to Monday",
      ),
      sixMonths === "2019-02-28" && amended.state.acceptanceDue?.dueOn === "2019-07-01",
    )
    check(
      text(
        "延期前的提醒作废，按新期限提醒",
        "reminders of the former day are void, those of the new one sent",
      ),
      voided === "" && reminded !== "",
    )
    check(
      text("最后一日申请仍为按期", "on the last day it is still in time"),
      applied.outcome === "acceptance-applied" && passed.outcome === "concluded",
    )
    check(
      text(
        "逾期只生成待办，不自动处罚；由人员告知、听取陈述后认定",
        "time alone opens a task and punishes nobody: a person tells, hears and records",
      ),
      overdue.tasks.length === 1 && overdue.defaulted === null && bar !== null && bar !== undefined,
    )
    check(
      text(
        "限制期内不予立项并写明依据与异议途径，期满即可",
        "barred until the day, told why and where to object, then free",
      ),
      refused.outcome === "refused" &&
        refused.refusal._tag === "UndertakingBarred" &&
        refused.refusal.bar.project === late &&
        refused.refusal.bar.objection.length > 0 &&
        free.outcome === "established",
    )
  },
}
