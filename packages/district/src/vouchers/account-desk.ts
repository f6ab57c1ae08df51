/** Runs one command on one holder's vouchers, under the edition of the scheme it pins, and says what came of it. */
import type { Pin } from "@onevisit/core/events"
import type { Actor, SubjectId } from "@onevisit/core/identity"
import type {
  AccountCommand,
  AccountContext,
  AccountEvent,
  AccountRefusal,
  PaidInvoice,
  ServiceContract,
  VoucherAccount,
  VoucherProvider,
  VoucherScheme,
} from "@onevisit/core/benefits/vouchers"
import { voucherRefusals } from "@onevisit/core/benefits/vouchers"
import type { Calendar } from "@onevisit/core/time"
import { AlreadyExists, type Deciding, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { Pins } from "../pins/index.ts"
import {
  accountModel,
  accountStream,
  accountSummary,
  CASE_SCOPE,
  INVOICE_SCOPE,
  type VoucherAccountSummary,
} from "./account-model.ts"
import type { CaseRefusal } from "./backing-case.ts"
import { UnknownVoucherAccount } from "./vouchers.errors.ts"

export interface VoucherCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

/** What came of a call; nothing happened where it had been carried out before. */
export type VoucherAnswer =
  | {
      readonly outcome: "recorded"
      readonly account: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly AccountEvent["type"][]
      readonly summary: VoucherAccountSummary
      readonly state: VoucherAccount
    }
  | {
      readonly outcome: "refused"
      readonly account: string
      readonly refusal: AccountRefusal | CaseRefusal
    }

/** A spend of a claim about to be approved. */
export interface VoucherSpend {
  readonly holder: SubjectId
  readonly contract: ServiceContract
  readonly invoice: PaidInvoice
}

/** Which project bears a spend already, by the records of funding; `null` where none is known to. */
export type FundedByHook = (spend: VoucherSpend) => Promise<string | null>

export interface AccountDeskOptions extends Deciding {
  readonly pins: Pins
  readonly calendar: Calendar
  readonly providers: readonly VoucherProvider[]
  readonly fundedBy?: FundedByHook
}

export interface AccountDesk {
  run(id: string, command: AccountCommand, call: VoucherCall, scheme?: VoucherScheme): Promise<VoucherAnswer>
  load(id: string): Promise<VoucherAccount>
  /** The edition that what a command names was made under. */
  schemeOf(state: VoucherAccount, command: AccountCommand): Promise<VoucherScheme>
}

export function accountDesk(options: AccountDeskOptions): AccountDesk {
  const { calendar, clock, fundedBy, pins, providers, storage } = options
  const model = accountModel(pins)

  const load = async (id: string): Promise<VoucherAccount> => {
    const { state, version } = await loadStream(storage, accountStream(id), model)
    if (version === 0) throw new UnknownVoucherAccount()
    return state
  }
  const schemeOf: AccountDesk["schemeOf"] = async (state, command) => {
    const pin = pinFor(state, command)
    if (pin === undefined) throw new UnknownVoucherAccount()
    return pins.voucherScheme(pin)
  }
  const projectFor = async (state: VoucherAccount, command: AccountCommand): Promise<string | null> => {
    if (command.type !== "approve-claim" || fundedBy === undefined) return null
    const claim = state.claims.find((each) => each.claim === command.claim)
    const use = state.uses.find((each) => each.use === claim?.use)
    if (claim === undefined || use === undefined || state.holder === null) return null
    return fundedBy({ holder: state.holder, contract: use.contract, invoice: claim.invoice })
  }

  const run: AccountDesk["run"] = async (id, command, call, scheme) => {
    const { as, commandId = uuidV7(clock.now().at), expectedVersion } = call
    const decided = await runDecision(options, model, {
      stream: accountStream(id),
      commandId,
      command,
      contextOf: async (state, now): Promise<AccountContext> => ({
        now,
        actor: as,
        scheme: scheme ?? (await schemeOf(state, command)),
        calendar,
        providers,
        fundedBy: await projectFor(state, command),
      }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })
    if (decided.outcome === "refused")
      return { outcome: "refused", account: id, refusal: decided.refusal as AccountRefusal }
    const { replayed, result, state, version } = decided
    const { happened } = result as { readonly happened: readonly AccountEvent["type"][] }
    const summary = accountSummary(id, state)
    return { outcome: "recorded", account: id, version, replayed, happened, summary, state }
  }

  return {
    run: async (id, ...rest) => {
      try {
        return await run(id, ...rest)
      } catch (error) {
        const refusal = spendElsewhere(error)
        if (refusal === undefined) throw error
        return { outcome: "refused", account: id, refusal }
      }
    },
    load,
    schemeOf,
  }
}

/** The same invoice or case in another holder's claim is found by the storage, and told as if it were one's own. */
function spendElsewhere(error: unknown): AccountRefusal | undefined {
  if (!(error instanceof AlreadyExists)) return undefined
  if (error.scope === INVOICE_SCOPE) return voucherRefusals.invoiceClaimed
  return error.scope === CASE_SCOPE ? voucherRefusals.caseClaimed : undefined
}

/** The edition of the request, voucher, contract or claim that is named; any of the account's where none of them is there. */
function pinFor(
  { claims, requests, uses, vouchers }: VoucherAccount,
  command: AccountCommand,
): Pin | undefined {
  const named: {
    readonly request?: string
    readonly voucher?: string
    readonly use?: string
    readonly claim?: string
  } = "payee" in command ? {} : "matter" in command ? { [command.matter.of]: command.matter.id } : command
  const claim = claims.find((each) => each.claim === named.claim)
  const use = uses.find((each) => each.use === (claim?.use ?? named.use))
  const voucher = vouchers.find((each) => each.voucher === (use?.voucher ?? named.voucher))
  const request = requests.find((each) => each.request === named.request)
  return (voucher ?? request ?? requests[0])?.scheme
}
