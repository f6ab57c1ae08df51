/**
 * Innovation vouchers for the embedder: quota, use and claim, online or with a case of the window's; rounds that divide
 * their budgets, and what is against the law in the plan of them.
 */
import {
  type AccountEvent,
  checkRounds,
  type ClaimedVia,
  type Evidence,
  roundFor,
  schemeInForce,
  type SettlementFloor,
  type VoucherAccount,
  type VoucherRound,
  type VoucherScheme,
} from "@onevisit/core/benefits/vouchers"
import { accountEventReader } from "@onevisit/core/benefits/vouchers/schema"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import type { Fen } from "@onevisit/core/money"
import type { Finding } from "@onevisit/core/reasons"
import { readEvent } from "../acts/index.ts"
import { uuidFrom } from "../ids/index.ts"
import { callSchema, idText, parseInputOrThrow, subjectIdSchema } from "../input/index.ts"
import { type IntakeService, UnknownSubject } from "../intake/index.ts"
import { type PaymentAnswer, type PaymentFiles, paymentRuns } from "../payments/index.ts"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { accountDesk, type AccountDeskOptions, type VoucherAnswer, type VoucherCall } from "./account-desk.ts"
import {
  ACCOUNT_VIEW,
  accountStream,
  accountSummary,
  CLAIM_VIEW,
  type VoucherAccountSummary,
  type VoucherClaimSummary,
} from "./account-model.ts"
import { backedBy, refuseUnlessSettled } from "./backing-case.ts"
import { roundMoney, type VoucherPayInput } from "./pay-round.ts"
import { type RoundAnswer, roundDesk } from "./settle-round.ts"
import { roundsOf, roundSummary, type VoucherRoundSummary } from "./round-model.ts"
import type {
  QuotaInput,
  RoundInput,
  VoucherClaimInput,
  VoucherClaimQuery,
  VoucherCommandInput,
  VoucherQuery,
} from "./voucher-inputs.ts"
import { UnknownVoucherAccount, UnknownVoucherScheme } from "./vouchers.errors.ts"
import {
  accountIdSchema,
  budgetSchema,
  claimSchema,
  quotaSchema,
  roundIdSchema,
  roundSchema,
  voucherClaimQuerySchema,
  voucherCommandSchema,
  voucherPaySchema,
  voucherQuerySchema,
} from "./vouchers.schema.ts"

/** What came of a claim, and the round it comes to; `null` where none that is still open has a late enough cut-off. */
export type VoucherClaimAnswer =
  | (Extract<VoucherAnswer, { outcome: "recorded" }> & { readonly comesTo: string | null })
  | Extract<VoucherAnswer, { outcome: "refused" }>

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface VouchersService extends PaymentFiles {
  /** 申领额度. Opens the holder's account, once for a scheme. Rejects with `UnknownVoucherScheme` or `UnknownSubject`. */
  request(quota: QuotaInput, call: VoucherCall): Promise<VoucherAnswer>
  /** 申请兑付. Rejects with `UnknownVoucherAccount`, and with `UnknownCase` for a case that is not there. */
  claim(account: string, claim: VoucherClaimInput, call: VoucherCall): Promise<VoucherClaimAnswer>
  /**
   * Any other command. Rejects with `UnknownVoucherAccount`, and with `AlreadyExists` where a number is another
   * holder's.
   */
  command(account: string, command: VoucherCommandInput, call: VoucherCall): Promise<VoucherAnswer>
  /** The account of a holder under a scheme, or `null`. */
  accountOf(scheme: string, holder: SubjectId): Promise<string | null>
  /** Where an account stands. Rejects with `UnknownVoucherAccount`. */
  get(account: string): Promise<{ readonly summary: VoucherAccountSummary; readonly state: VoucherAccount }>
  /** Accounts by scheme, holder or open matters; 100 unless said. */
  find(query: VoucherQuery): Promise<readonly VoucherAccountSummary[]>
  /** Claims by scheme, account and standing; 100 unless said. */
  claims(query: VoucherClaimQuery): Promise<readonly VoucherClaimSummary[]>
  /** Opens the round that follows the scheme's last one. Rejects with `UnknownVoucherScheme`, and with `AlreadyExists` where another was first. */
  openRound(round: RoundInput, call: VoucherCall): Promise<RoundAnswer>
  /** Changes a round's budget until it is divided. Rejects with `UnknownVoucherRound`. */
  changeBudget(scheme: string, round: string, budget: Fen, call: VoucherCall): Promise<RoundAnswer>
  /** Divides a round's budget, puts the amounts on the accounts and closes it; called again, it goes on where it broke off. Rejects with `UnknownVoucherRound`. */
  settleRound(scheme: string, round: string, call: VoucherCall): Promise<RoundAnswer>
  /**
   * Pays what a closed round set aside, once, into one file, with what the bank sent back of earlier ones; called again it
   * goes on where it broke off. Rejects with `UnknownVoucherRound`.
   */
  pay(
    input: VoucherPayInput,
    call: { readonly as: Actor },
    onProgress?: (done: number) => void,
  ): Promise<PaymentAnswer>
  /** A round with its lines. Rejects with `UnknownVoucherRound`. */
  round(
    scheme: string,
    round: string,
  ): Promise<{ readonly summary: VoucherRoundSummary; readonly state: VoucherRound }>
  /** The rounds of a scheme in order, with what is against the law in the plan of them. */
  rounds(scheme: string): Promise<{
    readonly rounds: readonly VoucherRoundSummary[]
    readonly findings: readonly Finding[]
  }>
  /** Everything that happened, opened for a stated purpose. */
  history(account: string, purpose: OpenedFor): Promise<readonly AccountEvent[]>
}

export interface VouchersOptions extends AccountDeskOptions, Pick<SealingOptions, "onOpened"> {
  readonly schemes: readonly VoucherScheme[]
  readonly floor?: SettlementFloor
  readonly subjects: Subjects
  readonly intake: Pick<IntakeService, "get">
}

export function vouchersService(options: VouchersOptions): VouchersService {
  const { clock, floor, intake, keys, onOpened, pins, schemes, storage, subjects } = options
  const desk = accountDesk(options)
  const rounds = roundDesk(options, desk)
  const payments = paymentRuns({
    ...options,
    source: roundMoney({ ...options, accounts: desk, rounds }),
    reader: accountEventReader,
  })
  const seals = sealing({ keys, reader: accountEventReader, ...(onOpened ? { onOpened } : {}) })

  const inForce = (id: string) => {
    const scheme = schemeInForce(schemes, id, clock.now().on)
    if (scheme === undefined) throw new UnknownVoucherScheme()
    return { scheme, pin: { ...pins.pin(scheme), id: `${scheme.id}@${scheme.version}` } }
  }
  const accountId = async (scheme: string, holder: SubjectId) =>
    uuidFrom(await keys.blindIndex("onevisit:voucher-account", JSON.stringify([scheme, holder])))
  const comesTo = async (state: VoucherAccount, claim: string): Promise<string | null> => {
    const claimedOn = state.claims.find((each) => each.claim === claim)?.claimedOn
    if (claimedOn === undefined || state.schemeId === null) return null
    const open = (await roundsOf(storage, state.schemeId)).filter(({ phase }) => phase === "open")
    return roundFor(open, claimedOn)?.round ?? null
  }

  return {
    request: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { scheme: schemeId, ...quota } = parseInputOrThrow(quotaSchema, given)
      const { pin, scheme } = inForce(schemeId)
      const holderKind = await subjects.kindOf(quota.holder)
      if (holderKind === null) throw new UnknownSubject()
      const id = await accountId(schemeId, quota.holder)
      return desk.run(id, { type: "request-quota", ...quota, holderKind, scheme: pin }, call, scheme)
    },
    claim: async (id, given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { case: caseId, evidence = [], ...claim } = parseInputOrThrow(claimSchema, given)
      const account = known(id)
      let brought: { readonly via: ClaimedVia; readonly evidence: readonly Evidence[] } = {
        via: { channel: "online" },
        evidence,
      }
      if (caseId !== undefined) {
        const state = await desk.load(account)
        const scheme = await desk.schemeOf(state, { type: "release", use: claim.use })
        const backed = await backedBy(intake, caseId, state.holder, scheme)
        if ("_tag" in backed) return { outcome: "refused", account, refusal: backed }
        brought = { ...backed, evidence: [...backed.evidence, ...evidence] }
      }
      const answer = await desk.run(account, { type: "claim", ...claim, ...brought }, call)
      if (answer.outcome === "refused") return answer
      return { ...answer, comesTo: await comesTo(answer.state, claim.claim) }
    },
    command: async (id, given, givenCall) => {
      const command = parseInputOrThrow(voucherCommandSchema, given)
      const call = parseInputOrThrow(callSchema, givenCall)
      const account = known(id)
      if (command.type === "approve-claim") {
        const { claims } = await desk.load(account)
        const claim = claims.find((each) => each.claim === command.claim)
        const refusal = await refuseUnlessSettled(intake, claim?.via)
        if (refusal) return { outcome: "refused", account, refusal }
      }
      return desk.run(account, command, call)
    },
    accountOf: async (scheme, holder) => {
      const key = await accountId(
        parseInputOrThrow(idText, scheme),
        parseInputOrThrow(subjectIdSchema, holder),
      )
      return (await storage.getView({ ...ACCOUNT_VIEW, key })) === null ? null : key
    },
    get: async (id) => {
      const state = await desk.load(known(id))
      return { summary: accountSummary(id, state), state }
    },
    find: async (query) => {
      const { limit = 100, ...where } = parseInputOrThrow(voucherQuerySchema, query)
      const { rows } = await storage.findViews({ ...ACCOUNT_VIEW, where, limit })
      return rows.map(({ doc }) => doc as VoucherAccountSummary)
    },
    claims: async (query) => {
      const { limit = 100, ...where } = parseInputOrThrow(voucherClaimQuerySchema, query)
      const { rows } = await storage.findViews({ ...CLAIM_VIEW, where, limit })
      return rows.map(({ doc }) => doc as VoucherClaimSummary)
    },
    openRound: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { scheme: schemeId, ...round } = parseInputOrThrow(roundSchema, given)
      const { pin, scheme } = inForce(schemeId)
      return rounds.open({ type: "open-round", ...round, scheme: pin }, scheme, call)
    },
    changeBudget: async (scheme, round, budget, call) =>
      rounds.changeBudget(
        ...named(scheme, round),
        parseInputOrThrow(budgetSchema, budget),
        parseInputOrThrow(callSchema, call),
      ),
    settleRound: async (scheme, round, call) =>
      rounds.settle(...named(scheme, round), parseInputOrThrow(callSchema, call)),
    paymentFile: payments.paymentFile,
    noteReturns: payments.noteReturns,
    payment: payments.payment,
    pay: async (given, { as }, onProgress) => {
      const { payment, purpose, round, scheme } = parseInputOrThrow(voucherPaySchema, given)
      const of = { kind: "voucher-round", scheme, round } as const
      return payments.run(payment ?? `${scheme}-${round}`, of, purpose, as, onProgress)
    },
    round: async (scheme, round) => {
      const state = await rounds.load(...named(scheme, round))
      return { summary: roundSummary(state) as VoucherRoundSummary, state }
    },
    rounds: async (scheme) => {
      const all = await roundsOf(storage, parseInputOrThrow(idText, scheme))
      return { rounds: all, findings: floor === undefined ? [] : checkRounds(all, floor) }
    },
    history: async (id, purpose) => {
      const stream = accountStream(known(id))
      const stored = await storage.readStream({ stream })
      if (stored.length === 0) throw new UnknownVoucherAccount()
      const events = stored.map((event) => readEvent<AccountEvent>(accountEventReader, event))
      return (await seals.openValue({ stream, value: events, purpose })) as readonly AccountEvent[]
    },
  }
}

/** An id of another form names no account, and goes no further: it may be anything, a person's number too. */
function known(id: string): string {
  if (!accountIdSchema.safeParse(id).success) throw new UnknownVoucherAccount()
  return id
}

function named(scheme: string, round: string): [string, string] {
  return [parseInputOrThrow(roundIdSchema, scheme), parseInputOrThrow(roundIdSchema, round)]
}
