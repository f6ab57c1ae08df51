/** 企业技术中心: reviewed first by the town, recommended by merit, shown in public; then one visit to the window. */
import { type MeritCandidate, meritFacts, rankByMerit } from "@onevisit/core/benefits/merit"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import { composePreReview } from "@onevisit/core/intake/recommendation"
import { text, type Text } from "@onevisit/core/reasons"
import { bindRule, decide } from "@onevisit/core/rules"
import { plainDate } from "@onevisit/core/time"
import type { CallAnswer, PlainCallCommand } from "@onevisit/district"
import * as Result from "effect/Result"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, enterprise } from "../people.ts"
import {
  basicConditions,
  centreMetrics,
  centreOrder,
  recommendationClause,
  technologyCentreRules,
} from "../recommendation-rules.ts"
import type { Stage, Story } from "../stage.ts"
import { checkRuleSets, itemOf, morningOf, taken } from "./shared.ts"

const TOWN = "sample-town"
const { roles } = technologyCentreRules
const officer = (unit: string, ...held: readonly string[]): Actor => ({
  kind: "officer",
  externalId: `${unit}-${held[0]}`,
  unit,
  roles: held,
  validAt: plainDate("2018-07-01"),
  validTo: plainDate("2031-01-01"),
})
const desk = officer("economy-and-information-bureau", roles.open)
/** Holds the role to recommend as well, and may not use it on those who were reviewed by the same hand. */
const reviewer = officer(TOWN, roles["pre-review"], roles.recommend)
const ranker = officer(TOWN, roles.rank)
const leader = officer(TOWN, roles.recommend)
const objections = officer("economy-and-information-bureau", roles.settle)

export const technologyCentre: Story = {
  title: text(
    "企业技术中心：镇街初审、择优推荐、公示，再到窗口跑一次",
    "Technology centre: the town's first review, merit, public notice, then one visit",
  ),
  ruleSets: ["xiaoshan-2018-practice"],
  run: async (stage) => {
    const { check, district, list, say } = stage
    const item = await publishItem(stage)
    morningOf(stage, "2018-07-23")
    const opening = {
      item: item.id,
      year: 2018,
      townships: [{ id: TOWN, name: text("样例镇", "Sample Town"), quota: 2 }],
    }
    const { call } = done(await district.recommendations.open(opening, { as: desk }))
    const act = (as: Actor, command: PlainCallCommand) =>
      district.recommendations.command(call, command, { as })
    const firms = await Promise.all([61, 62, 63, 64].map((serial) => enterprise(district, serial)))
    const [first, second, third, fourth] = firms.map(({ id }) => id) as [
      SubjectId,
      SubjectId,
      SubjectId,
      SubjectId,
    ]

    const told: Text[] = []
    const candidates = [first, second, third, fourth]
    const conditions = Result.getOrThrow(bindRule(basicConditions, { on: plainDate("2018-07-23") }))
    const merits: MeritCandidate<SubjectId>[] = []
    for (const [at, candidate] of candidates.entries()) {
      const evidence = `sample-audit-${at + 1}`
      const facts = [
        { criterion: "research-expenses", value: `${900 - at * 100}.5`, unit: "万元", year: 2017, evidence },
        { criterion: "research-staff", value: String(60 - at * 5), unit: "人", year: 2017, evidence },
      ]
      const known = Result.getOrThrow(meritFacts(facts, centreMetrics, 2017))
      const { reason, verdict } = decide(conditions, known)
      merits.push({ id: candidate, verdict, facts: known })
      const passed = verdict === "yes"
      const reasons = reason.parts.filter((part) => part.verdict === "no").map((part) => part.text.zh)
      done(await act(reviewer, { type: "take-in", candidate, township: TOWN }))
      done(await act(reviewer, { type: "attest-merit", candidate, facts }))
      const reviewed = await act(reviewer, { type: "pre-review", candidate, passed, reasons })
      const { clause, required } = technologyCentreRules.recommendationRequired
      if (done(reviewed).happened.includes("CandidatePreReviewed"))
        told.push(composePreReview({ passed, mayApplyWithout: !required, clause }))
      for (const because of reasons) say(`未通过的一家：${because}`)
    }
    say("07-23 样例镇经发办初审：3 家通过，1 家未通过，告知：")
    say(`“${told.at(-1)?.zh ?? ""}”`)
    const ranked = rankByMerit(merits, centreOrder)
    check(
      text(
        "初审和排序由指标算出，名次确定、没有并列",
        "review and order follow from the metrics, settled and without a tie",
      ),
      ranked.map(({ id }) => id).join() === [first, second, third].join() &&
        ranked.every(({ best, worst }) => best === worst),
    )
    const unaudited = merits.map((each) => (each.id === second ? { ...each, facts: {} } : each))
    check(
      text(
        "指标缺失的，名次待核实而不是排在最后",
        "where metrics are missing the place is open, not the last",
      ),
      rankByMerit(unaudited, centreOrder).some(
        ({ best, id, worst }) => id === second && best === 1 && worst === 3,
      ),
    )
    const places = ranked.map(({ best, id }) => ({ candidate: id, place: best }))
    done(await act(ranker, { type: "rank", township: TOWN, places }))
    const recommend = (...some: SubjectId[]) =>
      ({ type: "recommend", township: TOWN, candidates: some }) as const
    check(
      text("名额 2 个，推荐 3 家被拒绝", "three for a quota of two are refused"),
      tagOf(await act(leader, recommend(first, second, third))) === "QuotaExceeded",
    )
    check(
      text("初审人员不能推荐", "the first reviewer may not recommend"),
      tagOf(await act(reviewer, recommend(first, second))) === "SameOfficer",
    )
    done(await act(leader, recommend(first, second)))

    morningOf(stage, "2018-07-24")
    done(await act(desk, { type: "publish-notice", township: TOWN }))
    const [notice] = await district.recommendations.notices(call)
    say(`公示：${notice?.township.zh}推荐名单，${notice?.publishedOn} 至 ${notice?.lastDay}（含）`)
    list((notice?.entries ?? []).map(({ name, rank }) => [`第${rank}名`, name]))
    const object = (objection: string, on: string) => {
      morningOf(stage, on)
      const of = { notice: notice?.notice ?? "", candidate: first, grounds: "研究开发费用存疑" }
      return act(firms[2]?.actor ?? desk, { type: "object", objection, ...of })
    }
    done(await object("objection-1", "2018-07-27"))
    check(
      text("最后一日的异议收下，次日的不再收", "an objection is in time on the last day, not on the next"),
      tagOf(await object("objection-2", "2018-07-28")) === "ObjectionPeriodOver",
    )

    morningOf(stage, "2018-07-30")
    await district.runDue()
    const ran = await district.recommendations.get(call)
    const early = await act(desk, { type: "take-effect", candidates: [first] })
    check(
      text(
        "公示期满只生成待办，异议未了不能生效",
        "the lapse opens a task alone, and an open objection holds",
      ),
      ran.summary.awaitingEffect.length === 1 && tagOf(early) === "ObjectionOpen",
    )
    const settled = ["经核对专项审计报告，费用属实。"]
    done(
      await act(objections, {
        type: "settle-objection",
        objection: "objection-1",
        upheld: false,
        reasons: settled,
      }),
    )
    done(await act(desk, { type: "take-effect", candidates: [first, second] }))
    await atTheWindow(stage, item, call, first, third)
  },
}

/** The window receives, and from there on the window runs. */
async function atTheWindow(
  stage: Stage,
  item: ServiceItem,
  call: string,
  first: SubjectId,
  third: SubjectId,
) {
  const { check, district, say } = stage
  const on = morningOf(stage, "2018-07-31")
  const scenario = firstAnswers(item)
  const submission = {
    scenario,
    arrival: { channel: "window", on, time: "10:00" },
    outlet: "service-centre",
    materials: asked(item, scenario).map(paper),
    examination: {},
  } as const
  const without = await district.recommendations.submit(
    call,
    { ...submission, applicant: third },
    { as: clerk },
  )
  check(
    text("未获推荐的，窗口不收并说明依据", "without a recommendation the window refuses, by the clause"),
    without.outcome === "refused" && without.refusal._tag === "RecommendationMissing",
  )
  const borrowed = await district.recommendations.attestation(call, first)
  const swapped = await district.intake.submit(
    { ...submission, item: item.id, applicant: third, ...(borrowed ? { recommendation: borrowed } : {}) },
    { as: clerk },
  )
  check(
    text("借用他人的推荐被识破", "another's recommendation is found out"),
    swapped.outcome === "refused" && swapped.refusal._tag === "RecommendationNotAttested",
  )
  const opened = taken(
    await district.recommendations.submit(call, { ...submission, applicant: first }, { as: clerk }),
  )
  await district.runDue()
  const { state, summary } = await district.intake.get(opened.case)
  const { rank, quota } = state.recommendation ?? {}
  say(
    `07-31 窗口收件（推荐第 ${rank} 名/名额 ${quota}），科室审核由“窗口跑”，承诺 ${state.promised?.dueOn} 前办结`,
  )
  check(
    text("收件日是窗口收件之日，不是镇街受理申报之日", "received on the window's day, not the town's"),
    state.receipt?.receivedOn === on && state.promised?.startsOn === on,
  )
  check(
    text("已受理、内部审核中，企业最多跑一次", "accepted, under internal review, one visit at most"),
    state.phase === "accepted" && state.decision === null && summary.visits <= 1,
  )
  await checkRuleSets(stage, opened.case, ["xiaoshan-2018-practice"])
}

/** The item as it is where the town's opinion is an attested fact, and no paper of the enterprise's. */
async function publishItem(stage: Stage): Promise<ServiceItem> {
  const centre = itemOf(stage, "technology-centre")
  const item: ServiceItem = {
    ...centre,
    id: technologyCentreRules.item,
    materials: centre.materials.filter(({ id }) => id !== "town-recommendation"),
    recommendation: { required: true, clause: recommendationClause },
  }
  morningOf(stage, "2018-07-20")
  const published = await stage.district.catalogue.publish([item], { batch: "2018-07-merit", as: clerk })
  if (published.outcome === "refused") throw new Error(published.refusal.message.en)
  return item
}

function done(answer: CallAnswer): Exclude<CallAnswer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}

const tagOf = (answer: CallAnswer): string | null =>
  answer.outcome === "refused" ? answer.refusal._tag : null
