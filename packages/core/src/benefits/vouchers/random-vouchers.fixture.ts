/** Schemes, holders and rounds at random, and how they are played: most steps in their order, some not. */
import * as fc from "fast-check"
import { type Actor, actorOfApplicant } from "../../identity/index.ts"
import { type Fen, rate, roundings, yuan } from "../../money/index.ts"
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
import type { AccountCommand, CapYear, VoucherScheme } from "./index.ts"

export const first = plainDate("2018-01-02")
export const ROUNDS = ["2018-06-30", "2018-12-31", "2019-06-30", "2019-12-31"]
export const dayAt = (after: number) => addDays(first, after)
export const amounts = fc.integer({ min: 1, max: 120 }).map((hundreds) => yuan(hundreds * 100))
export const odd = fc.integer({ min: 1, max: 1_200_000 }) as fc.Arbitrary<Fen>

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
export const days = fc.integer({ min: 0, max: 720 })
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

export interface History {
  readonly given: Setting
  readonly holders: readonly (readonly Asked[])[]
  readonly budgets: readonly Fen[]
  /** For each round, after how many amounts its first settling breaks off. */
  readonly stops: readonly number[]
  /** Of the payments of the first two runs, those that the bank sends back. */
  readonly returns: readonly boolean[]
}
export const histories: fc.Arbitrary<History> = fc.record({
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
  returns: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
})

type Timed = readonly [day: number, run: (world: World) => void]

/** Plays a history day by day; `order` says who comes first on the same day. */
export function playHistory(
  { budgets, given, holders, returns, stops }: History,
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
  // By the claim, so that it matters to nothing who comes first.
  const isReturned = (run: number) => (claim: string) =>
    returns[[...claim].reduce((sum, letter) => sum + letter.charCodeAt(0), run) % returns.length] === true
  payAll(world, given, ["p1", dayAt(800)], isReturned(1))
  payAll(world, given, ["p2", dayAt(801)], isReturned(2))
  payAll(world, given, ["p3", dayAt(802)])
  return world
}

/** Claim numbers are unique in a scheme. */
function unique(command: AccountCommand, at: number): AccountCommand {
  return "claim" in command ? { ...command, claim: `${command.claim}-${at}` } : command
}
