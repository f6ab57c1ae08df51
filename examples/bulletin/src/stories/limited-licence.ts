/** 名额有限: two licences for four who ask, in the order of acceptance; who may withdraw, renew, and apply again. */
import type { Actor, SubjectId } from "@onevisit/core/identity"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Party } from "@onevisit/core/intake"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import type { PlainCommand, Submission, SubmitAnswer } from "@onevisit/district"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, decider, enterprise, examiner } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { playApart, registersOf } from "./district-apart.ts"
import { checkRuleSets, itemOf, morningOf, showDocument, taken } from "./shared.ts"

const ITEM = "sample-limited-licence"

export const limitedLicence: Story = {
  title: text(
    "名额只有两个：按受理先后；代办人有授权才能撤回；到期不答复视为准予延续；假材料一年内不得再申请",
    "Two licences only: in order of acceptance, withdrawn by whoever is entrusted, renewed on silence, barred for false papers",
  ),
  ruleSets: ["licensing-law-2019", "zhejiang-one-visit"],
  run: async (stage) => {
    const licence = itemOf(stage, "sample-licence")
    const limited: ServiceItem = { ...licence, id: ITEM, quota: 2, publicSafety: true }
    await playApart(stage, { registries: registersOf([limited]) }, async (opened) => {
      const apart = { ...opened, items: [limited] }
      morningOf(apart, "2019-06-03")
      await opened.district.catalogue.publish([limited], { batch: "2019-06", as: clerk })
      await checkRuleSets(apart, await inOrder(apart), limitedLicence.ruleSets)
      await bar(apart)
      await renew(apart)
    })
  },
}

async function submit(stage: Stage, serial: number, more: Partial<Submission> = {}): Promise<SubmitAnswer> {
  const { clock, district } = stage
  const item = itemOf(stage, ITEM)
  const scenario = firstAnswers(item)
  const { id } = await enterprise(district, serial)
  const submission = {
    item: ITEM,
    applicant: id,
    scenario,
    arrival: { channel: "online", enteredOn: clock.now().on },
    materials: asked(item, scenario).map(paper),
    examination: { supplementWithin: workingDays(5) },
    ...more,
  } as const
  const answer = await district.intake.submit(submission, { as: clerk })
  await district.runDue()
  return answer
}

const tagOf = (answer: SubmitAnswer): string | null =>
  answer.outcome === "refused" ? answer.refusal._tag : null
const grant: PlainCommand = { type: "decide", favourable: true }

async function inOrder(stage: Stage): Promise<string> {
  const { check, clock, district, list } = stage
  const act = (id: string, as: Actor, command: PlainCommand) => district.intake.command(id, command, { as })
  const [handler, stranger] = [await enterprise(district, 95), await enterprise(district, 96)]
  const entrusted: Party = {
    role: "handler",
    subject: handler.id,
    scope: ["withdraw"],
    validFrom: plainDate("2019-06-01"),
    validTo: plainDate("2019-06-05"),
  }
  const cases: string[] = []
  for (const serial of [91, 92, 93, 94]) {
    cases.push(taken(await submit(stage, serial, serial === 92 ? { parties: [entrusted] } : {})).case)
    clock.advance({ minutes: 10 })
  }
  const [first = "", second = "", third = "", fourth = ""] = cases
  const early = await act(third, decider, grant)
  const one = taken(await act(first, decider, grant))

  const principal = (await district.intake.get(second)).state.applicant ?? handler.id
  const agentOf = (subject: SubjectId): Actor => ({
    kind: "agent",
    subject,
    principal,
    capacity: "authorised-agent",
  })
  const withdraw = { type: "withdraw" } as const
  const byStranger = await act(second, agentOf(stranger.id), withdraw)
  morningOf(stage, "2019-06-05")
  const expired = await act(second, agentOf(handler.id), withdraw)
  morningOf(stage, "2019-06-04")
  const withdrawn = taken(await act(second, agentOf(handler.id), withdraw))

  await lookOnSite(stage, third)
  const two = taken(await act(third, decider, grant))
  const over = await act(fourth, decider, grant)
  const rows = await Promise.all(cases.map(async (id) => (await district.intake.get(id)).summary))
  const words = { decided: "准予", withdrawn: "申请人撤回", accepted: "名额已满" } as const
  list([
    ["受理先后", "文号", "结果", "名额"],
    ...rows.map(({ number, phase, place }, at) => [
      `第${at + 1}`,
      number ?? "",
      words[phase as keyof typeof words],
      place === null ? "" : `第${place}个`,
    ]),
  ])
  check(
    text(
      "按受理先后，后来的不能先得；名额用完即止",
      "in the order of acceptance, and no further than it reaches",
    ),
    tagOf(early) === "NotTheirOrder" &&
      one.state.place === 1 &&
      two.state.place === 2 &&
      tagOf(over) === "QuotaExhausted",
  )
  check(
    text(
      "代办人只在授权范围和期限内可以代为撤回",
      "a handler withdraws within scope and time of the mandate alone",
    ),
    tagOf(byStranger) === "NotAuthorised" &&
      tagOf(expired) === "NotAuthorised" &&
      withdrawn.outcome === "withdrawn",
  )
  return first
}

async function lookOnSite({ check, district }: Stage, id: string): Promise<void> {
  const on = plainDate("2019-06-04")
  const look = { type: "record-site-check", on, outcome: "fits", findings: "与申请一致" } as const
  const alone = await district.intake.command(id, look, { as: examiner })
  const both = await district.intake.command(id, look, { as: examiner, alongside: [clerk] })
  check(
    text("现场核查须两人以上", "two go to look on site"),
    tagOf(alone) === "TooFewOfficers" && both.outcome === "recorded",
  )
}

async function bar(stage: Stage): Promise<void> {
  const { check, district, say } = stage
  morningOf(stage, "2019-06-06")
  const opened = taken(await submit(stage, 97))
  const deny = { type: "decide", favourable: false, falseMaterial: true, reasons: ["提交虚假材料"] } as const
  taken(await district.intake.command(opened.case, deny, { as: decider }))
  const barred = await submit(stage, 97)
  if (barred.outcome === "refused") say(barred.refusal.message.zh)
  morningOf(stage, "2020-06-06")
  const lastDay = await submit(stage, 97)
  morningOf(stage, "2020-06-07")
  const after = await submit(stage, 97)
  check(
    text("一年内不再受理，期满次日起可以", "barred for a year, its last day included, then free"),
    tagOf(barred) === "ReapplicationBarred" &&
      tagOf(lastDay) === "ReapplicationBarred" &&
      after.outcome === "accepted",
  )
}

/** 行政许可法 art. 50: asked for thirty days ahead, and nobody decided before the licence ran out. */
async function renew(stage: Stage): Promise<void> {
  const { check, district } = stage
  morningOf(stage, "2019-06-06")
  const expiresOn = plainDate("2019-07-06")
  const { case: inTime } = taken(await submit(stage, 98, { renewal: { expiresOn } }))
  const { case: tooLate } = taken(
    await submit(stage, 99, { renewal: { expiresOn: plainDate("2019-07-05") } }),
  )
  const phases = async (day: string) => {
    morningOf(stage, day)
    await district.runDue()
    const { state } = await district.intake.get(inTime)
    return `${state.phase}, ${(await district.intake.get(tooLate)).state.phase}`
  }
  const before = await phases("2019-07-06")
  const after = await phases("2019-07-07")
  await showDocument(stage, inTime, "视为准予延续")
  check(
    text(
      "届满前三十日申请而未答复的视为准予延续；晚一日申请的不适用",
      "renewed by law where asked for thirty days ahead, not one less",
    ),
    before === "accepted, accepted" && after === "decided, accepted",
  )
}
