/**
 * 告知到人: a notice is owed until the person knows. Text messages and mails go out through providers on this machine, one
 * of which takes a message and never says so; whom no message reaches is called.
 */
import { samplePhone } from "@onevisit/china"
import { actorOfStaff, type SubjectId } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { parseAliyunReports } from "@onevisit/channel-sms"
import type { OwedNotice } from "@onevisit/district"
import { clerk } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { morningOf } from "./shared.ts"

const worker = actorOfStaff({
  externalId: "community-04",
  name: "样例网格员",
  unit: "sample-community",
  roles: ["community-worker"],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
})

export const toldUntilKnown: Story = {
  title: text(
    "2019年4月：短信、邮件、电话，告知到人为止",
    "April 2019: by text message, by mail, by telephone, until they know",
  ),
  ruleSets: [],
  run: async (stage) => {
    await checkTemplates(stage)
    await doubted(stage)
    await misdialled(stage)
    await inTheNight(stage)
    await unreached(stage)
    await standing(stage)
  },
}

async function checkTemplates({ check, district }: Stage): Promise<void> {
  const findings = (await district.notices.review()).filter(({ channel }) => channel === "sms")
  check(
    text("三种告知的短信在最长时也放得下", "each of the three notices fits a text message at its longest"),
    findings.length === 0,
  )
}

/** The provider takes the message and does not answer: it is asked, and nobody gets two. */
async function doubted(stage: Stage): Promise<void> {
  const { check, clock, district, messages, say } = stage
  morningOf(stage, "2019-04-01")
  const person = await resident(stage, "甲", 41)
  const notice = await owe(stage, person, "case:sample-1/supplement@2019-04-08", {
    kind: "supplement-due",
    values: {
      item: text("样例技术中心认定", "Sample centre"),
      number: "YL-2019-0041",
      dueOn: plainDate("2019-04-08"),
      phone: "0571-00000041",
    },
    until: "delivered",
  })
  const before = messages.sms.arrived.length
  await messages.sms.play("take-and-hang")
  await district.runDue()
  const doubt = (await district.notices.get(notice)).sendings[0]
  await messages.sms.play(null)
  clock.advance({ minutes: 3 })
  await district.runDue()
  const arrived = messages.sms.arrived.slice(before)
  say(`短信：${arrived[0]?.content ?? ""}`)
  check(
    text("运营商收了不答：先查询，不重发", "taken and never answered: looked up, and not sent again"),
    doubt?.status === "unknown" && arrived.length === 1,
  )
  const key = arrived[0]?.outId ?? ""
  messages.sms.report(key, { delivered: true })
  const reports = parseAliyunReports(messages.sms.pushOf(key, key))
  await district.notices.report("sms", reports)
  const row = await district.notices.get(notice)
  check(
    text("回执来了两遍，只算送到一次", "reported twice, told once"),
    row.phase === "discharged" && row.told?.by === "sms" && row.sendings[0]?.duplicatesRisked === 0,
  )
}

/** A number that is none: by mail, in the language they asked for. */
async function misdialled(stage: Stage): Promise<void> {
  const { check, district, messages } = stage
  const person = await resident(stage, "乙", 42)
  const asked = { language: "en", notBy: [], onPaper: false } as const
  await district.notices.prefer(person, asked, { as: { kind: "applicant", subject: person } })
  await messages.sms.play({ code: "isv.MOBILE_NUMBER_ILLEGAL" })
  await owe(stage, person, "payment:sample-2/returned", {
    kind: "payment-returned",
    values: { benefit: text("高龄津贴", "old-age allowance"), phone: "12345" },
  })
  await district.runDue()
  await messages.sms.play(null)
  const mail = messages.mail.arrived.at(-1)
  check(
    text("号码无效，改发邮件，用其选择的语言", "no such number: by mail, in the language they chose"),
    mail?.to.join() === "resident-42@example.org" &&
      /old-age allowance/.test(mail.raw.replaceAll("=\r\n", "")),
  )
}

async function inTheNight(stage: Stage): Promise<void> {
  const { check, clock, district, messages } = stage
  clock.set(instant("2019-04-02T14:10:00.000Z"))
  const person = await resident(stage, "丙", 43)
  await owe(stage, person, "payment:sample-3/returned", {
    kind: "payment-returned",
    values: { benefit: text("高龄津贴", "old-age allowance"), phone: "12345" },
  })
  const before = messages.sms.arrived.length
  await district.runDue()
  const inQuiet = messages.sms.arrived.length
  clock.set(instant("2019-04-03T00:00:00.000Z"))
  await district.runDue()
  check(
    text("夜里不打扰，早上八点发出", "nobody is disturbed at night: it leaves at eight"),
    inQuiet === before && messages.sms.arrived.length === before + 1,
  )
}

/** Whom no message reaches is called, and then visited; the last word is a person's. */
async function unreached(stage: Stage): Promise<void> {
  const { check, clock, district, list } = stage
  morningOf(stage, "2019-04-04")
  const person = await resident(stage, "丁", 44)
  const notice = await owe(stage, person, "entitlement:sample-4/found", {
    kind: "benefit-found",
    values: { benefit: text("高龄津贴", "old-age allowance"), phone: "12345" },
    until: "acknowledged",
  })
  await district.runDue()
  clock.advance({ days: 1 })
  await district.runDue()
  clock.advance({ days: 2 })
  await district.runDue()
  const called = (await district.notices.find({ task: "call" })).rows
  const call = { as: worker }
  await district.notices.finishTask(notice, { outcome: "not-reached", note: "无人接听" }, call)
  await district.runDue()
  const visited = (await district.notices.find({ task: "visit" })).rows
  await district.notices.finishTask(notice, { outcome: "reached", note: "已当面告知，同意享受" }, call)
  const row = await district.notices.get(notice)
  list([
    ["渠道", "状态", "次数"],
    ...row.sendings.map(({ attempts, channel, status }) => [
      channelWords[channel] ?? channel,
      statusWords[status] ?? status,
      `${attempts}`,
    ]),
  ])
  check(
    text(
      "短信、邮件都没有回音：先打电话，再上门，告知到人",
      "no answer to messages: called, then visited, then told",
    ),
    called.length === 1 && visited.length === 1 && row.told?.by === "visit",
  )
}

async function standing(stage: Stage): Promise<void> {
  const { check, district } = stage
  const rows = (await district.notices.find({})).rows
  check(
    text("每条告知都有结果，没有一条重复", "every notice came to an end, and none was told twice"),
    rows.length === 4 &&
      rows.every(({ phase, told }) => phase === "discharged" && told !== null) &&
      rows.every(({ sendings }) => sendings.every(({ duplicatesRisked }) => duplicatesRisked === 0)),
  )
}

const channelWords: Readonly<Record<string, string>> = { sms: "短信", email: "邮件" }

const statusWords: Readonly<Record<string, string>> = {
  queued: "已提交",
  sent: "已发出",
  delivered: "已送达",
  read: "已读",
  failed: "失败",
  unknown: "未知",
}

async function resident({ district }: Stage, name: string, n: number): Promise<SubjectId> {
  const registered = await district.subjects.register(
    {
      kind: "natural-person",
      name: `样例居民${name}`,
      identifiers: [],
      phone: samplePhone(n),
      email: `resident-${n}@example.org`,
    },
    { as: clerk },
  )
  if (registered.outcome === "refused") throw new Error(`Refused: ${registered.refusal.message.en}`)
  return registered.subject
}

async function owe(
  { district }: Stage,
  recipient: SubjectId,
  obligation: string,
  owed: Pick<OwedNotice, "kind" | "values" | "until">,
): Promise<string> {
  const about = obligation.split("/")[0] ?? obligation
  const answer = await district.notices.owe({ obligation, about, recipient, ...owed }, { as: clerk })
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer.notice
}
