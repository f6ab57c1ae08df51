import { actorOfApplicant, type SubjectId } from "@onevisit/core/identity"
import { months, plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import type { District } from "../create-district.ts"
import { type Call, expectDenied, nobody } from "../testing/denied.fixture.ts"
import { archivist, clerk, openCase, recordRules, setUp, withEndedCase } from "../testing/records.fixture.ts"

const on = plainDate("2019-03-04")
const as = archivist
const reason = "样例理由"
const handle = { purpose: "handle", as: clerk }
const remedy = { purpose: "remedy", as }

const phasesOf = async (district: District, person: SubjectId) => {
  const shown = await district.records.of(person, { as })
  if (shown.outcome === "refused") throw new Error("refused")
  return Object.fromEntries(
    shown.records.map(({ keptBy, phase, retain, stream }) => [
      stream.split(":")[0],
      [phase, keptBy.join(), retain?.dueOn ?? null],
    ]),
  )
}

describe("the records of a person", () => {
  it("are live until the case ends, then kept for the term of their class from that day", async () => {
    const { clock, district, person } = await setUp()
    const id = await openCase(district, person, on)
    expect(await phasesOf(district, person)).toEqual({
      case: ["live", "open", null],
      subject: ["live", "open", null],
    })
    clock.advance({ days: 1 })
    await district.intake.command(id, { type: "withdraw" }, { as: actorOfApplicant(person) })
    expect(await phasesOf(district, person)).toEqual({
      case: ["retained", "term", "2021-03-05"],
      subject: ["retained", "term", "2021-03-05"],
    })
  })

  it("are kept without end where no class has them or the class has no term, and say so", async () => {
    const { classes = [] } = recordRules
    const noTerm = { ...recordRules, classes: classes.map((each) => ({ ...each, terms: [] })) }
    for (const [records, why] of [
      [noTerm, "no-term"],
      [{ ...recordRules, classes: [] }, "no-class"],
    ] as const) {
      const { clock, district, person } = await withEndedCase({ records })
      clock.advance({ days: 3650 })
      expect(await phasesOf(district, person)).toMatchObject({ case: ["retained", why, null] })
      expect(await district.records.dispose(person, { as })).toMatchObject({
        refusal: { _tag: "StillToBeKept" },
      })
    }
  })

  it("are restricted when erasure is asked for while the term runs: opened for remedy, not for handling", async () => {
    const { district, id, identity, person, stream } = await withEndedCase()
    await district.subjects.reveal(person, handle)
    const restricted = await district.records.restrict(person, { streams: "all", reason }, { as })
    expect(restricted).toMatchObject({ outcome: "recorded", happened: ["RecordsRestricted"] })
    expect(await phasesOf(district, person)).toMatchObject({
      case: ["restricted", "term", "2021-03-04"],
      subject: ["restricted", "term", "2021-03-04"],
    })
    const refused = { _tag: "OpeningRefused", refusal: { _tag: "RecordRestricted" } }
    await expect(district.subjects.reveal(person, handle)).rejects.toMatchObject(refused)
    await expect(district.intake.reveal(id, handle)).rejects.toMatchObject(refused)
    await expect(district.intake.documents(id, handle)).rejects.toMatchObject(refused)
    expect(await district.subjects.reveal(person, remedy)).toMatchObject({ name: "样例之人" })
    expect((await district.intake.reveal(id, remedy)).events.length).toBeGreaterThan(1)
    const search = { phone: "12000001234" }
    expect(await district.subjects.search(search, { as, purpose: "handle" })).toMatchObject({ subjects: [] })
    expect(await district.subjects.search(search, remedy)).toMatchObject({ subjects: [{ subject: person }] })

    const lifted = { streams: [identity, stream], reason }
    expect(await district.records.liftRestriction(person, lifted, { as })).toMatchObject({
      outcome: "recorded",
    })
    expect(await district.subjects.reveal(person, handle)).toMatchObject({ name: "样例之人" })
    expect(await district.records.liftRestriction(person, lifted, { as })).toMatchObject({
      refusal: { _tag: "NotRestricted" },
    })
  })

  it("are not restricted while their case runs, and nothing is where all of them are live", async () => {
    const { district, person, stream } = await withEndedCase()
    await openCase(district, person, on)
    await district.records.restrict(person, { streams: "all", reason }, { as })
    const shown = await district.records.of(person, { as })
    const records = shown.outcome === "shown" ? shown.records : []
    expect(records.filter(({ phase }) => phase === "restricted").map((each) => each.stream)).toEqual([stream])
    expect(records.filter(({ phase }) => phase === "live")).toHaveLength(2)
    const other = await setUp()
    await openCase(other.district, other.person, on)
    expect(
      await other.district.records.restrict(other.person, { streams: "all", reason }, { as }),
    ).toMatchObject({ refusal: { _tag: "RecordsStillLive" } })
  })

  it("become due when every term has ended, as a task: only a person's act destroys the key", async () => {
    const { clock, district, keys, person, stream } = await withEndedCase()
    const envelope = await keys.wrap(person, "x", new Uint8Array([1]))
    await district.records.restrict(person, { streams: [stream], reason }, { as })
    const due = async () => {
      const answer = await district.records.due({ as })
      return answer.outcome === "found" ? answer.due.map(({ subject }) => subject) : null
    }
    clock.advance({ days: 731 })
    await district.runDue()
    expect(await due()).toEqual([])
    expect(await district.records.dispose(person, { as })).toMatchObject({
      refusal: { _tag: "StillToBeKept" },
    })
    clock.advance({ days: 1 })
    await district.runDue()
    expect(await due()).toEqual([person])
    expect(await keys.unwrap(envelope)).not.toBe("destroyed")

    expect(await district.records.dispose(person, { as })).toEqual({ outcome: "disposed" })
    expect(await keys.unwrap(envelope)).toBe("destroyed")
    expect(await due()).toEqual([])
    expect(await district.subjects.reveal(person, remedy)).toBe("erased")
    expect(await district.subjects.findByIdentifier({ scheme: "member-card", value: "M-1234" })).toBeNull()
    expect(await district.subjects.search({ phone: "12000001234" }, remedy)).toMatchObject({ subjects: [] })
    expect(await district.records.dispose(person, { as })).toMatchObject({
      refusal: { _tag: "RecordsErased" },
    })
    const again = {
      kind: "natural-person",
      name: "样例之人",
      identifiers: [{ scheme: "member-card", value: "M-1234" }],
    }
    expect(await district.subjects.register(again as never, { as: clerk })).toMatchObject({
      outcome: "registered",
    })
  })

  it("are found due by the review of all subjects, where nobody asked for erasure", async () => {
    const { clock, district, person } = await withEndedCase()
    clock.advance({ days: 732 })
    let cursor: string | null | undefined
    let seen = 0
    while (cursor !== null) {
      const page = await district.records.review({ as }, { limit: 1, ...(cursor ? { after: cursor } : {}) })
      if (page.outcome === "refused") throw new Error("refused")
      seen += page.subjects
      cursor = page.cursor
    }
    expect(seen).toBeGreaterThan(0)
    expect(await district.records.due({ as })).toMatchObject({
      due: [{ subject: person, dueSince: "2021-03-05" }],
    })
  })

  it("keep the key while one of several has to be kept, also where it was opened after the task", async () => {
    const { clock, district, keys, person } = await withEndedCase()
    clock.advance({ days: 732 })
    await district.records.review({ as })
    await openCase(district, person, plainDate("2021-03-05"))
    expect(await district.records.dispose(person, { as })).toMatchObject({
      refusal: { _tag: "StillToBeKept" },
    })
    await district.records.review({ as })
    expect(await district.records.due({ as })).toMatchObject({ due: [] })
    expect(await keys.wrap(person, "x", new Uint8Array([1]))).toMatchObject({ sealed: 1 })
  })

  it("finish what broke off between the confirmation and the key, by the next due work", async () => {
    const { clock, district, keys, person } = await withEndedCase()
    clock.advance({ days: 732 })
    const { destroy } = keys
    let isDown = true
    keys.destroy = (subject) => (isDown ? Promise.reject(new Error("gone")) : destroy(subject))
    await expect(district.records.dispose(person, { as })).rejects.toThrow("gone")
    expect(await district.records.due({ as })).toMatchObject({ due: [{ subject: person }] })
    isDown = false
    await district.runDue()
    expect(await district.subjects.reveal(person, handle)).toBe("erased")
    expect(await district.records.due({ as })).toMatchObject({ due: [] })
  })

  it("stay where a case was opened between the confirmation and the key: the disposal is withdrawn", async () => {
    const { clock, district, keys, person } = await withEndedCase()
    clock.advance({ days: 732 })
    const { destroy } = keys
    keys.destroy = () => Promise.reject(new Error("gone"))
    await expect(district.records.dispose(person, { as })).rejects.toThrow("gone")
    keys.destroy = destroy
    await openCase(district, person, plainDate("2021-03-05"))
    await district.runDue()
    expect(await district.subjects.reveal(person, handle)).toMatchObject({ name: "样例之人" })
    expect(await district.records.due({ as })).toMatchObject({ due: [] })
  })
})

describe("a hold", () => {
  const hold = { hold: "h-1", kind: "litigation", reason } as const

  it("keeps what its term no longer keeps, until a named person lifts it with a reason", async () => {
    const { clock, district, person } = await withEndedCase()
    expect(await district.records.hold(person, hold, { as })).toMatchObject({ happened: ["HoldSet"] })
    expect(await district.records.hold(person, hold, { as })).toMatchObject({
      refusal: { _tag: "HoldKnownAlready" },
    })
    clock.advance({ days: 732 })
    expect(await phasesOf(district, person)).toMatchObject({ case: ["retained", "hold", "2021-03-04"] })
    expect(await district.records.dispose(person, { as })).toMatchObject({
      refusal: { _tag: "StillToBeKept" },
    })
    const shown = await district.records.of(person, { as })
    expect(shown).toMatchObject({ holds: [{ hold: "h-1", setBy: as, setOn: on, reason: { sealed: 1 } }] })
    expect(await district.records.liftHold(person, "h-1", " ", { as })).toMatchObject({
      refusal: { _tag: "ReasonsMissing" },
    })
    expect(await district.records.liftHold(person, "h-1", reason, { as })).toMatchObject({
      happened: ["HoldLifted"],
    })
    expect(await district.records.due({ as })).toMatchObject({ due: [{ subject: person }] })
    expect(await district.records.liftHold(person, "h-1", reason, { as })).toMatchObject({
      refusal: { _tag: "HoldUnknown" },
    })
  })

  it("withdraws a disposal that is due, and is set on one record where one is named", async () => {
    const { clock, district, person, stream } = await withEndedCase()
    clock.advance({ days: 732 })
    await district.records.review({ as })
    const set = await district.records.hold(person, { ...hold, stream }, { as })
    expect(set).toMatchObject({ happened: ["HoldSet", "DisposalWithdrawn"] })
    expect(await district.records.due({ as })).toMatchObject({ due: [] })
    const other = { ...hold, hold: "h-2", stream: "case:other" }
    expect(await district.records.hold(person, other, { as })).toMatchObject({
      refusal: { _tag: "RecordUnknown" },
    })
  })
})

describe("everything about records", () => {
  it("is denied to whoever has no role that the district names for it", async () => {
    const { district, person, storage, stream } = await withEndedCase()
    const { records } = district
    const calls: Readonly<Record<string, Call>> = {
      accesses: (who) => records.accesses(person, { as: who }),
      of: (who) => records.of(person, { as: who }),
      hold: (who) => records.hold(person, { hold: "h", kind: "audit", reason }, { as: who }),
      liftHold: (who) => records.liftHold(person, "h", reason, { as: who }),
      restrict: (who) => records.restrict(person, { streams: [stream], reason }, { as: who }),
      liftRestriction: (who) => records.liftRestriction(person, { streams: [stream], reason }, { as: who }),
      review: (who) => records.review({ as: who }),
      due: (who) => records.due({ as: who }),
      dispose: (who) => records.dispose(person, { as: who }),
      search: (who) => district.subjects.search({ phone: "1" }, { as: who, purpose: "handle" }),
    }
    const count = async () => (await storage.readFeed({ after: 0, limit: 1000 })).length
    const denied = { ...nobody(on, as), clerk, self: actorOfApplicant(person) }
    for (const [name, call] of Object.entries(calls)) {
      const { self: _, ...others } = denied
      const people = Object.entries(name === "accesses" ? others : denied)
      const lapsed = people.filter(([who]) => who.startsWith("an officer"))
      const rest = people.filter(([who]) => !who.startsWith("an officer"))
      await expectDenied(call, Object.fromEntries(rest), { archivist: as }, count)
      for (const [who, actor] of lapsed)
        expect([name, who, (await call(actor)).refusal?._tag]).toEqual([name, who, "OfficerLapsed"])
    }
  })

  it("is nobody's where no role is named", async () => {
    const { roles: _, ...rest } = recordRules
    const { district, person } = await setUp({ records: rest })
    expect(await district.records.of(person, { as })).toMatchObject({
      refusal: { _tag: "NotAuthorised", needed: [] },
    })
  })

  it("has its own term where the identity's class is kept longer than what it was for", async () => {
    const source = { statute: "sample-rules", title: { zh: "样例", en: "sample" }, sample: true }
    const term = { validFrom: plainDate("2018-01-01"), validTo: null, term: months(36), source }
    const subject = {
      id: "who",
      title: source.title,
      streams: ["subject"],
      endedBy: "last-event",
      terms: [term],
    } as const
    const records = { ...recordRules, classes: [...(recordRules.classes ?? []), subject] }
    const { district, person } = await withEndedCase({ records })
    expect(await phasesOf(district, person)).toMatchObject({
      case: ["retained", "term", "2021-03-04"],
      subject: ["retained", "term", "2022-03-04"],
    })
  })
})
