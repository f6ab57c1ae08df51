import { actorOfApplicant } from "@onevisit/core/identity"
import { StorageError } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { memoryKeys } from "../keys/index.ts"
import { archivist, clerk, openCase, recordRules, setUp } from "../testing/records.fixture.ts"

const on = plainDate("2019-03-04")
const handle = { purpose: "handle", as: clerk }

describe("the access log", () => {
  it("has every opening before it is made: who, what for, what and how much, never the values", async () => {
    const { district, feedText, person, storage } = await setUp()
    const id = await openCase(district, person, on)
    await district.subjects.reveal(person, handle)
    await district.intake.reveal(id, { purpose: "remedy", as: archivist })
    const events = (await storage.readFeed({ after: 0, limit: 1000 })).filter(({ stream }) =>
      stream.startsWith("access:2019-03-04/"),
    )
    expect(events.map(({ actor, data, type }) => ({ actor, data, type }))).toEqual([
      {
        type: "SealedValuesOpened",
        actor: clerk,
        data: { stream: `subject:${person}`, purpose: "handle", subjects: [person], values: 1 },
      },
      {
        type: "SealedValuesOpened",
        actor: archivist,
        data: { stream: `case:${id}`, purpose: "remedy", subjects: [person], values: 2 },
      },
    ])
    expect(await feedText()).not.toContain("样例之")
  })

  it("tells a person who looked at what and what for, in words and without an officer's id", async () => {
    const { district, person } = await setUp()
    await district.subjects.reveal(person, handle)
    const self = actorOfApplicant(person)
    const own = await district.records.accesses(person, { as: self })
    expect(own).toMatchObject({
      outcome: "found",
      accesses: [
        {
          on,
          by: { zh: "science工作人员" },
          purpose: { zh: "办理" },
          stream: `subject:${person}`,
          values: 1,
          actor: null,
        },
      ],
    })
    const full = await district.records.accesses(person, { as: archivist })
    expect(full).toMatchObject({ outcome: "found", accesses: [{ actor: clerk }] })
  })

  it("gives the latest first, page by page", async () => {
    const { clock, district, person } = await setUp()
    for (let day = 0; day < 3; day += 1) {
      await district.subjects.reveal(person, handle)
      clock.advance({ days: 1 })
    }
    const days: string[] = []
    let after: string | null | undefined
    while (after !== null) {
      const page = await district.records.accesses(
        person,
        { as: archivist },
        { limit: 2, ...(after === undefined ? {} : { after }) },
      )
      if (page.outcome === "refused") throw new Error("refused")
      days.push(...page.accesses.map((access) => access.on))
      after = page.cursor
    }
    expect(days).toEqual(["2019-03-06", "2019-03-05", "2019-03-04"])
  })

  it("keeps closed what is asked for an undeclared purpose, by nobody, or by an officer of another day", async () => {
    const { district, feedText, person } = await setUp()
    const before = await feedText()
    const { validTo: _, ...once } = clerk
    const refused = [
      [{ purpose: "curiosity", as: clerk }, "PurposeUndeclared"],
      [{ purpose: "own:print", as: clerk }, "PurposeUndeclared"],
      ["handle", "OpenedByNobody"],
      [{ purpose: "handle", as: once }, "OfficerLapsed"],
    ] as const
    for (const [purpose, tag] of refused)
      await expect(district.subjects.reveal(person, purpose)).rejects.toMatchObject({
        _tag: "OpeningRefused",
        refusal: { _tag: tag },
      })
    const named = { ...clerk, name: "样例之名" } as never
    await expect(district.subjects.reveal(person, { purpose: "handle", as: named })).rejects.toMatchObject({
      _tag: "InvalidInput",
    })
    expect(await feedText()).toBe(before)
  })

  it("lets nothing be opened that cannot be put on record", async () => {
    const inner = memoryStorage()
    let isDown = false
    const storage = {
      ...inner,
      commit: (acts: Parameters<typeof inner.commit>[0]) =>
        isDown ? Promise.reject(new StorageError("Rejected", "full")) : inner.commit(acts),
    }
    const keys = memoryKeys()
    let unwrapped = 0
    const watched = {
      ...keys,
      unwrapAll: (envelopes: Parameters<typeof keys.unwrapAll>[0]) => {
        unwrapped += envelopes.length
        return keys.unwrapAll(envelopes)
      },
    }
    const { district, person } = await setUp({ storage, keys: watched })
    isDown = true
    await expect(district.subjects.reveal(person, handle)).rejects.toMatchObject({ _tag: "StorageError" })
    expect(unwrapped).toBe(0)
    isDown = false
    expect(await district.subjects.reveal(person, handle)).toMatchObject({ name: "样例之人" })
    expect(unwrapped).toBe(1)
  })

  it("gathers what comes while it writes: a hundred openings cost few writes, and none is missing", async () => {
    const inner = memoryStorage()
    let writes = 0
    const storage = {
      ...inner,
      commit: (acts: Parameters<typeof inner.commit>[0]) => {
        writes += 1
        return inner.commit(acts)
      },
    }
    const { district, person } = await setUp({ storage })
    const before = writes
    await Promise.all(Array.from({ length: 100 }, () => district.subjects.reveal(person, handle)))
    expect(writes - before).toBeLessThan(10)
    const log = await district.records.accesses(person, { as: archivist }, { limit: 1000 })
    expect(log).toMatchObject({ outcome: "found", accesses: { length: 100 } })
  })

  it("is not asked for by intake, which opens nothing", async () => {
    const { district, person, storage } = await setUp()
    await openCase(district, person, on)
    const feed = await storage.readFeed({ after: 0, limit: 1000 })
    expect(feed.filter(({ stream }) => stream.startsWith("access:"))).toEqual([])
  })

  it("has the reading of a file, and the printing of a document under the district's own purpose", async () => {
    const { district, person } = await setUp()
    const id = await openCase(district, person, on)
    const [document] = await district.intake.documents(id, handle)
    if (document === undefined) throw new Error("no document")
    const request = { case: id, document: document.id, purpose: "给样例之人" }
    const printed = await district.documents.print(request, { as: clerk })
    expect(printed.outcome).toBe("printed")
    const log = await district.records.accesses(person, { as: archivist })
    const purposes = log.outcome === "found" ? log.accesses.map(({ purpose }) => purpose.zh) : []
    expect(new Set(purposes)).toEqual(new Set(["办理", "打印法律文书"]))
    const file = { hash: "sha256:0", size: 1, mediaType: "application/pdf", name: "x", key: "{}" }
    await expect(district.files.get(person, file, handle)).rejects.toMatchObject({ _tag: "FilesError" })
  })

  it("is kept by no district without rules about records, which says so", async () => {
    const { district, person } = await setUp({ records: undefined as never })
    expect(await district.subjects.reveal(person, "to see")).toMatchObject({ name: "样例之人" })
    await expect(district.records.accesses(person, { as: archivist })).rejects.toMatchObject({
      _tag: "RecordsMissing",
    })
    await expect(
      district.subjects.search({ phone: "1" }, { as: archivist, purpose: "handle" }),
    ).rejects.toMatchObject({ _tag: "RecordsMissing" })
    expect(recordRules.purposes).toHaveLength(2)
  })
})
