import type { Keys, Storage } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { memoryKeys } from "../keys/index.ts"
import { clerk, openDesk, revised } from "./desk.fixture.ts"
import { UnknownCase } from "./intake.errors.ts"

const card = (value: string) => ({ scheme: "sample-card", value })

async function withCase() {
  const desk = await openDesk()
  const applicant = await desk.person("M-1")
  const helper = await desk.person("M-2")
  const validFrom = plainDate("2019-03-01")
  const validTo = plainDate("2019-03-10")
  const answer = await desk.district.intake.submit(
    {
      ...desk.submission(applicant, "form"),
      parties: [{ role: "handler", subject: helper, scope: ["supplement"], validFrom, validTo }],
      externalIds: [{ scheme: "province", value: "P-7" }],
    },
    { as: clerk },
  )
  if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
  const number = answer.summary.number ?? ""
  return { ...desk, applicant, id: answer.case, number, ask: desk.district.intake.progressOf }
}

/** Counts what is asked of storage and keys, by name. */
function spied<T extends object>(target: T, calls: string[]): T {
  return new Proxy(target, {
    get: (of, name) => {
      const value: unknown = Reflect.get(of, name)
      if (typeof value !== "function") return value
      return (...args: unknown[]): unknown => {
        const [first] = args
        const view = typeof first === "object" && first !== null && "view" in first ? `:${first.view}` : ""
        calls.push(`${String(name)}${view}`)
        return Reflect.apply(value, of, args) as unknown
      }
    },
  })
}

describe("a citizen who asks by number", () => {
  it("proves it by an identifier of the applicant, and is told the stage, what is owed, the days, the next step and the window", async () => {
    const { ask, number } = await withCase()
    expect(number).toBe("sample-bureau〔2019〕receipt-1")
    expect(await ask(number, card("M-1"))).toMatchObject({
      outcome: "found",
      progress: {
        number,
        stage: { phase: "correcting" },
        owed: [{ requirement: "report", lastDay: "2019-03-11", how: { zh: "以寄出之日为准" } }],
        days: [{ deadline: "correction", dueOn: "2019-03-11" }],
        next: { who: "applicant" },
        window: { phone: "0571-0000 0001" },
      },
    })
  })

  it("may be a party on record, while they are on record", async () => {
    const { ask, clock, number } = await withCase()
    expect(await ask(number, card("M-2"))).toMatchObject({ outcome: "found" })
    clock.advance({ days: 6 })
    expect(await ask(number, card("M-2"))).toMatchObject({ outcome: "not-found" })
    expect(await ask(number, card("M-1"))).toMatchObject({ outcome: "found" })
  })

  it("may be a party who came on record later, and no longer one who left it", async () => {
    const { ask, district, id, number, person } = await withCase()
    const subject = await person("M-4")
    const parties = [{ role: "contact", subject, validFrom: plainDate("2019-03-01") }] as const
    await district.intake.command(id, { type: "change-parties", parties }, { as: clerk })
    expect(await ask(number, card("M-4"))).toMatchObject({ outcome: "found" })
    expect(await ask(number, card("M-2"))).toMatchObject({ outcome: "not-found" })
  })

  it("may be a guardian, who came on record with what shows the guardianship", async () => {
    const { ask, district, id, number, person } = await withCase()
    const subject = await person("M-5")
    const guardian = { role: "guardian", subject, validFrom: plainDate("2019-03-01") } as const
    const changed = (parties: readonly object[]) =>
      district.intake.command(id, { type: "change-parties", parties } as never, { as: clerk })
    expect(await changed([guardian])).toMatchObject({ refusal: { _tag: "PartyEvidenceMissing" } })
    expect(await changed([{ ...guardian, evidence: "sha256:sample" }])).toMatchObject({ outcome: "recorded" })
    expect(await ask(number, card("M-5"))).toMatchObject({ outcome: "found" })
  })

  it("may hold the code of the receipt instead, as it is printed or in small letters without its hyphen", async () => {
    const { ask, district, id, number } = await withCase()
    const code = await district.intake.queryCode(id)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await ask(number, { code })).toMatchObject({ outcome: "found" })
    expect(await ask(number, { code: code.toLowerCase().replace("-", " ") })).toMatchObject({
      outcome: "found",
    })
    expect(await ask(number, { code: "0000-0000" })).toMatchObject({ outcome: "not-found" })
    await expect(district.intake.queryCode("x")).rejects.toBeInstanceOf(UnknownCase)
  })

  it("may ask by an id of the host's", async () => {
    const { ask } = await withCase()
    expect(await ask({ scheme: "province", value: "P-7" }, card("M-1"))).toMatchObject({ outcome: "found" })
    expect(await ask("P-7", card("M-1"))).toMatchObject({ outcome: "not-found" })
  })

  it("is told the same of a number that does not exist, of another's number and of nobody's identifier", async () => {
    const { ask, number, person } = await withCase()
    await person("M-3")
    const unknown = await ask("sample-bureau〔2019〕receipt-99", card("M-1"))
    expect(unknown).toMatchObject({
      outcome: "not-found",
      message: { zh: expect.stringContaining("请核对") },
    })
    expect(await ask(number, card("M-3"))).toEqual(unknown)
    expect(await ask(number, card("M-9"))).toEqual(unknown)
    expect(await ask("sample-bureau〔2019〕receipt-99", card("M-9"))).toEqual(unknown)
    expect(await ask("sample-bureau〔2019〕receipt-99", { code: "0000-0000" })).toEqual(unknown)
  })

  it("reaches each of several cases whose numbers read alike, by its own proof", async () => {
    const desk = await openDesk({ numbering: { next: () => Promise.resolve("第1号") } })
    const first = await desk.open(await desk.person("M-1"))
    const second = await desk.open(await desk.person("M-2"), "form")
    const { progressOf, queryCode } = desk.district.intake
    const phaseOf = async (proof: Parameters<typeof progressOf>[1]) => {
      const answer = await progressOf("第1号", proof)
      return answer.outcome === "found" ? answer.progress.stage.phase : answer.outcome
    }
    expect(await phaseOf(card("M-1"))).toBe("accepted")
    expect(await phaseOf(card("M-2"))).toBe("correcting")
    expect(await phaseOf({ code: await queryCode(first) })).toBe("accepted")
    expect(await phaseOf({ code: await queryCode(second) })).toBe("correcting")
    expect(await phaseOf(card("M-3"))).toBe("not-found")
  })

  it("makes the same work for storage and keys, whichever of the two is wrong", async () => {
    const calls: string[] = []
    const keys: Keys = memoryKeys()
    const wrap = (storage: Storage) => spied(storage, calls)
    const { district, open, person } = await openDesk({ keys: spied(keys, calls), wrap })
    await open(await person("M-1"))
    await person("M-2")
    const number = "sample-bureau〔2019〕receipt-1"
    const workOf = async (asked: string, proof: Parameters<typeof district.intake.progressOf>[1]) => {
      calls.length = 0
      expect(await district.intake.progressOf(asked, proof)).toMatchObject({ outcome: "not-found" })
      return [...calls]
    }
    const byCard = await workOf(number, card("M-2"))
    expect(byCard).toEqual(["findViews:case-number", "blindIndex", "getView:onevisit:subject-identifier"])
    expect(await workOf("no such number", card("M-2"))).toEqual(byCard)
    expect(await workOf("no such number", card("M-1"))).toEqual(byCard)
    expect(await workOf("no such number", card("nobody"))).toEqual(byCard)
    const byCode = await workOf(number, { code: "0000-0000" })
    expect(byCode).toEqual(["findViews:case-number", "blindIndex"])
    expect(await workOf("no such number", { code: "0000-0000" })).toEqual(byCode)
  })

  it("is told nothing about who anyone is, and rejected for what is no number or proof", async () => {
    const { applicant, ask, number } = await withCase()
    const said = JSON.stringify(await ask(number, card("M-1")))
    for (const hidden of ["M-1", "样例M-1公司", applicant, "w-1"]) expect(said).not.toContain(hidden)
    await expect(ask("", card("M-1"))).rejects.toMatchObject({ _tag: "InvalidInput" })
    await expect(ask(number, { value: "M-1" } as never)).rejects.toMatchObject({ _tag: "InvalidInput" })
  })

  it("finds each day explained after a revision of the calendar, on the edition it was reckoned on", async () => {
    const { district, open, person } = await openDesk()
    const id = await open(await person("M-1"))
    await district.intake.reviseCalendar(revised, { as: clerk })
    const answer = await district.intake.progressOf(
      (await district.intake.get(id)).summary.number ?? "",
      card("M-1"),
    )
    if (answer.outcome !== "found") throw new Error("not found")
    expect(answer.progress.days).toMatchObject([{ deadline: "promised", dueOn: "2019-03-25" }])
    expect(answer.progress.days[0]?.days).toHaveLength(22)
  })
})
