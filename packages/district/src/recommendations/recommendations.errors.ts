/** What a call to the recommendations names and the district does not have. */

export class UnknownCall extends Error {
  readonly _tag = "UnknownCall"
  override readonly name = "UnknownCall"
  constructor() {
    super("There is no call for recommendations with this id. Check the id, or open the call first.")
  }
}

export class RecommendationRulesMissing extends Error {
  readonly _tag = "RecommendationRulesMissing"
  override readonly name = "RecommendationRulesMissing"
  constructor() {
    super("No rules say how this item is recommended: give them as `recommendations` to createDistrict.")
  }
}
