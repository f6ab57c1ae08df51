import { describe, expect, it } from "vitest"
import { fen, type Fen, yuan } from "../../money/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  approved,
  because,
  claimed,
  claimOf,
  contractOf,
  examiner,
  holder,
  invoiceOf,
  papers,
  play,
  refusalOf,
  reserve,
  scheme,
  setting,
  type Step,
  used,
  window,
} from "./vouchers.fixture.ts"
import type { AccountCommand, PaidInvoice, VoucherScheme } from "./index.ts"

const on = plainDate
const under = (change: Partial<VoucherScheme>) => ({ ...setting, scheme: { ...scheme, ...change } })
const claim = (
  day: string,
  invoice: Partial<PaidInvoice> = {},
  more: Parameters<typeof claimOf>[1] = {},
): Step => [day, holder, claimOf(invoiceOf(8000, invoice), more)]
const approve = (day: string, number = "C1", more: { allowed?: Fen; reasons?: string[] } = {}): Step => [
  day,
  examiner,
  { type: "approve-claim", claim: number, ...more },
]
const reckonings = (given: typeof setting, ...steps: readonly Step[]) =>
  play(given, ...steps).state.claims.map(
    ({ reckoning }) => reckoning && [reckoning.entitled, reckoning.boundBy],
  )

describe("a claim", () => {
  it("counts from the day it is made online, or its case was accepted at the window", () => {
    expect(play(setting, ...claimed()).state.claims[0]?.claimedOn).toBe("2018-03-20")
    const via = { channel: "window", case: "case-1", acceptedOn: on("2018-03-20") } as const
    const atWindow: Step = ["2018-04-25", window, claimOf(invoiceOf(8000), { via })]
    const online = play(setting, ...claimed(), approve("2018-05-02")).state.claims[0]
    const there = play(setting, ...used(), atWindow, approve("2018-05-02")).state.claims[0]
    expect(there).toEqual({ ...online, via })
  })

  it("is made online by its holder, and at the window by its officer with the case", () => {
    const via = { channel: "window", case: "case-1", acceptedOn: on("2018-03-20") } as const
    const wrong: readonly Step[] = [
      ["2018-03-20", window, claimOf(invoiceOf(8000))],
      ["2018-03-20", holder, claimOf(invoiceOf(8000), { via })],
    ]
    for (const step of wrong) expect(refusalOf(setting, ...used(), step)._tag).toBe("WrongChannel")
  })

  it("is of no case that is to be accepted only later", () => {
    const via = { channel: "window", case: "case-1", acceptedOn: on("2018-03-21") } as const
    const early: Step = ["2018-03-20", window, claimOf(invoiceOf(8000), { via })]
    expect(refusalOf(setting, ...used(), early)._tag).toBe("DateInTheFuture")
  })

  it("is late only when the voucher's time to claim is over", () => {
    expect(play(setting, ...used(), claim("2019-04-15")).refused).toEqual([])
    expect(refusalOf(setting, ...used(), claim("2019-04-16"))).toMatchObject({
      _tag: "VoucherExpired",
      lastDay: "2019-04-15",
      clause: { article: "9" },
    })
    expect(refusalOf(under({ claimWithin: null }), ...used(), claim("2019-01-16"))).toMatchObject({
      _tag: "VoucherExpired",
      clause: { article: "8" },
    })
  })

  it.each([
    ["invoiced", { on: on("2018-03-21") }, {}],
    ["paid", { paidOn: on("2018-03-21") }, {}],
    ["served", {}, { servedOn: on("2018-03-21") }],
  ])("is of what was %s before", (_, invoice, more) => {
    expect(refusalOf(setting, ...used(), claim("2018-03-20", invoice, more))._tag).toBe("DateInTheFuture")
  })

  it("is of a service that falls into the time its provider is listed, the last day included", () => {
    const far = { provider: "far-lab" }
    const at = (servedOn: string): readonly Step[] => [
      ...used().slice(0, 2),
      ["2018-02-02", holder, reserve(contractOf(8000, far))],
      claim("2018-10-01", {}, { servedOn: on(servedOn) }),
    ]
    for (const inside of ["2018-03-01", "2018-08-31"])
      expect(play(setting, ...at(inside)).refused).toEqual([])
    for (const outside of ["2018-02-28", "2018-09-01"])
      expect(refusalOf(setting, ...at(outside))).toMatchObject({
        _tag: "ServiceOutsideListing",
        clause: { article: "11" },
      })
  })

  it.each(scheme.evidence.kinds)("comes with its %s", (kind) => {
    const evidence = papers.filter((paper) => paper.kind !== kind)
    expect(refusalOf(setting, ...used(), claim("2018-03-20", {}, { evidence }))).toMatchObject({
      _tag: "EvidenceMissing",
      missing: [kind],
      clause: { article: "10" },
    })
  })

  it("is of an amount above nothing, on a contract that is still open", () => {
    for (const nothing of [{ amount: yuan(0) }, { paid: yuan(0) }])
      expect(refusalOf(setting, ...used(), claim("2018-03-20", nothing))._tag).toBe("AmountNotPositive")
    const release: Step = ["2018-02-05", holder, { type: "release", use: "U1" }]
    expect(refusalOf(setting, ...used(), release, claim("2018-03-20"))._tag).toBe("NotAtThisStep")
    expect(refusalOf(setting, ...used(), claim("2018-03-20", {}, { use: "U9" }))._tag).toBe("UnknownThing")
  })

  it("is made once under its number, and once for an invoice, until it is withdrawn or refused", () => {
    expect(play(setting, ...claimed(), claim("2018-03-25")).events).toHaveLength(4)
    expect(refusalOf(setting, ...claimed(), claim("2018-03-25", { amount: yuan(1) }))._tag).toBe("NumberUsed")
    const again = claim("2018-03-25", {}, { claim: "C2" })
    expect(refusalOf(setting, ...claimed(), again)._tag).toBe("InvoiceClaimed")
    expect(refusalOf(setting, ...approved(), ["2018-04-25", ...again.slice(1)] as unknown as Step)._tag).toBe(
      "InvoiceClaimed",
    )
    const withdraw: Step = ["2018-03-21", holder, { type: "withdraw-claim", claim: "C1" }]
    expect(play(setting, ...claimed(), withdraw, again).refused).toEqual([])
    expect(
      refusalOf(setting, ...approved(), ["2018-04-03", ...withdraw.slice(1)] as unknown as Step)._tag,
    ).toBe("NotAtThisStep")
  })

  it("at the window has a case to itself, until it is withdrawn or refused", () => {
    const via = { channel: "window", case: "case-1", acceptedOn: on("2018-03-20") } as const
    const atWindow = (number: string): Step => {
      const invoice = invoiceOf(4000, { number: `FP-${number}` })
      return ["2018-03-20", window, claimOf(invoice, { via, claim: `C${number}` })]
    }
    expect(refusalOf(setting, ...used(), atWindow("1"), atWindow("2"))._tag).toBe("CaseClaimed")
    const withdraw: Step = ["2018-03-21", holder, { type: "withdraw-claim", claim: "C1" }]
    expect(play(setting, ...used(), atWindow("1"), withdraw, atWindow("2")).refused).toEqual([])
  })

  it("of a spend that a project bears is refused, whoever knows of it", () => {
    const declared = claim("2018-03-20", { fundedBy: "P-7" })
    expect(refusalOf(setting, ...used(), declared)).toMatchObject({
      _tag: "DoubleFunded",
      project: "P-7",
      clause: { article: "12" },
    })
    const known = { ...setting, fundedBy: "P-8" }
    expect(refusalOf(known, ...claimed(), approve("2018-04-02"))).toMatchObject({
      _tag: "DoubleFunded",
      project: "P-8",
    })
    const silent = { ...under({ doubleFunding: null }), fundedBy: "P-8" }
    expect(play(silent, ...used(), declared, approve("2018-04-02")).refused).toEqual([])
  })
})

describe("an approved claim", () => {
  it("comes to the share of what was invoiced and paid, up to the price", () => {
    const only = (invoice: Partial<PaidInvoice>) =>
      reckonings(setting, ...used(), claim("2018-03-20", invoice), approve("2018-04-02"))[0]
    expect(only({})).toEqual([yuan(4000), "share"])
    expect(only({ paid: yuan(3000) })).toEqual([yuan(1500), "share"])
    expect(only({ amount: yuan(3000) })).toEqual([yuan(1500), "share"])
    expect(only({ amount: yuan(9000), paid: yuan(9000) })).toEqual([yuan(4000), "share"])
    expect(only({ paid: fen(300_199) })).toEqual([yuan(1500), "share"])
  })

  it("comes to no more than the balance, of which what other contracts need is kept", () => {
    const other: Step = ["2018-02-02", holder, reserve(contractOf(16_000), "U2")]
    const first = [...used(8000), other, claim("2018-03-20"), approve("2018-04-02")]
    expect(reckonings(setting, ...first)).toEqual([[yuan(4000), "share"]])
    const second = claim(
      "2018-05-20",
      { number: "FP-2", amount: yuan(16_000), paid: yuan(16_000) },
      { claim: "C2", use: "U2" },
    )
    expect(reckonings(setting, ...first, second, approve("2018-06-01", "C2"))).toEqual([
      [yuan(4000), "share"],
      [yuan(6000), "balance"],
    ])
  })

  it("comes to no more than the price in all, where a contract is claimed in parts", () => {
    const part = (number: number, amount: number): readonly Step[] => {
      const given = { number: `FP-${number}`, amount: yuan(amount), paid: yuan(amount) }
      return [claim("2018-03-20", given, { claim: `C${number}` }), approve("2018-04-02", `C${number}`)]
    }
    const steps = [...used(8000), ...part(1, 5000), ...part(2, 5000)]
    expect(reckonings(setting, ...steps)).toEqual([
      [yuan(2500), "share"],
      [yuan(1500), "share"],
    ])
    expect(refusalOf(setting, ...steps, ...part(3, 5000))).toMatchObject({
      _tag: "NothingLeft",
      boundBy: "share",
    })
  })

  it.each([
    ["issue", ["2018"]],
    ["service", ["2018"]],
    ["invoice", ["2018", "2019"]],
    ["claim", ["2019"]],
  ] as const)("counts to the cap of the year of its %s", (by, years) => {
    const capped = under({ perYear: { most: yuan(3000), by, clause: scheme.source } })
    const one = claim("2019-01-05", { number: "A" }, { servedOn: on("2018-12-20"), claim: "CA" })
    const part = { amount: yuan(2000), paid: yuan(2000) }
    const first = { ...one[2], invoice: invoiceOf(0, { ...part, number: "A", on: on("2018-12-28") }) }
    const second = { ...first, claim: "CB", invoice: { ...first.invoice, number: "B", on: on("2019-01-04") } }
    const third = { ...first, claim: "CC", invoice: { ...first.invoice, number: "C", on: on("2019-01-04") } }
    const steps: readonly Step[] = [
      ...used(20_000),
      ...[first, second, third].flatMap((command): Step[] => [
        ["2019-01-05", holder, command as AccountCommand],
        approve("2019-01-06", (command as { claim: string }).claim),
      ]),
    ]
    const state = play(capped, ...steps).state
    expect([...new Set(state.claims.map(({ reckoning }) => String(reckoning?.year)))]).toEqual([...years])
    const wide = play(under({ perYear: { most: yuan(1500), by, clause: scheme.source } }), ...steps)
    expect(wide.state.claims[1]?.reckoning?.boundBy).toBe(by === "invoice" ? "share" : "annual-cap")
    expect(wide.state.claims[1]?.reckoning?.entitled).toBe(by === "invoice" ? yuan(1000) : yuan(500))
    expect(wide.refused.map(({ _tag }) => _tag)).toEqual(by === "invoice" ? [] : ["NothingLeft"])
  })

  it("is allowed in part only with reasons, after the holder was told and heard", () => {
    const part = approve("2018-04-02", "C1", { allowed: yuan(5000), reasons: because })
    expect(refusalOf(setting, ...claimed(), part)._tag).toBe("PriorNoticeMissing")
    const matter = { of: "claim", id: "C1" } as const
    const told: Step = ["2018-03-22", examiner, { type: "announce-adverse-act", matter, reasons: because }]
    const { events, state } = play(setting, ...claimed(), told, part)
    expect(state.claims[0]?.reckoning?.entitled).toBe(yuan(2500))
    expect(events.at(-1)).toMatchObject({ data: { reasons: because, remedies: scheme.remedies } })
    const more = approve("2018-04-02", "C1", { allowed: yuan(8001) })
    expect(refusalOf(setting, ...claimed(), more)._tag).toBe("AmountNotPositive")
  })

  it("or any other that is decided is neither announced against nor answered any more", () => {
    const matter = { of: "claim", id: "C1" } as const
    const told: Step = ["2018-03-22", examiner, { type: "announce-adverse-act", matter, reasons: because }]
    const answer: Step = ["2018-04-03", holder, { type: "state-defence", matter, statement: "样例陈述" }]
    const late: Step = ["2018-04-03", examiner, told[2]]
    expect(refusalOf(setting, ...approved(), late)._tag).toBe("NotAtThisStep")
    expect(refusalOf(setting, ...claimed(), told, approve("2018-04-02"), answer)._tag).toBe(
      "NothingAnnounced",
    )
  })

  it("or a refused one, by a person with reasons, is decided once", () => {
    const refuse: Step = ["2018-04-03", examiner, { type: "refuse-claim", claim: "C1", reasons: because }]
    const free = under({ priorNotice: null })
    const { events, state } = play(free, ...claimed(), refuse)
    expect(state.claims[0]?.standing).toBe("refused")
    expect(events.at(-1)).toMatchObject({ actor: examiner, data: { remedies: scheme.remedies } })
    expect(refusalOf(setting, ...claimed(), refuse)._tag).toBe("PriorNoticeMissing")
    expect(refusalOf(free, ...approved(), refuse)._tag).toBe("NotAtThisStep")
    expect(refusalOf(free, ...approved(), approve("2018-04-04"))._tag).toBe("NotAtThisStep")
    expect(refusalOf(free, ...used(), refuse)._tag).toBe("UnknownThing")
  })
})
