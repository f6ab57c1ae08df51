import { actorOfApplicant, type SubjectId } from "@onevisit/core/identity"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import {
  bureau,
  firm,
  label,
  person,
  recorded,
  reviewer,
  setUp,
  showBoth,
} from "./recommendations.fixture.ts"

describe("a call for recommendations over the ports", () => {
  it("is opened once for an edition and a year, and one that is sent twice is one call", async () => {
    const { district, opening } = await setUp()
    const once = await district.recommendations.open(opening("centre"), { as: bureau, commandId: "once" })
    const again = await district.recommendations.open(opening("centre"), { as: bureau, commandId: "once" })
    expect(again).toMatchObject({
      outcome: "recorded",
      replayed: true,
      call: once.call,
      summary: { year: 2018 },
    })
    const other = await district.recommendations.open(opening("centre"), { as: bureau })
    expect(other).toMatchObject({
      outcome: "refused",
      call: once.call,
      refusal: { _tag: "CallOpenedAlready" },
    })
    const next = await district.recommendations.open({ ...opening("centre"), year: 2019 }, { as: bureau })
    expect(next.outcome).toBe("recorded")
    expect(await district.recommendations.find({ item: "centre", year: 2019 })).toHaveLength(1)
  })

  it("is not opened where its rules say otherwise than the item whether a recommendation is needed", async () => {
    const { district, opening } = await setUp()
    expect(await district.recommendations.open(opening("free"), { as: bureau })).toMatchObject({
      outcome: "refused",
      call: null,
      refusal: { _tag: "RequirementDiffers" },
    })
  })

  it("is not opened for a licence, whose five days run from receipt and wait for no selection", async () => {
    const { district, opening } = await setUp()
    expect(await district.recommendations.open(opening("licence"), { as: bureau })).toMatchObject({
      outcome: "refused",
      call: null,
      refusal: { _tag: "LicenceNotSelected" },
    })
  })

  it("says by name what is missing: the item, its rules, the call, a subject, the calendar, the form", async () => {
    const { district, open, opening } = await setUp()
    const rejects = (call: Promise<unknown>, _tag: string) => expect(call).rejects.toMatchObject({ _tag })
    const { recommendations } = district
    await rejects(recommendations.open(opening("unruled"), { as: bureau }), "RecommendationRulesMissing")
    const early = await setUp()
    early.morning("2018-06-29")
    await rejects(early.district.recommendations.open(opening("centre"), { as: bureau }), "UnknownItem")
    await rejects(recommendations.get("some number"), "UnknownCall")
    await rejects(recommendations.get("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"), "UnknownCall")
    const call = await open()
    const nobody = "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b" as SubjectId
    const takeIn = { type: "take-in", candidate: nobody, township: "north" } as const
    await rejects(recommendations.command(call, takeIn, { as: reviewer }), "UnknownSubject")
    await rejects(
      recommendations.command(call, { ...takeIn, name: "欧阳样九" } as never, { as: reviewer }),
      "InvalidInput",
    )
    const bare = await createDistrict({ storage: memoryStorage() })
    await rejects(bare.recommendations.get(call), "CalendarMissing")
  })

  it("shows the public an enterprise's name in full and a person's masked, with no id, number or merit", async () => {
    const { district, open, register } = await setUp()
    const [one, two] = [await register(person), await register(firm(2))]
    const call = await open()
    await showBoth(district, call, [one, two])
    const [notice, ...others] = await district.recommendations.notices(call)
    expect(others).toEqual([])
    expect(notice).toEqual({
      notice: "north-1",
      township: label,
      of: "recommended",
      publishedOn: "2018-07-02",
      lastDay: "2018-07-09",
      entries: [
        { rank: 1, name: "欧阳*" },
        { rank: 2, name: "样例智造2有限公司" },
      ],
    })
    const gone = { type: "withdraw-candidate", candidate: one } as const
    recorded(await district.recommendations.command(call, gone, { as: actorOfApplicant(one) }))
    expect((await district.recommendations.notices(call))[0]?.entries).toEqual([
      { rank: 2, name: "样例智造2有限公司" },
    ])
  })

  it("says day by day why a notice is shown until its last day", async () => {
    const { district, open, register } = await setUp()
    const call = await open()
    await showBoth(district, call, [await register(firm(1)), await register(firm(2))])
    const [notice] = await district.recommendations.notices(call)
    const days = await district.recommendations.explain(call, notice?.notice ?? "")
    const counted = days?.filter((day) => day.counted).map(({ date }) => date)
    expect(counted).toEqual(["2018-07-03", "2018-07-04", "2018-07-05", "2018-07-06", "2018-07-09"])
    expect(counted?.at(-1)).toBe(notice?.lastDay)
    for (const none of ["north-2", "toString"])
      expect(await district.recommendations.explain(call, none)).toBeNull()
  })

  it("stores no name, reason, merit or ground in the clear", async () => {
    const { district, open, register, storage } = await setUp()
    const [one, two] = [await register(person), await register(firm(2))]
    const call = await open()
    await showBoth(district, call, [one, two])
    const objection = { type: "object", objection: "o-1", notice: "north-1", candidate: two } as const
    recorded(
      await district.recommendations.command(
        call,
        { ...objection, grounds: "研发费用不实" },
        { as: actorOfApplicant(one) },
      ),
    )
    const settle = {
      type: "settle-objection",
      objection: "o-1",
      upheld: false,
      reasons: ["经核查属实"],
    } as const
    recorded(await district.recommendations.command(call, settle, { as: bureau }))
    const stored = JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
    const rows = await storage.findViews({ view: "recommendation-call", version: 1, limit: 10 })
    for (const secret of ["欧阳", "智造2", "300.5", "符合条件", "研发费用不实", "经核查属实"])
      expect(stored + JSON.stringify(rows)).not.toContain(secret)
    expect(JSON.stringify(rows)).not.toContain("sub_")
    expect(stored).toContain("SelectionObjectionSettled")
  })

  it("opens a task by its timer when a notice has run, and lets nothing take effect by itself", async () => {
    const { district, morning, open, register } = await setUp()
    const one = await register(firm(1))
    const call = await open()
    await showBoth(district, call, [one])
    morning("2018-07-09")
    expect((await district.runDue()).timers).toBe(0)
    morning("2018-07-10")
    expect((await district.runDue()).timers).toBe(1)
    expect(await district.recommendations.find({ hasTask: true })).toMatchObject([
      { call, awaitingEffect: ["north-1"], townships: [{ recommended: 1, effective: 0 }] },
    ])
    expect(await district.recommendations.attestation(call, one)).toBeNull()
    expect((await district.runDue()).timers).toBe(0)
    const effect = { type: "take-effect", candidates: [one] } as const
    recorded(await district.recommendations.command(call, effect, { as: bureau }))
    expect(await district.recommendations.find({ hasTask: true })).toEqual([])
  })
})
