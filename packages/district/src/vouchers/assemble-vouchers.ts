/** The vouchers over the ground, where the schemes and providers the host hands in hold together. */
import type { SettlementFloor, VoucherProvider, VoucherScheme } from "@onevisit/core/benefits/vouchers"
import { voucherProviderSchema, voucherSchemeSchema } from "@onevisit/core/benefits/vouchers/schema"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import { parseWith } from "@onevisit/core/events/schema"
import * as Result from "effect/Result"
import type { FundedByHook } from "./account-desk.ts"
import { vouchersService, type VouchersOptions, type VouchersService } from "./vouchers.ts"

export interface InnovationVouchers {
  /** The editions of the schemes that vouchers may be issued under; see `parseVoucherScheme` for their file form. */
  readonly schemes: readonly VoucherScheme[]
  /** Who was listed for which services, and when. */
  readonly providers: readonly VoucherProvider[]
  /** Asked before a claim is approved. Without it, only what holders say themselves is known. */
  readonly fundedBy?: FundedByHook
  /** How often the law wants rounds; nothing is found in a plan of rounds without it. */
  readonly floor?: SettlementFloor
}

/** Throws `InvalidInput` where a scheme or a provider does not hold together. */
export function assembleVouchers(
  options: Omit<VouchersOptions, "schemes" | "providers" | "fundedBy" | "floor">,
  vouchers: InnovationVouchers = { schemes: [], providers: [] },
): VouchersService {
  const { providers, schemes } = vouchers
  const issues = [
    ...issuesIn("schemes", voucherSchemeSchema, schemes),
    ...issuesIn("providers", voucherProviderSchema, providers),
  ]
  if (issues.length > 0) throw new InvalidInput(issues)
  return vouchersService({ ...options, ...vouchers })
}

function issuesIn(
  name: string,
  schema: Parameters<typeof parseWith>[0],
  values: readonly unknown[],
): readonly Issue[] {
  return values.flatMap((value, at) => {
    const read = parseWith(schema, value)
    if (Result.isSuccess(read)) return []
    return read.failure.issues.map((issue) => ({ ...issue, path: ["vouchers", name, at, ...issue.path] }))
  })
}
