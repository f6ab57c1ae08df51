import { createHash } from "node:crypto"
import { actorOfAgent, actorOfApplicant } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { type Call, expectDenied, nobody } from "../testing/denied.fixture.ts"
import { archivist, clerk, openCase, recordRules, setUp } from "../testing/records.fixture.ts"

const on = plainDate("2019-03-04")
const as = archivist
const words = "请提供样例之密"

async function withCase(over: Parameters<typeof setUp>[0] = {}) {
  const at = await setUp(over)
  const id = await openCase(at.district, at.person, on)
  const self = actorOfApplicant(at.person)
  const ask = async (kind: "access" | "copy" | "correct" | "delete" | "explain") => {
    const received = await at.district.records.requests.receive(
      { kind, subject: at.person, requester: "self", words },
      { as: self },
    )
    if (received.outcome === "refused") throw new Error(received.refusal._tag)
    return received.request
  }
  const end = () => at.district.intake.command(id, { type: "withdraw" }, { as: self })
  return { ...at, ask, case: id, end, self, stream: `case:${id}` }
}

describe("a request of a person", () => {
  it("is theirs to make, due by a day that the calendar explains, and shown to them", async () => {
    const { ask, district, feedText, self } = await withCase()
    const id = await ask("access")
    const shown = await district.records.requests.get(id, { as: self })
    expect(shown).toMatchObject({
      outcome: "shown",
      row: { kind: "access", dueOn: "2019-03-25", outcome: null },
    })
    expect((await district.records.requests.explain(id))?.at(-1)?.date).toBe("2019-03-25")
    expect(await feedText()).not.toContain("样例之密")
    expect(await district.records.requests.reveal(id, { as, purpose: "handle" })).toMatchObject({
      outcome: "opened",
      state: { words },
    })
  })

  it("is an agent's too; of one who died, a near relative's once death and kinship are identified", async () => {
    const { district, person } = await withCase()
    const { requests } = district.records
    const agent = actorOfAgent({ subject: person, principal: person, capacity: "authorised-agent" })
    const request = { kind: "access", subject: person, requester: "agent", words } as const
    expect(await requests.receive(request, { as: agent })).toMatchObject({
      happened: ["RequestReceived", "RequesterIdentified"],
    })
    const relative = await requests.receive({ ...request, requester: "near-relative" }, { as })
    if (relative.outcome === "refused") throw new Error("refused")
    const granted = { outcome: "granted" } as const
    expect(await requests.decide(relative.request, granted, { as })).toMatchObject({
      refusal: { _tag: "RequesterNotIdentified" },
    })
    expect(await requests.identify(relative.request, "死亡证明、户口簿", { as })).toMatchObject({
      happened: ["RequesterIdentified"],
    })
    expect(await requests.decide(relative.request, granted, { as })).toMatchObject({
      happened: ["RequestDecided"],
      row: { outcome: "granted" },
    })
    const pretended = await requests.receive({ ...request, requester: "near-relative" }, { as: agent })
    expect(pretended).toMatchObject({ refusal: { _tag: "NotAuthorised" } })
  })

  it("is refused with reasons and remedies, or not at all", async () => {
    const { ask, district } = await withCase()
    const id = await ask("delete")
    const { requests } = district.records
    expect(await requests.decide(id, { outcome: "refused" }, { as })).toMatchObject({
      refusal: { _tag: "ReasonsMissing" },
    })
    const refused = { outcome: "refused", reasons: ["保存期限未届满"] } as const
    expect(await requests.decide(id, refused, { as })).toMatchObject({ outcome: "recorded" })
    expect(await requests.reveal(id, { as, purpose: "handle" })).toMatchObject({
      state: { reasons: ["保存期限未届满"], remedies: [{ zh: "可向人民法院起诉" }] },
    })
    expect(await requests.decide(id, refused, { as })).toMatchObject({
      refusal: { _tag: "RequestAnsweredAlready" },
    })
    const without = { ...recordRules, requests: { ...recordRules.requests!, remedies: [] } }
    const other = await withCase({ records: without })
    const asked = await other.ask("delete")
    expect(await other.district.records.requests.decide(asked, refused, { as })).toMatchObject({
      refusal: { _tag: "RemediesMissing" },
    })
  })

  it("for deletion restricts what must be kept, in the same act; while the case runs it cannot be granted", async () => {
    const { ask, district, end, person, stream } = await withCase()
    const id = await ask("delete")
    const { requests } = district.records
    const granted = { outcome: "partly", reasons: ["保存期限届满前限制处理"] } as const
    expect(await requests.decide(id, granted, { as })).toMatchObject({
      refusal: { _tag: "RecordsStillLive" },
    })
    expect(await requests.get(id, { as })).toMatchObject({ row: { outcome: null } })
    await end()
    expect(await requests.decide(id, granted, { as })).toMatchObject({ row: { outcome: "partly" } })
    const shown = await district.records.of(person, { as })
    const records = shown.outcome === "shown" ? shown.records : []
    expect(records.find((each) => each.stream === stream)).toMatchObject({ phase: "restricted" })
  })

  it("for correction notes what the person says beside the record, and overwrites nothing", async () => {
    const { ask, district, person, stream } = await withCase()
    const id = await ask("correct")
    const { requests } = district.records
    expect(await requests.decide(id, { outcome: "granted" }, { as })).toMatchObject({
      refusal: { _tag: "DisputeMissing" },
    })
    const dispute = { streams: [stream], statement: "出生日期有误" }
    expect(await requests.decide(id, { outcome: "granted", dispute }, { as })).toMatchObject({
      row: { disputed: [stream] },
    })
    const shown = await district.records.of(person, { as })
    const records = shown.outcome === "shown" ? shown.records : []
    expect(records.find((each) => each.stream === stream)).toMatchObject({ disputedBy: [id] })
    expect(await district.subjects.reveal(person, { purpose: "handle", as })).toMatchObject({
      name: "样例之人",
    })
  })

  it("for explanation is answered by the explanation", async () => {
    const { ask, district } = await withCase()
    const id = await ask("explain")
    const { requests } = district.records
    expect(await requests.decide(id, { outcome: "granted" }, { as })).toMatchObject({
      refusal: { _tag: "ReasonsMissing" },
    })
    const explained = { outcome: "granted", reasons: ["因未满80周岁"] } as const
    expect(await requests.decide(id, explained, { as })).toMatchObject({ outcome: "recorded" })
  })

  it("opens a task when its last day is over, once, and is answered all the same", async () => {
    const { ask, clock, district } = await withCase()
    const id = await ask("access")
    const overdue = async () => {
      const found = await district.records.requests.find({ isOverdue: true }, { as })
      return found.outcome === "found" ? found.rows.map(({ request }) => request) : null
    }
    clock.advance({ days: 21 })
    await district.runDue()
    expect(await overdue()).toEqual([])
    clock.advance({ days: 1 })
    await district.runDue()
    await district.runDue()
    expect(await overdue()).toEqual([id])
    await district.records.requests.decide(id, { outcome: "granted" }, { as })
    expect(await overdue()).toEqual([])
  })
})

describe("a copy of what is held", () => {
  it("is handed out once, open, with its hash on record, without what is sealed for others", async () => {
    const { ask, district, person, self, storage, stream } = await withCase()
    const id = await ask("copy")
    const { requests } = district.records
    const call = { as: self, purpose: "remedy" }
    expect(await requests.copy(id, call)).toMatchObject({ refusal: { _tag: "NoCopyGranted" } })
    await requests.decide(id, { outcome: "granted" }, { as })
    const before = (await storage.readFeed({ after: 0, limit: 1000 })).length
    const copied = await requests.copy(id, call)
    if (copied.outcome === "refused") throw new Error("refused")
    expect(copied.hash).toBe(`sha256:${createHash("sha256").update(copied.text).digest("hex")}`)
    const { records } = JSON.parse(copied.text) as {
      readonly records: readonly { readonly stream: string }[]
    }
    expect(records.map((each) => each.stream)).toEqual(
      [stream, `request:${id}`, `subject:${person}`].toSorted(),
    )
    expect(copied.text).toContain("样例之人")
    expect(copied.text).toContain("样例之名.pdf")
    expect(copied.text).not.toContain('"sealed":1')
    const written = (await storage.readFeed({ after: 0, limit: 1000 })).slice(before)
    expect(written.map(({ type }) => type)).toEqual([
      ...records.map(() => "SealedValuesOpened"),
      "CopyHandedOut",
    ])
    expect(written.at(-1)?.data).toEqual({ hash: copied.hash, records: 3 })
    expect(await requests.copy(id, call)).toMatchObject({ refusal: { _tag: "CopyHandedOutAlready" } })
  })

  it("withholds what stands sealed under another's key in the same record", async () => {
    const { ask, district, keys, person, self, storage } = await withCase()
    const other = "sub_00000000-0000-4000-8000-000000000009"
    await keys.create(other)
    const theirs = await keys.wrap(other, "case:joint/X/name", Buffer.from('"秘密"'))
    const event = { type: "X", v: 1, occurredOn: on, recordedAt: "2019-03-04T01:30:00.000Z", actor: self }
    const data = { subject: person, name: theirs }
    const append = [
      {
        stream: "case:joint",
        expectedVersion: 0,
        events: [
          { ...event, data },
          { ...event, actor: clerk, data: { name: theirs, only: "theirs" } },
        ],
      },
    ]
    await storage.commit([{ commandId: "joint", digest: "joint", append: append as never, result: null }])
    const id = await ask("copy")
    await district.records.requests.decide(id, { outcome: "granted" }, { as })
    const copied = await district.records.requests.copy(id, { as: self, purpose: "remedy" })
    const text = copied.outcome === "copied" ? copied.text : ""
    expect(text).toContain('{"name":{"withheld":true},"subject"')
    expect(text).not.toContain("theirs")
    expect(text).not.toContain("秘密")
  })

  it("of a restricted record needs a purpose that may open it", async () => {
    const { ask, district, end, person, self } = await withCase()
    await end()
    await district.records.restrict(person, { streams: "all", reason: "请求删除" }, { as })
    const id = await ask("copy")
    await district.records.requests.decide(id, { outcome: "granted" }, { as })
    const copy = (purpose: string) => district.records.requests.copy(id, { as: self, purpose })
    await expect(copy("handle")).rejects.toMatchObject({ refusal: { _tag: "RecordRestricted" } })
    expect(await copy("remedy")).toMatchObject({ outcome: "copied" })
  })
})

describe("every call about requests", () => {
  it("is denied to whoever has no role that the district names for it", async () => {
    const { ask, district, person, storage } = await withCase()
    const { requests } = district.records
    const id = await ask("copy")
    const calls: Readonly<Record<string, Call>> = {
      receive: (who) =>
        requests.receive({ kind: "copy", subject: person, requester: "near-relative", words }, { as: who }),
      identify: (who) => requests.identify(id, "身份证", { as: who }),
      decide: (who) => requests.decide(id, { outcome: "granted" }, { as: who }),
      copy: (who) => requests.copy(id, { as: who, purpose: "remedy" }),
      get: (who) => requests.get(id, { as: who }),
      find: (who) => requests.find({}, { as: who }),
      reveal: (who) => requests.reveal(id, { as: who, purpose: "remedy" }),
    }
    const count = async () => (await storage.readFeed({ after: 0, limit: 1000 })).length
    const denied = { ...nobody(on, as), clerk }
    for (const [name, call] of Object.entries(calls)) {
      const rest = Object.entries(denied).filter(([who]) => !who.startsWith("an officer"))
      await expectDenied(call, Object.fromEntries(rest), { archivist: as }, count)
      for (const [who, actor] of Object.entries(denied).filter(([each]) => each.startsWith("an officer")))
        expect([name, who, (await call(actor)).refusal?._tag]).toEqual([name, who, "OfficerLapsed"])
    }
    await expect(requests.get("样例之密", { as })).rejects.toMatchObject({ _tag: "UnknownRequest" })
  })
})
