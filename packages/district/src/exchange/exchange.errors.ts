/** What a call names and the district is not connected to. */

export class UnknownExchange extends Error {
  readonly _tag = "UnknownExchange"
  override readonly name = "UnknownExchange"
  constructor() {
    super("No exchange of this id is connected. Check the id, or add the exchange to the options.")
  }
}
