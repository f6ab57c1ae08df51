import { instant, month, plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { apply, clerk, enterprise, officer, recorded, setUp } from "./guidance.fixture.ts"

const leader = officer("leader", "science")
const march = month("2019-03")
const on = (day: string) => ({ leader: "leader", outlet: "hall", on: plainDate(day) })
const nowhere = "00000000-0000-4000-8000-000000000000"
const matter = {
  type: "bring-matter",
  matter: "m-1",
  items: [],
  subject: null,
  about: "样例事项",
  enquiries: [],
  cases: [],
} as const
const settled = { type: "settle-matter", matter: "m-1", how: "样例办法", enquiries: [], cases: [] } as const

describe("leaders' duty", () => {
  it("is planned, put on record, and counted by month; what was brought is settled with its case", async () => {
    const { clock, district } = await setUp()
    const { duty } = district.guidance
    const days = ["2019-03-05", "2019-03-12", "2019-03-19", "2019-04-02"]
    const [first = "", second = ""] = await Promise.all(
      days.map(async (day) => recorded(await duty.plan(on(day), { as: clerk })).id),
    )
    expect((await duty.find({ month: march })).map((row) => row.on)).toEqual(days.slice(0, 3))
    expect(await duty.find({ month: march, leader: "other" })).toEqual([])
    clock.set(instant("2019-03-20T01:30:00.000Z"))
    recorded(await duty.command(first, { type: "record-held" }, { as: clerk }))
    recorded(await duty.command(second, { type: "record-missed", reason: "样例缘由" }, { as: clerk }))
    recorded(await duty.command(first, matter, { as: leader }))
    const without = await duty.command(first, settled, { as: leader })
    expect(without).toMatchObject({ outcome: "refused", refusal: { _tag: "MatterWithoutReference" } })
    const known = await apply(district, await enterprise(district, "1"), "2019-03-20")
    recorded(await duty.command(first, { ...settled, cases: [known] }, { as: leader }))
    const counts = { planned: 3, held: 1, missed: 1, unrecorded: 1, toCome: 0 }
    expect(await duty.figures(march)).toMatchObject({
      ...counts,
      mattersBrought: 1,
      mattersSettled: 1,
      leaders: { leader: counts },
    })
    expect((await duty.findings(march, ["leader", "other"])).map(({ code }) => code)).toEqual([
      "duty-unrecorded",
      "leader-without-duty",
    ])
    expect(await duty.get(first)).toMatchObject({
      matters: [{ cases: [known], settled: { on: "2019-03-20" } }],
    })
  })

  it("leaves none of its words in the storage, and opens them for a purpose", async () => {
    const { district, feedText } = await setUp()
    const { duty } = district.guidance
    const { id } = recorded(await duty.plan(on("2019-03-04"), { as: clerk }))
    recorded(await duty.command(id, { type: "record-held" }, { as: clerk }))
    const subject = await enterprise(district, "1")
    recorded(await duty.command(id, { ...matter, subject }, { as: clerk }))
    expect(await feedText()).not.toContain("样例事项")
    expect(await duty.reveal(id, "to settle it")).toMatchObject({ matters: [{ about: "样例事项", subject }] })
  })

  it("refers only to enquiries, cases, subjects and duties that are there", async () => {
    const { district } = await setUp()
    const { duty } = district.guidance
    const { id } = recorded(await duty.plan(on("2019-03-04"), { as: clerk }))
    recorded(await duty.command(id, { type: "record-held" }, { as: clerk }))
    const call = { as: clerk }
    const stranger = "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" as never
    const tagOf = (command: Parameters<typeof duty.command>[1], at = id) =>
      duty.command(at, command, call).catch(({ _tag }: { readonly _tag: string }) => _tag)
    expect(await tagOf({ ...matter, cases: [nowhere] })).toBe("UnknownCase")
    expect(await tagOf({ ...matter, enquiries: [nowhere] })).toBe("UnknownEnquiry")
    expect(await tagOf({ ...matter, subject: stranger })).toBe("UnknownSubject")
    expect(await tagOf(matter, nowhere)).toBe("UnknownDuty")
    await expect(duty.find({ month: "2019-13" as never })).rejects.toMatchObject({ _tag: "InvalidInput" })
  })

  it("is nobody's to plan where the district named nobody", async () => {
    const { district } = await setUp({ guidance: {} })
    const answer = await district.guidance.duty.plan(on("2019-03-05"), { as: clerk })
    expect(answer).toMatchObject({ outcome: "refused", refusal: { _tag: "NotAuthorised", needed: [] } })
  })
})
