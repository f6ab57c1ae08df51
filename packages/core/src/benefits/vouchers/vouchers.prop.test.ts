import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fractionOf } from "../../money/index.ts"
import { amounts, dayAt, days, histories, odd, playHistory } from "./random-vouchers.fixture.ts"
import { byHand, sumOf } from "./reckoned-by-hand.fixture.ts"
import { sentIn, type World } from "./voucher-world.fixture.ts"
import { allocateBudget, foldAccount, outstandingOf, paidOn } from "./index.ts"
import { accountEventReader } from "./schema.ts"

// The laws of vouchers, on schemes, holders and rounds at random: any command on any day, in order of days.

const claimsOf = (world: World) => [...world.accounts.values()].flatMap(({ claims }) => claims)
const runs = { numRuns: 200 }

describe("whatever is asked of vouchers and their rounds", () => {
  it("each approved claim comes to what is reckoned by hand, within rate, balance and cap", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const world = playHistory(history)
        const { scheme: of } = history.given
        for (const [account, { claims, uses, vouchers }] of world.accounts) {
          const approved = claims.filter(({ standing }) => standing === "approved")
          const amounts = new Map(approved.map(({ claim, reckoning }) => [claim, reckoning?.entitled]))
          const hand = byHand(world, account, of)
          expect(new Map(hand)).toEqual(amounts)
          for (const { voucher, amount } of vouchers) {
            const on = approved.filter((claim) => claim.voucher === voucher)
            expect(sumOf(on.map(paidOn))).toBeLessThanOrEqual(amount)
          }
          for (const claim of approved) {
            const { share } = uses.find(({ use }) => use === claim.use)!
            const { denominator, numerator } = fractionOf(share)
            const over = BigInt(paidOn(claim)) * denominator - BigInt(claim.invoice.paid) * numerator
            const slack = ["down-to-fen", "down-to-yuan"].includes(of.rounding) ? 1n : denominator
            expect(over < slack).toBe(true)
          }
          if (of.perYear === null) continue
          const years = new Map<number, number>()
          for (const claim of approved) {
            const year = claim.reckoning!.year
            years.set(year, (years.get(year) ?? 0) + paidOn(claim))
          }
          for (const total of years.values()) expect(total).toBeLessThanOrEqual(of.perYear.most)
        }
      }),
      runs,
    )
  })

  it("no round sets aside more than its budget, and all that rounds set aside is paid, once, whatever comes back", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const world = playHistory(history)
        const rounds = [...world.rounds.values()]
        for (const { allotted, budget, lines, phase } of rounds) {
          expect(phase).toBe("closed")
          expect(sumOf(lines.map(({ amount }) => amount))).toBe(allotted)
          expect(allotted).toBeLessThanOrEqual(budget)
        }
        expect(sumOf(claimsOf(world).map(paidOn))).toBe(sumOf(rounds.map(({ allotted }) => allotted)))
        for (const claim of claimsOf(world))
          for (const { payments, round } of claim.allotments) {
            expect(sentIn(world).get(`${claim.claim} ${round}`)).toBe(1)
            expect(payments.filter(({ returned }) => !returned)).toHaveLength(1)
          }
        for (const claim of claimsOf(world)) {
          const inRounds = rounds.flatMap(({ lines }) => lines.filter((line) => line.claim === claim.claim))
          expect(sumOf(inRounds.map(({ amount }) => amount))).toBe(paidOn(claim))
          expect(paidOn(claim) + outstandingOf(claim)).toBe(claim.reckoning?.entitled ?? 0)
        }
      }),
      runs,
    )
  })

  it("a claim comes to no round whose cut-off it missed, and waits only for want of budget", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const world = playHistory(history)
        for (const { allotted, budget, cutOff, lines } of world.rounds.values()) {
          for (const { claimedOn } of lines) expect(claimedOn <= cutOff!).toBe(true)
          const waiting = lines.filter(({ amount, due }) => amount < due)
          if (waiting.length === 0) continue
          const inOrder = history.given.scheme.whenShort.how === "in-order"
          expect(budget - allotted).toBeLessThan(inOrder ? 1 : lines.length)
          const firstShort = lines.findIndex(({ amount, due }) => amount < due)
          if (inOrder) expect(lines.slice(firstShort + 1).every(({ amount }) => amount === 0)).toBe(true)
        }
      }),
      runs,
    )
  })

  it("nothing that a project bears is paid", () => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const claim of claimsOf(playHistory(history))) expect(claim.invoice.fundedBy).toBeUndefined()
        const known = { ...history, given: { ...history.given, fundedBy: "P-8" } }
        expect(claimsOf(playHistory(known)).filter(({ standing }) => standing === "approved")).toEqual([])
      }),
      runs,
    )
  })

  it("who comes first on a day makes no difference to what anyone is entitled to, nor to any round", () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat(9)), (history, stream) => {
        const places = [...stream.take(5)]
        const [one, other] = [playHistory(history), playHistory(history, (at) => places[at] ?? at)]
        const shown = (world: World) => [
          [...world.accounts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
          [...world.rounds],
        ]
        expect(shown(other)).toEqual(shown(one))
      }),
      runs,
    )
  })

  it("a budget is divided the same, however the claims lie", () => {
    const lines = fc.uniqueArray(
      fc.record({
        account: fc.constant("a"),
        claim: fc.stringMatching(/^C\d{1,3}$/),
        claimedOn: days.map(dayAt),
        due: odd,
      }),
      { selector: ({ claim }) => claim, maxLength: 20 },
    )
    const shuffled = lines.chain((each) =>
      fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length })),
    )
    fc.assert(
      fc.property(
        shuffled,
        amounts,
        fc.constantFrom("in-order" as const, "pro-rata" as const),
        ([a, b], budget, how) => {
          expect(allocateBudget(b, budget, how)).toEqual(allocateBudget(a, budget, how))
        },
      ),
    )
  })

  it("the state is the fold of its events, as they are stored and read again", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const world = playHistory(history)
        for (const [account, events] of world.events) {
          const stored = events.map((event) =>
            Result.getOrThrow(accountEventReader.read(JSON.parse(JSON.stringify(event)) as typeof event)),
          )
          expect(foldAccount(stored as typeof events)).toEqual(world.accounts.get(account))
        }
      }),
      { numRuns: 50 },
    )
  })

  it("and such histories meet with all that these laws are about", () => {
    const met = new Set<string>()
    for (const history of fc.sample(histories, { numRuns: 300, seed: 2018 })) {
      const world = playHistory(history)
      for (const { reckoning } of claimsOf(world)) if (reckoning) met.add(reckoning.boundBy)
      for (const { lines } of world.rounds.values())
        for (const { amount, due } of lines) if (amount < due) met.add(amount > 0 ? "part" : "waits")
      for (const claim of claimsOf(world)) if (claim.allotments.length > 1) met.add("two-rounds")
      for (const events of world.events.values()) for (const { type } of events) met.add(type)
    }
    expect([...met]).toEqual(
      expect.arrayContaining([
        "share",
        "balance",
        "annual-cap",
        "part",
        "waits",
        "two-rounds",
        "ClaimRefused",
        "ClaimWithdrawn",
        "ReservationReleased",
        "ClaimPaid",
        "ClaimReturned",
      ]),
    )
  })
})
