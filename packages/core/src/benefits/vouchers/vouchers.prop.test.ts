import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Actor } from "../../identity/index.ts"
import { fractionOf, rate, roundings, yuan } from "../../money/index.ts"
import { addDays, plainDate } from "../../time/index.ts"
import {
  ask,
  because,
  claimOf,
  contractOf,
  examiner,
  holderOf,
  invoiceOf,
  quota,
  reserve,
  scheme,
  type Setting,
  setting,
  window,
} from "./vouchers.fixture.ts"
import { act, newWorld, openRound, payAll, settle, type World } from "./voucher-world.fixture.ts"
import {
  type AccountCommand,
  allocateBudget,
  type CapYear,
  foldAccount,
  outstandingOf,
  paidOn,
  type VoucherScheme,
} from "./index.ts"
import { accountEventReader } from "./schema.ts"
import { actorOfApplicant } from "../../identity/index.ts"

// The laws of vouchers, on schemes, holders and rounds at random: any command on any day, in order of days.

const first = plainDate("2018-01-02")
const ROUNDS = ["2018-06-30", "2018-12-31", "2019-06-30", "2019-12-31"]
const dayAt = (after: number) => addDays(first, after)
const amounts = fc.integer({ min: 1, max: 120 }).map((hundreds) => yuan(hundreds * 100))
const odd = fc.integer({ min: 1, max: 1_200_000 }) as fc.Arbitrary<number & ReturnType<typeof yuan>>

const schemes: fc.Arbitrary<VoucherScheme> = fc
  .record({
    rounding: fc.constantFrom(...roundings),
    how: fc.constantFrom("in-order" as const, "pro-rata" as const),
    by: fc.constantFrom<CapYear>("issue", "service", "invoice", "claim"),
    cap: fc.option(amounts),
    small: fc.boolean(),
    share: fc.constantFrom("50%", "1/3", "0.07", "100%"),
  })
  .map(({ by, cap, how, rounding, share, small }) => ({
    ...scheme,
    rounding,
    shares: scheme.shares.map((row, at) => (at === 0 ? { ...row, share: rate(share) } : row)),
    smallService: small ? scheme.smallService : null,
    perYear: cap === null ? null : { most: cap, by, clause: scheme.source },
    whenShort: { how, clause: scheme.source },
    priorNotice: null,
  }))

type Asked = readonly [day: number, actor: "holder" | Actor, command: AccountCommand]
const days = fc.integer({ min: 0, max: 720 })
const numbers = fc.constantFrom("1", "2")

/** The steps of one contract of one voucher, most of them in their order, with one claim in one or two parts. */
const story = (voucher: string): fc.Arbitrary<readonly Asked[]> =>
  fc
    .record({
      at: fc.array(days, { minLength: 7, maxLength: 7 }),
      asked: amounts,
      use: numbers,
      price: odd,
      service: fc.constantFrom("testing", "design"),
      paid: fc.tuple(odd, odd),
      fundedBy: fc.option(fc.constant("P-7"), { nil: undefined, freq: 6 }),
      invoice: fc.constantFrom("1", "2", "3"),
      allowed: fc.option(odd, { nil: undefined }),
      ending: fc.constantFrom("approve-claim" as const, "approve-claim" as const, "refuse-claim" as const),
      shuffled: fc.nat(6).map((each) => each === 0),
    })
    .map((of) => {
      const [a, b, c, d, e, f, g] = of.shuffled ? of.at : of.at.toSorted((x, y) => x - y)
      const use = `${voucher}${of.use}`
      const contract = contractOf(0, { price: of.price, service: of.service, signedOn: first })
      const part = (day: number, number: string, paid: (typeof of.paid)[0]) =>
        claimOf(
          invoiceOf(0, {
            number: `${use}-${of.invoice}-${number}`,
            amount: of.price,
            paid,
            on: dayAt(Math.max(0, day - 20)),
            paidOn: dayAt(Math.max(0, day - 10)),
            ...(of.fundedBy === undefined ? {} : { fundedBy: of.fundedBy }),
          }),
          { claim: `C${use}${number}`, use, servedOn: dayAt(Math.max(0, day - 30)) },
        )
      const end = (number: string): AccountCommand =>
        of.ending === "refuse-claim"
          ? { type: of.ending, claim: `C${use}${number}`, reasons: because }
          : {
              type: of.ending,
              claim: `C${use}${number}`,
              reasons: because,
              ...(of.allowed === undefined ? {} : { allowed: of.allowed }),
            }
      const steps: readonly (Asked | null)[] = [
        [a ?? 0, "holder", ask(of.asked, voucher)],
        [b ?? 0, quota, { type: "issue-voucher", request: voucher, voucher }],
        [c ?? 0, "holder", reserve(contract, use, voucher)],
        [d ?? 0, "holder", part(d ?? 0, "1", of.paid[0])],
        [e ?? 0, examiner, end("1")],
        [f ?? 0, "holder", part(f ?? 0, "2", of.paid[1])],
        [g ?? 0, examiner, end("2")],
      ]
      return steps.filter((step) => step !== null)
    })

const meddling: fc.Arbitrary<Asked> = fc.tuple(
  days,
  fc.constantFrom<"holder" | Actor>("holder", "holder", window, examiner),
  fc.oneof(
    fc.record({ type: fc.constant("release" as const), use: fc.constantFrom("V11", "V22") }),
    fc.record({ type: fc.constant("withdraw-claim" as const), claim: fc.constantFrom("CV111", "CV212") }),
    fc.record({ type: fc.constant("approve-claim" as const), claim: fc.constantFrom("CV111", "CV222") }),
  ),
)
const oneHolder = fc
  .tuple(
    fc.array(fc.oneof(story("V1"), story("V2")), { minLength: 1, maxLength: 4 }),
    fc.array(meddling, { maxLength: 4 }),
  )
  .map(([stories, more]) => [...stories.flat(), ...more].toSorted(([a], [b]) => a - b))

interface History {
  readonly given: Setting
  readonly holders: readonly (readonly Asked[])[]
  readonly budgets: readonly (typeof ROUNDS extends readonly string[] ? ReturnType<typeof yuan> : never)[]
  /** For each round, after how many amounts its first settling breaks off. */
  readonly stops: readonly number[]
}
const histories: fc.Arbitrary<History> = fc.record({
  given: schemes.map((each) => ({ ...setting, scheme: each })),
  holders: fc.array(oneHolder, { minLength: 1, maxLength: 4 }),
  budgets: fc.array(
    fc.oneof(
      amounts,
      fc.integer({ min: 1, max: 20 }).map((hundreds) => yuan(hundreds * 100)),
    ),
    {
      minLength: 4,
      maxLength: 4,
    },
  ),
  stops: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
})

type Timed = readonly [day: number, run: (world: World) => void]

/** Plays a history day by day; `order` says who comes first on the same day. */
function playHistory(
  { budgets, given, holders, stops }: History,
  order: (at: number) => number = (at) => at,
): World {
  const world = newWorld()
  ROUNDS.forEach((cutOff, at) => openRound(world, given, `r${at}`, cutOff, budgets[at] ?? yuan(1)))
  const theirs = holders.flatMap((steps, at) =>
    steps.map(([day, actor, command]): readonly [number, number, Timed[1]] => {
      const id = holderOf(at)
      const by = actor === "holder" ? actorOfApplicant(id) : actor
      const named = command.type === "request-quota" ? { ...command, holder: id } : unique(command, at)
      return [day, order(at), (world) => void act(world, given, [`a${at}`, dayAt(day), by, named])]
    }),
  )
  const rounds = ROUNDS.map((_, at): readonly [number, number, Timed[1]] => {
    const day = 190 + at * 183
    return [
      day,
      -1,
      (world) => {
        settle(world, given, `r${at}`, dayAt(day), stops[at])
        settle(world, given, `r${at}`, dayAt(day))
      },
    ]
  })
  for (const [, , run] of [...theirs, ...rounds].toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) run(world)
  payAll(world, given, dayAt(800))
  payAll(world, given, dayAt(801))
  return world
}

/** Claim numbers are unique in a scheme. */
function unique(command: AccountCommand, at: number): AccountCommand {
  return "claim" in command ? { ...command, claim: `${command.claim}-${at}` } : command
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const claimsOf = (world: World) => [...world.accounts.values()].flatMap(({ claims }) => claims)
const runs = { numRuns: 200 }

/** By the sentences of the scheme and nothing of the code: what each approved claim of one account comes to. */
function byHand(world: World, account: string, of: VoucherScheme): readonly (readonly [string, number])[] {
  const vouchers = new Map<string, { amount: number; issued: string }>()
  const uses = new Map<
    string,
    { voucher: string; price: number; kept: number; num: bigint; den: bigint; open: boolean }
  >()
  const claims = new Map<
    string,
    { use: string; paid: number; amount: number; dates: Record<CapYear, string> }
  >()
  const given: { claim: string; use: string; spend: number; amount: number; year: string }[] = []
  const rounded = (amount: number, num: bigint, den: bigint): number => {
    const exact = BigInt(amount) * num
    const down = exact / den
    const rest = exact % den
    const half = rest * 2n
    const up =
      of.rounding === "up"
        ? rest > 0n
        : of.rounding === "half-up"
          ? half >= den
          : half > den || (half === den && down % 2n === 1n)
    if (of.rounding === "down-to-fen") return Number(down)
    if (of.rounding === "down-to-yuan") return Number(down / 100n) * 100
    return Number(up ? down + 1n : down)
  }
  const spent = (use: string) => sumOf(given.map((each) => (each.use === use ? each.amount : 0)))
  const free = (voucher: string, but: string) =>
    (vouchers.get(voucher)?.amount ?? 0) -
    sumOf(
      [...uses].map(([id, use]) =>
        use.voucher !== voucher ? 0 : id === but || !use.open ? spent(id) : Math.max(spent(id), use.kept),
      ),
    )
  for (const event of world.events.get(account) ?? []) {
    switch (event.type) {
      case "VoucherIssued":
        vouchers.set(event.data.voucher, { amount: event.data.amount, issued: event.occurredOn })
        break
      case "ContractReserved": {
        const { contract, use, voucher } = event.data
        const small = of.smallService !== null && contract.price <= 100_000
        const { denominator: den, numerator: num } = fractionOf(
          small ? rate("100%") : (of.shares[0]?.share ?? rate("0")),
        )
        const kept = Math.min(rounded(contract.price, num, den), free(voucher, use))
        uses.set(use, { voucher, price: contract.price, kept, num, den, open: true })
        break
      }
      case "ReservationReleased": {
        const use = uses.get(event.data.use)
        if (use) use.open = false
        break
      }
      case "ClaimMade": {
        const { claim, claimedOn, invoice, servedOn, use } = event.data
        const issue = vouchers.get(uses.get(use)?.voucher ?? "")?.issued ?? ""
        const dates = { issue, service: servedOn, invoice: invoice.on, claim: claimedOn }
        claims.set(claim, { use, paid: invoice.paid, amount: invoice.amount, dates })
        break
      }
      case "ClaimApproved": {
        const { claim } = event.data
        const made = claims.get(claim)
        const use = uses.get(made?.use ?? "")
        if (made === undefined || use === undefined) throw new Error("approved before it was made")
        const used = sumOf(given.map((each) => (each.use === made.use ? each.spend : 0)))
        const approval = world.taken.find((each) => each.type === "approve-claim" && each.claim === claim)
        const allowed = approval?.type === "approve-claim" ? (approval.allowed ?? made.paid) : 0
        const spend = Math.min(allowed, made.paid, made.amount, use.price - used)
        const year = made.dates[of.perYear?.by ?? "claim"].slice(0, 4)
        const counted = sumOf(given.map((each) => (each.year === year ? each.amount : 0)))
        const left = of.perYear === null ? Infinity : of.perYear.most - counted
        const amount = Math.min(rounded(spend, use.num, use.den), free(use.voucher, made.use), left)
        given.push({ claim, use: made.use, spend, amount, year })
        break
      }
      default:
        break
    }
  }
  return given.map(({ amount, claim }) => [claim, amount])
}

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

  it("no round sets aside more than its budget, and all that rounds set aside is paid, once", () => {
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
      ]),
    )
  })
})
