import { describe, expect, it } from "vitest"
import { yuan } from "../../money/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  approved,
  ask,
  claimed,
  contractOf,
  holder,
  issue,
  issued,
  play,
  quota,
  refusalOf,
  reserve,
  scheme,
  setting,
  type Step,
  used,
} from "./vouchers.fixture.ts"
import { balanceOf, type ServiceContract, type VoucherAccount } from "./index.ts"

const day = "2018-02-02"
const use = (price: number, more: Partial<ServiceContract> = {}, id = "U1"): Step => [
  day,
  holder,
  reserve(contractOf(price, more), id),
]
const reservedFor = (...steps: readonly Step[]) => play(setting, ...steps).state.uses.at(-1)?.reserved
const left = (state: VoucherAccount) => balanceOf(state, state.vouchers[0]!)

describe("a contract with a provider", () => {
  it("is reserved against the voucher at the share of its price, as far as the balance goes", () => {
    expect(reservedFor(...issued, use(8000))).toBe(yuan(4000))
    expect(left(play(setting, ...used(8000)).state)).toBe(yuan(6000))
    expect(reservedFor(...issued, use(8000), use(14_000, {}, "U2"))).toBe(yuan(6000))
    expect(refusalOf(setting, ...issued, use(30_000), use(100, {}, "U2"))).toMatchObject({
      _tag: "NothingLeft",
      boundBy: "balance",
    })
  })

  it("is borne wholly where it is small, by the price and not by a fen more", () => {
    expect(reservedFor(...issued, use(1000))).toBe(yuan(1000))
    expect(reservedFor(...issued, use(1002))).toBe(yuan(501))
    const without = { ...setting, scheme: { ...scheme, smallService: null } }
    expect(play(without, ...issued, use(1000)).state.uses[0]?.reserved).toBe(yuan(500))
  })

  it("is borne at the share of its holder's kind, rounded as the scheme says", () => {
    const person: readonly Step[] = [
      ["2018-01-10", holder, ask(yuan(10_000), "R1", "natural-person")],
      ["2018-01-15", quota, issue()],
    ]
    expect(reservedFor(...person, use(5000))).toBe(yuan(1666))
    const exact = { ...setting, scheme: { ...scheme, rounding: "half-up" as const } }
    expect(play(exact, ...person, use(5000)).state.uses[0]?.reserved).toBe(166_667)
    expect(refusalOf(setting, ...person, use(5000, { service: "design" }))._tag).toBe("ServiceNotEligible")
  })

  it("is of a service that vouchers buy, from a provider that was listed for it", () => {
    expect(refusalOf(setting, ...issued, use(5000, { service: "advertising" }))).toMatchObject({
      _tag: "ServiceNotEligible",
      services: ["testing", "design"],
    })
    for (const more of [{ provider: "nobody" }, { provider: "far-lab", service: "design" }])
      expect(refusalOf(setting, ...issued, use(5000, more))).toMatchObject({
        _tag: "ProviderNotListed",
        clause: { article: "11" },
      })
  })

  it("is never refused for where its provider is", () => {
    const { events } = play(setting, ...issued, use(5000, { provider: "far-lab" }))
    expect(events.at(-1)).toMatchObject({ type: "ContractReserved", data: { region: "990200" } })
  })

  it("is reserved until the voucher's last day, and not on the next", () => {
    const late = (on: string): Step => [on, holder, reserve(contractOf(5000))]
    expect(play(setting, ...issued, late("2019-01-15")).refused).toEqual([])
    expect(refusalOf(setting, ...issued, late("2019-01-16"))).toMatchObject({
      _tag: "VoucherExpired",
      lastDay: "2019-01-15",
      clause: { article: "8" },
    })
  })

  it("was signed before, at a price, on a voucher there is", () => {
    expect(refusalOf(setting, ...issued, use(5000, { signedOn: plainDate("2018-02-03") }))._tag).toBe(
      "DateInTheFuture",
    )
    expect(refusalOf(setting, ...issued, use(0))._tag).toBe("AmountNotPositive")
    expect(refusalOf(setting, ...issued, [day, holder, reserve(contractOf(5000), "U1", "V9")])).toMatchObject(
      { _tag: "UnknownThing", thing: "voucher" },
    )
  })

  it("asks about related parties and demanded tests only where the scheme shuts them out", () => {
    const exclusions = [{ kind: "related-party" as const, clause: scheme.source }]
    const strict = { ...setting, scheme: { ...scheme, exclusions } }
    expect(play(setting, ...issued, use(5000, { declared: { "related-party": true } })).refused).toEqual([])
    expect(refusalOf(strict, ...issued, use(5000))).toMatchObject({
      _tag: "NotDeclared",
      exclusion: "related-party",
    })
    expect(refusalOf(strict, ...issued, use(5000, { declared: { "related-party": true } }))._tag).toBe(
      "SpendExcluded",
    )
    expect(play(strict, ...issued, use(5000, { declared: { "related-party": false } })).refused).toEqual([])
  })

  it("is reserved once under its number", () => {
    expect(play(setting, ...issued, use(5000), use(5000)).events).toHaveLength(3)
    expect(refusalOf(setting, ...issued, use(5000), use(5001))).toMatchObject({
      _tag: "NumberUsed",
      thing: "contract",
    })
  })

  it("gives back to the voucher what of it is not claimed, when it is released", () => {
    const release: Step = [day, holder, { type: "release", use: "U1" }]
    const { events, state } = play(setting, ...used(8000), release, release)
    expect(left(state)).toBe(yuan(10_000))
    expect(events.filter(({ type }) => type === "ReservationReleased")).toHaveLength(1)
    expect(left(play(setting, ...approved(8000), ["2018-04-03", holder, release[2]]).state)).toBe(yuan(6000))
    expect(refusalOf(setting, ...claimed(8000), ["2018-03-21", holder, release[2]])._tag).toBe("ClaimsOpen")
    expect(refusalOf(setting, ...issued, release)._tag).toBe("UnknownThing")
  })
})
