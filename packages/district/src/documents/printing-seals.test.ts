import { actorOfApplicant, subjectIdOf, system } from "@onevisit/core/identity"
import { describe, expect, it } from "vitest"
import { clerk, printed, setUp, withCase } from "../testing/printing.fixture.ts"

describe("a document that waits for its seal", () => {
  const waiting = async (district: Awaited<ReturnType<typeof withCase>>["district"], id: string) =>
    (await district.intake.get(id)).state.toSeal.map(({ of }) => of)
  const sealsIn = async ({ request, storage }: Awaited<ReturnType<typeof withCase>>) =>
    (await storage.readStream({ stream: `case:${request.case}` })).filter(
      ({ type }) => type === "DocumentSealed",
    )

  it("is sealed by printing, once, where the host says that printing seals, whoever had it printed", async () => {
    const made = await withCase({ documents: { printingSeals: true } })
    const { district, request, subject } = made
    expect(await waiting(district, request.case)).toEqual(["CorrectionNotified"])
    await district.documents.print({ ...request, document: "2-receipt" }, { as: clerk })
    expect(await waiting(district, request.case)).toEqual(["CorrectionNotified"])
    const as = actorOfApplicant(subject)
    await Promise.all([1, 2].map(() => district.documents.print(request, { as })))
    await district.documents.print(request, { as: clerk })
    expect(await waiting(district, request.case)).toEqual([])
    const seals = await sealsIn(made)
    expect(seals.map(({ data }) => data)).toEqual([{ document: "2-receipt" }, { document: "3-correction" }])
    for (const seal of seals) expect(seal).toMatchObject({ actor: system("printing") })
  })

  it("waits on after it was printed, where nobody said so, or where it was printed for nobody who may", async () => {
    const unsaid = await withCase()
    printed(await unsaid.district.documents.print(unsaid.request, { as: clerk }))
    expect(await waiting(unsaid.district, unsaid.request.case)).toEqual(["CorrectionNotified"])
    const said = await withCase({ documents: { printingSeals: true } })
    const stranger = actorOfApplicant(subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"))
    await said.district.documents.print(said.request, { as: stranger })
    expect(await waiting(said.district, said.request.case)).toEqual(["CorrectionNotified"])
  })

  it("may be sealed by hand before it is printed, and is then left as it is", async () => {
    const made = await withCase({ documents: { printingSeals: true } })
    const { district, request } = made
    const [first] = (await district.intake.get(request.case)).state.toSeal
    const seal = { type: "record-seal", number: first?.number ?? "" } as const
    await district.intake.command(request.case, seal, { as: clerk })
    printed(await district.documents.print(request, { as: clerk }))
    expect(await sealsIn(made)).toHaveLength(1)
  })

  it("is sealed by the next printing, where the record of it was interrupted by the first", async () => {
    const { clock, district, keys, request, storage } = await withCase()
    printed(await district.documents.print(request, { as: clerk }))
    const later = await setUp({ storage, keys, clock, documents: { printingSeals: true } })
    printed(await later.district.documents.print(request, { as: clerk }))
    expect(await waiting(later.district, request.case)).toEqual([])
  })
})
