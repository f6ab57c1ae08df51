import { actorOfApplicant } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import {
  at,
  clerk,
  decider,
  done,
  groundOf,
  handedIn,
  paper,
  without,
  type Ground,
} from "./collections.fixture.ts"

const parcelOf = (
  ground: Ground,
  contents: readonly (readonly [number, ...string[]])[],
  waybill = "ZZ-1",
) => ({
  waybill,
  arrival: { channel: "courier", signedOn: plainDate("2018-07-25") } as const,
  postedOn: plainDate("2018-07-24"),
  contents: contents.map(([n, ...ids]) => ({
    member: at(ground, n),
    materials: ids.map((id) => paper(id)),
  })),
  examination: {},
})
const all = [
  [1, "record"],
  [2, "form"],
  [3, "photograph", "record"],
] as const
const decide = async (
  { cases, district }: Awaited<ReturnType<typeof handedIn>>,
  ...which: readonly number[]
) => {
  for (const n of which) {
    const id = cases[n] ?? ""
    const { state } = done(
      await district.intake.command(id, { type: "decide", favourable: true }, { as: decider }),
    )
    const seal = { type: "record-seal", document: state.documents.at(-1)?.id ?? "" } as const
    done(await district.intake.command(id, seal, { as: decider }))
  }
}

describe("shortfalls", () => {
  it("are listed for each member before and after the hand-in, by reference and never by name", async () => {
    const ground = await groundOf(2)
    const { collection, district } = ground
    done(
      await district.collections.gather(
        collection,
        { member: at(ground, 0), materials: without("record") },
        { as: ground.asSchool },
      ),
    )
    const before = await district.collections.shortfalls(collection)
    expect(before.map(({ shortfalls }) => shortfalls.map(({ requirement }) => requirement))).toEqual([
      ["record"],
      ["form", "record", "photograph", "statement"],
    ])
    const after = await handedIn()
    const listed = await after.district.collections.shortfalls(after.collection)
    expect(listed).toMatchObject([
      { phase: "accepted", shortfalls: [], dueOn: null },
      { phase: "accepted", shortfalls: [{ requirement: "record" }], dueOn: "2018-07-27" },
      { phase: "correcting", shortfalls: [{ requirement: "form" }], dueOn: "2018-07-27" },
      { phase: "accepted", shortfalls: [{ requirement: "record" }, { requirement: "photograph" }] },
    ])
    expect(JSON.stringify([before, listed])).not.toContain("教师")
  })
})

describe("supplements by courier", () => {
  it("reach each member's case in any order, in one parcel or in several, and twice as once", async () => {
    const orders = [[all], [[all[2]], [all[0]], [all[1]]], [[all[1], all[0]], [all[2]]], [all, all]] as const
    const states: unknown[] = []
    for (const order of orders) {
      const ground = await handedIn()
      ground.morningOf("2018-07-25")
      for (const [n, contents] of order.entries()) {
        const waybill = order.length > 1 && order[0] === order[1] ? "ZZ-1" : `ZZ-${n}`
        const sent = parcelOf(ground, contents, waybill)
        const answer = done(
          await ground.district.collections.supplementParcel(ground.collection, sent, { as: clerk }),
        )
        expect(answer.parts.every(({ outcome }) => outcome === "supplied")).toBe(true)
      }
      const phases = await Promise.all(
        ground.cases.map(async (id) => {
          const { state } = await ground.district.intake.get(id)
          return [state.phase, state.acceptance, state.owing?.owed, state.materials.length]
        }),
      )
      states.push(phases)
      const left = await ground.district.collections.shortfalls(ground.collection)
      expect(left.every(({ shortfalls }) => shortfalls.length === 0)).toBe(true)
    }
    for (const state of states) expect(state).toEqual(states[0])
  })

  it("that are written down again with other content are refused for that member alone", async () => {
    const ground = await handedIn()
    const { collection, district } = ground
    ground.morningOf("2018-07-25")
    done(await district.collections.supplementParcel(collection, parcelOf(ground, [all[0]]), { as: clerk }))
    const other = parcelOf(ground, [[1, "photograph"], all[1]])
    const { parts } = done(await district.collections.supplementParcel(collection, other, { as: clerk }))
    expect(parts).toMatchObject([
      { outcome: "refused", member: at(ground, 1), refusal: { _tag: "ParcelDiffers" } },
      { outcome: "supplied", member: at(ground, 2), open: 0 },
    ])
    const { state } = await district.intake.get(ground.cases[1] ?? "")
    expect(state.materials.filter(({ requirement }) => requirement === "photograph")).toHaveLength(1)
    // The collector stands on record with the letter that entrusts them.
    expect(state.parties).toMatchObject([{ role: "handler", evidence: expect.any(String) }])
  })
})

describe("results", () => {
  it("wait for each other, then go in one parcel, and are handed over when it is signed for", async () => {
    const ground = await handedIn()
    const { cases, collection, district } = ground
    ground.morningOf("2018-07-25")
    done(await district.collections.supplementParcel(collection, parcelOf(ground, all), { as: clerk }))
    ground.morningOf("2018-08-01")
    await decide(ground, 0, 1, 3)
    const parcel = { method: "courier", waybill: "ZZ-9" } as const
    const waits = done(await district.collections.issue(collection, parcel, { as: clerk }))
    expect(waits).toMatchObject({
      outcome: "deferred",
      summary: { waiting: 3, waitsUntil: "2018-08-17" },
      parts: [],
    })
    await decide(ground, 2)
    const issued = done(await district.collections.issue(collection, parcel, { as: clerk }))
    expect(issued.parts.map(({ outcome }) => outcome)).toEqual(Array(4).fill("dispatched"))
    ground.morningOf("2018-08-03")
    const signed = { list: 1, signedOn: plainDate("2018-08-03") }
    expect(await district.collections.handOver(collection, signed, { as: ground.asSchool })).toMatchObject({
      refusal: { _tag: "NotAuthorised" },
    })
    const handed = done(await district.collections.handOver(collection, signed, { as: clerk }))
    expect(handed).toMatchObject({ summary: { handedOver: 4, visits: 1, waiting: 0 } })
    for (const id of cases) expect((await district.intake.get(id)).state.delivered?.on).toBe("2018-08-03")
    expect(await district.collections.handOver(collection, signed, { as: clerk })).toMatchObject({
      refusal: { _tag: "UnknownList" },
    })
    const [, list] = await district.collections.documents(collection, "print to sign")
    expect(list).toMatchObject({ id: "1-issue-list", title: "发放清单", date: "2018-08-01" })
    expect(list?.blocks.find(({ kind }) => kind === "signature")).toMatchObject({ lines: { length: 6 } })
  })

  it("wait up to a member's own day and not over it: a task is opened, and only what is due goes out", async () => {
    const ground = await handedIn()
    const { collection, district } = ground
    ground.morningOf("2018-08-01")
    await decide(ground, 0)
    const byHand = { method: "by-hand", outlet: "hall" } as const
    done(await district.collections.issue(collection, byHand, { as: clerk }))
    ground.morningOf("2018-08-16")
    await district.runDue()
    expect(await district.collections.list({ hasTask: true })).toEqual([])
    expect(await district.collections.issue(collection, byHand, { as: clerk })).toMatchObject({
      outcome: "recorded",
      parts: [],
    })
    ground.morningOf("2018-08-17")
    await district.runDue()
    expect(await district.collections.list({ hasTask: true })).toMatchObject([{ tasks: ["hand-over-due"] }])
    const issued = done(await district.collections.issue(collection, byHand, { as: clerk }))
    expect(issued).toMatchObject({ outcome: "issued", summary: { handedOver: 1, visits: 2, tasks: [] } })
    expect(issued.parts).toMatchObject([{ outcome: "handed-over", member: at(ground, 0) }])
  })

  it("that break off on the way out are taken up where they stood", async () => {
    const ground = await handedIn()
    const { collection, options } = ground
    ground.morningOf("2018-07-25")
    done(await ground.district.collections.supplementParcel(collection, parcelOf(ground, all), { as: clerk }))
    await decide(ground, 0, 1, 2, 3)
    let commits = 0
    const broken = await ground.reopened({
      ...options.storage,
      commit: async (acts) => {
        commits += 1
        if (commits > 4) throw new Error("power cut")
        return options.storage.commit(acts)
      },
    })
    const call = { as: clerk, commandId: "hand out" }
    await expect(broken.collections.issue(collection, { method: "by-hand" }, call)).rejects.toThrow(
      "power cut",
    )
    ground.morningOf("2018-07-26")
    const again = done(await ground.district.collections.issue(collection, { method: "by-hand" }, call))
    expect(again).toMatchObject({ replayed: true, summary: { handedOver: 4 } })
    const { state } = await ground.district.collections.get(collection)
    expect(state.lists).toHaveLength(1)
    for (const id of ground.cases)
      expect((await ground.district.intake.get(id)).state.delivered).toEqual({
        on: "2018-07-25",
        method: "by-hand",
      })
  })
})

describe("a member who leaves", () => {
  it("takes the application back, or goes on alone; nobody else may ask it of them", async () => {
    const ground = await handedIn()
    const { cases, collection, district, asSchool } = ground
    const withdrawn = { member: at(ground, 1), application: "withdrawn" } as const
    expect(await district.collections.leave(collection, withdrawn, { as: asSchool })).toMatchObject({
      refusal: { _tag: "NotAuthorised" },
    })
    expect((await district.intake.get(cases[1] ?? "")).state.phase).toBe("accepted")
    const inPerson = { as: actorOfApplicant(at(ground, 1)) }
    expect(await district.collections.leave(collection, withdrawn, inPerson)).toMatchObject({
      outcome: "left",
    })
    expect((await district.intake.get(cases[1] ?? "")).state.phase).toBe("withdrawn")
    const kept = { member: at(ground, 2), application: "kept" } as const
    done(await district.collections.leave(collection, kept, { as: actorOfApplicant(at(ground, 2)) }))
    expect((await district.intake.get(cases[2] ?? "")).state.phase).toBe("correcting")
    ground.morningOf("2018-07-25")
    const { parts } = done(
      await district.collections.supplementParcel(collection, parcelOf(ground, all), { as: clerk }),
    )
    expect(parts.map(({ outcome }) => outcome)).toEqual(["supplied", "refused", "refused"])
    await decide(ground, 0)
    expect(
      await district.collections.leave(collection, { ...withdrawn, member: at(ground, 0) }, { as: clerk }),
    ).toMatchObject({
      refusal: { _tag: "NotInThisPhase" },
    })
    expect((await district.collections.get(collection)).summary.members).toBe(2)
  })
})
