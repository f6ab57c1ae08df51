import type { SubjectIdentity } from "@onevisit/core/identity"
import { describe, expect, it } from "vitest"
import type { District } from "../create-district.ts"
import { archivist, clerk, recordRules, setUp } from "../testing/records.fixture.ts"

const call = { as: archivist, purpose: "handle" }
const register = async (district: District, identity: Omit<SubjectIdentity, "kind">) => {
  const registered = await district.subjects.register({ kind: "natural-person", ...identity }, { as: clerk })
  if (registered.outcome === "refused") throw new Error("refused")
  return registered.subject
}

describe("searching subjects", () => {
  it("finds by number, by phone in any spelling, and by name with the last four of the number, masked", async () => {
    const { district, person } = await setUp()
    const searches = [
      { identifier: { scheme: "member-card", value: "M-1234" } },
      { phone: "+86 120-0000-1234" },
      { name: "样例 之人", lastFour: "1234" },
    ]
    for (const search of searches) {
      const found = await district.subjects.search(search, call)
      expect(found).toMatchObject({ outcome: "found", subjects: [{ subject: person }] })
      expect(JSON.stringify(found)).not.toContain("之人")
      expect(JSON.stringify(found)).not.toContain("12000001234")
    }
    const none = [
      { identifier: { scheme: "member-card", value: "M-9999" } },
      { phone: "12000009999" },
      { name: "样例之人", lastFour: "9999" },
      { name: "另一人", lastFour: "1234" },
    ]
    for (const search of none)
      expect(await district.subjects.search(search, call)).toMatchObject({ outcome: "found", subjects: [] })
    await expect(district.subjects.search({ name: "样例之人" } as never, call)).rejects.toMatchObject({
      _tag: "InvalidInput",
    })
  })

  it("is on record with its purpose and the kind of its key, never with what was searched for", async () => {
    const { district, feedText, person, storage } = await setUp()
    await district.subjects.search({ phone: "12000001234" }, call)
    await district.subjects.search({ phone: "12000009999" }, call)
    const feed = await storage.readFeed({ after: 0, limit: 1000 })
    const searches = feed.filter(({ type }) => type === "SubjectsSearched")
    expect(searches.map(({ actor, data }) => ({ actor, data }))).toEqual(
      [[person], []].map((subjects) => ({
        actor: archivist,
        data: { key: "phone", purpose: "handle", subjects, tooMany: false },
      })),
    )
    const log = await district.records.accesses(person, { as: archivist })
    const opened = log.outcome === "found" ? log.accesses.map(({ stream }) => stream) : []
    expect(new Set(opened)).toEqual(new Set([null, `subject:${person}`]))
    expect(await feedText()).not.toMatch(/1200000/u)
  })

  it("shows nobody where there are more than it may show, and says so", async () => {
    const { district, storage } = await setUp()
    await register(district, { name: "样例乙", identifiers: [], phone: "12000001234" })
    expect(await district.subjects.search({ phone: "12000001234" }, call)).toMatchObject({
      outcome: "found",
      subjects: { length: 2 },
    })
    await register(district, { name: "样例丙", identifiers: [], phone: "12000001234" })
    expect(await district.subjects.search({ phone: "12000001234" }, call)).toEqual({
      outcome: "too-many",
      most: 2,
    })
    const last = (await storage.readFeed({ after: 0, limit: 1000 })).at(-1)
    expect(last).toMatchObject({ type: "SubjectsSearched", data: { subjects: [], tooMany: true } })
  })

  it("follows a correction: the old phone finds nobody, the new one does", async () => {
    const { district, person } = await setUp()
    const identity = { kind: "natural-person", name: "样例之人", identifiers: [] } as const
    await district.subjects.correct(person, { ...identity, phone: "12000005678" }, { as: clerk })
    const found = async (phone: string) => {
      const answer = await district.subjects.search({ phone }, call)
      return answer.outcome === "found" ? answer.subjects.map(({ subject }) => subject) : answer.outcome
    }
    expect(await found("12000001234")).toEqual([])
    expect(await found("12000005678")).toEqual([person])
  })

  it("says who is not found by a key that was declared later, and finds them once they are corrected", async () => {
    const early = await setUp({ records: { ...recordRules, search: { keys: ["identifier"], most: 2 } } })
    const undeclared = await early.district.subjects.search({ phone: "12000001234" }, call)
    expect(undeclared).toMatchObject({ outcome: "refused", refusal: { _tag: "SearchKeyUndeclared" } })
    const later = await setUp({ storage: early.storage, keys: early.keys })
    const { district } = later
    const found = await district.subjects.search({ phone: "12000001234" }, call)
    expect(found).toMatchObject({ outcome: "found", subjects: [], covers: "registered-since" })
    expect(found.outcome === "found" && found.note.zh).toContain("检索不到")
    const byNumber = { identifier: { scheme: "member-card", value: "M-1234" } }
    expect(await district.subjects.search(byNumber, call)).toMatchObject({
      covers: "all",
      subjects: { length: 1 },
    })
    const identity = {
      kind: "natural-person",
      name: "样例之人",
      identifiers: [],
      phone: "12000001234",
    } as const
    await district.subjects.correct(early.person, identity, { as: clerk })
    expect(await district.subjects.search({ phone: "12000001234" }, call)).toMatchObject({
      subjects: [{ subject: early.person }],
    })
  })

  it("is refused without the role, without a declared purpose, and changes nothing then", async () => {
    const { district, feedText } = await setUp()
    const before = await feedText()
    const search = { phone: "12000001234" }
    expect(await district.subjects.search(search, { ...call, as: clerk })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotAuthorised", needed: ["records"] },
    })
    expect(await district.subjects.search(search, { ...call, purpose: "curiosity" })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "PurposeUndeclared" },
    })
    expect(await feedText()).toBe(before)
  })
})
