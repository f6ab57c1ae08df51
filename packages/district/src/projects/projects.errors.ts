/** What a call to the projects names and the district does not have. */

export class UnknownProject extends Error {
  readonly _tag = "UnknownProject"
  override readonly name = "UnknownProject"
  constructor() {
    super("There is no project with this id. Check the id, or the storage that the district was opened on.")
  }
}

export class UnknownProjectRules extends Error {
  readonly _tag = "UnknownProjectRules"
  override readonly name = "UnknownProjectRules"
  constructor() {
    super(
      "No edition of these rules on funded projects is in force today. Add one to `projects.rules` of the options, or check the id.",
    )
  }
}
