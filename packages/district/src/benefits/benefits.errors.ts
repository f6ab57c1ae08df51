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

  constructor(what: "entitlement" | "sweep" | "roll") {
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

/** A roll was handed in on a district that was not told how its people are known. */
export class RollsMissing extends Error {
  readonly _tag = "RollsMissing"
  override readonly name = "RollsMissing"

  constructor() {
    super(
      "Rolls need `rolls: { scheme, pseudonymsOf }` among the district's `benefits`, and that scheme in its `schemes`.",
    )
  }
}

/** A list was asked for on a district that was not told how people and accounts stand in it. */
export class ListsMissing extends Error {
  readonly _tag = "ListsMissing"
  override readonly name = "ListsMissing"

  constructor() {
    super("Lists need `lists: { personOf, accountOf }` among the district's `benefits`.")
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
