import { officerRoles } from "@onevisit/china"
import type { Actor } from "@onevisit/core/identity"
import { actorOfAgent, actorOfApplicant, subjectIdOf, system } from "@onevisit/core/identity"
import { missingElements } from "@onevisit/core/notices"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { read, scanned } from "./camera.fixture.ts"
import { drawQr } from "./draw-qr.ts"
import {
  checkPath,
  clerk,
  label,
  name,
  officer,
  printed,
  setUp,
  withCase,
} from "../testing/printing.fixture.ts"

describe("a document that is printed", () => {
  it("is a page for A4, and the text of it, with hash, check code and the number of the printing", async () => {
    const { district, request } = await withCase()
    const first = printed(await district.documents.print(request, { as: clerk }))
    expect(first).toMatchObject({ printing: 1, hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) })
    expect(first.html).toContain(`${name}：`)
    expect(first.html).toContain(`校验码：${first.check}`)
    expect(first.html).toContain("（受委托打印：样例政务服务中心）")
    expect(first.html).toContain("样例局<br>（印章）")
    expect(first.text).toContain("一次性补正告知书")
  })

  it("is the same to the byte years later, though texts, name and clock have changed, and is logged", async () => {
    const { clock, district, keys, request, storage, subject } = await withCase()
    const first = printed(await district.documents.print(request, { as: clerk }))
    const renamed = { kind: "enterprise", name: "改名后的公司", identifiers: [] } as const
    await district.subjects.correct(subject, renamed, { as: clerk })
    clock.set(instant("2029-03-04T01:30:00.000Z"))
    const wording = [
      {
        authority: "sample-bureau",
        edition: "2029",
        texts: { correction: { title: "新版{title}" } },
      },
    ]
    const later = await setUp({ storage, keys, clock, documents: { wording } })
    const now = await later.district.intake.documents(request.case, "to see")
    expect(now.find(({ id }) => id === request.document)).toMatchObject({
      title: "新版一次性补正告知书",
      addressee: "改名后的公司",
    })
    const decider = officer(officerRoles.decidingOfficer)
    const again = printed(
      await later.district.documents.print({ ...request, purpose: "lost" }, { as: decider }),
    )
    expect(again).toEqual({ ...first, printing: 2 })
    expect(await later.district.documents.printings(request)).toEqual([
      { printing: 1, on: "2019-03-04", at: "2019-03-04T01:30:00.000Z", by: clerk },
      { printing: 2, on: "2029-03-04", at: "2029-03-04T01:30:00.000Z", by: decider },
    ])
    const stream = `document:${request.case}/${request.document}`
    const types = (await storage.readStream({ stream })).map(({ type }) => type)
    expect(types).toEqual(["DocumentIssued", "DocumentReprinted"])
  })

  it("is printed once by a call that is repeated, and is the same for two at once", async () => {
    const { district, request } = await withCase()
    const call = { as: clerk, commandId: "print-1" }
    const once = printed(await district.documents.print(request, call))
    expect(await district.documents.print(request, call)).toEqual(once)
    expect(await district.documents.printings(request)).toHaveLength(1)
    const both = await Promise.all([1, 2].map(() => district.documents.print(request, { as: clerk })))
    expect(new Set(both.map((each) => printed(each).html))).toEqual(new Set([once.html]))
    expect(both.map((each) => printed(each).printing).toSorted()).toEqual([2, 3])
  })

  it("is printed the first time by two at once as one document", async () => {
    const { district, request } = await withCase()
    const both = await Promise.all([1, 2].map(() => district.documents.print(request, { as: clerk })))
    expect(new Set(both.map((each) => printed(each).html)).size).toBe(1)
    expect(both.map((each) => printed(each).printing).toSorted()).toEqual([1, 2])
  })

  it("gets its number when it is first printed, where the event gave it none", async () => {
    const { clock, district, request } = await withCase()
    clock.set(instant("2019-04-04T01:30:00.000Z"))
    await district.runDue()
    const documents = await district.intake.documents(request.case, "test")
    const lapsed = documents.find(({ kind }) => kind === "deemed-withdrawn")
    expect(lapsed?.number).toBeNull()
    const print = () => district.documents.print({ ...request, document: lapsed?.id ?? "" }, { as: clerk })
    const [first, again] = [printed(await print()), printed(await print())]
    expect(first.text).toContain("\nsample-bureau〔2019〕notice-1\n")
    expect(again.text).toBe(first.text)
    const checked = await district.documents.check(first.check)
    expect(checked).toMatchObject({ number: "sample-bureau〔2019〕notice-1", printings: 2 })
  })

  it("has a QR that leads to its check, and holds its number and code and nothing about anyone", async () => {
    const { district, request } = await withCase()
    const { check, html } = printed(await district.documents.print(request, { as: clerk }))
    const content = scanned(html)
    const number = (await district.documents.check(check))?.number ?? ""
    expect(content).toBe(`${checkPath}?n=${encodeURIComponent(number)}&c=${check}`)
    expect(content).not.toContain(name)
  })

  it("is vouched for by its check code, which tells nothing about anyone; another code is no one's", async () => {
    const { district, request, subject } = await withCase()
    const { check } = printed(await district.documents.print(request, { as: clerk }))
    const checked = await district.documents.check(check)
    expect(checked).toMatchObject({
      case: request.case,
      document: "3-correction",
      kind: "correction",
      title: "一次性补正告知书",
      authority: "sample-bureau",
      dated: "2019-03-04",
      printings: 1,
    })
    expect(JSON.stringify(checked)).not.toContain(subject)
    expect(await district.documents.check("0".repeat(16))).toBeNull()
    expect(await district.documents.check("%")).toBeNull()
  })

  it("leaves no name, purpose or page in the storage that could be read", async () => {
    const { district, request, storage } = await withCase()
    await district.documents.print({ ...request, purpose: "暗记用途" }, { as: clerk })
    await district.documents.print({ ...request, purpose: "暗记用途" }, { as: clerk })
    const stored = JSON.stringify([
      await storage.readFeed({ after: 0, limit: 1000 }),
      await storage.findViews({ view: "onevisit:document", version: 1, limit: 10 }),
    ])
    expect(stored).toContain("DocumentIssued")
    expect(stored).not.toMatch(/暗记|<html/)
  })

  it("tells on a receipt the code to ask by, which stands sealed in the storage and nowhere else", async () => {
    const { district, request, storage } = await withCase()
    const code = await district.intake.queryCode(request.case)
    const { text: words } = printed(
      await district.documents.print({ ...request, document: "2-receipt" }, { as: clerk }),
    )
    expect(words).toContain(`收件凭证文号（sample-bureau〔2019〕receipt-1）和查询码（${code}）`)
    const stored = JSON.stringify([
      await storage.readFeed({ after: 0, limit: 1000 }),
      await storage.findViews({ view: "onevisit:document", version: 1, limit: 10 }),
    ])
    expect(stored).toContain('"kind":"receipt"')
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.slice(0, 4) + code.slice(5))
  })

  it("lacks nothing that law demands, once numbered", async () => {
    const { district, request } = await withCase()
    const documents = await district.intake.documents(request.case, "test")
    expect(documents.map(({ id }) => id)).toEqual(["2-receipt", "3-correction"])
    expect(documents.flatMap(missingElements)).toEqual([])
  })
})

describe("who may have a document printed", () => {
  it("is an officer, the applicant, their agent or a program of the district, and nobody else", async () => {
    const { district, request, subject } = await withCase()
    const other = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
    const agentOf = (principal: typeof subject): Actor =>
      actorOfAgent({ subject: other, principal, capacity: "authorised-agent" })
    const expired = { from: "w-9", validFrom: plainDate("2018-01-01"), validTo: plainDate("2018-02-01") }
    const outcomes: string[] = []
    for (const as of [
      actorOfApplicant(other),
      agentOf(other),
      { ...clerk, delegation: expired } as Actor,
      { kind: "law", clause: { statute: "s", title: label } } as Actor,
      clerk,
      actorOfApplicant(subject),
      agentOf(subject),
      system("terminal"),
    ])
      outcomes.push((await district.documents.print(request, { as })).outcome)
    expect(outcomes).toEqual([...Array<string>(4).fill("refused"), ...Array<string>(4).fill("printed")])
    expect(await district.documents.printings(request)).toHaveLength(4)
  })

  it("takes no number from one who may not", async () => {
    const { clock, district, request } = await withCase()
    clock.set(instant("2019-04-04T01:30:00.000Z"))
    await district.runDue()
    const documents = await district.intake.documents(request.case, "test")
    const document = documents.find(({ kind }) => kind === "deemed-withdrawn")?.id ?? ""
    const stranger = actorOfApplicant(subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"))
    await district.documents.print({ ...request, document }, { as: stranger })
    const { text: words } = printed(await district.documents.print({ ...request, document }, { as: clerk }))
    expect(words).toContain("notice-1\n")
  })
})

describe("what cannot be printed", () => {
  it("is refused by name once the applicant's data were erased, whether it was printed before or not", async () => {
    const { district, keys, request, subject } = await withCase()
    await district.documents.print(request, { as: clerk })
    await keys.destroy(subject)
    for (const document of [request.document, "2-receipt"])
      expect(await district.documents.print({ ...request, document }, { as: clerk })).toMatchObject({
        outcome: "refused",
        refusal: { _tag: "DocumentErased" },
      })
    expect(await district.documents.printings(request)).toHaveLength(1)
  })

  it("rejects with what is not there, and with all that is wrong in the request", async () => {
    const { district, request } = await withCase()
    const print = (over: Partial<typeof request>) =>
      district.documents.print({ ...request, ...over }, { as: clerk })
    await expect(print({ document: "9-acceptance" })).rejects.toMatchObject({ _tag: "UnknownDocument" })
    await expect(print({ case: "not-a-case" })).rejects.toMatchObject({ _tag: "UnknownCase" })
    await expect(print({ document: "x", purpose: " " })).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["document"] }, { path: ["purpose"] }],
    })
    await expect(district.documents.printings({ ...request, document: "x" })).rejects.toMatchObject({
      _tag: "InvalidInput",
    })
  })

  it("is known without a calendar only by its check code", async () => {
    const district = await createDistrict({ storage: memoryStorage() })
    const request = { case: "c", document: "3-acceptance", purpose: "p" }
    await expect(district.documents.print(request, { as: clerk })).rejects.toMatchObject({
      _tag: "CalendarMissing",
    })
    expect(await district.documents.check("0".repeat(16))).toBeNull()
  })
})

describe("an authority's own wording", () => {
  it("is checked when the district is opened, and every fault is told with its path", async () => {
    const wording = [
      {
        authority: "sample-bureau",
        edition: "1",
        texts: { correction: { deadline: "尽快补齐。", title: "通知" } },
      },
    ]
    await expect(setUp({ documents: { wording } })).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [
        { path: ["documents", "wording", 0, "texts", "correction", "deadline"] },
        { path: ["documents", "wording", 0, "texts", "correction", "title"] },
      ],
    })
    const checkPath = "not an address"
    await expect(setUp({ documents: { checkPath } })).rejects.toMatchObject({ _tag: "InvalidInput" })
  })

  it("stands in what is printed, with the name of its edition", async () => {
    const texts = { correction: { opening: "关于“{matter}”，请看下文。" } }
    const wording = [{ authority: "sample-bureau", edition: "2019-1", texts }]
    const { district, request } = await withCase({ documents: { wording } })
    const { html } = printed(await district.documents.print(request, { as: clerk }))
    expect(html).toContain("<p>关于“样例认定”，请看下文。</p>")
    const [, correction] = await district.intake.documents(request.case, "test")
    expect(correction?.texts).toBe("2019-1")
  })
})

describe("a QR", () => {
  it.each(["0123456789abcdef", `${checkPath}?n=${"%E6".repeat(60)}&c=0123456789abcdef`])(
    "of %s is read back as it was drawn",
    (content) => {
      const modules = drawQr(content)
      expect(read(modules.length, (x, y) => modules[y]?.[x] === true)).toBe(content)
    },
  )
})
