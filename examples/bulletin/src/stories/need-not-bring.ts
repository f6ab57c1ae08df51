/** 不必提交的: a paper waived, platform data disputed, a promise in place of a proof, and how far what is owed may wait. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import { workingDays } from "@onevisit/core/time"
import type { PlainCommand } from "@onevisit/district"
import { asked, firstAnswers, mayBeOwed, paper } from "../papers.ts"
import { clerk, decider, enterprise, examiner } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { checkRuleSets, commitmentOn, itemOf, morningOf, showDocument, taken } from "./shared.ts"

const PROMISED = "sample-licence-by-promise"

export const needNotBring: Story = {
  title: text(
    "不必提交的：能替代的免交，平台数据错了可以异议，承诺代替证明，欠的最迟哪天到",
    "What need not be brought: waived, disputed, promised instead; and the last day of what is owed",
  ),
  ruleSets: ["zhejiang-one-visit", "licensing-law-2019"],
  run: async (stage) => {
    await checkRuleSets(stage, await owing(stage), ["zhejiang-one-visit"])
    await checkRuleSets(stage, await promise(stage), ["zhejiang-one-visit", "licensing-law-2019"])
  },
}

/** Two papers are owed: one is waived, the other's day is put off as far as it may be. */
async function owing(stage: Stage): Promise<string> {
  const { check, district, list, say } = stage
  const on = morningOf(stage, "2019-06-10")
  const item = itemOf(stage, "technology-centre")
  const scenario = firstAnswers(item)
  const lacking = mayBeOwed(item, scenario).slice(0, 2)
  const { id: applicant, actor } = await enterprise(district, 24)
  const submission = {
    item: item.id,
    applicant,
    scenario,
    arrival: { channel: "courier", signedOn: on },
    materials: asked(item, scenario)
      .filter((each) => !lacking.includes(each))
      .map(paper),
    examination: { supplementWithin: workingDays(5), tolerance: { commitment: commitmentOn(on) } },
  } as const
  const { case: id } = taken(await district.intake.submit(submission, { as: clerk }))
  await district.runDue()
  const act = async (command: PlainCommand, as = clerk) =>
    taken(await district.intake.command(id, command, { as }))

  const shown = {
    type: "record-identity",
    of: "applicant",
    means: "social-security-card",
    reference: null,
  } as const
  await act(shown)
  const own = item.materials.find(({ id: each }) => each === "business-licence")
  if (own === undefined) throw new Error("The item has the licence looked up.")
  const statement = "平台上的住所是迁址前的"
  const dispute = {
    type: "dispute-platform-data",
    requirement: own.id,
    material: paper(own),
    statement,
  } as const
  const disputed = taken(await district.intake.command(id, dispute, { as: actor }))
  const checked = await act({ type: "record-source-check", requirement: own.id, outcome: "corrected" })
  check(
    text(
      "平台数据有异议，以企业的证照为准，由机关找来源单位校核",
      "disputed data gives way to the firm's own paper, and the source is asked",
    ),
    disputed.summary.tasks.includes("check-source") && !checked.summary.tasks.includes("check-source"),
  )

  const [kept, waived] = lacking
  if (kept === undefined || waived === undefined) throw new Error("The item has two papers that may be owed.")
  const waive = { type: "waive-material", requirement: waived.id } as const
  const after = await act({ ...waive, evidence: "上年度认定时已核", note: "可由已有材料替代" })
  const horizon = await district.intake.horizon(id)
  const extend = { type: "extend-supplement", by: workingDays(5), reasons: ["审计机构延期出具报告"] } as const
  await act(extend)
  const later = await district.intake.horizon(id)
  const tooFar = await district.intake.command(id, { ...extend, by: workingDays(30) }, { as: clerk })
  const lastDay = (of: typeof horizon) => of?.pieces[0]?.lastDay ?? ""
  list([
    ["还欠", "最迟", "延期后", "至多可延到"],
    [kept.name.zh, lastDay(horizon), lastDay(later), later?.pieces[0]?.extendableTo ?? ""],
  ])
  for (const { message, on: day } of later?.lapses ?? []) say(`${day} 起：${message.zh}`)
  check(
    text("能用已有材料替代的免交，只欠一件", "what other papers prove is waived, and one is owed"),
    after.summary.owed === 1 && horizon?.pieces.length === 1,
  )
  check(
    text("可以延期，但不能拖过承诺办结", "it may be put off, yet never past the promised day"),
    lastDay(horizon) === "2019-06-17" && lastDay(later) === "2019-06-24" && tooFar.outcome === "refused",
  )

  const signedOn = morningOf(stage, "2019-06-20")
  const arrival = { channel: "courier", signedOn } as const
  taken(await district.intake.supplement(id, { arrival, materials: [paper(kept)] }, { as: clerk }))
  const granted = await act({ type: "decide", favourable: true }, decider)
  check(text("补齐后办结，一次没跑", "then decided, with no visit"), granted.summary.visits === 0)
  return id
}

/** 许可条件告知承诺: taken as proof at once, verified after; broken, it is put right in time. */
async function promise(stage: Stage): Promise<string> {
  const { check, district, say } = stage
  const item = await publishItem(stage)
  const on = morningOf(stage, "2019-06-11")
  const scenario = firstAnswers(item)
  const { id: applicant, actor } = await enterprise(district, 25)
  const materials = asked(item, scenario)
    .filter(({ id }) => id !== "premises-proof")
    .map(paper)
  const arrival = { channel: "online", enteredOn: on } as const
  const submission = { item: item.id, applicant, scenario, arrival, materials }
  const { case: id } = taken(await district.intake.submit(submission, { as: actor }))
  const clauses = ["经营场所符合许可条件", "如不属实，愿意整改并承担后果"]
  const commitment = {
    kind: "licence-condition",
    option: "premises",
    text: { clauses, signedOn: on, signature: "样例电子签名" },
  } as const
  taken(await district.intake.command(id, { type: "give-commitment", commitment }, { as: actor }))
  const accepted = taken(
    await district.intake.examine(id, { supplementWithin: workingDays(5) }, { as: clerk }),
  )
  await district.runDue()
  const act = (command: PlainCommand, as = examiner) => district.intake.command(id, command, { as })
  const granted = taken(await act({ type: "decide", favourable: true }, decider))
  const verifyBy = granted.state.commitments["premises"]?.verifyBy?.dueOn ?? ""
  say(`承诺代替“经营场所使用证明”，${on} 当日准予，${verifyBy} 前核查`)

  morningOf(stage, "2019-07-15")
  const verify = { type: "verify-commitment", option: "premises", note: null } as const
  const broken = taken(await act({ ...verify, isKept: false }))
  const revoke = { type: "revoke-decision", option: "premises", reasons: ["承诺不实"] } as const
  const atOnce = await act(revoke, decider)
  const order = { type: "order-rectification", option: "premises", within: workingDays(10) } as const
  taken(await act({ ...order, reasons: ["消防通道被占用"] }, decider))
  await showDocument(stage, id, "限期整改")
  morningOf(stage, "2019-07-22")
  const right = taken(await act({ ...verify, isKept: true }))
  check(
    text(
      "承诺了就不再要证明，当场受理当天准予",
      "promised, the proof is not asked for; accepted and granted that day",
    ),
    accepted.outcome === "accepted" && granted.state.decision?.favourable === true && verifyBy !== "",
  )
  check(
    text(
      "核查不实先责令整改，不能径行撤销",
      "found untrue, it is ordered put right before anything is revoked",
    ),
    broken.summary.tasks.includes("decide-on-broken-commitment") && atOnce.outcome === "refused",
  )
  check(
    text("按期整改的，许可保留", "put right in time, the licence stands"),
    right.state.commitments["premises"]?.verified === "put-right" && right.state.phase === "decided",
  )
  return id
}

async function publishItem(stage: Stage): Promise<ServiceItem> {
  const item: ServiceItem = {
    ...itemOf(stage, "sample-licence"),
    id: PROMISED,
    name: text("样例许可事项（告知承诺）", "Sample licence by promise"),
    commitmentOptions: [
      {
        id: "premises",
        kind: "licence-condition",
        title: text("经营场所符合条件", "the premises are fit"),
        listed: {
          statute: "sample-promise-list",
          title: text("样例告知承诺事项清单", "Sample list"),
          sample: true,
        },
        replaces: ["premises-proof"],
      },
    ],
  }
  morningOf(stage, "2019-06-10")
  await stage.district.catalogue.publish([item], { batch: "2019-06-promise", as: clerk })
  return item
}
