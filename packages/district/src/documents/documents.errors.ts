/** What a call to print names and the case does not have. */

export class UnknownDocument extends Error {
  readonly _tag = "UnknownDocument"
  override readonly name = "UnknownDocument"
  constructor() {
    super("The case has no document with this id. Take the ids from `intake.documents`.")
  }
}
