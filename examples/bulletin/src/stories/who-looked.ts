/** 谁看过我的记录、请删掉我的记录: a resident asks who looked and for deletion; while the term runs the record is restricted. */
import type { OfficerActor } from "@onevisit/core/identity"
import type { RecordRules } from "@onevisit/core/records"
import { text } from "@onevisit/core/reasons"
import { months, plainDate, workingDays } from "@onevisit/core/time"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, resident } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { playApart } from "./district-apart.ts"
import { itemOf, morningOf, taken } from "./shared.ts"

const LICENCE = "sample-licence"
const archivist: OfficerActor = { ...clerk, externalId: "archive-01", unit: "archive", roles: ["archive"] }
const sample = {
  statute: "sample-archive-rules",
  title: text("样例归档办法", "Sample archive rules"),
  sample: true,
}

/** Terms and roles are samples: no statute gives them. */
const recordRules: RecordRules = {
  purposes: [
    { id: "handle", title: text("办理申请", "Handling of the application"), basis: "statutory-duty" },
    { id: "remedy", title: text("救济", "Remedy"), basis: "statutory-duty", restricted: "remedy" },
  ],
  classes: [
    {
      id: "case",
      title: text("办件", "Cases"),
      streams: ["case", "document"],
      endedBy: ["ApplicationWithdrawn", "ResultDelivered"],
      terms: [{ validFrom: plainDate("2018-01-01"), validTo: null, term: months(24), source: sample }],
    },
    {
      id: "request",
      title: text("个人信息请求", "Requests about personal data"),
      streams: ["request"],
      endedBy: "last-event",
      terms: [{ validFrom: plainDate("2018-01-01"), validTo: null, term: months(12), source: sample }],
    },
  ],
  search: { keys: ["identifier", "phone", "name-and-last-four"], most: 5 },
  requests: {
    answerWithin: workingDays(15),
    remedies: [text("可以依法向人民法院提起诉讼", "You may sue before a people's court")],
  },
  roles: {
    "read-records": ["archive"],
    "search-subjects": ["window"],
    "decide-requests": ["archive"],
    "dispose-of-records": ["archive"],
  },
}

export const whoLooked: Story = {
  title: text(
    "谁看过我的记录？请把它删掉：查得到，期限内先封存",
    "Who looked at my record? Delete it: told, and while its term runs it is restricted",
  ),
  ruleSets: [],
  run: (stage) =>
    playApart(stage, { records: recordRules }, async (apart) => {
      const asking = await applyAndWithdraw(apart)
      await askWhoLooked(apart, asking)
      await askForDeletion(apart, asking)
      await disposeWhenOver(apart, asking)
    }),
}

type Asking = Awaited<ReturnType<typeof resident>>

async function applyAndWithdraw(stage: Stage): Promise<Asking> {
  const { check, district } = stage
  const on = morningOf(stage, "2018-07-20")
  const item = itemOf(stage, LICENCE)
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const person = await resident(district, 12_086)
  const materials = asked(item, firstAnswers(item)).map(paper)
  const arrival = { channel: "online", enteredOn: on } as const
  const submission = { item: LICENCE, applicant: person.id, scenario: firstAnswers(item), arrival, materials }
  const opened = taken(await district.intake.submit(submission, { as: person.actor }))
  // The window looks the person up to call back: by phone, and for a purpose.
  const identity = await district.subjects.reveal(person.id, { purpose: "handle", as: clerk })
  const phone = identity === null || identity === "erased" ? "" : (identity.phone ?? "")
  const found = await district.subjects.search({ phone }, { as: clerk, purpose: "handle" })
  check(
    text("窗口按手机号找到一人，只显示掩码", "the window finds one by phone, and sees no more than a mask"),
    found.outcome === "found" && found.subjects.length === 1 && !JSON.stringify(found).includes(phone),
  )
  const curious = await district.subjects
    .reveal(person.id, { purpose: "随便看看", as: clerk })
    .catch((error: unknown) => error)
  check(
    text("没有声明的用途，打不开", "for a purpose that is not declared nothing opens"),
    tagOf(curious) === "PurposeUndeclared",
  )
  taken(await district.intake.command(opened.case, { type: "withdraw" }, { as: person.actor }))
  return person
}

async function askWhoLooked({ check, district, list }: Stage, { actor, id }: Asking): Promise<void> {
  const log = await district.records.accesses(id, { as: actor })
  const accesses = log.outcome === "found" ? log.accesses : []
  list([
    ["何时", "谁", "为何", "看了什么"],
    ...accesses.map(({ by, on, purpose, stream }) => [
      on,
      by.zh,
      purpose.zh,
      stream === null ? "检索" : "登记信息",
    ]),
  ])
  check(
    text("当事人看得到每一次查看：谁、为何、几项", "the person sees every look: who, what for, how much"),
    accesses.length === 3 && accesses.every(({ purpose }) => purpose.zh === "办理申请"),
  )
}

async function askForDeletion(stage: Stage, { actor, id: subject }: Asking): Promise<void> {
  const { check, district, say } = stage
  const { requests } = district.records
  morningOf(stage, "2018-08-01")
  const received = await requests.receive(
    { kind: "delete", subject, requester: "self", words: "请删除我的全部信息" },
    { as: actor },
  )
  if (received.outcome === "refused") throw new Error(received.refusal.message.en)
  const reasons = ["保存期限未届满，届满前停止除存储以外的处理"]
  const decided = await requests.decide(received.request, { outcome: "partly", reasons }, { as: archivist })
  say(`请求须在 ${received.row.dueOn} 前答复；答复：${reasons.join()}`)
  const refused = await district.subjects
    .reveal(subject, { purpose: "handle", as: clerk })
    .catch((error: unknown) => error)
  const opened = await district.subjects.reveal(subject, { purpose: "remedy", as: archivist })
  check(
    text("部分同意，告知理由和救济途径", "granted in part, with reasons and remedies"),
    decided.outcome === "recorded" && decided.row.outcome === "partly",
  )
  check(
    text(
      "记录已限制：办理不能再看，归档、审计、救济才能看",
      "the record is restricted: closed to handling, open to archive, audit and remedy",
    ),
    tagOf(refused) === "RecordRestricted" && opened !== null && opened !== "erased",
  )
}

async function disposeWhenOver(stage: Stage, { id }: Asking): Promise<void> {
  const { check, district } = stage
  const as = archivist
  morningOf(stage, "2020-07-20")
  const early = await district.records.dispose(id, { as })
  const on = morningOf(stage, "2020-07-21")
  await district.runDue()
  const due = await district.records.due({ as })
  const before = await district.subjects.reveal(id, { purpose: "remedy", as })
  const disposed = await district.records.dispose(id, { as })
  check(
    text(
      `期限届满（${on}）只生成待办，不自动删`,
      "when the term is over it is a task, and nothing goes by itself",
    ),
    early.outcome === "refused" && due.outcome === "found" && due.due.length === 1 && before !== "erased",
  )
  check(
    text("由人确认后销毁密钥，谁也打不开", "confirmed by a person, the key is gone and nobody can open it"),
    disposed.outcome === "disposed" &&
      (await district.subjects.reveal(id, { purpose: "remedy", as })) === "erased",
  )
}

function tagOf(error: unknown): string | undefined {
  return (error as { readonly refusal?: { readonly _tag: string } } | null)?.refusal?._tag
}
