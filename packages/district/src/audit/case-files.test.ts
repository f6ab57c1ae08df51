import { officerRoles } from "@onevisit/china"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { clerk, name, officer, withCase } from "../testing/printing.fixture.ts"
import { importArchive } from "./import-archive.ts"
import type { ArchiveLine } from "./write-archive.ts"

const archivist = officer("archivist")
const decider = officer("window", officerRoles.decidingOfficer)
const roles = { dossier: "archivist", archive: "archivist" }

/** A case that was corrected, accepted, decided and handed over; the correction notice was printed. */
async function wholeCase(over: Partial<DistrictOptions> = {}) {
  const made = await withCase({ audit: { roles }, ...over })
  const { clock, district, request, submission } = made
  const id = request.case
  await district.documents.print(request, { as: clerk })
  clock.advance({ days: 1 })
  const { materials } = submission("report")
  const arrival = { channel: "online", enteredOn: plainDate("2019-03-05") } as const
  await district.intake.supplement(
    id,
    {
      arrival,
      materials,
      examination: { supplementWithin: submission("report").examination.supplementWithin },
    },
    { as: clerk },
  )
  await district.intake.command(id, { type: "decide", favourable: true }, { as: decider })
  clock.advance({ days: 1 })
  await district.runDue()
  return { ...made, id }
}

describe("a dossier", () => {
  it("has cover, contents, documents in order, materials, service, every deadline day by day, and the log with its chain", async () => {
    const { clock, district, id, storage } = await wholeCase()
    const made = await district.audit.dossier(id, { as: archivist })
    if (made.outcome === "refused") throw new Error(made.refusal.message.en)
    const { html } = made
    const inOrder = [
      "样例认定卷宗",
      "卷内目录",
      "一次性补正告知书",
      "申请材料清单",
      "送达情况",
      "期限台账：",
      "事件清单",
    ]
    const places = inOrder.map((part) => html.indexOf(`<h1>${part}`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    const events = await storage.readStream({ stream: `case:${id}` })
    for (const { chain } of events) expect(html).toContain(chain)
    const documents = await district.intake.documents(id, "test")
    for (const { title } of documents) expect(html).toContain(title)
    expect(html).toMatch(/期限台账：承诺办结期限<[^]*?<td>2019-03-0[^]*?事件清单/)
    expect(html).not.toMatch(/<script|src=|href=/)
    // Nobody's name stands in it, and the same case on the same day gives the same bytes.
    expect(html).not.toContain(name)
    expect(html).toContain("（内容已封存）")
    expect(await district.audit.dossier(id, { as: archivist })).toEqual(made)
    clock.advance({ days: 1 })
    expect(await district.audit.dossier(id, { as: archivist })).not.toEqual(made)
  })

  it("is opened for a purpose that is put on record, and handed to nobody without the role", async () => {
    const openings: { readonly purpose: string }[] = []
    const { district, id } = await wholeCase({ onOpened: (opening) => void openings.push(opening) })
    openings.length = 0
    const made = await district.audit.dossier(id, { as: archivist, purpose: "年度案卷评查" })
    expect(made.outcome === "made" && made.html).toContain(name)
    expect(new Set(openings.map(({ purpose }) => purpose))).toEqual(new Set(["年度案卷评查"]))
    openings.length = 0
    expect(await district.audit.dossier(id, { as: clerk, purpose: "好奇" })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotAuthorised" },
    })
    expect(openings).toEqual([])
    await expect(district.audit.dossier("none", { as: archivist })).rejects.toMatchObject({
      _tag: "UnknownCase",
    })
  })

  it("says on its cover that the chain of the case does not hold", async () => {
    const { district, id, options, storage } = await wholeCase()
    const forged = await createDistrict({
      ...options,
      storage: {
        ...storage,
        readStream: async (query) =>
          (await storage.readStream(query)).map((event) =>
            event.type === "CaseOpened" ? { ...event, occurredOn: plainDate("2019-03-03") } : event,
          ),
      },
    })
    const covers = [district, forged].map(async ({ audit }) => {
      const made = await audit.dossier(id, { as: archivist })
      return made.outcome === "made" && made.html.includes("不完整：")
    })
    expect(await Promise.all(covers)).toEqual([false, true])
    const report = await forged.audit.selfCheck({ case: id })
    expect(report.byCode["chain-broken"]).toBe(1)
  })
})

describe("a self-check of files", () => {
  it("lists what is missing with clause and path, counts it, and finds less once it is put right", async () => {
    const { district, id } = await wholeCase()
    const before = await district.audit.selfCheck({ year: 2019 })
    expect(before).toMatchObject({ cases: 1, casesWithFindings: 1, asOf: "2019-03-06" })
    expect(before.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["document-unsealed", "service-unproved"]),
    )
    const unproved = before.findings.find(({ code }) => code === "service-unproved")
    expect(unproved).toMatchObject({ case: id, severity: "error", source: { statute: expect.any(String) } })
    expect(unproved?.path[0]).toBe("documents")
    expect(Object.values(before.byCode).reduce((sum, n) => sum + n, 0)).toBe(before.findings.length)
    expect(JSON.stringify(before)).not.toContain(name)
    for (const { document } of (await district.intake.get(id)).state.toSeal)
      await district.intake.command(id, { type: "record-seal", document }, { as: decider })
    const handedOver = await district.intake.command(
      id,
      { type: "deliver-result", method: "by-hand", on: plainDate("2019-03-06") },
      { as: decider },
    )
    expect(handedOver).toMatchObject({ outcome: "delivered" })
    const after = await district.audit.selfCheck({ case: id })
    // The second receipt was never printed, and so never got its number.
    expect(after.findings.map(({ code, path }) => [code, ...path])).toEqual([
      ["document-unnumbered", "documents", "4-receipt"],
    ])
    expect(await district.audit.selfCheck({ year: 2018 })).toMatchObject({ cases: 0, findings: [] })
  })

  it("asks beside the law what the locality's own checklist asks", async () => {
    const criterion = {
      code: "local-photo",
      severity: "warning",
      message: text("缺少现场照片。", "No photo was taken."),
      find: ({ state }: { readonly state: { readonly siteChecks: readonly unknown[] } }) =>
        state.siteChecks.length === 0 ? [["siteChecks"]] : [],
    } as const
    const { district } = await wholeCase({ audit: { roles, criteria: [criterion] } })
    expect((await district.audit.selfCheck()).byCode["local-photo"]).toBe(1)
  })
})

describe("an archive of a case", () => {
  it("holds the case and its printed documents, each event with its way to a signed root, and no other's", async () => {
    const { clock, district, id, keys, request, storage } = await wholeCase()
    clock.advance({ days: 1 })
    await district.runDue()
    const answer = await district.audit.archive({ case: id }, { as: archivist })
    if (answer.outcome === "refused") throw new Error(answer.refusal.message.en)
    const lines: ArchiveLine[] = []
    for await (const line of answer.lines) lines.push(line)
    const source = (all: readonly ArchiveLine[]) => ({
      manifest: all.at(-1)?.line ?? "",
      lines: async function* (part: string) {
        for (const each of all) if (each.part === part) yield each.line
      },
    })
    const streams = lines.slice(0, -1).map(({ line }) => JSON.parse(line).stream)
    expect(new Set(streams)).toEqual(new Set([`case:${id}`, `document:${id}/${request.document}`]))
    const proofs = lines.slice(0, -1).map(({ line }) => JSON.parse(line).proof)
    expect(proofs.every((proof) => proof.siblings.length > 0)).toBe(true)
    const publicKey = await keys.publicKey()
    const copy = memoryStorage()
    expect(await importArchive(copy, source(lines), { publicKey })).toMatchObject({ outcome: "imported" })
    const chains = async (from: typeof storage) =>
      (await from.readStream({ stream: `case:${id}` })).map(({ chain, version }) => [version, chain])
    expect(await chains(copy)).toEqual(await chains(storage))
    const moved = lines.map(({ line, part }, at) => ({
      part,
      line: at === 1 ? line.replace(/"index":\d+/, '"index":999') : line,
    }))
    expect(await importArchive(memoryStorage(), source(moved), { publicKey })).toMatchObject({
      outcome: "refused",
      problems: [{ code: "root-broken" }, { code: "part-changed" }],
    })
  })
})
