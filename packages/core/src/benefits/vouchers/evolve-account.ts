/** Folds events into an account: pure, without context, the same for every replay. */
import type { AccountEvent, Matter } from "./account-events.ts"
import {
  noAccount,
  type Announced,
  type ClaimPayment,
  type QuotaRequest,
  type VoucherAccount,
  type VoucherClaim,
  type VoucherUse,
} from "./account-state.ts"

/** The state after one more event. */
export function evolveAccount(state: VoucherAccount, event: AccountEvent): VoucherAccount {
  switch (event.type) {
    case "QuotaRequested": {
      const { amount, holder, holderKind, request, scheme, schemeId } = event.data
      const asked = { request, scheme, amount, requestedOn: event.occurredOn }
      const requests = [...state.requests, { ...asked, standing: "open" as const, announced: null }]
      return { ...state, schemeId, holder, holderKind, requests }
    }
    case "RequestWithdrawn":
      return withRequest(state, event.data.request, { standing: "withdrawn" })
    case "RequestRefused":
      return withRequest(state, event.data.request, { standing: "refused" })
    case "VoucherIssued": {
      const { amount, claimUntil, request, validUntil, voucher } = event.data
      const { scheme } = state.requests.find((each) => each.request === request) as QuotaRequest
      const issued = { voucher, request, scheme, amount, issuedOn: event.occurredOn, validUntil, claimUntil }
      const vouchers = [...state.vouchers, issued]
      return { ...withRequest(state, request, { standing: "issued" }), vouchers }
    }
    case "AdverseActAnnounced":
      return withAnnounced(state, event.data.matter, { respondBy: event.data.respondBy, answered: false })
    case "DefenceStated": {
      const { matter } = event.data
      const { announced } = matterOf(state, matter) as { readonly announced: Announced | null }
      return withAnnounced(state, matter, announced && { ...announced, answered: true })
    }
    case "ContractReserved": {
      const { contract, listings, reserved, share, use, voucher } = event.data
      const made = { use, voucher, contract, listings, share, reserved, released: false }
      return { ...state, uses: [...state.uses, made] }
    }
    case "ReservationReleased": {
      const released = (each: VoucherUse) =>
        each.use === event.data.use ? { ...each, released: true } : each
      return { ...state, uses: state.uses.map(released) }
    }
    case "ClaimMade": {
      const { voucher } = state.uses.find(({ use }) => use === event.data.use) as VoucherUse
      const made = { ...event.data, voucher, standing: "open" as const, announced: null, reckoning: null }
      return { ...state, claims: [...state.claims, { ...made, allotments: [] }] }
    }
    case "ClaimWithdrawn":
      return withClaim(state, event.data.claim, () => ({ standing: "withdrawn" }))
    case "ClaimRefused":
      return withClaim(state, event.data.claim, () => ({ standing: "refused" }))
    case "ClaimApproved": {
      const { claim, reckoning } = event.data
      return withClaim(state, claim, () => ({ standing: "approved", reckoning }))
    }
    case "PayeeSet":
      return { ...state, hasPayee: true }
    case "ClaimAllotted": {
      const { amount, claim, round } = event.data
      return withClaim(state, claim, ({ allotments }) => ({
        allotments: [...allotments, { round, amount, payments: [] }],
      }))
    }
    case "ClaimPaid": {
      const { line, payment } = event.data
      return withPayments(state, event.data, (payments) => [...payments, { payment, line, returned: false }])
    }
    case "ClaimReturned": {
      const { line, payment } = event.data
      const back = (each: ClaimPayment) =>
        each.payment === payment && each.line === line ? { ...each, returned: true } : each
      return withPayments(state, event.data, (payments) => payments.map(back))
    }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function foldAccount(
  events: readonly AccountEvent[],
  from: VoucherAccount = noAccount,
): VoucherAccount {
  let state = from
  for (const event of events) state = evolveAccount(state, event)
  return state
}

/** The request or claim that an act would be about. */
export function matterOf(
  { claims, requests }: VoucherAccount,
  { id, of }: Matter,
): QuotaRequest | VoucherClaim | undefined {
  return of === "request"
    ? requests.find(({ request }) => request === id)
    : claims.find(({ claim }) => claim === id)
}

function withAnnounced(
  state: VoucherAccount,
  { id, of }: Matter,
  announced: Announced | null,
): VoucherAccount {
  return of === "request"
    ? withRequest(state, id, { announced })
    : withClaim(state, id, () => ({ announced }))
}

function withPayments(
  state: VoucherAccount,
  { claim, round }: { readonly claim: string; readonly round: string },
  change: (payments: readonly ClaimPayment[]) => readonly ClaimPayment[],
): VoucherAccount {
  return withClaim(state, claim, ({ allotments }) => ({
    allotments: allotments.map((each) =>
      each.round === round ? { ...each, payments: change(each.payments) } : each,
    ),
  }))
}

function withRequest(state: VoucherAccount, id: string, change: Partial<QuotaRequest>): VoucherAccount {
  const changed = (each: QuotaRequest) => (each.request === id ? { ...each, ...change } : each)
  return { ...state, requests: state.requests.map(changed) }
}

function withClaim(
  state: VoucherAccount,
  id: string,
  change: (claim: VoucherClaim) => Partial<VoucherClaim>,
): VoucherAccount {
  const changed = (each: VoucherClaim) => (each.claim === id ? { ...each, ...change(each) } : each)
  return { ...state, claims: state.claims.map(changed) }
}
