import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { apply, clerk, enterprise, item, label, recorded, rules, setUp } from "./guidance.fixture.ts"

const call = { as: clerk }
const year = { from: plainDate("2019-01-01"), to: plainDate("2020-01-01") }
const plan = (on: string, area = "east") => ({
  title: label,
  host: "science",
  coOrganisers: ["tax"],
  area,
  items: [item.id],
  on: plainDate(on),
  series: "s-1",
})
const nowhere = "00000000-0000-4000-8000-000000000000"

describe("briefings", () => {
  it("count heads and distinct persons, whether known as subjects or by an identifier, and keep none", async () => {
    const { clock, district, feedText } = await setUp()
    const { briefings } = district.guidance
    const company = await enterprise(district, "c-1")
    const [first, second] = await Promise.all(
      ["2019-03-05", "2019-03-06"].map(async (on) => recorded(await briefings.plan(plan(on), call)).id),
    )
    clock.set(instant("2019-03-07T01:30:00.000Z"))
    const someone = { scheme: "sample", value: "样例号" }
    const came = { heads: 3, persons: [someone, someone], organisations: [company] }
    recorded(await briefings.hold(first ?? "", came, call))
    recorded(await briefings.hold(second ?? "", { heads: 40, persons: [someone] }, call))
    expect(await feedText()).not.toContain("样例号")
    expect(await briefings.figures(year)).toMatchObject({
      sessions: 2,
      heads: 43,
      persons: 1,
      unknownHeads: 41,
    })
    // Registered since, and put down as a subject: one person still.
    const now = await enterprise(district, "样例号")
    const persons = [{ subject: now }]
    recorded(await briefings.correctAttendance(second ?? "", { heads: 41, persons }, "补登", call))
    expect(await briefings.figures(year)).toMatchObject({
      sessions: 2,
      heads: 44,
      persons: 1,
      unknownHeads: 42,
    })
    expect(await briefings.find({ series: "s-1" })).toMatchObject([
      { briefing: first, phase: "held", heads: 3, persons: 1, organisations: 1, coOrganisers: ["tax"] },
      { briefing: second, phase: "held", heads: 41, persons: 1 },
    ])
    expect(await briefings.find({ phase: "planned" })).toEqual([])
    expect(await briefings.figures({ ...year, to: plainDate("2019-03-06") })).toMatchObject({ sessions: 1 })
  })

  it("are set beside what came of the applications that followed, from the log", async () => {
    const { clock, district } = await setUp()
    const { briefings } = district.guidance
    const companies = await Promise.all(["1", "2", "3", "4", "5"].map((each) => enterprise(district, each)))
    const [a, b, c, d, e] = companies as [never, never, never, never, never]
    const early = await apply(district, e, "2019-03-04", false)
    const { id } = recorded(await briefings.plan(plan("2019-03-05"), call))
    clock.set(instant("2019-03-05T01:30:00.000Z"))
    recorded(await briefings.hold(id, { heads: 2, organisations: [a, b] }, call))
    clock.set(instant("2019-03-06T01:30:00.000Z"))
    const rest = await Promise.all([
      apply(district, a, "2019-03-06"),
      apply(district, b, "2019-03-06"),
      apply(district, c, "2019-03-06", false),
      apply(district, d, "2019-03-06"),
    ])
    for (const each of [early, ...rest])
      await district.intake.examine(each, { supplementWithin: workingDays(5) }, call)
    const effect = await briefings.effect(year)
    expect(effect).toMatchObject({
      attended: { applicants: 2, cases: 2, returned: 0 },
      absent: { applicants: 2, cases: 2, returned: 1, perMille: 500 },
      beforeAny: 1,
      verdict: "less-often",
      smallestGroup: 2,
    })
    // Rows that are handed in stand in for the log.
    expect(await briefings.effect(year, [])).toMatchObject({ verdict: "cannot-say", attended: { cases: 0 } })
  })

  it("say nothing of an effect where nobody settled how many are enough", async () => {
    const { smallestGroup: _, ...open } = rules
    const { district } = await setUp({ guidance: open })
    expect(await district.guidance.briefings.effect(year)).toMatchObject({
      verdict: "cannot-say",
      smallestGroup: null,
    })
  })

  it("are cancelled with a reason that is sealed; one that is not there is named so", async () => {
    const { district, feedText } = await setUp()
    const { briefings } = district.guidance
    const { id } = recorded(await briefings.plan(plan("2019-03-05"), call))
    expect(recorded(await briefings.cancel(id, "样例缘由", call)).state.phase).toBe("cancelled")
    expect(await feedText()).not.toContain("样例缘由")
    expect(await briefings.figures(year)).toMatchObject({ sessions: 0, heads: 0 })
    await expect(briefings.cancel(nowhere, "样例缘由", call)).rejects.toMatchObject({
      _tag: "UnknownBriefing",
    })
    const wrong = { heads: -1, persons: [{ scheme: "sample" }] }
    await expect(briefings.hold(id, wrong as never, call)).rejects.toMatchObject({ _tag: "InvalidInput" })
  })
})
