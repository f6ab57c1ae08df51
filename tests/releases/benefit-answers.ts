/** What a district opened on a release answers about the money of its people: as it stood, to the byte where it was sent. */
import { createHash } from "node:crypto"
import { canonicalJson } from "@onevisit/core/events"
import type { SubjectId } from "@onevisit/core/identity"
import type { PublicKey } from "@onevisit/core/ports"
import { month } from "@onevisit/core/time"
import { type District, UnknownPayment } from "@onevisit/district"
import { verifyReceipt } from "@onevisit/district/receipts"
import { expect } from "vitest"
import { benefitOutcomesOf as outcomesOf } from "./benefit-outcomes.ts"
import { allowance } from "./plays/allowances.ts"

const purpose = "样例"
const keyOf = (id: string) => {
  const [programme = "", subject = ""] = id.split(":")
  return { programme, subject: subject as SubjectId }
}
/** A payment run is asked of whichever service it is of. */
async function paymentsOf({ benefits, vouchers }: District, payment: string) {
  const isAllowance = await benefits.payment(payment).then(
    () => true,
    (error: unknown) => {
      if (error instanceof UnknownPayment) return false
      throw error
    },
  )
  return isAllowance ? benefits : vouchers
}

/** By kind of stream: where it stands, for the rest of its name. */
export const benefitAnswers = {
  entitlement: async ({ benefits }: District, id: string) =>
    outcomesOf.entitlement((await benefits.entitlement(keyOf(id))).state),
  sweep: async ({ benefits }: District, id: string) => outcomesOf.sweep(await benefits.sweepState(id)),
  roll: async ({ benefits }: District, id: string) => outcomesOf.roll(await benefits.roll(id)),
  payment: async (district: District, id: string) =>
    outcomesOf.payment(await (await paymentsOf(district, id)).payment(id)),
  "voucher-account": async ({ vouchers }: District, id: string) =>
    outcomesOf["voucher-account"]((await vouchers.get(id)).state),
  "voucher-round": async ({ vouchers }: District, id: string) => {
    const [scheme = "", round = ""] = id.split("/")
    return outcomesOf["voucher-round"]((await vouchers.round(scheme, round)).state)
  },
}

/** Files of payments that the plays made have the bytes that were sent; receipts hold with the public key alone. */
export async function moneyStands(
  district: District,
  streams: readonly string[],
  publicKey: PublicKey,
): Promise<void> {
  const idsOf = (kind: string) =>
    streams.flatMap((stream) => (stream.startsWith(`${kind}:`) ? [stream.slice(kind.length + 1)] : []))
  for (const payment of idsOf("payment").filter((id) => id.startsWith("recorded-"))) {
    const { rows, totals } = await (await paymentsOf(district, payment)).paymentFile(payment, purpose)
    const hash = createHash("sha256").update(canonicalJson(rows)).digest("hex")
    expect([payment, `sha256:${hash}`]).toEqual([payment, totals.hash])
  }
  const entitlements = idsOf("entitlement")
  for (const id of entitlements) {
    const { state } = await district.benefits.entitlement(keyOf(id))
    if (state.found?.leaf == null) continue
    const handed = await district.benefits.receipt(keyOf(id), { purpose })
    const checked = verifyReceipt(handed?.receipt ?? "", handed?.signedRoot ?? "", publicKey)
    expect([id, checked.outcome]).toEqual([id, "verified"])
  }
  if (entitlements.length === 0) return
  const query = { programme: allowance.id, purpose }
  const { rows } = await district.benefits.cityList({ ...query, months: [month("2022-09")] })
  const { matched } = await district.benefits.reconcileList({ ...query, theirs: rows })
  expect([rows.length > 0, matched.length]).toEqual([true, rows.length])
}
