import { type Exchange, ExchangeError } from "@onevisit/core/ports"
import { plainDate } from "@onevisit/core/time"
import { simulatedPlatform } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { adopt, as, message, platformId, setUp, stagesOf, untilAnswered } from "./exchange.fixture.ts"

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
      const { documents } = (await district.intake.get(id)).state
      const seal = { type: "record-seal", document: documents.at(-1)?.id ?? "" } as const
      await district.intake.command(id, seal, { as })
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
