import {
  chinaCalendarAsOf,
  chinaLaw,
  citizenNumber,
  officerRoles,
  sampleCitizenNumber,
} from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { system, type Actor } from "@onevisit/core/identity"
import type { OutsideMessage } from "@onevisit/core/intake"
import { type Exchange, ExchangeError } from "@onevisit/core/ports"
import { instant, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedPlatform, type SimulatedPlatformOptions } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type District, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"

const label = { zh: "样例", en: "sample" }
const item: ServiceItem = {
  id: "sample-confirmation",
  edition: "2018-07",
  validFrom: plainDate("2018-07-01"),
  validTo: null,
  name: label,
  type: "confirmation",
  authority: { id: "sample-bureau", name: label },
  basis: [{ statute: "sample-rules", title: label, sample: true }],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [label],
  procedure: [label],
  promisedTerm: workingDays(15),
  specialProcedures: [],
  questions: [],
  materials: [
    {
      id: "form",
      name: label,
      necessity: "key",
      deferrable: [],
      accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
      obtainedBy: "applicant",
      evidences: [],
    },
  ],
  visits: { declared: 0 },
  channels: ["online", "window"],
  collection: ["by-hand", "courier", "electronic"],
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
const officer = (...roles: string[]): Actor => ({
  kind: "officer",
  externalId: "w-1",
  unit: "sample",
  roles,
  validAt: plainDate("2018-01-01"),
})
const as = officer("window", officerRoles.decidingOfficer)
const platformId = "sample-platform"
const scheme = "sample-case-number"
const form = { requirement: "form", copyKind: "original", medium: "paper", number: 1, sealed: false } as const

async function setUp(platform: SimulatedPlatformOptions = {}, over: Partial<DistrictOptions> = {}) {
  const clock = simulatedClock(instant("2019-03-04T01:30:00.000Z"))
  const exchange = simulatedPlatform({ id: platformId, ...platform })
  const district = await createDistrict({
    storage: memoryStorage(),
    keys: memoryKeys(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    exchanges: [exchange],
    outside: [{ scheme, system: platformId }],
    schemes: [citizenNumber],
    ...over,
  })
  await district.catalogue.publish([item], { batch: "2018-07", as })
  const identity = { kind: "enterprise", name: "样例公司", identifiers: [] } as const
  const registered = await district.subjects.register(identity, { as })
  if (registered.outcome === "refused") throw new Error("not registered")
  const submit = async (number?: string, examined = true) => {
    const answer = await district.intake.submit(
      {
        item: item.id,
        applicant: registered.subject,
        arrival: { channel: "online", enteredOn: clock.now().on },
        materials: [form],
        ...(number === undefined ? {} : { externalIds: [{ scheme, value: number }] }),
        ...(examined ? { examination: {} } : {}),
      },
      { as },
    )
    if (answer.case === null) throw new Error("no case")
    return { answer, id: answer.case }
  }
  return { applicant: registered.subject, clock, district, exchange, submit }
}

const message = (
  number: string,
  stage: "accepted" | "withdrawn",
  on: string,
  id = `${stage}-${number}`,
): OutsideMessage => ({
  system: platformId,
  messageId: id,
  externalId: { scheme, value: number },
  stage,
  on: plainDate(on),
})
const adopt = (district: District, given: OutsideMessage) =>
  district.exchange.adopt(given, { as: system(given.system) })
const stagesOf = (held: readonly { readonly stage: string; readonly case: string }[], id: string) =>
  held.filter((change) => change.case === id).map(({ stage }) => stage)

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

describe("stage changes of a case", () => {
  it("are each held once by the platform, whatever it answers, and both sides agree in the end", async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const bad = { seed, unavailable: 25, recordedAnyway: 25 }
      const { clock, district, exchange, submit } = await setUp(bad)
      const { id } = await submit("P-1")
      const { id: other } = await submit("P-2", false)
      exchange.record(message("P-2", "accepted", "2019-03-04"))
      exchange.record(message("P-2", "withdrawn", "2019-03-04"))
      await district.intake.command(id, { type: "decide", favourable: true }, { as })
      const delivered = { type: "deliver-result", method: "electronic", on: clock.now().on } as const
      await district.intake.command(id, delivered, { as })
      for (let run = 0; run < 40; run += 1) {
        for (const pushed of exchange.push()) await adopt(district, pushed)
        await district.runDue()
        clock.advance({ minutes: 30 })
        if (
          (await district.runDue()).messages.done + (await district.runDue()).messages.again === 0 &&
          run > 10
        )
          break
      }
      const held = exchange.held()
      expect(stagesOf(held, id)).toHaveLength(4)
      expect(stagesOf(held, id).toSorted()).toEqual(["accepted", "decided", "delivered", "received"])
      expect(stagesOf(held, other)).toEqual(["received"])
      expect((await district.intake.get(other)).state).toMatchObject({
        phase: "withdrawn",
        acceptance: { on: "2019-03-04" },
      })
      const reconciled = await untilAnswered(() =>
        district.exchange.reconcile({ exchange: platformId, day: plainDate("2019-03-04") }, { as }),
      )
      expect(reconciled).toEqual({
        outcome: "reconciled",
        reconciliation: {
          exchange: platformId,
          day: "2019-03-04",
          matched: 7,
          onlyOurs: [],
          onlyTheirs: [],
          differing: [],
          doubled: [],
        },
      })
    }
  })

  it("that the platform lost are told again after the day's reconciliation", async () => {
    const good = simulatedPlatform({ id: platformId })
    const lossy = { lost: 0 }
    const exchange: Exchange = {
      ...good,
      emit: async (change) => {
        if (lossy.lost >= 1) return good.emit(change)
        lossy.lost += 1
        return { outcome: "recorded", reference: "x" }
      },
    }
    const { district, submit } = await setUp({}, { exchanges: [exchange] })
    const { id } = await submit("P-1")
    await district.runDue()
    const day = plainDate("2019-03-04")
    const reconcile = () => district.exchange.reconcile({ exchange: platformId, day }, { as })
    expect(await reconcile()).toMatchObject({
      reconciliation: { matched: 1, onlyOurs: [`${id}/2/received`] },
    })
    await district.runDue()
    expect(await reconcile()).toMatchObject({ reconciliation: { matched: 2, onlyOurs: [] } })
    expect(stagesOf(good.held(), id).toSorted()).toEqual(["accepted", "received"])
  })

  it("that only the platform has, or has otherwise or twice, are left to a person", async () => {
    const good = simulatedPlatform({ id: platformId })
    const exchange: Exchange = {
      ...good,
      list: async (query) => {
        const { emitted, own } = await good.list(query)
        const [first, second] = emitted
        if (first === undefined || second === undefined) return { emitted, own }
        return {
          own,
          emitted: [{ ...first, on: plainDate("2019-01-01") }, second, second, { ...first, id: "strange" }],
        }
      },
    }
    const { district, submit } = await setUp({}, { exchanges: [exchange] })
    const { id } = await submit("P-1")
    good.record(message("P-1", "withdrawn", "2019-03-04"))
    await district.runDue()
    const answer = await district.exchange.reconcile(
      { exchange: platformId, day: plainDate("2019-03-04") },
      { as },
    )
    expect(answer).toMatchObject({
      reconciliation: {
        matched: 1,
        onlyTheirs: [
          { id: "strange", origin: "emitted", case: null },
          { id: "withdrawn-P-1", origin: "own", case: id, stage: "withdrawn" },
        ],
        differing: [`${id}/2/received`],
        doubled: [`${id}/3/accepted`],
      },
    })
    expect(await district.exchange.reconciliations({ exchange: platformId, open: true })).toHaveLength(1)
    expect(await district.exchange.reconciliations({ exchange: platformId, open: false })).toEqual([])
  })

  it("hold no word about the person", async () => {
    const { applicant, district, exchange, submit } = await setUp()
    await submit("P-1")
    await district.runDue()
    const told = JSON.stringify(exchange.held())
    expect(told).not.toContain("样例公司")
    expect(told).not.toContain(applicant)
  })
})

describe("a reconciliation", () => {
  it("is made once per command, of a day that has come, by an officer or a program, with a known exchange", async () => {
    const { applicant, district, submit } = await setUp()
    await submit("P-1")
    const query = { exchange: platformId, day: plainDate("2019-03-04") }
    const first = await district.exchange.reconcile(query, { as, commandId: "nightly" })
    expect(first).toMatchObject({ reconciliation: { onlyOurs: [expect.any(String), expect.any(String)] } })
    await district.runDue()
    expect(await district.exchange.reconcile(query, { as, commandId: "nightly" })).toEqual(first)
    const ahead = { ...query, day: plainDate("2019-03-05") }
    expect(await district.exchange.reconcile(ahead, { as })).toMatchObject({ refusal: { _tag: "DayAhead" } })
    const byApplicant = { as: { kind: "applicant", subject: applicant } } as const
    expect(await district.exchange.reconcile(query, byApplicant)).toMatchObject({
      refusal: { _tag: "NotAuthorised" },
    })
    const unknown = district.exchange.reconcile({ ...query, exchange: "nowhere" }, { as })
    await expect(unknown).rejects.toMatchObject({ _tag: "UnknownExchange" })
  })

  it("says so when the exchange does not answer, and leaves nothing on record", async () => {
    const { district } = await setUp({ unavailable: 100 })
    const asked = district.exchange.reconcile({ exchange: platformId, day: plainDate("2019-03-04") }, { as })
    await expect(asked).rejects.toMatchObject({ _tag: "ExchangeError", reason: "Unavailable" })
    expect(await district.exchange.reconciliations({ exchange: platformId })).toEqual([])
  })
})

describe("a change that the platform holds otherwise", () => {
  it("is not sent for ever, but left to a person", async () => {
    const good = simulatedPlatform({ id: platformId })
    const exchange: Exchange = {
      ...good,
      emit: () => Promise.reject(new ExchangeError("Conflict", "held otherwise")),
    }
    const { district, submit } = await setUp({}, { exchanges: [exchange] })
    await submit("P-1")
    expect((await district.runDue()).messages).toEqual({ done: 0, again: 0, dead: 2 })
  })
})

async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof ExchangeError) || attempt > 50) throw error
    }
  }
}
