/** 培训辅导: eight sessions in the areas, heads and persons told apart, and what came of the applications that followed. */
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import { asked, firstAnswers, paper } from "../papers.ts"
import { clerk, enterprise, office } from "../people.ts"
import type { Stage, Story } from "../stage.ts"
import { itemOf, morningOf, recorded, taken } from "./shared.ts"

const areas = ["一", "二", "三", "四", "五", "六", "七", "八"].map((name) => `样例${name}片`)
const period = { from: plainDate("2018-08-01"), to: plainDate("2019-01-01") }

export const briefingsGiven: Story = {
  title: text(
    "培训到基层：8场，参加过的补正少不少",
    "Briefings in the areas: eight sessions, and whether those who came were returned less often",
  ),
  ruleSets: ["xiaoshan-2018-practice"],
  run: async (stage) => {
    const { check, district, list, say } = stage
    const { briefings } = district.guidance
    const companies = await Promise.all(
      Array.from({ length: 8 }, (_, serial) => enterprise(district, 61 + serial)),
    )
    const came = companies.slice(0, 4).map(({ id }) => id)
    await give(stage, came)
    const { heads, persons, sessions, unknownHeads } = await briefings.figures(period)
    list([["场次", "人次", "已知人数", "未留名人次"], [sessions, heads, persons, unknownHeads].map(String)])
    check(
      text(
        "8场1200人次；同一人来两次是两人次、一个人",
        "eight sessions, 1200 heads; who came twice is one person",
      ),
      sessions === 8 && heads === 1200 && persons === 1 && unknownHeads === 1198,
    )

    // Of the four who came one lacks a paper, of the four who did not, three.
    const lacking = new Set([0, 4, 5, 6])
    for (const [at, { id }] of companies.entries())
      await apply(stage, id, lacking.has(at), at % 4 < 2 ? "2018-08-14" : "2018-08-15")
    const effect = await briefings.effect(period)
    say(effect.sentence.zh)
    check(
      text("两组并列，件数可查，不说因果", "two groups side by side, with their counts, no cause claimed"),
      effect.attended.returned === 1 && effect.absent.returned === 3 && effect.verdict === "less-often",
    )
    const few = await briefings.effect({ ...period, to: plainDate("2018-08-15") })
    say(few.sentence.zh)
    check(
      text("数量太少时如实说“尚不能比较”", "where there are too few, it says that nothing can be said"),
      few.verdict === "cannot-say",
    )
    // What the cases had looked up meanwhile is not this story's.
    await district.runDue()
  },
}

/** One session an area; the same person, known by an identifier only, comes to the first and the last. */
async function give(stage: Stage, organisations: Parameters<typeof apply>[1][]): Promise<void> {
  const { briefings } = stage.district.guidance
  const on = morningOf(stage, "2018-08-02")
  const someone = { scheme: "sample-card", value: "样例号" }
  for (const [at, area] of areas.entries()) {
    const plan = {
      title: text("国家高新技术企业申报辅导", "How to apply as a high-tech enterprise"),
      host: "science-and-technology-bureau",
      coOrganisers: ["state-tax-office", "local-tax-office"],
      area,
      items: ["high-tech-enterprise"],
      on,
      series: "high-tech-2018",
    }
    const { id } = recorded(await briefings.plan(plan, { as: office }))
    const persons = at === 0 || at === areas.length - 1 ? [someone] : []
    const sent = at === 0 ? organisations : []
    recorded(await briefings.hold(id, { heads: 150, persons, organisations: sent }, { as: office }))
  }
}

async function apply(
  stage: Stage,
  applicant: Awaited<ReturnType<typeof enterprise>>["id"],
  lacks: boolean,
  day: string,
): Promise<void> {
  const on = morningOf(stage, day)
  const item = itemOf(stage, "high-tech-enterprise")
  const scenario = firstAnswers(item)
  const materials = asked(item, scenario)
    .slice(lacks ? 1 : 0)
    .map(paper)
  const arrival = { channel: "online", enteredOn: on } as const
  const examination = { supplementWithin: workingDays(5) }
  taken(
    await stage.district.intake.submit(
      { item: item.id, applicant, scenario, arrival, materials, examination },
      { as: clerk },
    ),
  )
}
