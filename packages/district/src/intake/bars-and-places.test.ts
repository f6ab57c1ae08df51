import { instant } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { clerk, decider, item, openDesk } from "./desk.fixture.ts"

const favourably = { type: "decide", favourable: true } as const
const fraud = { type: "revoke-decision", option: null, reasons: ["样例理由"] } as const

describe("a bar against applying again", () => {
  const licence = { type: "licence", publicSafety: true } as const
  const submitAgain = async (desk: Awaited<ReturnType<typeof openDesk>>, value: string) => {
    const submission = desk.submission(await desk.person(value), "form", "report")
    return desk.district.intake.submit(submission, { as: clerk })
  }

  it("is met by name by whoever it is against, until its last day, and by nobody else", async () => {
    const desk = await openDesk({ item: licence })
    const { clock, district, person, submission } = desk
    const { examination: _, ...unexamined } = submission(await person("M-1"), "form")
    const id = (await district.intake.submit(unexamined, { as: clerk })).case ?? ""
    const refused = { type: "refuse-acceptance", ground: "false-material", reasons: ["样例"] } as const
    expect(await district.intake.command(id, refused, { as: decider })).toMatchObject({
      outcome: "not-accepted",
    })
    expect(await submitAgain(desk, "M-1")).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "ReapplicationBarred", bar: { ground: "false-material", until: "2020-03-05" } },
    })
    expect(await submitAgain(desk, "M-2")).toMatchObject({ outcome: "accepted" })
    clock.set(instant("2020-03-05T01:30:00.000Z"))
    expect(await submitAgain(desk, "M-1")).toMatchObject({ outcome: "accepted" })
  })

  it("is of one item alone", async () => {
    const desk = await openDesk({ item: licence })
    const { district, open, person } = desk
    const other = { ...item, id: "another-licence", ...licence }
    await district.catalogue.publish([other], { batch: "2018-08", as: clerk })
    const id = await open(await person("M-1"))
    const denied = { type: "decide", favourable: false, falseMaterial: true, reasons: ["样例"] } as const
    await district.intake.command(id, denied, { as: decider })
    const again = desk.submission(await person("M-1"), "form", "report")
    expect(await district.intake.submit(again, { as: clerk })).toMatchObject({
      refusal: { _tag: "ReapplicationBarred" },
    })
    expect(await district.intake.submit({ ...again, item: other.id }, { as: clerk })).toMatchObject({
      outcome: "accepted",
    })
  })

  it("follows a decision revoked for fraud, for three years", async () => {
    const desk = await openDesk({ item: licence })
    const id = await desk.open(await desk.person("M-1"))
    await desk.district.intake.command(id, favourably, { as: clerk })
    await desk.district.intake.command(id, fraud, { as: decider })
    expect(await submitAgain(desk, "M-1")).toMatchObject({
      refusal: { bar: { ground: "obtained-by-fraud", until: "2022-03-05" } },
    })
  })
})

describe("a limited number", () => {
  const limited = { type: "licence", quota: 2 } as const

  it("is granted in the order of acceptance, and no further than it reaches", async () => {
    const { clock, district, open, person } = await openDesk({ item: { ...limited, quota: 1 } })
    const first = await open(await person("M-1"))
    clock.advance({ minutes: 1 })
    const second = await open(await person("M-2"))
    const decide = (id: string) => district.intake.command(id, favourably, { as: clerk })
    expect(await decide(second)).toMatchObject({ refusal: { _tag: "NotTheirOrder", before: 1 } })
    expect(await decide(first)).toMatchObject({ outcome: "decided", state: { place: 1 } })
    expect(await decide(second)).toMatchObject({ refusal: { _tag: "QuotaExhausted", limit: 1 } })
  })

  it("never grants one place twice, though all decide at once", async () => {
    const { district, open, person } = await openDesk({ item: { ...limited, quota: 3 } })
    const ids: string[] = []
    for (const value of ["M-1", "M-2", "M-3"]) ids.push(await open(await person(value)))
    const decided = await Promise.all(ids.map((id) => district.intake.command(id, favourably, { as: clerk })))
    const places = decided.map((answer) => (answer.outcome === "refused" ? null : answer.state.place))
    expect(places.toSorted()).toEqual([1, 2, 3])
    const late = await open(await person("M-4"))
    expect(await district.intake.command(late, favourably, { as: clerk })).toMatchObject({
      refusal: { _tag: "QuotaExhausted" },
    })
  })

  it("has a place again when a decision is revoked, and the next gets that very place", async () => {
    const { district, open, person } = await openDesk({ item: limited })
    const first = await open(await person("M-1"))
    const second = await open(await person("M-2"))
    for (const id of [first, second]) await district.intake.command(id, favourably, { as: clerk })
    await district.intake.command(first, fraud, { as: decider })
    const third = await open(await person("M-3"))
    expect(await district.intake.command(third, favourably, { as: clerk })).toMatchObject({
      outcome: "decided",
      state: { place: 1 },
    })
  })

  it("lets whoever was accepted by silence go first, though no timer has written it down", async () => {
    const { clock, district, open, person, submission } = await openDesk({ item: { ...limited, quota: 1 } })
    const { examination: _, ...unexamined } = submission(await person("M-1"), "form")
    await district.intake.submit(unexamined, { as: clerk })
    clock.advance({ days: 10 })
    const later = await open(await person("M-2"))
    expect(await district.intake.command(later, favourably, { as: clerk })).toMatchObject({
      refusal: { _tag: "NotTheirOrder", before: 1 },
    })
  })
})
