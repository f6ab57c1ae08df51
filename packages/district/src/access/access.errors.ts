/** What openings and searches reject with. */
import type { OpeningRefusal } from "@onevisit/core/records"

/** Something sealed was not opened: `refusal` says why, with the clause, and what to do. */
export class OpeningRefused extends Error {
  readonly _tag = "OpeningRefused"
  override readonly name = "OpeningRefused"
  readonly refusal: OpeningRefusal

  constructor(refusal: OpeningRefusal) {
    super(`${refusal._tag}: ${refusal.message.en}`)
    this.refusal = refusal
  }
}

/** The district was opened without rules about its records. */
export class RecordsMissing extends Error {
  readonly _tag = "RecordsMissing"
  override readonly name = "RecordsMissing"

  constructor() {
    super(
      "This needs rules about records: give `records: { purposes, classes, roles, … }` and a calendar when the district is opened.",
    )
  }
}
