/** What a call to guidance names and the district does not have. */

export class UnknownEnquiry extends Error {
  readonly _tag = "UnknownEnquiry"
  override readonly name = "UnknownEnquiry"
  constructor() {
    super("There is no enquiry with this id. Check the id, or take the enquiry down first.")
  }
}

export class UnknownDuty extends Error {
  readonly _tag = "UnknownDuty"
  override readonly name = "UnknownDuty"
  constructor() {
    super("There is no duty with this id. Check the id, or plan the duty first.")
  }
}

export class UnknownBriefing extends Error {
  readonly _tag = "UnknownBriefing"
  override readonly name = "UnknownBriefing"
  constructor() {
    super("There is no briefing with this id. Check the id, or plan the briefing first.")
  }
}
