/** 办到哪了: what a citizen is told by number and proof, how a service is rated, and what becomes of a complaint. */
import { isDeepStrictEqual } from "node:util"
import { type OfficerActor, system } from "@onevisit/core/identity"
import { gradeTitles, type FeedbackPhase } from "@onevisit/core/intake/feedback"
import type { Progress } from "@onevisit/core/intake"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import type { FeedbackAnswer } from "@onevisit/district"
import { asked, firstAnswers, paper } from "../papers.ts"
import { cardOf, clerk, decider, resident } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { checkRuleSets, commitmentOn, itemOf, morningOf, sealLast, taken } from "./shared.ts"

const ITEM = "street-low-income"
/** Of another office than those who serve. */
const supervisor: OfficerActor = {
  kind: "officer",
  externalId: "supervision-01",
  unit: "sample-street",
  roles: ["feedback"],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
}

export const whatStands: Story = {
  title: text(
    "办到哪了：凭编号和证件查进度，不满意可以评、可以投诉，有人核、有人改、有人回访",
    "What stands: progress by number and proof; a rating, and a complaint that is verified, put right and revisited",
  ),
  ruleSets: ["zhejiang-one-visit"],
  run: async (stage) => {
    const atStreet = { ...stage, items: stage.street.items }
    const id = await apply(atStreet)
    await askProgress(atStreet, id)
    await finish(atStreet, id)
    await rate(atStreet, id)
    await complain(atStreet, id)
    await checkRuleSets(stage, id, whatStands.ruleSets)
  },
}

const applicant = 2001

/** The form comes without its seal, which may follow. */
async function apply(stage: Stage): Promise<string> {
  const { district } = stage
  const on = morningOf(stage, "2019-03-18")
  const item = itemOf(stage, ITEM)
  const scenario = firstAnswers(item)
  const { id } = await resident(district, applicant)
  const materials = asked(item, scenario).map((each) => ({ ...paper(each), sealed: false }))
  const examination = { supplementWithin: workingDays(5), tolerance: { commitment: commitmentOn(on) } }
  const arrival = { channel: "online", enteredOn: on } as const
  const submission = { item: ITEM, applicant: id, scenario, arrival, materials, examination }
  const opened = taken(await district.intake.submit(submission, { as: clerk }))
  await district.runDue()
  return opened.case
}

async function askProgress(stage: Stage, id: string): Promise<void> {
  const { check, district, say, show } = stage
  morningOf(stage, "2019-03-20")
  const { progressOf, queryCode } = district.intake
  const number = (await district.intake.get(id)).summary.number ?? ""
  const byCard = await progressOf(number, cardOf(applicant))
  if (byCard.outcome !== "found") throw new Error("The applicant is told.")
  say(`凭收件编号 ${number} 和本人证件查询：`)
  show(linesOf(byCard.progress).join("\n"))
  const byCode = await progressOf(number, { code: await queryCode(id) })
  await resident(district, applicant + 1)
  const wrong = [
    await progressOf(number, cardOf(applicant + 1)),
    await progressOf(number, { code: "0000-0000" }),
    await progressOf("样例收字〔2019〕第9999号", cardOf(applicant)),
  ]
  const [refused] = wrong
  if (refused?.outcome === "not-found") say(`证件不符或编号不存在，答复都一样：${refused.message.zh}`)
  const [owed] = byCard.progress.owed
  check(
    text(
      "说明办到哪一步、还欠什么、为什么是这一天、下一步该谁",
      "the stage, what is owed, the days and why, whose turn",
    ),
    owed?.lastDay === "2019-03-25" &&
      byCard.progress.days.every(({ days, dueOn }) => dueOn !== null && days.length > 0) &&
      byCard.progress.next.who === "applicant" &&
      byCard.progress.window.phone !== "",
  )
  check(
    text("收件凭证上的查询码也可以", "the code on the receipt does as well"),
    isDeepStrictEqual(byCode, byCard),
  )
  check(
    text(
      "证件不符与编号不存在，答复一字不差",
      "a wrong proof and a wrong number are answered alike, word for word",
    ),
    wrong.every((answer) => answer.outcome === "not-found" && isDeepStrictEqual(answer, refused)),
  )
}

function linesOf({ days, item, next, owed, stage, visits, window }: Progress): readonly string[] {
  return [
    `${item.zh}：${stage.title.zh}`,
    ...owed.map(({ how, lastDay, name, what }) => `欠：${name.zh}，${what.zh}（最迟 ${lastDay}，${how.zh}）`),
    ...days.map(({ sentence, title }) => `${title.zh}：${sentence.zh}`),
    `下一步：${next.step.zh}`,
    visits.said.zh,
    `${window.authority.zh} ${window.address.zh} ${window.phone}`,
  ]
}

async function finish(stage: Stage, id: string): Promise<void> {
  const { district } = stage
  const signedOn = morningOf(stage, "2019-03-22")
  const materials = asked(itemOf(stage, ITEM), {}).map(paper)
  const arrival = { channel: "courier", signedOn } as const
  taken(await district.intake.supplement(id, { arrival, materials }, { as: clerk }))
  taken(await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }))
  await sealLast(district, id, clerk)
  const delivered = { type: "deliver-result", method: "electronic", on: signedOn } as const
  taken(await district.intake.command(id, delivered, { as: clerk }))
}

/** By the code of the receipt, without signing in: one service has one rating, and its giver may change it. */
async function rate(stage: Stage, id: string): Promise<void> {
  const { check, district, say } = stage
  const code = await district.intake.queryCode(id)
  const page = system("rating-page")
  const give = (grade: "satisfied" | "very-satisfied", proof: string) =>
    district.feedback.rate({ service: { kind: "case", case: id, code: proof }, grade }, { as: page })
  const guessed = await give("satisfied", "0000-0000")
  const first = await give("satisfied", code)
  const changed = await give("very-satisfied", code)
  say(`评价：${gradeTitles.satisfied.zh}，后改为${gradeTitles["very-satisfied"].zh}`)
  check(
    text("办过的人才能评，一次服务一个评价，可以改", "who had the service rates it, once, and may change it"),
    guessed.outcome === "refused" && first.outcome === "rated" && changed.outcome === "rating-changed",
  )
}

async function complain(stage: Stage, id: string): Promise<void> {
  const { check, district, list, say } = stage
  const { feedback } = district
  const { state } = await district.intake.get(id)
  const complaint = {
    channel: "phone",
    about: { kind: "case", case: id },
    complainant: state.applicant,
    unit: "sample-street",
    text: "第一次没有告知要盖章",
  } as const
  const steps: (readonly string[])[] = []
  const step = (what: string, answer: FeedbackAnswer): string => {
    if (answer.outcome === "refused") throw new Error(answer.refusal.message.en)
    const phase = answer.summary === null ? "" : phases[answer.summary.phase]
    steps.push([stage.clock.now().on, what, phase])
    return answer.feedback
  }
  const as = supervisor
  const received = await feedback.complain(complaint, { as })
  const it = step("收到投诉", received)
  if (received.outcome !== "refused") say(`电话投诉，编号 ${received.number ?? ""}`)
  step("告知收到", await feedback.command(it, { type: "acknowledge" }, { as }))
  const finding = { outcome: "founded", evidence: ["收件凭证"], reasons: ["告知书未写明印章"] } as const
  morningOf(stage, "2019-03-25")
  const byThemselves = await feedback.verify(it, finding, { as: { ...clerk, roles: ["feedback"] } })
  step("核实：属实", await feedback.verify(it, finding, { as }))
  const early = await feedback.close(it, [], { as })
  step("整改", await feedback.rectify(it, ["在指南和告知书中写明印章要求"], { as }))
  step("书面答复", await feedback.command(it, { type: "answer", text: "已整改" }, { as }))
  morningOf(stage, "2019-03-28")
  const revisit = { reached: true, satisfied: true } as const
  step("回访：满意", await feedback.revisit(it, revisit, { as }))
  step("办结", await feedback.close(it, [], { as }))
  list([["日期", "环节", "之后"], ...steps])
  const period = { from: plainDate("2019-03-01"), to: plainDate("2019-04-01") }
  const figures = await feedback.figures(period)
  check(
    text("被投诉的人不能核实自己", "who is complained of does not verify it"),
    byThemselves.outcome === "refused" && byThemselves.refusal._tag === "NotIndependent",
  )
  check(
    text("未整改、未回访不能办结", "it is not closed before it was put right and revisited"),
    early.outcome === "refused",
  )
  check(
    text("投诉一件、评价一次，都是数出来的", "one complaint and one rating, both counted"),
    figures.complaints.received === 1 &&
      figures.byOutcome.founded === 1 &&
      figures.ratings.given === 1 &&
      figures.ratings.satisfied.part === 1,
  )
}

const phases: Readonly<Record<FeedbackPhase, string>> = {
  none: "",
  settled: "无须处理",
  received: "待告知收到",
  verifying: "核实中",
  rectifying: "整改中",
  answering: "待答复",
  revisiting: "待回访",
  closed: "已办结",
}
