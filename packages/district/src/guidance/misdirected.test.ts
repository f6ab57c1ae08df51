import { plainDate } from "@onevisit/core/time"
import { StorageError } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import {
  apply,
  clerk,
  decider,
  enterprise,
  item,
  officer,
  recorded,
  setUp,
  taxman,
} from "./guidance.fixture.ts"

const refuse = {
  type: "refuse-acceptance",
  ground: "wrong-authority",
  referredTo: "样例税务局",
  reasons: ["样例理由"],
} as const
const accept = { type: "accept-hand-over" } as const
const taken = { type: "complete-hand-over", takenOn: plainDate("2019-03-04") } as const
const nowhere = "00000000-0000-4000-8000-000000000000"

/** An application that the clerk took in and the decider refused, as another authority's. */
async function misdirected(over: Parameters<typeof setUp>[0] = {}) {
  const ground = await setUp(over)
  const { district } = ground
  const applicant = await enterprise(district, "1")
  const id = await apply(district, applicant, "2019-03-04")
  const refused = await district.intake.command(id, refuse, { as: decider })
  const { enquiries } = district.guidance
  const caseNow = async () => (await district.intake.get(id)).state
  const [row] = await enquiries.ofCase(id)
  return { ...ground, applicant, caseNow, enquiries, enquiry: row?.enquiry ?? "", id, refused }
}

describe("a case that came to the wrong authority", () => {
  it("opens its hand-over in the same act, and the officer who was first asked answers for it", async () => {
    const { applicant, caseNow, enquiries, enquiry, id, refused } = await misdirected()
    expect(refused).toMatchObject({ outcome: "not-accepted", summary: { tasks: ["hand-over-to-authority"] } })
    const { handOver } = await caseNow()
    // Each knows the other.
    expect(handOver).toEqual({
      officer: { externalId: "clerk", unit: "science" },
      to: "样例税务局",
      enquiry,
      takenOn: null,
    })
    expect(await enquiries.get(enquiry)).toMatchObject({
      misdirected: { case: id, fromAuthority: "science", toAuthority: "样例税务局" },
      cases: [id],
      items: [item.id],
      subject: applicant,
      firstAsked: { externalId: "clerk" },
      answerable: { externalId: "clerk" },
      handOvers: [{ outcome: "open", to: { authority: "样例税务局" } }],
    })
    expect(await enquiries.find({ answerable: "clerk", offeredTo: "样例税务局" })).toHaveLength(1)
  })

  it("has one enquiry, however often that is asked for", async () => {
    const { enquiries, enquiry, id } = await misdirected()
    const again = await Promise.all(
      [decider, clerk].map((as) => enquiries.openFromWrongAuthority({ case: id }, { as })),
    )
    expect(again.map((each) => [recorded(each).id, recorded(each).state.version])).toEqual([
      [enquiry, 2],
      [enquiry, 2],
    ])
    expect(await enquiries.ofCase(id)).toHaveLength(1)
  })

  it("is taken over when the right authority's officer accepts, who answers for it from then on", async () => {
    const { caseNow, district, enquiries, enquiry, id } = await misdirected()
    const other = officer("other", "somewhere")
    expect(await enquiries.command(enquiry, accept, { as: other })).toMatchObject({
      refusal: { _tag: "NotAuthorised" },
    })
    expect((await caseNow()).handOver?.takenOn).toBeNull()
    const { state } = recorded(await enquiries.command(enquiry, accept, { as: taxman }))
    expect(state).toMatchObject({ phase: "open", answerable: { externalId: "taxman" } })
    expect(await caseNow()).toMatchObject({ handOver: { takenOn: "2019-03-04" }, tasks: [] })
    expect(await district.intake.command(id, taken, { as: clerk })).toMatchObject({
      refusal: { _tag: "NotFirstAsked" },
    })
  })

  it("is completed by the first-asked officer, which closes the enquiry; by nobody else", async () => {
    const { district, enquiries, enquiry, id } = await misdirected()
    expect(await district.intake.command(id, taken, { as: decider })).toMatchObject({
      refusal: { _tag: "NotFirstAsked" },
    })
    expect((await enquiries.get(enquiry)).phase).toBe("open")
    expect(await district.intake.command(id, taken, { as: clerk })).toMatchObject({
      outcome: "recorded",
      summary: { tasks: [] },
    })
    expect(await enquiries.get(enquiry)).toMatchObject({
      phase: "closed",
      closed: { outcome: "referred", on: "2019-03-04", referredTo: "样例税务局" },
      handOvers: [{ outcome: "accepted", settledOn: "2019-03-04" }],
      tasks: [],
    })
    expect(await enquiries.find({ phase: "open" })).toEqual([])
    expect(await enquiries.command(enquiry, accept, { as: taxman })).toMatchObject({
      refusal: { _tag: "NotInThisPhase" },
    })
  })

  it("stays with the first-asked officer while it is offered to a colleague, or declined", async () => {
    const { caseNow, enquiries, enquiry } = await misdirected()
    recorded(
      await enquiries.command(enquiry, { type: "decline-hand-over", reason: "不属本局" }, { as: taxman }),
    )
    expect((await caseNow()).tasks).toEqual(["hand-over-to-authority"])
    const colleague = officer("colleague", "science")
    const inside = { type: "open-hand-over", to: { authority: "science" }, reason: "代为办理" } as const
    recorded(await enquiries.command(enquiry, inside, { as: clerk }))
    recorded(await enquiries.command(enquiry, accept, { as: colleague }))
    expect((await caseNow()).handOver?.takenOn).toBeNull()
    // Closed as shown to the other authority, it is handed over.
    const close = { type: "close", outcome: "referred", referredTo: "样例税务局" } as const
    recorded(await enquiries.command(enquiry, close, { as: colleague }))
    expect((await caseNow()).handOver?.takenOn).toBe("2019-03-04")
  })

  it("leaves nothing half done: where the act fails, neither is there; sent again, both are, once", async () => {
    const inner = memoryStorage()
    let isAway = false
    const storage = {
      ...inner,
      commit: (acts: Parameters<typeof inner.commit>[0]) =>
        isAway ? Promise.reject(new StorageError("Corrupt", "away")) : inner.commit(acts),
    }
    const { district } = await setUp({ storage })
    const { enquiries } = district.guidance
    const id = await apply(district, await enterprise(district, "1"), "2019-03-04")
    const call = { as: decider, commandId: "r-1" }
    isAway = true
    await expect(district.intake.command(id, refuse, call)).rejects.toMatchObject({ _tag: "StorageError" })
    isAway = false
    expect(await enquiries.ofCase(id)).toEqual([])
    expect((await district.intake.get(id)).state.handOver).toBeNull()
    const once = await district.intake.command(id, refuse, call)
    const twice = await district.intake.command(id, refuse, call)
    expect([once, twice]).toMatchObject([{ replayed: false }, { replayed: true }])
    expect(await enquiries.ofCase(id)).toHaveLength(1)
  })

  it("is taken over once, though both sides say so at the same moment", async () => {
    const { caseNow, district, enquiries, enquiry, id } = await misdirected()
    await Promise.all([
      district.intake.command(id, taken, { as: clerk }),
      enquiries.command(enquiry, accept, { as: taxman }),
    ])
    expect(await caseNow()).toMatchObject({ tasks: [], handOver: { takenOn: "2019-03-04" } })
    const { answerable, closed, handOvers } = await enquiries.get(enquiry)
    expect(handOvers.map(({ outcome }) => outcome)).toEqual(["accepted"])
    expect(closed === null ? answerable?.externalId : closed.outcome).toMatch(/^(taxman|referred)$/)
  })

  it("must be a case of the district's that was refused so, and is an officer's to hand over", async () => {
    const { district } = await setUp()
    const { enquiries } = district.guidance
    await expect(enquiries.openFromWrongAuthority({ case: nowhere }, { as: clerk })).rejects.toMatchObject({
      _tag: "UnknownCase",
    })
    const id = await apply(district, await enterprise(district, "1"), "2019-03-04")
    expect(await enquiries.openFromWrongAuthority({ case: id }, { as: clerk })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "CaseNotMisdirected" },
    })
    const other = { ...refuse, ground: "not-required" } as const
    await district.intake.command(id, other, { as: decider })
    expect(await enquiries.ofCase(id)).toEqual([])
  })
})
