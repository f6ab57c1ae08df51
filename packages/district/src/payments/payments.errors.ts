/** There is no payment run of that id here, or it is not closed yet. */
export class UnknownPayment extends Error {
  readonly _tag = "UnknownPayment"
  override readonly name = "UnknownPayment"

  constructor() {
    super("There is no such payment run, or it has no file yet. Run it first, or check its id.")
  }
}
