/**
 * 快递补正，原件寄回: what was owed comes by courier and is tracked to the mailroom, and the originals go back with the
 * decision under a waybill of their own. The provider is a kuaidi100 on this machine, and as untidy as the real one.
 */
import type { TrackStage } from "@onevisit/core/intake/parcels"
import { text } from "@onevisit/core/reasons"
import { workingDays } from "@onevisit/core/time"
import type { RecordedParcelAnswer } from "@onevisit/district"
import { asked, firstAnswers, mayBeOwed, paper } from "../papers.ts"
import { clerk, decider, enterprise } from "../people.ts"
import { PROVIDER_SALT } from "../parcel-provider.ts"
import type { Stage, Story } from "../stage.ts"
import { checkRuleSets, commitmentOn, itemOf, morningOf, sealLast, taken } from "./shared.ts"

const COMING = "SAMPLE20190322"
const GOING = "SAMPLE20190328"
const ORIGINAL = "research-expense-audit"

export const postedAndReturned: Story = {
  title: text(
    "2019年3月：快递补交材料一路跟到签收，原件随决定寄回",
    "March 2019: a supplement by courier, tracked to arrival; the originals go back with the decision",
  ),
  ruleSets: ["zhejiang-one-visit"],
  run: async (stage) => {
    const { applicant, id } = await accept(stage)
    const coming = await supplement(stage, id, applicant)
    await sendBack(stage, id, applicant.id, coming)
    await checkRuleSets(stage, id, ["zhejiang-one-visit"])
  },
}

type Applicant = Awaited<ReturnType<typeof enterprise>>

/** Accepted with its key materials; what is owed may be posted until 25 March. */
async function accept(stage: Stage) {
  const { district, say } = stage
  const on = morningOf(stage, "2019-03-18")
  const item = itemOf(stage, "technology-centre")
  const scenario = firstAnswers(item)
  const owed = mayBeOwed(item, scenario)
  const applicant = await enterprise(district, 26)
  const opened = taken(
    await district.intake.submit(
      {
        item: item.id,
        applicant: applicant.id,
        scenario,
        arrival: { channel: "online", enteredOn: on },
        materials: asked(item, scenario)
          .filter((requirement) => !owed.includes(requirement))
          .map(paper),
        examination: { supplementWithin: workingDays(5), tolerance: { commitment: commitmentOn(on) } },
      },
      { as: clerk },
    ),
  )
  say(`容缺受理，所欠${owed.length}份材料可在 ${opened.state.owing?.deadline.dueOn} 前寄出`)
  return { applicant, id: opened.case }
}

/** The applicant names the waybill; the district asks where it is; the mailroom signs; the clerk takes it in. */
async function supplement(stage: Stage, id: string, applicant: Applicant): Promise<string> {
  const { check, district, list, parcelProvider, say } = stage
  const item = itemOf(stage, "technology-centre")
  const owed = mayBeOwed(item, firstAnswers(item))
  morningOf(stage, "2019-03-22")
  const { parcel } = recordedParcel(
    await district.parcels.expect(
      {
        case: id,
        carrier: "ems",
        waybill: COMING,
        materials: owed.map(({ id: requirement }) => requirement),
        originals: [ORIGINAL],
        payer: "sender",
        returnOriginals: { payer: "government" },
      },
      { as: applicant.actor },
    ),
  )
  const tell = tracker(stage, COMING)
  tell("2019-03-22 15:40:00", "101", "已下单")
  tell("2019-03-22 17:05:00", "103", "【样例市】揽投员已揽收")
  await hoursLater(stage, 8)
  const collected = (await district.parcels.get(parcel)).summary
  const early = await district.parcels.arrival(parcel)
  check(
    text("交寄不等于收到：已揽收，尚不能作为收件", "handed to the courier, and so not received yet"),
    collected.stage === "collected" && early.outcome === "refused",
  )

  morningOf(stage, "2019-03-25")
  tell("2019-03-24 02:10:00", "1002", "【样例市转运中心】已发出")
  await district.runDue()
  morningOf(stage, "2019-03-26")
  tell("2019-03-26 08:50:00", "5", "【样例区】正在派件")
  tell("2019-03-26 10:12:00", "303", "【样例区】由收发室代签")
  await hoursLater(stage, 3)
  recordedParcel(await district.parcels.receive(parcel, { note: "封签完好" }, { as: clerk }))
  const { state, summary } = await district.parcels.get(parcel)
  list([["时间", "状态"], ...state.tracks.map(({ on, stage: reached }) => [on, words[reached]])])
  check(
    text(
      `乱序、重复的轨迹归为一条线：${state.tracks.length} 条，签收于 ${summary.deliveredOn}`,
      "tracks told in any order, and some again, are one line",
    ),
    state.tracks.length === 5 && summary.deliveredOn === "2019-03-26" && summary.tasks.length === 0,
  )
  const before = state.version
  await district.parcels.pushed("kuaidi100", parcelProvider.push(COMING, PROVIDER_SALT))
  check(
    text("推送重复一遍，什么也不变", "sent once more by the provider itself, it changes nothing"),
    (await district.parcels.get(parcel)).state.version === before,
  )
  const asks = parcelProvider.asked(COMING)
  check(
    text(`只查询了 ${asks} 次，没有锁单`, `asked ${asks} times, and never locked`),
    asks < 10 && !parcelProvider.isLocked(COMING),
  )

  const arrived = await district.parcels.arrival(parcel)
  if (arrived.outcome === "refused") throw new Error("Not arrived")
  say(`揽收 ${arrived.supplement.postedOn}，收发室签收 ${summary.receivedOn}`)
  const supplied = taken(
    await district.intake.supplement(
      id,
      { ...arrived.supplement, materials: owed.map(paper) },
      { as: clerk },
    ),
  )
  check(
    text(
      "3月26日才到，但25日前已揽收：在期限内，不再欠材料",
      "it came on the 26th, but was collected before the last day: in time, nothing owed",
    ),
    supplied.summary.owed === 0 && !supplied.summary.tasks.includes("decide-on-revocation"),
  )
  await district.runDue()
  return parcel
}

/** The decision and the original, by a waybill of their own; an officer records the service once somebody signed. */
async function sendBack(stage: Stage, id: string, applicant: Applicant["id"], coming: string): Promise<void> {
  const { check, district, say } = stage
  const originals = async () => (await district.parcels.of(id)).originalsOwed
  check(
    text("原件已到，尚欠退还", "the original is here, and is owed back"),
    (await originals()).map(({ original }) => original).join() === ORIGINAL,
  )
  morningOf(stage, "2019-03-28")
  taken(await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }))
  const decision = await sealLast(district, id, clerk)
  taken(await district.intake.command(id, { type: "dispatch-result", waybill: GOING }, { as: clerk }))
  const { parcel } = recordedParcel(
    await district.parcels.send(
      {
        case: id,
        carrier: "ems",
        waybill: GOING,
        documents: [decision],
        materials: [ORIGINAL],
        originals: [ORIGINAL],
        returns: coming,
      },
      { as: clerk },
    ),
  )
  const tell = tracker(stage, GOING)
  tell("2019-03-28 16:00:00", "1", "【样例区】已揽收")
  await hoursLater(stage, 8)
  morningOf(stage, "2019-03-29")
  tell("2019-03-29 09:10:00", "501", "【样例区】已投入快递柜")
  await hoursLater(stage, 1)
  const asking = {
    document: decision,
    addressee: { role: "applicant", subject: applicant },
    servers: ["样例送达人"],
  } as const
  const waiting = await district.parcels.service(parcel, asking, "送达")
  check(
    text("放进快递柜还不是送达", "in a locker, and so not served yet"),
    (await district.parcels.get(parcel)).summary.stage === "at-locker" && waiting.outcome === "refused",
  )
  const on = morningOf(stage, "2019-03-30")
  tell("2019-03-30 09:20:00", "301", "【样例区】本人签收")
  await hoursLater(stage, 1)
  const offered = await district.parcels.service(parcel, asking, "送达")
  if (offered.outcome === "refused") throw new Error("Not served")
  taken(await district.intake.command(id, offered.command, { as: clerk }))
  const finished = taken(
    await district.intake.command(id, { type: "deliver-result", method: "courier", on }, { as: clerk }),
  )
  const served = finished.state.documents.find((each) => each.id === decision)?.served
  say(`决定书 ${served?.on} 送达，由工作人员据签收记录登记`)
  check(
    text("本人签收之日为送达日，原件也已退还", "served on the day of the signature; the original is back"),
    served?.on === on && offered.findings.length === 0 && (await originals()).length === 0,
  )
  check(text("到场 0 次", "no visit"), finished.summary.visits === 0)
}

const words: Readonly<Record<TrackStage, string>> = {
  created: "已下单",
  collected: "已揽收",
  "in-transit": "运输中",
  "out-for-delivery": "派送中",
  "at-locker": "已入柜",
  delivered: "已签收",
  refused: "拒收",
  returning: "退回中",
  returned: "已退回",
  exception: "异常",
  cancelled: "已取消",
  unknown: "无法识别",
}

/** Has the provider know one more thing of a waybill. */
function tracker({ parcelProvider }: Stage, num: string) {
  const tracks: { readonly time: string; readonly statusCode: string; readonly context: string }[] = []
  return (time: string, statusCode: string, context: string): void => {
    tracks.push({ time, statusCode, context })
    parcelProvider.tell({ com: "ems", num }, tracks)
  }
}

async function hoursLater({ clock, district }: Stage, hours: number): Promise<void> {
  clock.advance({ hours })
  await district.runDue()
}

function recordedParcel(
  answer: RecordedParcelAnswer,
): Extract<RecordedParcelAnswer, { readonly outcome: "recorded" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}
