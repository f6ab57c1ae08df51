import { chinaLaw } from "@onevisit/china"
import { type Actor, actorOfApplicant } from "@onevisit/core/identity"
import type { RuleSet } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import type { PlainCommand } from "../intake/index.ts"
import { clerk, officer, printed, setUp, withCase } from "../testing/printing.fixture.ts"

type Served = Extract<PlainCommand, { type: "record-service" }>
type Ground = Awaited<ReturnType<typeof withCase>>
const place = "样例路暗记1号"
const day = plainDate("2019-03-04")
const correction = "3-correction"
const direct = { method: "direct", signedOn: day, place } as const

async function command({ district, request }: Ground, given: PlainCommand, as: Actor = clerk) {
  return district.intake.command(request.case, given, { as })
}
const serve = (ground: Ground, more: Partial<Served> = {}): Promise<Awaited<ReturnType<typeof command>>> =>
  command(ground, {
    type: "record-service",
    document: correction,
    addressee: { role: "applicant", subject: ground.subject },
    way: direct,
    servers: ["暗记送达人"],
    ...more,
  })
async function served(over: Parameters<typeof withCase>[0] = {}, more: Partial<Served> = {}) {
  const ground = await withCase(over)
  await command(ground, { type: "record-seal", document: correction })
  const answer = await serve(ground, more)
  if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
  const documents = await ground.district.intake.documents(ground.request.case, "test")
  const document = documents.findLast(({ kind }) => kind === "service-return")?.id ?? ""
  return { ...ground, answer, request: { ...ground.request, document } }
}

describe("送达回证 of a case", () => {
  it("is printed, the same to the byte ever after, and each printing is logged", async () => {
    const { clock, district, request } = await served()
    const first = printed(await district.documents.print(request, { as: clerk }))
    expect(first.text.split("\n")).toEqual(
      expect.arrayContaining([
        "送达回证",
        "受送达人：暗记样例公司（申请人）",
        "送达文书：一次性补正告知书（sample-bureau〔2019〕intake-1）",
        "送达方式：直接送达",
        `送达凭据：在${place}签收`,
        "送达日期：2019年3月4日（以签收之日为送达日）",
        "送达人（签字）：暗记送达人",
      ]),
    )
    clock.set(instant("2029-03-04T01:30:00.000Z"))
    const again = printed(await district.documents.print(request, { as: officer("decider") }))
    expect(again).toEqual({ ...first, printing: 2 })
    expect((await district.documents.printings(request)).map(({ on }) => on)).toEqual([day, "2029-03-04"])
  })

  it("leaves no place, name or evidence in the storage that could be read", async () => {
    const { district, request, storage } = await served()
    await district.documents.print(request, { as: clerk })
    const stored = JSON.stringify(await storage.readFeed({ after: 0, limit: 1000 }))
    expect(stored).toContain("DocumentServed")
    expect(stored).not.toMatch(/暗记/)
  })

  it("is there of no document that bears no seal: the service is refused", async () => {
    const ground = await withCase()
    expect(await serve(ground)).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotSealed", documents: [correction] },
    })
    const sealing = await withCase({ documents: { printingSeals: true } })
    await sealing.district.documents.print(sealing.request, { as: clerk })
    expect(await serve(sealing)).toMatchObject({ outcome: "recorded" })
  })

  it("bears the number that a document got when it was first printed, and none is served without", async () => {
    const ground = await withCase()
    const { clock, district, request } = ground
    clock.set(instant("2019-04-04T01:30:00.000Z"))
    await district.runDue()
    const documents = await district.intake.documents(request.case, "test")
    const lapsed = documents.find(({ kind }) => kind === "deemed-withdrawn")?.id ?? ""
    await command(ground, { type: "record-seal", document: lapsed })
    const way = { ...direct, signedOn: plainDate("2019-04-04") }
    expect(await serve(ground, { document: lapsed, way })).toMatchObject({
      refusal: { _tag: "DocumentNotNumbered" },
    })
    await district.documents.print({ ...request, document: lapsed }, { as: clerk })
    await serve(ground, { document: lapsed, way })
    const back = (await district.intake.documents(request.case, "test")).at(-1)
    expect(back?.blocks).toContainEqual(
      expect.objectContaining({ text: "送达文书：视为撤回申请告知书（sample-bureau〔2019〕notice-1）" }),
    )
  })

  it("names an agent by their name, and is erased with it, while the applicant's documents stay", async () => {
    const ground = await withCase()
    const { district, keys, request } = ground
    const identity = { kind: "natural-person", name: "暗记经办人", identifiers: [] } as const
    const registered = await district.subjects.register(identity, { as: clerk })
    if (registered.outcome === "refused") throw new Error("not registered")
    const { subject } = registered
    const party = { role: "handler", subject, scope: ["receive"], validFrom: day } as const
    const parties = { type: "change-parties", parties: [party] } as const
    await command(ground, parties, actorOfApplicant(ground.subject))
    await command(ground, { type: "record-seal", document: correction })
    await serve(ground, { addressee: { role: "handling-staff", subject } })
    const documents = await district.intake.documents(request.case, "test")
    const back = documents.findLast(({ kind }) => kind === "service-return")
    expect(back?.addressee).toBe("暗记经办人")
    await keys.destroy(subject)
    const print = (document: string) => district.documents.print({ ...request, document }, { as: clerk })
    expect(await print(back?.id ?? "")).toMatchObject({ refusal: { _tag: "DocumentErased" } })
    expect(await print(correction)).toMatchObject({ outcome: "printed" })
  })

  it("of a public notice needs a rule that says how long it stands, which a district adds to its law", async () => {
    const way = {
      method: "public",
      publishedOn: day,
      where: "样例区政府网站",
      because: "下落不明",
    } as const
    await expect(served({}, { way })).rejects.toThrow("NoticePeriodUnknown")
    const label = text("样例送达规则", "Sample rules of service")
    const rules: RuleSet = {
      id: "sample-service",
      version: "1",
      title: label,
      rank: "local-rule",
      source: { statute: "sample-service", title: label, sample: true },
      validFrom: plainDate("2018-01-01"),
      validTo: null,
      itemTypes: "every",
      provisions: { service: { publicNotice: { length: 30, unit: "calendar-day" } } },
      clauses: [],
    }
    const { answer } = await served({ law: [...chinaLaw, rules] }, { way })
    expect(answer.state.documents[1]?.served).toEqual({ on: "2019-04-03", method: "public" })
  })

  it("may not be asked for by what is no such command, and every fault is told with its path", async () => {
    const ground = await withCase()
    const wrong = { way: { ...direct, method: "by-hand" }, document: "x" } as unknown as Partial<Served>
    await expect(serve(ground, wrong)).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["document"] }, { path: ["way", "method"] }],
    })
  })
})

it("a district that is set up anew reads what was served", async () => {
  const { clock, keys, request, storage } = await served()
  const later = await setUp({ storage, keys, clock })
  const { state } = await later.district.intake.get(request.case)
  expect(state.documents.find(({ id }) => id === correction)).toMatchObject({
    isSealed: true,
    served: { on: day, method: "direct" },
  })
})
