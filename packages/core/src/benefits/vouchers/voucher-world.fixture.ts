/** Many holders and the rounds of a scheme, settled as a district settles them: allocate, put on the accounts, close. */
import * as Result from "effect/Result"
import { type Actor, actorOfApplicant } from "../../identity/index.ts"
import type { Fen } from "../../money/index.ts"
import { plainDate } from "../../time/index.ts"
import {
  type AccountCommand,
  type AccountEvent,
  type AccountRefusal,
  type ClaimDue,
  decideAccount,
  decideRound,
  foldAccount,
  foldRound,
  noAccount,
  noRound,
  outstandingOf,
  type RoundCommand,
  type RoundContext,
  type RoundRefusal,
  type VoucherAccount,
  type VoucherRound,
} from "./index.ts"
import { cashier, contextOn, nowOn, payee, pinOf, type Setting, settler } from "./vouchers.fixture.ts"

export interface World {
  readonly accounts: Map<string, VoucherAccount>
  readonly events: Map<string, AccountEvent[]>
  /** The commands that were taken. */
  readonly taken: AccountCommand[]
  /** In the order they were opened. */
  readonly rounds: Map<string, VoucherRound>
}

export const newWorld = (): World => ({
  accounts: new Map(),
  events: new Map(),
  taken: [],
  rounds: new Map(),
})

/** Gives a command to an account; a refusal is returned and changes nothing. */
export function act(
  { accounts, events, taken }: World,
  given: Setting,
  [account, day, actor, command]: readonly [string, string, Actor, AccountCommand],
): AccountRefusal | null {
  const state = accounts.get(account) ?? noAccount
  const decided = decideAccount(state, command, contextOn(day, actor, given))
  if (Result.isFailure(decided)) return decided.failure
  taken.push(command)
  accounts.set(account, foldAccount(decided.success, state))
  events.set(account, [...(events.get(account) ?? []), ...decided.success])
  return null
}

/** All approved claims on which something is due. */
export function dueIn({ accounts }: World): readonly ClaimDue[] {
  return [...accounts].flatMap(([account, { claims }]) =>
    claims
      .filter((claim) => claim.standing === "approved" && outstandingOf(claim) > 0)
      .map((claim) => ({
        account,
        claim: claim.claim,
        claimedOn: claim.claimedOn,
        due: outstandingOf(claim),
      })),
  )
}

export function roundAct(
  world: World,
  { scheme }: Setting,
  [round, day, command]: readonly [string, string, RoundCommand],
  over: Partial<RoundContext> = {},
): RoundRefusal | null {
  const { rounds } = world
  const state = rounds.get(round) ?? noRound
  const order = [...rounds.keys()]
  const at = rounds.has(round) ? order.indexOf(round) : order.length
  const previous = rounds.get(order[at - 1] ?? "") ?? null
  const recorded = [...world.accounts.values()].flatMap(({ claims }) =>
    claims.flatMap(({ allotments, claim }) =>
      allotments.flatMap((each) => (each.round === round ? [{ claim, amount: each.amount }] : [])),
    ),
  )
  const context = { scheme, now: nowOn(day), actor: settler, previous, due: dueIn(world), recorded, ...over }
  const decided = decideRound(state, command, context)
  if (Result.isFailure(decided)) return decided.failure
  rounds.set(round, foldRound(decided.success, state))
  return null
}

export function openRound(world: World, given: Setting, round: string, cutOff: string, budget: Fen) {
  const scheme = pinOf("sample-vouchers@1")
  const command = { type: "open-round", scheme, round, cutOff: plainDate(cutOff), budget } as const
  return roundAct(world, given, [round, "2018-01-02", command])
}

/** Settles a round as far as it goes, or until so many amounts are on the accounts; may be repeated. */
export function settle(
  world: World,
  given: Setting,
  round: string,
  day: string,
  stopAfter = Infinity,
): RoundRefusal | null {
  const phase = () => world.rounds.get(round)?.phase
  if (phase() === "open") {
    const refused = roundAct(world, given, [round, day, { type: "allocate" }])
    if (refused) return refused
  }
  if (phase() !== "allocated") return null
  let done = 0
  for (const { account, amount, claim } of world.rounds.get(round)?.lines ?? []) {
    if (amount === 0) continue
    if (done++ >= stopAfter) return null
    const refused = act(world, given, [account, day, settler, { type: "allot", claim, round, amount }])
    if (refused) throw new Error(`Not put on the account: ${refused._tag}`)
  }
  return roundAct(world, given, [round, day, { type: "close-round" }])
}

/** A payment run over whatever stands on the accounts, twice over; the bank sends back what `isReturned` says. */
export function payAll(
  world: World,
  given: Setting,
  [payment, day]: readonly [string, string],
  isReturned: (claim: string) => boolean = () => false,
): void {
  let next = 1
  for (const again of [false, true])
    // A file lists accounts by their names, whoever came first.
    for (const [account, { claims, holder }] of [...world.accounts].toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      if (holder === null) continue
      act(world, given, [account, day, actorOfApplicant(holder), { type: "set-payee", payee }])
      for (const { allotments, claim } of claims)
        for (const { round } of allotments) {
          const line = { claim, round, payment, line: String(next++) }
          const refused = act(world, given, [account, day, cashier, { type: "pay", ...line }])
          if (refused !== null || again || !isReturned(`${claim} ${round}`)) continue
          act(world, given, [account, day, cashier, { type: "note-return", ...line, reason: "closed" }])
        }
    }
}

/** How often what a round set aside for a claim was sent to the bank, less how often it came back. */
export function sentIn({ taken }: World): ReadonlyMap<string, number> {
  const sent = new Map<string, number>()
  const change = { pay: 1, "note-return": -1 } as const
  for (const command of taken)
    if (command.type === "pay" || command.type === "note-return") {
      const key = `${command.claim} ${command.round}`
      sent.set(key, (sent.get(key) ?? 0) + change[command.type])
    }
  return sent
}
