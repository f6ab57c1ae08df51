/** What a call to the vouchers names and the district does not have. */

export class UnknownVoucherAccount extends Error {
  readonly _tag = "UnknownVoucherAccount"
  override readonly name = "UnknownVoucherAccount"
  constructor() {
    super(
      "There is no voucher account with this id. Check the id, or the storage that the district was opened on.",
    )
  }
}

export class UnknownVoucherScheme extends Error {
  readonly _tag = "UnknownVoucherScheme"
  override readonly name = "UnknownVoucherScheme"
  constructor() {
    super(
      "No edition of this voucher scheme is in force today. Add one to `vouchers.schemes` of the options, or check the id.",
    )
  }
}

export class UnknownVoucherRound extends Error {
  readonly _tag = "UnknownVoucherRound"
  override readonly name = "UnknownVoucherRound"
  constructor() {
    super("The scheme has no such round. Open it first, or check its id.")
  }
}
