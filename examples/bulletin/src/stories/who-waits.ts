/** 谁在等: what a chief sees in the morning, who is reminded, and what the public is told of a case that is overdue. */
import { chinaCalendarAsOf } from "@onevisit/china"
import type { OfficerActor } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import type { CaseSummary, Reminder, WorkGroup, Worklist } from "@onevisit/district"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, decider, examiner, resident } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { checkRuleSets, commitmentOn, itemOf, morningOf, showDocument, taken } from "./shared.ts"
import { playApart, registersOf } from "./district-apart.ts"

const UNIT = "sample-street"
/** Ten working days were promised. */
const ITEM = "street-low-income"
const chief: OfficerActor = { ...clerk, externalId: "chief-01", roles: ["assigns-cases"] }
const titles: Readonly<Record<WorkGroup, string>> = {
  overdue: "已超期",
  dueToday: "今日到期",
  red: "红灯",
  yellow: "黄灯",
  owed: "待群众补",
  awaitingSeal: "待盖章",
  awaitingPaper: "待补纸质",
}

export const whoWaits: Story = {
  title: text(
    "谁在等：今日到期、黄灯红灯、待盖章，一张清单；超期的向社会说明",
    "Who waits: due today, yellow, red, to be sealed, in one list; what is overdue is explained in public",
  ),
  ruleSets: ["business-environment-2020", "zhejiang-one-visit"],
  run: async (stage) => {
    const reminders: Reminder[] = []
    const options = {
      calendar: chinaCalendarAsOf(plainDate("2020-03-01")),
      registries: registersOf(stage.street.items),
      urgency: { red: 1, yellow: 2 },
      reminders: {
        workingDaysBefore: { applicant: [2], authority: [1] },
        send: async (reminder: Reminder) => reminders.push(reminder),
      },
    }
    await playApart(stage, options, async (opened) => {
      const apart = { ...opened, items: stage.street.items }
      await opened.district.catalogue.publish(stage.street.items, { batch: "street", as: clerk })
      const cases = await comeIn(apart)
      await lookThrough(apart, cases)
      await remind(apart, cases, reminders)
      await explain(apart, cases.late)
      await checkRuleSets(apart, cases.late, whoWaits.ruleSets)
    })
  },
}

type Cases = Readonly<Record<"late" | "today" | "soon" | "later" | "fresh" | "owing", string>>

/** Six applications, on days that make each wait in its own way on 10 June. */
async function comeIn(stage: Stage): Promise<Cases> {
  const late = await apply(stage, 1, "2020-05-26", clerk)
  const today = await apply(stage, 2, "2020-05-27", examiner)
  const soon = await apply(stage, 3, "2020-05-28", clerk)
  const later = await apply(stage, 4, "2020-05-29", examiner)
  const owing = await apply(stage, 5, "2020-06-08", clerk)
  const fresh = await apply(stage, 6, "2020-06-08", clerk)
  return { late, today, soon, later, fresh, owing }
}

async function apply(stage: Stage, serial: number, day: string, as: OfficerActor): Promise<string> {
  const { district } = stage
  const on = morningOf(stage, day)
  await district.runDue()
  const item = itemOf(stage, ITEM)
  const scenario = firstAnswers(item)
  const { id } = await resident(district, serial)
  // The fifth comes without its seal, which may follow.
  const isUnsealed = serial === 5
  const materials = asked(item, scenario)
    .map(paper)
    .map((each) => (isUnsealed ? { ...each, sealed: false } : each))
  const examination = { supplementWithin: workingDays(5), tolerance: { commitment: commitmentOn(on) } }
  const arrival = { channel: "online", enteredOn: on } as const
  const submission = { item: ITEM, applicant: id, scenario, arrival, materials, examination }
  return taken(await district.intake.submit(submission, { as })).case
}

async function lookThrough(stage: Stage, cases: Cases): Promise<void> {
  const { check, district, list, say } = stage
  morningOf(stage, "2020-06-10")
  await district.runDue()
  const assign = { type: "assign", officer: examiner.externalId } as const
  const byClerk = await district.intake.command(cases.late, assign, { as: clerk })
  taken(await district.intake.command(cases.late, assign, { as: chief }))
  const seal = async (id: string) => {
    const { summary } = await district.intake.get(id)
    for (const { number } of summary.toSeal)
      taken(await district.intake.command(id, { type: "record-seal", number }, { as: clerk }))
  }
  const unsealed = (await district.intake.worklist({ unit: UNIT })).groups.awaitingSeal.cases.length
  for (const id of [cases.late, cases.today, cases.soon, cases.later]) await seal(id)
  const work = await district.intake.worklist({ unit: UNIT })
  say("2020-06-10 上午，街道的工作清单（黄灯：两个工作日内到期；红灯：一个工作日内）")
  list([["", "文号", "到期", "承办"], ...rowsOf(work)])
  const officers = await district.intake.workByOfficer({ unit: UNIT })
  list([
    ["承办人", "在办", ...Object.values(titles)],
    ...officers.map(({ counts, officer, open }) => [
      officer ?? "（未分派）",
      String(open),
      ...(Object.keys(titles) as WorkGroup[]).map((group) => String(counts[group])),
    ]),
  ])
  const found = (group: WorkGroup) => work.groups[group].cases.map((row) => row.case)
  check(
    text("每件各就各位：超期、今日、红灯、黄灯、待补", "each stands where it belongs"),
    found("overdue").join() === cases.late &&
      found("dueToday").join() === cases.today &&
      found("red").join() === cases.soon &&
      found("yellow").join() === cases.later &&
      found("owed").join() === cases.owing,
  )
  check(
    text("盖过章的不再列出", "what is sealed is listed no longer"),
    unsealed === 6 &&
      found("awaitingSeal").toSorted().join() === [cases.fresh, cases.owing].toSorted().join(),
  )
  check(
    text("分派要有权限，分派后归承办人", "giving a case to somebody needs the role, and then it is theirs"),
    byClerk.outcome === "refused" &&
      officers[0]?.officer === examiner.externalId &&
      officers[0].counts.overdue === 1,
  )
}

function rowsOf({ groups }: Worklist): readonly (readonly string[])[] {
  const rowOf = (group: WorkGroup, { number, officer, owedBy, workDueOn }: CaseSummary) => [
    titles[group],
    number ?? "",
    (group === "owed" ? owedBy : workDueOn) ?? "",
    officer ?? "",
  ]
  return (Object.keys(titles) as WorkGroup[]).flatMap((group) =>
    groups[group].cases.map((row) => rowOf(group, row)),
  )
}

async function remind(stage: Stage, cases: Cases, reminders: readonly Reminder[]): Promise<void> {
  const { check, district, list } = stage
  const before = reminders.length
  morningOf(stage, "2020-06-11")
  await district.runDue()
  const sent = reminders.slice(before)
  const whom = { applicant: "申请人", authority: "承办人" } as const
  const nameOf = async (id: string) => (await district.intake.get(id)).summary.number ?? ""
  list([
    ["提醒", "文号", "到期"],
    ...(await Promise.all(sent.map(async (each) => [whom[each.to], await nameOf(each.case), each.dueOn]))),
  ])
  const toApplicant = sent.filter(({ to }) => to === "applicant")
  const toOfficer = sent.filter(({ to }) => to === "authority")
  check(
    text("欠材料的提醒申请人，快到期的提醒承办人，各一次", "each is reminded of their own day, once"),
    toApplicant.map((each) => each.case).join() === cases.owing &&
      toOfficer.map((each) => each.case).join() === cases.later,
  )
  await district.runDue()
  check(text("同一提醒不重复", "no reminder twice"), reminders.length === before + sent.length)
}

/** Time alone asks a person to explain; the explanation is for everybody, and names nobody. */
async function explain(stage: Stage, id: string): Promise<void> {
  const { check, district, say } = stage
  const period = { from: plainDate("2020-05-01"), to: plainDate("2020-07-01") }
  const codes = async () =>
    (await district.statistics.violations(period)).filter((each) => each.case === id).map(({ code }) => code)
  const { state } = await district.intake.get(id)
  const unexplained = await codes()
  const explanation = text(
    "收件较多，正在加派人员，预计6月15日前办结。",
    "Many came at once; more hands are on it.",
  )
  const told = { type: "explain-overdue", clock: "promised", explanation } as const
  const publishedOn = morningOf(stage, "2020-06-12")
  taken(await district.intake.command(id, { ...told, publishedOn }, { as: examiner }))
  const document = await showDocument(stage, id, "超期说明")
  const explained = await codes()
  taken(await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }))
  const figures = await district.statistics.figures(period)
  const { inTime, late } = figures.all.punctuality.promised
  say(`承诺期限：按时 ${inTime}，超期 ${late}；超期已说明 ${figures.all.overdue.explained} 件`)
  check(
    text("超期后系统提出待办，由人公开说明", "time opens a task, and a person explains in public"),
    state.tasks.includes("explain-overdue") && document.includes(explanation.zh),
  )
  check(
    text(
      "不说明本身是一项违规；说明了仍算超期，不抹掉",
      "saying nothing is a violation; what was late stays late",
    ),
    unexplained.includes("overdue-unexplained") &&
      !explained.includes("overdue-unexplained") &&
      explained.includes("decided-late-promised") &&
      figures.all.overdue.explained === 1,
  )
}
