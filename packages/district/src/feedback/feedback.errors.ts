/** What a call about ratings and complaints names, or needs, and the district does not have. */

export class UnknownFeedback extends Error {
  readonly _tag = "UnknownFeedback"
  override readonly name = "UnknownFeedback"
  constructor() {
    super(
      "There is no rating or complaint with this id. Check the id, or the storage the district was opened on.",
    )
  }
}

export class FeedbackPolicyMissing extends Error {
  readonly _tag = "FeedbackPolicyMissing"
  override readonly name = "FeedbackPolicyMissing"
  constructor() {
    super("Ratings and complaints need terms and roles that no law names: give `feedback: { policy, … }`.")
  }
}
