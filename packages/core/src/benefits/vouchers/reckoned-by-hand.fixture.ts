/** By the sentences of a scheme and nothing of the code: what each approved claim of an account comes to. */
import { fractionOf, rate } from "../../money/index.ts"
import type { CapYear, VoucherScheme } from "./index.ts"
import type { World } from "./voucher-world.fixture.ts"

export const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** The claims in the order of their approval, each with its amount. */
export function byHand(
  world: World,
  account: string,
  of: VoucherScheme,
): readonly (readonly [string, number])[] {
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
