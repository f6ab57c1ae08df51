/** What a call to intake names and the district does not have. */

export class UnknownCase extends Error {
  readonly _tag = "UnknownCase"
  override readonly name = "UnknownCase"
  constructor() {
    super("There is no case with this id. Check the id, or the storage that the district was opened on.")
  }
}

export class UnknownItem extends Error {
  readonly _tag = "UnknownItem"
  override readonly name = "UnknownItem"
  constructor() {
    super(
      "No published edition of this item is in force on that day. Publish one, or check the id and the date.",
    )
  }
}

export class UnknownSubject extends Error {
  readonly _tag = "UnknownSubject"
  override readonly name = "UnknownSubject"
  constructor() {
    super("There is no subject with this id. Register the applicant first.")
  }
}
