/** 容缺受理: accepted with key materials, supplemented by courier, finished and delivered. */
import { taskTitles } from "@onevisit/core/intake"
import { text, type Text } from "@onevisit/core/reasons"
import { workingDays } from "@onevisit/core/time"
import { asked, firstAnswers, mayBeOwed, paper } from "../papers.ts"
import { clerk, decider, enterprise } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { checkRuleSets, commitmentOn, itemOf, morningOf, showDocument, showLedger, taken } from "./shared.ts"

interface Plot {
  readonly title: Text
  readonly ruleSets: readonly string[]
  readonly item: string
  readonly serial: number
  readonly submittedOn: string
  readonly channel: "window" | "online"
  readonly postedOn: string
  readonly arrivedOn: string
  readonly decidedOn: string
  readonly deliveredOn: string
  readonly visits: number
}

function tolerated(plot: Plot): Story {
  return { title: plot.title, ruleSets: plot.ruleSets, run: (stage) => play(stage, plot) }
}

async function play(stage: Stage, plot: Plot): Promise<void> {
  const { check, district, say } = stage
  const opened = await acceptTolerantly(stage, plot)
  const { id, owed } = opened
  await showDocument(stage, id, "容缺受理告知书")
  await showLedger(stage, id, "supplement", "补正期限")

  const early = await district.intake.command(id, { type: "decide", favourable: true }, { as: decider })
  check(
    text("材料补齐前不能作出准予决定", "no favourable act while anything is owed"),
    early.outcome === "refused",
  )

  const arrived = morningOf(stage, plot.arrivedOn)
  const supplemented = taken(
    await district.intake.supplement(
      id,
      {
        arrival: { channel: "courier", signedOn: arrived },
        postedOn: plainDateOf(plot.postedOn),
        materials: owed.map(paper),
      },
      { as: clerk },
    ),
  )
  say(`快递补交：${plot.postedOn} 寄出，${plot.arrivedOn} 签收`)
  check(text("补交按期，不再欠材料", "supplied in time, nothing owed"), supplemented.summary.owed === 0)
  stage.clock.advance({ minutes: 10 })
  await district.runDue()

  morningOf(stage, plot.decidedOn)
  const decided = taken(
    await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }),
  )
  await showDocument(stage, id, "确认决定")
  taken(
    await district.intake.command(id, { type: "dispatch-result", waybill: "SF0000000000000" }, { as: clerk }),
  )
  const delivered = morningOf(stage, plot.deliveredOn)
  const finished = taken(
    await district.intake.command(
      id,
      { type: "deliver-result", method: "courier", on: delivered },
      { as: clerk },
    ),
  )
  say(`结果由快递送达，全程到场 ${finished.summary.visits} 次`)
  check(
    text("办结并送达", "decided and delivered"),
    decided.outcome === "decided" && finished.outcome === "delivered",
  )
  check(text(`到场 ${plot.visits} 次`, `${plot.visits} visit(s)`), finished.summary.visits === plot.visits)
  await checkRuleSets(stage, id, plot.ruleSets)
}

async function acceptTolerantly(stage: Stage, plot: Plot) {
  const { check, district } = stage
  const on = morningOf(stage, plot.submittedOn)
  const item = itemOf(stage, plot.item)
  const scenario = firstAnswers(item)
  const owed = mayBeOwed(item, scenario)
  const brought = asked(item, scenario).filter((requirement) => !owed.includes(requirement))
  const applicant = await enterprise(district, plot.serial)
  const opened = taken(
    await district.intake.submit(
      {
        item: item.id,
        applicant: applicant.id,
        scenario,
        arrival:
          plot.channel === "window"
            ? { channel: "window", on, time: "10:00" }
            : { channel: "online", enteredOn: on },
        ...(plot.channel === "window" ? { outlet: "service-centre" } : {}),
        materials: brought.map(paper),
        examination: { supplementWithin: workingDays(5), tolerance: { commitment: commitmentOn(on) } },
      },
      { as: clerk },
    ),
  )
  check(
    text("关键材料齐全，先予受理", "key materials complete: accepted first"),
    opened.outcome === "tolerantly-accepted" && opened.summary.owed === owed.length,
  )
  return { id: opened.case, owed }
}

const plainDateOf = (day: string) => day as ReturnType<typeof morningOf>

export const toleratedIn2018 = tolerated({
  title: text(
    "2018年7月：容缺受理、快递补正、跑一次",
    "July 2018: tolerated, supplemented by courier, one visit",
  ),
  ruleSets: ["xiaoshan-2018-practice"],
  item: "technology-centre",
  serial: 21,
  submittedOn: "2018-07-24",
  channel: "window",
  postedOn: "2018-07-27",
  arrivedOn: "2018-07-30",
  decidedOn: "2018-08-03",
  deliveredOn: "2018-08-06",
  visits: 1,
})

export const toleratedIn2019 = tolerated({
  title: text(
    "2019年3月：容缺受理、快递补正、不用跑",
    "March 2019: tolerated, supplemented by courier, no visit",
  ),
  ruleSets: ["zhejiang-one-visit"],
  item: "technology-centre",
  serial: 22,
  submittedOn: "2019-03-04",
  channel: "online",
  postedOn: "2019-03-07",
  arrivedOn: "2019-03-08",
  decidedOn: "2019-03-13",
  deliveredOn: "2019-03-15",
  visits: 0,
})

/** The same application, but what was owed never came: an officer revokes, no timer does. */
export const revokedIn2019: Story = {
  title: text(
    "2019年3月：逾期未补，由人撤销受理",
    "March 2019: late, and revoked by an officer, not by a timer",
  ),
  ruleSets: ["zhejiang-one-visit"],
  run: async (stage) => {
    const { check, district, say } = stage
    const plot = { ...late, serial: 23 }
    const { id } = await acceptTolerantly(stage, plot)
    morningOf(stage, "2019-03-20")
    await district.runDue()
    const lapsed = await district.intake.get(id)
    say(
      `期限已过：系统只提出待办（${lapsed.state.tasks.map((task) => taskTitles[task].zh).join("；")}），不作决定`,
    )
    check(
      text("定时器没有撤销受理", "no timer revoked anything"),
      lapsed.state.phase === "accepted" && lapsed.summary.tasks.includes("decide-on-revocation"),
    )
    const byClerk = await district.intake.command(
      id,
      { type: "revoke-acceptance", reasons: ["逾期未补齐"] },
      { as: clerk },
    )
    const bare = await district.intake.command(
      id,
      { type: "revoke-acceptance", reasons: [] },
      { as: decider },
    )
    check(
      text("无权限或无理由均被拒绝", "refused without the role, and without reasons"),
      byClerk.outcome === "refused" && bare.outcome === "refused",
    )
    const reasons = ["申请人未在告知的期限内补齐所欠材料。"]
    const revoked = taken(
      await district.intake.command(id, { type: "revoke-acceptance", reasons }, { as: decider }),
    )
    const document = await showDocument(stage, id, "撤销受理")
    check(
      text("由工作人员书面撤销，载明理由和救济途径", "revoked in writing, with reasons and remedies"),
      revoked.outcome === "acceptance-revoked" &&
        document.includes(reasons[0] ?? "") &&
        document.includes("不服"),
    )
  },
}

const late: Plot = {
  title: text("", ""),
  ruleSets: ["zhejiang-one-visit"],
  item: "technology-centre",
  serial: 23,
  submittedOn: "2019-03-04",
  channel: "online",
  postedOn: "",
  arrivedOn: "",
  decidedOn: "",
  deliveredOn: "",
  visits: 0,
}
