import { memoryStorage } from "@onevisit/storage-memory"
import {
  codeFinding,
  normaliseAscii,
  system,
  type CodeScheme,
  type SubjectIdentity,
} from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import { subjects } from "./subjects.ts"

const card: CodeScheme = {
  id: "member-card",
  title: text("会员卡", "member card"),
  normalise: normaliseAscii,
  check: (value) =>
    /^M-\d{4}$/.test(value) ? [] : [codeFinding("form", text("应为 M-0000", "expected M-0000"))],
  mask: () => "M-****",
}
const person: SubjectIdentity = {
  kind: "natural-person",
  name: "样例之名",
  identifiers: [
    { scheme: "member-card", value: "m-0001" },
    { scheme: "other", value: "样例号" },
  ],
  phone: "00000000000",
}
const as = system("test")
const setUp = () => {
  const storage = memoryStorage()
  const keys = memoryKeys()
  const clock = simulatedClock(instant("2018-07-20T00:00:00Z"))
  const make = () => subjects({ storage, keys, clock, schemes: [card] })
  return { storage, keys, make, people: make() }
}
const idOf = (answer: { readonly outcome: string; readonly subject?: unknown }) => answer.subject as never

describe("a subject", () => {
  it("is registered once, found by any identifier in any spelling, and revealed for a purpose", async () => {
    const { people } = setUp()
    const registered = await people.register(person, { as })
    expect(registered).toMatchObject({ outcome: "registered" })
    const id = idOf(registered)
    expect(await people.register(person, { as })).toEqual({ outcome: "known", subject: id })
    expect(await people.findByIdentifier({ scheme: "member-card", value: "Ｍ-0001" })).toBe(id)
    expect(await people.findByIdentifier({ scheme: "other", value: "样例号" })).toBe(id)
    expect(await people.findByIdentifier({ scheme: "other", value: "M-0001" })).toBeNull()
    expect(await people.kindOf(id)).toBe("natural-person")
    expect(await people.reveal(id, "to write a notice")).toEqual({
      ...person,
      identifiers: [{ scheme: "member-card", value: "M-0001" }, person.identifiers[1]],
    })
    await expect(people.reveal(id, "")).rejects.toThrow(TypeError)
    expect(await people.reveal("sub_unknown" as never, "to see")).toBeNull()
  })

  it("leaves nothing of who it is in the storage", async () => {
    const { people, storage } = setUp()
    await people.register(person, { as })
    const feed = JSON.stringify(await storage.readFeed({ after: 0, limit: 100 }))
    for (const secret of [person.name, "M-0001", "m-0001", "样例号", "00000000000"])
      expect(feed).not.toContain(secret)
  })

  it("is one subject when registered by many at once, or by a repeated call", async () => {
    const { make, people, storage } = setUp()
    const answers = await Promise.all(Array.from({ length: 8 }, () => make().register(person, { as })))
    expect(new Set(answers.map(idOf)).size).toBe(1)
    const nameless = { ...person, identifiers: [] }
    const first = await people.register(nameless, { as, commandId: "c-1" })
    expect(await people.register(nameless, { as, commandId: "c-1" })).toEqual(first)
    expect(await storage.readFeed({ after: 0, limit: 100 })).toHaveLength(2)
    await expect(
      people.register({ ...nameless, name: "另名" }, { as, commandId: "c-1" }),
    ).rejects.toMatchObject({
      _tag: "CommandIdReused",
    })
  })

  it("is registered with many others as it would be alone, in their order, whoever comes twice but once", async () => {
    const { make, people, storage } = setUp()
    const of = (at: number): SubjectIdentity => ({
      kind: "natural-person",
      name: `样例${at}`,
      identifiers: [{ scheme: "member-card", value: `m-${`${at}`.padStart(4, "0")}` }],
    })
    const before = idOf(await people.register(of(3), { as }))
    const many = [0, 1, 2, 3, 4, 2].map((at) => ({ identity: of(at) }))
    const answers = await people.registerAll(many, { as })
    const r = "registered"
    expect(answers.map(({ outcome }) => outcome)).toEqual([r, r, r, "known", r, "known"])
    const ids = answers.map(idOf)
    expect([ids[3], new Set(ids).size, ids[5]]).toEqual([before, 5, ids[2]])
    for (const [at, id] of ids.entries())
      expect(await people.reveal(id, "to see")).toMatchObject({ name: many[at]?.identity.name })
    expect((await people.registerAll(many, { as })).map(idOf)).toEqual(ids)
    const more = [5, 6, 7].map((at) => ({ identity: of(at) }))
    const [one, two] = await Promise.all([make(), make()].map((by) => by.registerAll(more, { as })))
    expect(one?.map(idOf)).toEqual(two?.map(idOf))
    expect(await storage.readFeed({ after: 0, limit: 100 })).toHaveLength(8)
    expect(await people.registerAll([], { as })).toEqual([])
    const nameless = { identity: { ...person, identifiers: [] }, commandId: "roll/1" }
    const [first] = await people.registerAll([nameless], { as })
    expect((await people.registerAll([...more, nameless], { as })).at(-1)).toEqual(first)
  })

  it("is not registered with others of whom one is wrong, and is told which", async () => {
    const { people, storage } = setUp()
    const wrong = [person, { ...person, name: "" }, { ...person, kind: "person" }].map((identity) => ({
      identity,
    }))
    await expect(people.registerAll(wrong as never, { as })).rejects.toMatchObject({
      issues: [{ path: [1, "identity", "name"] }, { path: [2, "identity", "kind"] }],
    })
    const card = { ...person, identifiers: [{ scheme: "member-card", value: "SECRET" }] }
    const both = [{ identity: person }, { identity: card }]
    await expect(people.registerAll(both, { as })).rejects.toMatchObject({
      issues: [{ path: [1, "identity", "identifiers", 0, "value"], expected: "M-0000" }],
    })
    expect(await storage.readFeed({ after: 0, limit: 1 })).toEqual([])
  })

  it("is corrected: old identifiers are free again, and no one else's can be taken", async () => {
    const { people } = setUp()
    const id = idOf(await people.register(person, { as }))
    const corrected = { ...person, identifiers: [{ scheme: "member-card", value: "M-0002" }] }
    expect(await people.correct(id, corrected, { as })).toEqual({ outcome: "corrected" })
    expect(await people.findByIdentifier({ scheme: "member-card", value: "M-0001" })).toBeNull()
    expect(await people.findByIdentifier({ scheme: "member-card", value: "M-0002" })).toBe(id)
    const other = idOf(await people.register(person, { as }))
    expect(other).not.toBe(id)
    await expect(people.correct(other, corrected, { as })).rejects.toMatchObject({
      _tag: "AlreadyExists",
      holder: id,
    })
    await expect(people.correct(id, corrected, { as, expectedVersion: 1 })).rejects.toMatchObject({
      _tag: "StaleVersion",
    })
    const company = await people.correct(id, { ...corrected, kind: "enterprise" }, { as })
    expect(company).toMatchObject({ outcome: "refused", refusal: { _tag: "SubjectKindChanged" } })
    const both = { ...person, identifiers: [...person.identifiers, ...corrected.identifiers] }
    expect(await people.register(both, { as })).toMatchObject({ refusal: { _tag: "IdentifiersDisagree" } })
    const nobody = await people
      .correct("sub_nobody" as never, corrected, { as })
      .catch((error: unknown) => error)
    expect(nobody).toMatchObject({ outcome: "refused", refusal: { _tag: "SubjectNotRegistered" } })
  })

  it("is told apart from wrong input by all issues at once, without the values", async () => {
    const { people, storage } = setUp()
    const wrong = { kind: "person", name: "", identifiers: [{ scheme: "x" }], secret: "SECRET" }
    const error: unknown = await people.register(wrong as never, { as }).catch((problem: unknown) => problem)
    expect(error).toMatchObject({ _tag: "InvalidInput" })
    const { issues, message } = error as { readonly issues: readonly unknown[]; readonly message: string }
    expect(issues).toHaveLength(4)
    expect(message).not.toContain("SECRET")
    const badCard = { ...person, identifiers: [{ scheme: "member-card", value: "SECRET" }] }
    await expect(people.register(badCard, { as })).rejects.toMatchObject({
      issues: [{ path: ["identifiers", 0, "value"], expected: "M-0000" }],
    })
    await expect(people.findByIdentifier({ scheme: "member-card", value: "SECRET" })).rejects.not.toThrow(
      "SECRET",
    )
    expect(await storage.readFeed({ after: 0, limit: 1 })).toEqual([])
  })

  it("is erased for good when its key is destroyed", async () => {
    const { keys, people } = setUp()
    const id = idOf(await people.register(person, { as }))
    await keys.destroy(id)
    expect(await people.reveal(id, "to see")).toBe("erased")
  })
})
