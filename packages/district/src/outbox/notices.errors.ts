/** What a call about notices names, or needs, and the district does not have. */

export class OutboxMissing extends Error {
  readonly _tag = "OutboxMissing"
  override readonly name = "OutboxMissing"
  constructor() {
    super("Notices need wording and ways that no law names: give `outbox: { templates, ladders, … }`.")
  }
}

export class UnknownNotice extends Error {
  readonly _tag = "UnknownNotice"
  override readonly name = "UnknownNotice"
  constructor() {
    super("There is no notice with this id. Check the id, or the storage the district was opened on.")
  }
}
