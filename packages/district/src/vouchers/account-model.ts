/** How a holder's vouchers are stored: one stream, a summary row, a row for each claim, and numbers used once. */
import type { Pin } from "@onevisit/core/events"
import type { SubjectId } from "@onevisit/core/identity"
import {
  type AccountCommand,
  type AccountContext,
  type AccountEvent,
  type Allotment,
  balanceOf,
  decideAccount,
  evolveAccount,
  isPaid,
  noAccount,
  outstandingOf,
  paidOn,
  type VoucherAccount,
  type VoucherClaim,
} from "@onevisit/core/benefits/vouchers"
import { accountEventReader } from "@onevisit/core/benefits/vouchers/schema"
import type { Fen } from "@onevisit/core/money"
import type { PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import type { Pins } from "../pins/index.ts"

export const ACCOUNT_VIEW = { view: "voucher-account", version: 1 } as const
/** One row for each claim, by its scheme and number. */
export const CLAIM_VIEW = { view: "voucher-claim", version: 1 } as const
/** A spend is claimed once in the whole district, and a case of the window's stands behind one claim. */
export const INVOICE_SCOPE = "voucher-invoice"
export const CASE_SCOPE = "voucher-case"

export const accountStream = (id: string): string => `voucher-account:${id}`
const accountIdOf = (stream: string): string => stream.slice("voucher-account:".length)
export const claimKey = (scheme: string, claim: string): string => `${scheme}/${claim}`

/** One row an account: what a desk sees, without a word that people wrote. */
export interface VoucherAccountSummary {
  readonly account: string
  readonly scheme: string | null
  readonly holder: SubjectId | null
  readonly vouchers: readonly {
    readonly voucher: string
    readonly amount: Fen
    /** What of it no contract was reserved for, and no claim approved of. */
    readonly free: Fen
    readonly validUntil: PlainDate
    readonly claimUntil: PlainDate
  }[]
  /** Requests and claims to be decided on. */
  readonly openRequests: readonly string[]
  readonly openClaims: readonly string[]
  /** Whether there is an account to pay to. */
  readonly hasPayee: boolean
}

/** One row a claim: where it stands in its way to being paid, and by which lines it was. */
export interface VoucherClaimSummary {
  readonly account: string
  readonly scheme: string | null
  readonly claim: string
  readonly voucher: string
  readonly claimedOn: PlainDate
  readonly channel: VoucherClaim["via"]["channel"]
  readonly standing: VoucherClaim["standing"]
  readonly entitled: Fen | null
  readonly holder: SubjectId
  /** What no round has set aside yet. */
  readonly due: Fen
  readonly paid: Fen
  readonly allotments: readonly Allotment[]
}

type AccountModel = DecisionModel<VoucherAccount, AccountEvent, AccountCommand, AccountContext>

export function accountModel(pins: Pins): AccountModel {
  return {
    initial: noAccount,
    reader: accountEventReader,
    evolve: evolveAccount,
    decide: decideAccount,
    subjectOf: (_, after) => after.holder ?? "",
    uniqueOf: (change) => change.events.flatMap((event) => keysOf(event, change)),
    viewsOf: (change) => [
      accountRow(change),
      ...claimRows(change),
      ...pins.writes(change.events.flatMap(pinnedBy)),
    ],
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
    onCommitted: ({ events }) => pins.kept(events.flatMap(pinnedBy)),
  }
}

export function accountSummary(id: string, state: VoucherAccount): VoucherAccountSummary {
  const { claims, hasPayee, holder, requests, schemeId, vouchers } = state
  return {
    account: id,
    scheme: schemeId,
    holder,
    vouchers: vouchers.map((each) => {
      const { amount, claimUntil, validUntil, voucher } = each
      return { voucher, amount, free: balanceOf(state, each), validUntil, claimUntil }
    }),
    openRequests: requests.flatMap(({ request, standing }) => (standing === "open" ? [request] : [])),
    openClaims: claims.flatMap(({ claim, standing }) => (standing === "open" ? [claim] : [])),
    hasPayee,
  }
}

function claimSummary(
  account: string,
  { holder, schemeId }: VoucherAccount,
  claim: VoucherClaim,
): VoucherClaimSummary {
  const { allotments, claimedOn, reckoning, standing, via, voucher } = claim
  return {
    account,
    scheme: schemeId,
    claim: claim.claim,
    voucher,
    // A claim is a holder's: there is none before the account has one.
    holder: holder as SubjectId,
    claimedOn,
    channel: via.channel,
    standing,
    entitled: reckoning?.entitled ?? null,
    due: outstandingOf(claim),
    paid: paidOn(claim),
    allotments,
  }
}

function accountRow({ after, stream }: Change<VoucherAccount, AccountEvent>) {
  const doc = accountSummary(accountIdOf(stream), after)
  const { holder, openClaims, openRequests, scheme } = doc
  const index = { scheme, holder, isOpen: openRequests.length + openClaims.length > 0 }
  return { ...ACCOUNT_VIEW, key: doc.account, doc, index }
}

function claimRows({ after, before, stream }: Change<VoucherAccount, AccountEvent>) {
  return after.claims
    .filter((claim) => !before.claims.includes(claim))
    .map((claim) => {
      const doc = claimSummary(accountIdOf(stream), after, claim)
      const { account, allotments, claimedOn, due, scheme, standing } = doc
      const isUnpaid = allotments.some((each) => !isPaid(each))
      const index = { scheme, account, standing, claimedOn, isDue: due > 0, isUnpaid }
      return { ...CLAIM_VIEW, key: claimKey(scheme ?? "", doc.claim), doc, index }
    })
}

function pinnedBy(event: AccountEvent): readonly Pin[] {
  return event.type === "QuotaRequested" ? [event.data.scheme] : []
}

/** What an event takes for itself in the district, and what one gives back. */
function keysOf(event: AccountEvent, { after, stream }: Change<VoucherAccount, AccountEvent>) {
  const holder = accountIdOf(stream)
  const key = (scope: string, key: string, action: "take" | "release" = "take") => [
    { scope, key, action, holder },
  ]
  const scheme = after.schemeId ?? ""
  switch (event.type) {
    case "VoucherIssued":
      return key("voucher-number", claimKey(scheme, event.data.voucher))
    case "ClaimMade":
      return [
        ...key("voucher-claim", claimKey(scheme, event.data.claim)),
        ...spendKeys(event.data, key, "take"),
      ]
    case "ClaimWithdrawn":
    case "ClaimRefused": {
      const claim = after.claims.find((each) => each.claim === event.data.claim)
      return claim === undefined ? [] : spendKeys(claim, key, "release")
    }
    default:
      return []
  }
}

function spendKeys<Key>(
  { invoice, via }: Pick<VoucherClaim, "invoice" | "via">,
  key: (scope: string, key: string, action: "take" | "release") => readonly Key[],
  action: "take" | "release",
): readonly Key[] {
  const backing = via.channel === "window" ? key(CASE_SCOPE, via.case, action) : []
  return [...key(INVOICE_SCOPE, invoice.number, action), ...backing]
}
