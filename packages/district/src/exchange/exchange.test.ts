import { sampleCitizenNumber } from "@onevisit/china"
import { plainDate } from "@onevisit/core/time"
import type { OutsideMessage } from "@onevisit/core/intake"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedPlatform } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import {
  adopt,
  as,
  item,
  jointItem,
  message,
  platformId,
  scheme,
  setUp,
  stagesOf,
} from "./exchange.fixture.ts"

describe("the number another system gives a case", () => {
  it("finds the case, and is one case's alone: a second is refused by name, with the case that has it", async () => {
    const { district, submit } = await setUp()
    const first = await submit("P-1")
    const second = await submit("P-1")
    expect(second.answer).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "ExternalIdTaken", scheme, holder: first.id },
    })
    expect(await district.intake.findByExternalId({ scheme, value: "P-1" })).toBe(first.id)
    expect(await district.intake.findByExternalId({ scheme: "other", value: "P-1" })).toBeNull()
  })

  it("may be added later, unless another case has it", async () => {
    const { district, submit } = await setUp()
    const [first, second] = [await submit(), await submit()]
    const add = (id: string) =>
      district.intake.command(id, { type: "add-external-id", externalId: { scheme, value: "P-2" } }, { as })
    expect(await add(first.id)).toMatchObject({ outcome: "recorded" })
    expect(await add(second.id)).toMatchObject({ outcome: "refused", refusal: { holder: first.id } })
    expect(await district.intake.findByExternalId({ scheme, value: "P-2" })).toBe(first.id)
  })

  it("is no person's number, which would be stored in clear", async () => {
    const { district, submit } = await setUp()
    const value = sampleCitizenNumber({ born: "1938-05-12", sequence: 1 })
    const refused = { _tag: "InvalidInput", issues: [{ path: ["externalIds", 0, "value"] }] }
    await expect(submit(value)).rejects.toMatchObject(refused)
    const { id } = await submit()
    const added = district.intake.command(
      id,
      { type: "add-external-id", externalId: { scheme, value } },
      { as },
    )
    await expect(added).rejects.toMatchObject({ _tag: "InvalidInput" })
    await expect(added).rejects.not.toThrow(value)
  })
})

describe("messages of the platform", () => {
  it("are adopted by the number, in any order and however often, and not told back to it", async () => {
    const { district, exchange, submit } = await setUp()
    const { id } = await submit("P-1", false)
    expect(await adopt(district, message("P-1", "accepted", "2019-03-04"))).toMatchObject({
      outcome: "adopted",
      summary: { phase: "accepted", acceptedOn: "2019-03-04" },
    })
    expect(await adopt(district, message("P-1", "accepted", "2019-03-04"))).toMatchObject({
      outcome: "recorded",
    })
    expect((await district.intake.outside(id)).record).toHaveLength(1)
    await district.runDue()
    expect(stagesOf(exchange.held(), id)).toEqual(["received"])
  })

  it("are kept with their source sealed, and the numbers of cases in clear", async () => {
    const storage = memoryStorage()
    const { district, submit } = await setUp({}, { storage })
    await submit("P-1", false)
    const detail = "样例详情：张某某来电"
    await adopt(district, { ...message("P-1", "accepted", "2019-03-04"), detail, recordedBy: "样例窗口员" })
    const stored = JSON.stringify(await storage.readFeed({ after: 0, limit: 100 }))
    expect(stored).toContain("P-1")
    expect(stored).not.toContain("样例详情")
    expect(stored).not.toContain("样例窗口员")
  })

  it("are told to another platform that did not report them", async () => {
    const other = simulatedPlatform({ id: "another-platform" })
    const own = simulatedPlatform({ id: platformId })
    const { district, submit } = await setUp({}, { exchanges: [own, other] })
    const { id } = await submit("P-1", false)
    await adopt(district, message("P-1", "accepted", "2019-03-04"))
    await district.runDue()
    expect(stagesOf(own.held(), id)).toEqual(["received"])
    expect(stagesOf(other.held(), id)).toEqual(["received", "accepted"])
    expect(other.held().at(-1)).toMatchObject({ from: platformId, on: "2019-03-04" })
  })

  it("of an unknown number change nothing, and of a system that is not believed are refused", async () => {
    const { district, submit } = await setUp({}, { outside: [] })
    expect(await adopt(district, message("P-9", "accepted", "2019-03-04"))).toEqual({ outcome: "no-case" })
    await submit("P-1")
    expect(await adopt(district, message("P-1", "accepted", "2019-03-04"))).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotAuthoritative" },
    })
  })

  it("that contradict ours are a task in the views, until an officer settles it", async () => {
    const { district, submit } = await setUp()
    const { id } = await submit("P-1")
    await adopt(district, message("P-1", "accepted", "2019-03-01"))
    expect(await district.intake.find({ hasTask: true })).toMatchObject([
      { case: id, tasks: ["resolve-conflict"] },
    ])
    const { conflicts, findings } = await district.intake.outside(id)
    expect(findings.map(({ code }) => code)).toEqual(["acceptance-date"])
    const [conflict] = conflicts
    const settled = await district.intake.command(
      id,
      { type: "settle-conflict", conflict: conflict?.id ?? "", keep: "ours", reasons: ["已核实"] },
      { as },
    )
    expect(settled).toMatchObject({ outcome: "recorded", summary: { tasks: [], acceptedOn: "2019-03-04" } })
  })
})

describe("an item of several authorities that the platform accepts", () => {
  const fire = (number: string, on: string): OutsideMessage => ({
    ...message(number, "accepted", on, `fire-${number}`),
    stage: "part-finished",
    part: "fire",
    outcome: "agreed",
  })
  const decide = { type: "decide", favourable: true } as const
  const other = { ...as, externalId: "w-2", unit: "other-bureau" } as const

  it("has its parts to be finished here, and then is decided", async () => {
    const { clock, district, submit } = await setUp()
    const { id } = await submit("P-1", false, jointItem)
    const accepted = await adopt(district, message("P-1", "accepted", "2019-03-04"))
    expect(accepted).toMatchObject({ state: { parts: { fire: { finished: null } } } })
    expect(await district.intake.command(id, decide, { as })).toMatchObject({
      refusal: { _tag: "PartsOpen", parts: ["fire"] },
    })
    const finish = { type: "finish-part", part: "fire", outcome: "agreed", opinion: null } as const
    const toldOn = clock.now().on
    expect(await district.intake.command(id, { ...finish, toldOn }, { as: other })).toMatchObject({
      outcome: "recorded",
    })
    expect(await district.intake.command(id, decide, { as })).toMatchObject({ outcome: "decided" })
  })

  it("is decided here by what that authority told there, in whichever order both come", async () => {
    const { district, submit } = await setUp()
    const { id } = await submit("P-1", false, jointItem)
    await adopt(district, fire("P-1", "2019-03-04"))
    await adopt(district, message("P-1", "accepted", "2019-03-04"))
    expect(await district.intake.command(id, decide, { as })).toMatchObject({ outcome: "decided" })
  })
})

describe("an open case of another system", () => {
  it("is taken over with its number and its clocks, and its days are explained from what was stated", async () => {
    const { applicant, clock, district, exchange } = await setUp()
    clock.advance({ days: 14 })
    const answer = await district.intake.import(
      {
        system: platformId,
        asOf: plainDate("2019-03-15"),
        item: item.id,
        applicant,
        arrival: { channel: "online", enteredOn: plainDate("2019-03-04") },
        externalIds: [{ scheme, value: "P-7" }],
        there: { stage: "accepted", acceptedOn: plainDate("2019-03-04") },
        clocks: [{ clock: "promised", asOf: plainDate("2019-03-15"), used: 9 }],
      },
      { as },
    )
    expect(answer).toMatchObject({
      outcome: "imported",
      summary: { phase: "accepted", acceptedOn: "2019-03-04" },
    })
    const id = answer.case ?? ""
    const ledger = await district.intake.explain(id, "promised")
    expect(ledger?.[0]).toMatchObject({
      date: "2019-03-15",
      why: { kind: "imported", system: platformId, used: 9 },
    })
    expect(ledger?.at(-1)).toMatchObject({ date: "2019-03-25", number: 15 })
    expect(await district.intake.findByExternalId({ scheme, value: "P-7" })).toBe(id)
    await district.runDue()
    expect(exchange.held()).toEqual([])
  })
})
