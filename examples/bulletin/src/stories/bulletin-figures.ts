/** 通报里的数字: what the bulletin counts of the half-year, played case by case and counted again from the log alone. */
import { actorOfApplicant } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import type { CaseCounts, Figures } from "@onevisit/core/statistics"
import { instant, plainDate } from "@onevisit/core/time"
import { guidanceRules } from "../guidance-rules.ts"
import { clerk } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { bar } from "../terminal.ts"
import { countedNumbers, playApart, registersOf } from "./district-apart.ts"
import { checkRuleSets } from "./shared.ts"
import { giveBriefings, playHalfYear, sinceJanuary } from "./half-year.ts"

/** “今年以来”, up to and including the day of the bulletin. */
const period = { from: plainDate("2018-01-01"), to: plainDate("2018-07-21") }
const lastDay = instant("2018-07-20T09:00:00.000Z")

export const bulletinFigures: Story = {
  title: text(
    "通报的每个数字：一件一件办出来，再从日志算回去",
    "Each figure of the bulletin: played case by case, and counted again from the log",
  ),
  ruleSets: ["xiaoshan-2018-practice", "zhejiang-administrative-procedure"],
  run: async (stage) => {
    const items = stage.items.filter(({ initiation }) => initiation === "on-application").map(sinceJanuary)
    const street = { ...stage.street, items: stage.street.items.map(sinceJanuary) }
    const all = [...items, ...street.items]
    const options = {
      outlets: street.outlets,
      guidance: guidanceRules,
      registries: registersOf(all),
      numbering: countedNumbers(),
    }
    await playApart(stage, options, async (opened) => {
      const apart = { ...opened, items, street }
      stage.say("1月2日至7月20日，逐日逐件办理……")
      await apart.district.catalogue.publish(all, { batch: "2018-01", as: clerk })
      await playHalfYear(apart)
      await giveBriefings(apart)
      await complain(apart)
      await compare(apart)
    })
  },
}

/** One complaint about the street, so that the science bureau's none is a count and no want of a way to complain. */
async function complain(stage: Stage): Promise<void> {
  const { clock, district } = stage
  clock.set(lastDay)
  const [{ case: id } = { case: "" }] = await district.intake.find({ item: "street-home-care", limit: 1 })
  const { state } = await district.intake.get(id)
  if (state.applicant === null) throw new Error("A case has an applicant.")
  const complaint = {
    channel: "online",
    about: { kind: "case", case: id },
    complainant: state.applicant,
    unit: "sample-street",
    text: "样例：等候时间长",
  } as const
  const answer = await district.feedback.complain(complaint, { as: actorOfApplicant(state.applicant) })
  if (answer.outcome === "refused") throw new Error(answer.refusal.message.en)
  await checkRuleSets(stage, id, bulletinFigures.ruleSets)
}

async function compare({ check, clock, district, items, list, say, street }: Stage): Promise<void> {
  clock.set(lastDay)
  const figures = await district.statistics.figures(period)
  const briefings = await district.guidance.briefings.figures(period)
  const science = of(figures, "science-and-technology-bureau")
  const streets = of(figures, "sample-street")
  const centres = countsOf(figures.byItem["technology-centre"])
  const complaintsOf = (authority: string) =>
    [...items, ...street.items]
      .filter((item) => item.authority.id === authority)
      .reduce((sum, { id }) => sum + (figures.feedback.byItem[id]?.complaints.received ?? 0), 0)
  const { complaints } = figures.feedback
  const atStreet = streets.visits.all.atMostOne
  const kindsAtStreet = street.items.filter(({ id }) => figures.byItem[id] !== undefined).length
  const sessions = Object.keys(briefings.areas).filter((area) => area.endsWith("片")).length
  list([
    ["萧山通报第11期", "通报", "从日志算出", ""],
    [
      "区科技局窗口受理",
      "1204件次",
      `${science.handlings.total}件次`,
      `${science.cases.received}件，其中容缺或补正后补交的另计件次`,
    ],
    [
      "区科技局投诉",
      "零投诉",
      `${complaintsOf("science-and-technology-bureau")}件`,
      `投诉渠道开放，同期全区收到 ${complaints.received} 件`,
    ],
    ["街道公布的事项", "56个", `${kindsAtStreet}个`, "都有人来办"],
    [
      "街道中心办理",
      "6500余件",
      `${streets.cases.decided}件`,
      `跑一次及以下 ${atStreet.part}/${atStreet.of}`,
    ],
    ["企业技术中心认定", "20余件", `${centres.cases.decided}件`, ""],
    ["高企申报业务培训", "8场", `${sessions}场`, "分片"],
    ["参加各类业务培训", "1200余名", `${briefings.heads}人次`, `共 ${briefings.sessions} 场`],
  ])
  say("区科技局各事项件次：")
  const charted = items.flatMap(({ authority, id, name }) =>
    authority.id === "science-and-technology-bureau"
      ? [{ name, total: countsOf(figures.byItem[id]).handlings.total }]
      : [],
  )
  const most = Math.max(...charted.map(({ total }) => total))
  list(charted.map(({ name, total }) => [name.zh, String(total), bar(total, most)]))
  say(`以上 ${figures.all.cases.received} 件全部经受理、核验、决定逐件办理；渠道、日期和事项分布为样例。`)

  check(
    text("科技局 1204 件次，一件不多、一件不少", "the science bureau's 1204 handlings, not one more or less"),
    science.handlings.total === 1204 && science.cases.received < 1204,
  )
  check(
    text("科技局零投诉；同期别处有一件，数得出来", "no complaint there, and one elsewhere that is counted"),
    complaintsOf("science-and-technology-bureau") === 0 &&
      complaintsOf("sample-street") === 1 &&
      complaints.received === 1,
  )
  check(
    text("街道56个事项6500余件，每件最多跑一次", "the street's 56 items, over 6500, one visit at most each"),
    kindsAtStreet === 56 &&
      isSomeOver(streets.cases.decided, 6500, 100) &&
      atStreet.part === atStreet.of &&
      atStreet.of === streets.cases.decided,
  )
  check(
    text(
      "技术中心20余件，培训8场、1200余人次",
      "over 20 technology centres, eight sessions, over 1200 heads",
    ),
    isSomeOver(centres.cases.decided, 20, 10) && sessions === 8 && isSomeOver(briefings.heads, 1200, 100),
  )
  const { late } = figures.all.punctuality.promised
  check(
    text("各类事项有序办理：承诺期限无一超期", "all in order: no promised day was missed"),
    late === 0 && Object.keys(figures.all.violations).length === 0,
  )
}

const of = (figures: Figures, authority: string): CaseCounts => countsOf(figures.byAuthority[authority])

function countsOf(group: Figures["byItem"][string] | undefined): CaseCounts {
  if (group === undefined) throw new Error("Nothing of the kind was counted.")
  return group.counts
}

/** “……余”: more than a round number, and less than the next. */
function isSomeOver(count: number, round: number, step: number): boolean {
  return count > round && count < round + step
}
