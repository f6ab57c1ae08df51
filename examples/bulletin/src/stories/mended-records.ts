/** 记错了、停机了、放假安排改了: an entry put right by two people, one made late, and a calendar revised under open cases. */
import { chinaCalendarAsOf } from "@onevisit/china"
import type { OfficerActor } from "@onevisit/core/identity"
import { caseRoles, type DeadlineName } from "@onevisit/core/intake"
import { text } from "@onevisit/core/reasons"
import { plainDate, type PlainDate, workingDays } from "@onevisit/core/time"
import type { CalendarRevisionAnswer, CaseAnswer, SubmitAnswer } from "@onevisit/district"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, enterprise, examiner } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { playApart } from "./district-apart.ts"
import { checkRuleSets, itemOf, morningOf, showLedger, taken } from "./shared.ts"

const LICENCE = "sample-licence"
/** Promised in ten working days. */
const ASSESSMENT = "technology-enterprise-assessment"
/** Whoever may confirm what another entered wrongly. */
const second: OfficerActor = { ...examiner, roles: [caseRoles.recordsCorrection] }
const late: OfficerActor = { ...clerk, roles: [caseRoles.backEntry] }

export const mendedRecords: Story = {
  title: text(
    "记错了、停机了、放假改了：更正要两个人，补录要权限，期限重算给你看",
    "Entered wrongly, entered late, and a holiday moved: two people, a role, and days reckoned anew in the open",
  ),
  ruleSets: ["licensing-law-2019", "zhejiang-one-visit"],
  run: async (stage) => {
    const calendar = chinaCalendarAsOf(plainDate("2019-03-21"))
    await playApart(stage, { calendar }, async (apart) => {
      const items = [itemOf(stage, LICENCE), itemOf(stage, ASSESSMENT)]
      await apart.district.catalogue.publish(items, { batch: "2018-07", as: clerk })
      const open = await openBefore(apart)
      await checkRuleSets(apart, await correct(apart), mendedRecords.ruleSets)
      await enterLate(apart)
      await revise(apart, open)
    })
  },
}

interface Coming {
  readonly item: string
  readonly serial: number
  readonly on: string
  readonly lacks?: number
  readonly as?: OfficerActor
  readonly enteredLate?: string
}

async function submit(stage: Stage, coming: Coming): Promise<SubmitAnswer> {
  const { as = clerk, enteredLate, item: id, lacks = 0, on, serial } = coming
  const item = itemOf(stage, id)
  const scenario = firstAnswers(item)
  const applicant = await enterprise(stage.district, serial)
  return stage.district.intake.submit(
    {
      item: id,
      applicant: applicant.id,
      scenario,
      arrival: { channel: "window", on: plainDate(on), time: "16:30" },
      outlet: "service-centre",
      materials: asked(item, scenario).slice(lacks).map(paper),
      examination: { supplementWithin: workingDays(8) },
      ...(enteredLate === undefined ? {} : { enteredLate }),
    },
    { as },
  )
}

type Open = Readonly<Record<"sooner" | "promised" | "correcting", string>>

/** Cases whose days lie beyond Labour Day: two promised, one that the applicant has to correct. */
async function openBefore(stage: Stage): Promise<Open> {
  const come = async (serial: number, on: string, lacks = 0) => {
    morningOf(stage, on)
    return taken(await submit(stage, { item: ASSESSMENT, serial, on, lacks })).case
  }
  const sooner = await come(81, "2019-04-17")
  const promised = await come(82, "2019-04-18")
  return { sooner, promised, correcting: await come(83, "2019-04-22", 1) }
}

/** It came on the 24th and was written down as of the 25th. */
async function correct(stage: Stage): Promise<string> {
  const { check, district, list, say } = stage
  morningOf(stage, "2019-04-25")
  const opened = taken(await submit(stage, { item: LICENCE, serial: 84, on: "2019-04-25" }))
  const id = opened.case
  const arrival = { channel: "window", on: plainDate("2019-04-24"), time: "16:30" } as const
  const entry = { field: "receipt", arrival, outlet: "service-centre" } as const
  const reason = "收件章为4月24日，录入时误选4月25日"
  const act = (as: OfficerActor, command: Parameters<typeof district.intake.command>[1]) =>
    district.intake.command(id, command, { as })
  const proposed = taken(await act(clerk, { type: "propose-correction", entry, reason }))
  const confirm = { type: "confirm-correction", proposal: 1 } as const
  const self = await act({ ...clerk, roles: [caseRoles.recordsCorrection] }, confirm)
  const without = await act(examiner, confirm)
  if (self.outcome === "refused") say(`窗口自己确认：${self.refusal.message.zh}`)
  const corrected = taken(await act(second, confirm))
  const [from, to] = [proposed.state, corrected.state]
  list([
    ["更正录入", "录入", "更正后"],
    ["收件日", from.receipt?.receivedOn ?? "", to.receipt?.receivedOn ?? ""],
    ["受理日", from.acceptance?.on ?? "", to.acceptance?.on ?? ""],
    ["法定办结", from.statutory?.dueOn ?? "", to.statutory?.dueOn ?? ""],
    ["承诺办结", from.promised?.dueOn ?? "", to.promised?.dueOn ?? ""],
  ])
  check(
    text(
      "提出不改变任何期限；本人和无权限的不能确认",
      "proposing moves nothing; oneself and the unauthorised cannot confirm",
    ),
    proposed.state.statutory?.dueOn === opened.state.statutory?.dueOn &&
      tagOf(self) === "SamePerson" &&
      tagOf(without) === "NotAuthorised",
  )
  check(
    text(
      "确认后各期限从真正的收件日重算，各提前一日",
      "confirmed, all days are reckoned from the true day, one day earlier",
    ),
    from.statutory?.dueOn === "2019-05-24" &&
      to.statutory?.dueOn === "2019-05-23" &&
      from.promised?.dueOn === "2019-05-17" &&
      to.promised?.dueOn === "2019-05-16",
  )
  return id
}

/** On the afternoon of the 25th the system was down. */
async function enterLate(stage: Stage): Promise<void> {
  const { check, say } = stage
  const on = morningOf(stage, "2019-04-26")
  const coming = { item: LICENCE, serial: 85, on: "2019-04-25" }
  const enteredLate = "4月25日下午系统停机"
  const without = await submit(stage, { ...coming, enteredLate })
  const unexplained = await submit(stage, { ...coming, as: late })
  if (unexplained.outcome === "refused") say(`${on} 补录昨日收件：${unexplained.refusal.message.zh}`)
  const { state } = taken(await submit(stage, { ...coming, as: late, enteredLate }))
  check(
    text("补录要有权限、有原因", "entering late needs the role, and a reason"),
    tagOf(without) === "NotAuthorised" && tagOf(unexplained) === "LateEntryUnexplained",
  )
  check(
    text(
      "停机不占群众的时间：期限仍从收件之日起算",
      "the outage costs the applicant no day: all runs from the day of receipt",
    ),
    state.receipt?.receivedOn === "2019-04-25" && state.statutory?.startsOn === "2019-04-25",
  )
}

/** 国办发明电〔2019〕3号 moved Labour Day. First it is shown what that moves, then it is done. */
async function revise(stage: Stage, open: Open): Promise<void> {
  const { check, district, list, say } = stage
  const revised = chinaCalendarAsOf(plainDate("2019-04-26"))
  const dueOf = async (id: string, name: DeadlineName): Promise<PlainDate | null> => {
    const { state } = await district.intake.get(id)
    return (name === "correction" ? state.correction?.deadline : state.promised)?.dueOn ?? null
  }
  const days = async () => [
    await dueOf(open.sooner, "promised"),
    await dueOf(open.promised, "promised"),
    await dueOf(open.correcting, "correction"),
  ]
  const before = await days()
  const shown = await district.intake.reviseCalendar(revised, { as: second, dryRun: true })
  const untouched = await days()
  say(`五一放假由1天调为4天（4月28日、5月5日上班），试算在办 ${shown.cases} 件：`)
  list([["", "办件", "原", "新"], ...(await rowsOf(stage, shown))])
  const done = await district.intake.reviseCalendar(revised, { as: second })
  const again = await district.intake.reviseCalendar(revised, { as: second })
  const after = await days()
  await showLedger(stage, open.correcting, "correction", "补正期限（按新安排）")
  check(
    text(
      "试算不改任何一件，实做与试算一致，重做不再动",
      "the trial moves nothing; in earnest it does as it showed, and once",
    ),
    shown.cases === 5 &&
      shown.refused.length === 0 &&
      before.join() === untouched.join() &&
      JSON.stringify(done) === JSON.stringify(shown) &&
      again.cases === 0,
  )
  check(
    text(
      "机关的期限提前的照改；已告知群众的日子，不因调休变晚；群众自己的期限顺延",
      "the authority's day moves forward; a day that was told is not put off; the applicant's own day is",
    ),
    before.join() === "2019-05-02,2019-05-03,2019-05-03" &&
      after.join() === "2019-04-30,2019-05-03,2019-05-05",
  )
}

async function rowsOf({ district }: Stage, { kept, moved }: CalendarRevisionAnswer) {
  const titles: Readonly<Partial<Record<DeadlineName, string>>> = {
    correction: "补正期限",
    promised: "承诺办结",
    statutory: "法定办结",
  }
  const numberOf = async (id: string) => (await district.intake.get(id)).summary.number ?? ""
  const rows = [
    ...moved.map((each) => ({ ...each, what: "调整" })),
    ...kept.map((each) => ({ ...each, what: "不变（已告知）" })),
  ]
  const told = await Promise.all(
    rows.map(async ({ case: id, clock, from, to, what }) => [
      `${titles[clock] ?? clock} ${what}`,
      await numberOf(id),
      from ?? "",
      to ?? "",
    ]),
  )
  return told.toSorted((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))
}

const tagOf = (answer: CaseAnswer | SubmitAnswer): string | null =>
  answer.outcome === "refused" ? answer.refusal._tag : null
