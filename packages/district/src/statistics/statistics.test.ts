import { chinaCalendarAsOf, chinaLaw, officerRoles } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import type { SubjectId } from "@onevisit/core/identity"
import { addDays, instant, type PlainDate, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"

const label = { zh: "样例", en: "sample" }
const citation = { statute: "sample-rules", title: label, sample: true }
const item: ServiceItem = {
  id: "sample-confirmation",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
  type: "confirmation",
  authority: { id: "sample-bureau", name: label },
  basis: [citation],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(5),
  specialProcedures: [],
  questions: [],
  materials: [
    {
      id: "form",
      name: { zh: "样例申请表", en: "form" },
      necessity: "key",
      deferrable: [],
      accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
      obtainedBy: "applicant",
      evidences: [],
    },
  ],
  visits: { declared: 1, reason: label },
  channels: ["online", "window"],
  collection: ["by-hand", "electronic"],
  fee: null,
  result: { name: label },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "a@example.invalid",
    address: label,
    hours: label,
  },
}
const clerk: Actor = {
  kind: "officer",
  externalId: "w-1",
  unit: "sample-bureau",
  roles: ["window", officerRoles.decidingOfficer],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
}
const NAME = "样例某某公司"
const first = plainDate("2019-03-04")

async function setUp(over: Partial<DistrictOptions> = {}) {
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const options: DistrictOptions = {
    storage: memoryStorage(),
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    ...over,
  }
  const district = await createDistrict(options)
  await district.catalogue.publish([item], { batch: "2018-07", as: clerk })
  const register = async (name: string): Promise<SubjectId> => {
    const registered = await district.subjects.register(
      { kind: "enterprise", name, identifiers: [] },
      { as: clerk },
    )
    if (registered.outcome === "refused") throw new Error("not registered")
    return registered.subject
  }
  const submit = async (applicant: SubjectId) => {
    const opened = await district.intake.submit(
      {
        item: item.id,
        applicant,
        arrival: { channel: "window", on: clock.now().on, time: "09:30" },
        outlet: "hall",
        materials: [{ requirement: "form", copyKind: "original", medium: "paper", number: 1, sealed: false }],
        examination: { supplementWithin: workingDays(5) },
      },
      { as: clerk },
    )
    return opened.case ?? ""
  }
  return { clock, district, options, register, submit }
}

const all = { from: plainDate("2019-01-01"), to: null }
const only = (on: PlainDate) => ({ from: on, to: addDays(on, 1) })

describe("the statistics of a district", () => {
  it("are counted from the log of any period, by the legal day, to the day on either side", async () => {
    const { clock, district, register, submit } = await setUp()
    const applicant = await register(NAME)
    const id = await submit(applicant)
    clock.advance({ days: 1 })
    await district.intake.command(id, { type: "decide", favourable: true }, { as: clerk })
    const { documents } = (await district.intake.get(id)).state
    const seal = { type: "record-seal", document: documents.at(-1)?.id ?? "" } as const
    await district.intake.command(id, seal, { as: clerk })
    await district.intake.command(
      id,
      { type: "deliver-result", method: "electronic", on: clock.now().on },
      { as: clerk },
    )
    const counts = async (query: Parameters<typeof district.statistics.figures>[0]) => {
      const { cases, handlings, visits } = (await district.statistics.figures(query)).all
      return [cases.received, cases.decided, handlings.total, visits.complete.one.part]
    }
    expect(await counts(all)).toEqual([1, 1, 2, 1])
    expect(await counts(only(addDays(first, -1)))).toEqual([0, 0, 0, 0])
    expect(await counts(only(first))).toEqual([1, 0, 1, 0])
    expect(await counts(only(addDays(first, 1)))).toEqual([0, 1, 1, 1])
    expect(await counts(only(addDays(first, 2)))).toEqual([0, 0, 0, 0])
    expect(await counts({ ...all, asOf: first })).toEqual([1, 0, 1, 0])
    const figures = await district.statistics.figures(all)
    expect(Object.keys(figures.byItem)).toEqual([item.id])
    expect(figures.asOf).toBe(clock.now().on)
  })

  it("read the feed to its end, however long it is, and stay the same for a district opened again", async () => {
    const { district, options, register, submit } = await setUp()
    const before = await submit(await register(NAME))
    for (let each = 0; each < 500; each += 1) await register(`样例${each}`)
    const after = await submit(await register(NAME))
    const figures = await district.statistics.figures(all)
    expect(figures.all.cases.received).toBe(2)
    expect(before).not.toBe(after)
    const again = await createDistrict(options)
    expect(await again.statistics.figures(all)).toEqual(figures)
  })

  it("list violations with the case, the day and the clause, and count them", async () => {
    const { clock, district, register, submit } = await setUp()
    const id = await submit(await register(NAME))
    clock.advance({ days: 10 })
    const found = await district.statistics.violations(all)
    // Five working days from Monday end on the next one.
    expect(found.map(({ case: named, code, on }) => [named, code, on])).toContainEqual([
      id,
      "decided-late-promised",
      plainDate("2019-03-12"),
    ])
    const { violations } = (await district.statistics.figures(all)).all
    expect(Object.values(violations).reduce((sum, n) => sum + n, 0)).toBe(found.length)
    expect(await district.statistics.violations(only(plainDate("2019-03-11")))).toEqual([])
    expect(await district.statistics.violations(only(plainDate("2019-03-12")))).toEqual(found)
    expect(await district.statistics.violations({ ...all, asOf: plainDate("2019-03-11") })).toEqual([])
  })

  it("hold nothing of a person", async () => {
    const { clock, district, register, submit } = await setUp()
    const applicant = await register(NAME)
    await submit(applicant)
    clock.advance({ days: 20 })
    const told = JSON.stringify([
      await district.statistics.figures(all),
      await district.statistics.violations(all),
    ])
    for (const secret of [NAME, applicant, "w-1"]) expect(told).not.toContain(secret)
  })

  it("refuse a day that does not exist and one that has not come", async () => {
    const { district } = await setUp()
    const ask = (query: object) => district.statistics.figures(query as typeof all)
    await expect(ask({ from: "2019-02-30", to: null })).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["from"] }],
    })
    await expect(ask({ ...all, asOf: addDays(first, 1) })).rejects.toMatchObject({
      _tag: "InvalidInput",
      issues: [{ path: ["asOf"], expected: "a day that is not after today" }],
    })
    await expect(ask({ ...all, officer: "w-1" })).rejects.toMatchObject({ _tag: "InvalidInput" })
    expect((await district.statistics.figures({ ...all, asOf: first })).all.cases.received).toBe(0)
  })
})
