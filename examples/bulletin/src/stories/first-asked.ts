/** 首问责任制 and 班子坐班: who is asked first answers until another accepts; a leader sits at the window each month. */
import type { EnquiryState } from "@onevisit/core/guidance"
import { text } from "@onevisit/core/reasons"
import { month, plainDate } from "@onevisit/core/time"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, decider, enterprise, leader, office, scienceClerk, taxOfficer } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { itemOf, morningOf, recorded, taken } from "./shared.ts"

export const firstAsked: Story = {
  title: text(
    "首问负责到底，领导每月坐班",
    "Who is asked first answers to the end; leaders sit at the window each month",
  ),
  ruleSets: ["xiaoshan-2018-practice"],
  run: async (stage) => {
    const enquiry = await handOver(stage)
    await wrongAuthority(stage)
    await sit(stage, enquiry)
  },
}

const holder = ({ answerable }: EnquiryState) => answerable?.externalId

async function handOver(stage: Stage): Promise<string> {
  const { check, district, say } = stage
  const { enquiries } = district.guidance
  const on = morningOf(stage, "2018-07-24")
  const words = { question: "研发费用加计扣除如何申报？", channel: "in-person" } as const
  const { id, state } = recorded(await enquiries.receive(words, { as: scienceClerk }))
  const reason = "属税务部门职责"
  const to = { authority: "sample-tax-bureau" }
  const offered = recorded(
    await enquiries.command(id, { type: "open-hand-over", to, reason }, { as: scienceClerk }),
  )
  say(`${on} 窗口接到咨询（不留姓名），答复期限 ${state.due?.dueOn}，移交税务窗口`)
  check(
    text("对方未接收，仍由首问人负责", "not accepted yet: who was asked first still answers"),
    holder(offered.state) === scienceClerk.externalId,
  )
  const early = await enquiries.command(id, { type: "answer", answer: "见办事指南" }, { as: taxOfficer })
  if (early.outcome === "refused") say(early.refusal.message.zh)
  morningOf(stage, "2018-07-25")
  const accepted = recorded(await enquiries.command(id, { type: "accept-hand-over" }, { as: taxOfficer }))
  recorded(await enquiries.command(id, { type: "answer", answer: "汇算清缴时填报" }, { as: taxOfficer }))
  recorded(await enquiries.command(id, { type: "close", outcome: "answered" }, { as: taxOfficer }))
  check(
    text("接收后由接收人负责，期限不重算", "accepted: the other answers now, by the same day"),
    early.outcome === "refused" &&
      holder(accepted.state) === taxOfficer.externalId &&
      accepted.state.due?.dueOn === state.due?.dueOn,
  )
  return id
}

async function wrongAuthority(stage: Stage): Promise<void> {
  const { check, district } = stage
  const on = morningOf(stage, "2018-07-25")
  const item = itemOf(stage, "technology-centre")
  const scenario = firstAnswers(item)
  const applicant = await enterprise(district, 51)
  const materials = asked(item, scenario).map(paper)
  const arrival = { channel: "online", enteredOn: on } as const
  const opened = taken(
    await district.intake.submit(
      { item: item.id, applicant: applicant.id, scenario, arrival, materials },
      { as: clerk },
    ),
  )
  const toAuthority = "science-and-technology-bureau"
  taken(
    await district.intake.command(
      opened.case,
      {
        type: "refuse-acceptance",
        ground: "wrong-authority",
        referredTo: toAuthority,
        reasons: ["属科技部门职责"],
      },
      { as: decider },
    ),
  )
  const misdirected = { case: opened.case }
  const first = recorded(
    await district.guidance.enquiries.openFromWrongAuthority(misdirected, { as: decider }),
  )
  const again = recorded(
    await district.guidance.enquiries.openFromWrongAuthority(misdirected, { as: decider }),
  )
  check(
    text(
      "送错机关的申请由首问人移交，只移交一次",
      "an application to the wrong authority is handed over by who was asked first, once",
    ),
    first.id === again.id && holder(again.state) === clerk.externalId && again.state.handOvers.length === 1,
  )
  recorded(
    await district.guidance.enquiries.command(first.id, { type: "accept-hand-over" }, { as: scienceClerk }),
  )
  recorded(
    await district.guidance.enquiries.command(
      first.id,
      { type: "answer", answer: "已联系企业" },
      { as: scienceClerk },
    ),
  )
  const { handOver: done, tasks } = (await district.intake.get(opened.case)).state
  check(
    text("对方接收，办件的移交同时完成", "accepted there, the hand-over of the case is complete too"),
    done?.enquiry === first.id && done.takenOn === "2018-07-25" && tasks.length === 0,
  )
}

async function sit(stage: Stage, enquiry: string): Promise<void> {
  const { check, district, list, say } = stage
  const { duty } = district.guidance
  const plan = async (on: string) => {
    const slot = { leader: leader.externalId, outlet: "service-centre", on: plainDate(on) }
    return recorded(await duty.plan(slot, { as: office })).id
  }
  const [held, missed] = [await plan("2018-07-26"), await plan("2018-07-27")]
  await plan("2018-07-30")
  await plan("2018-07-31")
  morningOf(stage, "2018-07-31")
  recorded(await duty.command(held, { type: "record-held" }, { as: office }))
  recorded(await duty.command(missed, { type: "record-missed", reason: "市里会议" }, { as: office }))
  const matter = { matter: "m-1", enquiries: [enquiry], cases: [] }
  const about = "加计扣除与创新券能否同时享受"
  recorded(
    await duty.command(
      held,
      { type: "bring-matter", ...matter, items: [], subject: null, about },
      { as: leader },
    ),
  )
  recorded(
    await duty.command(held, { type: "settle-matter", ...matter, how: "当场协调答复" }, { as: leader }),
  )
  const figures = await duty.figures(month("2018-07"))
  const { mattersSettled, missed: out, planned, toCome, unrecorded } = figures
  list([
    ["2018年7月坐班", "安排", "到岗", "未到岗", "未记录", "待坐班", "办结事项"],
    ["", ...[planned, figures.held, out, unrecorded, toCome, mattersSettled].map(String)],
  ])
  const [finding] = await duty.findings(month("2018-07"))
  say(finding?.message.zh ?? "")
  check(
    text("没有记录不等于缺岗，列出待补记", "a day without a record is not missed: it is to be recorded"),
    out === 1 && unrecorded === 1 && finding?.code === "duty-unrecorded",
  )
  check(text("领导所办事项对应到咨询", "what the leader settled refers to an enquiry"), mattersSettled === 1)
}
