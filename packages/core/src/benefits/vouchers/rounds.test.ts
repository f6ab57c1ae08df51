import { describe, expect, it } from "vitest"
import { type Fen, yuan } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  claimOf,
  contractOf,
  examiner,
  holder,
  invoiceOf,
  issued,
  reserve,
  scheme,
  setting,
  type Setting,
  strangers,
} from "./vouchers.fixture.ts"
import { act, newWorld, openRound, payAll, roundAct, settle, type World } from "./voucher-world.fixture.ts"
import { checkRounds, outstandingOf, paidOn, roundFor } from "./index.ts"

const budgets = (first: Fen, second: Fen, given: Setting = setting): World => {
  const world = newWorld()
  openRound(world, given, "2018-1", "2018-06-30", first)
  openRound(world, given, "2018-2", "2018-12-31", second)
  return world
}
/** An approved claim of half of an amount, made on a day by an account of its own. */
const claimOn = (world: World, claim: string, day: string, paid: number, given: Setting = setting): void => {
  const command = claimOf(invoiceOf(paid, { number: `FP-${claim}` }), { claim })
  const steps = [
    ...issued,
    ["2018-02-02", holder, reserve(contractOf(paid))] as const,
    [day, holder, command] as const,
    [day, examiner, { type: "approve-claim", claim }] as const,
  ]
  for (const [on, actor, each] of steps)
    expect(act(world, given, [`of-${claim}`, on, actor, each])).toBeNull()
}
const linesOf = (world: World, round: string) =>
  world.rounds.get(round)?.lines.map(({ amount, claim }) => [claim, amount])
const claimIn = (world: World, claim: string) => world.accounts.get(`of-${claim}`)!.claims[0]!

describe("a round", () => {
  it("takes the claims that kept its cut-off; those made after it come to the next and are paid once", () => {
    const world = budgets(yuan(100_000), yuan(100_000))
    claimOn(world, "C1", "2018-06-30", 8000)
    claimOn(world, "C2", "2018-07-01", 6000)
    expect(settle(world, setting, "2018-1", "2018-07-10")).toBeNull()
    expect(linesOf(world, "2018-1")).toEqual([["C1", yuan(4000)]])
    expect(settle(world, setting, "2018-2", "2019-01-10")).toBeNull()
    expect(linesOf(world, "2018-2")).toEqual([["C2", yuan(3000)]])
    payAll(world, setting, ["p1", "2019-01-20"])
    payAll(world, setting, ["p2", "2019-01-21"])
    expect([paidOn(claimIn(world, "C1")), paidOn(claimIn(world, "C2"))]).toEqual([yuan(4000), yuan(3000)])
  })

  it("pays in order of receipt until its budget ends; what it does not reach waits, and goes first", () => {
    const world = budgets(yuan(5000), yuan(5000))
    claimOn(world, "C3", "2018-06-01", 6000)
    claimOn(world, "C2", "2018-05-02", 6000)
    claimOn(world, "C1", "2018-05-02", 6000)
    settle(world, setting, "2018-1", "2018-07-10")
    expect(linesOf(world, "2018-1")).toEqual([
      ["C1", yuan(3000)],
      ["C2", yuan(2000)],
      ["C3", yuan(0)],
    ])
    claimOn(world, "C0", "2018-11-01", 6000)
    settle(world, setting, "2018-2", "2019-01-10")
    expect(linesOf(world, "2018-2")).toEqual([
      ["C2", yuan(1000)],
      ["C3", yuan(3000)],
      ["C0", yuan(1000)],
    ])
    expect(outstandingOf(claimIn(world, "C0"))).toBe(yuan(2000))
  })

  it("pays the same part of each where the scheme says so, and never a fen beyond its budget", () => {
    const whenShort = { how: "pro-rata", clause: scheme.source } as const
    const given = { ...setting, scheme: { ...scheme, whenShort } }
    const world = budgets(yuan(100), yuan(100_000), given)
    for (const claim of ["C1", "C2", "C3"]) claimOn(world, claim, "2018-05-02", 6000, given)
    settle(world, given, "2018-1", "2018-07-10")
    expect(linesOf(world, "2018-1")).toEqual(["C1", "C2", "C3"].map((claim) => [claim, 3333]))
    settle(world, given, "2018-2", "2019-01-10")
    expect(outstandingOf(claimIn(world, "C3"))).toBe(0)
  })

  it("is divided once, after its cut-off, when the one before is closed", () => {
    const world = budgets(yuan(5000), yuan(5000))
    claimOn(world, "C1", "2018-05-02", 6000)
    claimOn(world, "C2", "2018-05-02", 6000)
    const allocate = (round: string, day: string) =>
      roundAct(world, setting, [round, day, { type: "allocate" }])
    expect(allocate("2018-1", "2018-06-30")).toMatchObject({ _tag: "CutOffNotPassed", cutOff: "2018-06-30" })
    expect(settle(world, setting, "2018-1", "2018-07-10", 1)).toBeNull()
    expect(allocate("2018-1", "2018-07-10")).toMatchObject({ _tag: "RoundNotAtThisStep", phase: "allocated" })
    expect(allocate("2018-2", "2019-01-10")).toMatchObject({ _tag: "PreviousRoundOpen", previous: "2018-1" })
    expect(roundAct(world, setting, ["2018-1", "2018-07-10", { type: "close-round" }])).toMatchObject({
      _tag: "NotOnAccounts",
      claims: ["C2"],
    })
    expect(settle(world, setting, "2018-1", "2018-07-11")).toBeNull()
    expect(allocate("2018-2", "2019-01-10")).toBeNull()
  })

  it("has a budget that may change until it is divided, and a cut-off after that of the one before", () => {
    const world = budgets(yuan(5000), yuan(5000))
    const change = (budget: Fen) =>
      roundAct(world, setting, ["2018-1", "2018-07-01", { type: "change-budget", budget }])
    expect(change(yuan(7000))).toBeNull()
    expect(change(yuan(0))?._tag).toBe("AmountNotPositive")
    expect(world.rounds.get("2018-1")?.budget).toBe(yuan(7000))
    settle(world, setting, "2018-1", "2018-07-10")
    expect(change(yuan(8000))?._tag).toBe("RoundNotAtThisStep")
    expect(openRound(world, setting, "2019-1", "2018-12-31", yuan(1))).toMatchObject({
      _tag: "CutOffTooEarly",
      previous: "2018-12-31",
    })
    expect(openRound(world, setting, "2019-1", "2019-06-30", yuan(0))?._tag).toBe("AmountNotPositive")
    expect(openRound(world, setting, "2018-1", "2019-06-30", yuan(1))?._tag).toBe("RoundNotAtThisStep")
  })

  it("is opened, divided and closed by an officer of the voucher office alone", () => {
    const world = budgets(yuan(5000), yuan(5000))
    for (const actor of [...strangers, holder, examiner])
      for (const type of ["allocate", "close-round"] as const)
        expect(roundAct(world, setting, ["2018-1", "2018-07-10", { type }], { actor })?._tag).toBe(
          "NotAuthorised",
        )
  })
})

describe("the plan of rounds", () => {
  const clause = { statute: "sample-regulation", title: text("样例条例", "Sample Regulation"), article: "22" }
  const floor = { roundsAYear: 2, monthsApart: 6, clause }
  const found = (...days: readonly string[]) =>
    checkRounds(
      days.map((day, at) => ({ round: `${at}`, cutOff: plainDate(day) })),
      floor,
    ).map(({ code, path }) => [code, path.join(".")])

  it("has two rounds a year, at most six months apart, with the clause where it does not", () => {
    expect(found("2018-06-30", "2018-12-31", "2019-06-30", "2019-12-31")).toEqual([])
    expect(found("2018-05-15", "2018-11-15")).toEqual([])
    expect(found("2018-05-15", "2018-11-16")).toEqual([["voucher-rounds-too-far-apart", "1.cutOff"]])
    expect(found("2018-12-31", "2018-06-29")).toEqual([["voucher-rounds-too-far-apart", "0.cutOff"]])
    expect(found("2018-06-30")).toEqual([["voucher-rounds-too-few", ""]])
    expect(checkRounds([{ round: "1", cutOff: plainDate("2018-06-30") }], floor)[0]).toMatchObject({
      severity: "error",
      source: clause,
    })
    expect(found()).toEqual([])
  })

  it("tells to which round a claim of a day comes", () => {
    const rounds = [
      { round: "2018-2", cutOff: plainDate("2018-12-31") },
      { round: "2018-1", cutOff: plainDate("2018-06-30") },
    ]
    const comesTo = (day: string) => roundFor(rounds, plainDate(day))?.round
    expect(["2018-06-30", "2018-07-01", "2019-01-01"].map(comesTo)).toEqual(["2018-1", "2018-2", undefined])
  })
})
