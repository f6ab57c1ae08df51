/** What a caller of benefits got wrong about the district itself. */

/** No programme of that id is in the options. */
export class UnknownProgramme extends Error {
  readonly _tag = "UnknownProgramme"
  override readonly name = "UnknownProgramme"

  constructor() {
    super("No programme of that id was handed in: give it among the district's `benefits.programmes`.")
  }
}

/** There is no entitlement or sweep of that id. */
export class UnknownBenefit extends Error {
  readonly _tag = "UnknownBenefit"
  override readonly name = "UnknownBenefit"

  constructor(what: "entitlement" | "sweep") {
    super(`There is no such ${what}.`)
  }
}

/** Benefits were asked for on a district that was opened without them. */
export class BenefitsMissing extends Error {
  readonly _tag = "BenefitsMissing"
  override readonly name = "BenefitsMissing"

  constructor() {
    super(
      "Benefits need `benefits: { programmes, population }` and a `calendar` among the district's options.",
    )
  }
}

/** A programme's rule has no value for a month that has to be reckoned. */
export class MonthNotReckoned extends Error {
  readonly _tag = "MonthNotReckoned"
  override readonly name = "MonthNotReckoned"
  readonly reason: { readonly zh: string; readonly en: string }

  constructor(reason: { readonly zh: string; readonly en: string }) {
    super(reason.en)
    this.reason = reason
  }
}
