/** What a call to collections names and the district does not have. */

export class UnknownCollection extends Error {
  readonly _tag = "UnknownCollection"
  override readonly name = "UnknownCollection"
  constructor() {
    super(
      "There is no collection with this id. Check the id, or the storage that the district was opened on.",
    )
  }
}
