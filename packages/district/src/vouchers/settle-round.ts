/**
 * Rounds over the storage: opened one after another, then settled: the budget divided, each amount put on its account,
 * the round closed. Every step happens once; a settling that broke off is called again and goes on.
 */
import type {
  ClaimDue,
  RoundCommand,
  RoundContext,
  RoundRefusal,
  VoucherRound,
  VoucherScheme,
} from "@onevisit/core/benefits/vouchers"
import type { Storage } from "@onevisit/core/ports"
import { type Deciding, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { Pins } from "../pins/index.ts"
import type { AccountDesk, VoucherAnswer, VoucherCall } from "./account-desk.ts"
import { CLAIM_VIEW, claimKey, type VoucherClaimSummary } from "./account-model.ts"
import { roundModel, roundsOf, roundStream, roundSummary, type VoucherRoundSummary } from "./round-model.ts"
import { UnknownVoucherRound } from "./vouchers.errors.ts"

export type RoundAnswer =
  | { readonly outcome: "recorded"; readonly summary: VoucherRoundSummary; readonly state: VoucherRound }
  | {
      readonly outcome: "refused"
      readonly refusal: RoundRefusal | Extract<VoucherAnswer, { outcome: "refused" }>["refusal"]
    }

export interface RoundDesk {
  open(
    command: Extract<RoundCommand, { type: "open-round" }>,
    scheme: VoucherScheme,
    call: VoucherCall,
  ): Promise<RoundAnswer>
  changeBudget(
    scheme: string,
    round: string,
    budget: VoucherRound["budget"],
    call: VoucherCall,
  ): Promise<RoundAnswer>
  settle(scheme: string, round: string, call: VoucherCall): Promise<RoundAnswer>
  load(scheme: string, round: string): Promise<VoucherRound>
}

export function roundDesk(options: Deciding & { readonly pins: Pins }, accounts: AccountDesk): RoundDesk {
  const { clock, pins, storage } = options
  const model = roundModel(pins)
  const stateOf = async (scheme: string, round: string) =>
    (await loadStream(storage, roundStream(scheme, round), model)).state
  const load: RoundDesk["load"] = async (scheme, round) => {
    const state = await stateOf(scheme, round)
    if (state.phase === "none") throw new UnknownVoucherRound()
    return state
  }

  const run = async (
    [schemeId, round]: readonly [string, string],
    command: RoundCommand,
    call: VoucherCall,
    scheme?: VoucherScheme,
  ): Promise<RoundAnswer> => {
    const { as, commandId = uuidV7(clock.now().at), expectedVersion } = call
    const decided = await runDecision(options, model, {
      stream: roundStream(schemeId, round),
      commandId,
      command,
      contextOf: async (state, now): Promise<RoundContext> => {
        const before =
          command.type === "open-round" ? await lastBut(storage, schemeId, round) : state.previous
        const previous = before === null ? null : await stateOf(schemeId, before)
        return {
          now,
          actor: as,
          scheme: scheme ?? (await pins.voucherScheme(state.scheme as NonNullable<typeof state.scheme>)),
          previous,
          // Read after the round before: once that is closed, nothing it set aside is due here again.
          due: command.type === "allocate" ? await dueClaims(storage, schemeId) : [],
          recorded: command.type === "close-round" ? await recordedOf(storage, state) : [],
        }
      },
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })
    if (decided.outcome === "refused") return { outcome: "refused", refusal: decided.refusal as RoundRefusal }
    const summary = roundSummary(decided.state)
    if (summary === null) throw new UnknownVoucherRound()
    return { outcome: "recorded", summary, state: decided.state }
  }

  return {
    load,
    open: (command, scheme, call) => run([scheme.id, command.round], command, call, scheme),
    changeBudget: async (scheme, round, budget, call) => {
      await load(scheme, round)
      return run([scheme, round], { type: "change-budget", budget }, call)
    },
    settle: async (scheme, round, { as }) => {
      const named = [scheme, round] as const
      if ((await load(scheme, round)).phase === "open") {
        const allocated = await run(named, { type: "allocate" }, { as })
        if (allocated.outcome === "refused" && !isOvertaken(allocated.refusal)) return allocated
      }
      const { lines } = await load(scheme, round)
      for (const { account, amount, claim } of lines.filter(({ amount }) => amount > 0)) {
        const commandId = `${roundStream(scheme, round)}/${claim}`
        const put = await accounts.run(account, { type: "allot", claim, round, amount }, { as, commandId })
        if (put.outcome === "refused") return put
      }
      const closed = await run(named, { type: "close-round" }, { as })
      if (closed.outcome === "recorded" || !isOvertaken(closed.refusal)) return closed
      const state = await load(scheme, round)
      return { outcome: "recorded", summary: roundSummary(state) as VoucherRoundSummary, state }
    },
  }
}

/** Another was first with the same step, or it was done before: what is left goes on. */
function isOvertaken(refusal: { readonly _tag: string }): boolean {
  return refusal._tag === "RoundNotAtThisStep"
}

/** The round that a new one follows. */
async function lastBut(storage: Storage, scheme: string, round: string): Promise<string | null> {
  const others = (await roundsOf(storage, scheme)).filter((each) => each.round !== round)
  return others.at(-1)?.round ?? null
}

async function dueClaims(storage: Storage, scheme: string): Promise<readonly ClaimDue[]> {
  const due: ClaimDue[] = []
  let cursor: string | null = null
  do {
    const query = { ...CLAIM_VIEW, where: { scheme, isDue: true }, limit: 500 }
    const answer = await storage.findViews(cursor === null ? query : { ...query, after: cursor })
    for (const { doc } of answer.rows) {
      const { account, claim, claimedOn, due: amount } = doc as VoucherClaimSummary
      due.push({ account, claim, claimedOn, due: amount })
    }
    cursor = answer.cursor
  } while (cursor !== null)
  return due
}

async function recordedOf(
  storage: Storage,
  { lines, round, schemeId }: VoucherRound,
): Promise<RoundContext["recorded"]> {
  const rows = lines.map(async ({ claim }) => {
    const row = await storage.getView({ ...CLAIM_VIEW, key: claimKey(schemeId ?? "", claim) })
    const { allotments = [] } = (row?.doc ?? {}) as Partial<VoucherClaimSummary>
    return allotments.flatMap((each) => (each.round === round ? [{ claim, amount: each.amount }] : []))
  })
  return (await Promise.all(rows)).flat()
}
