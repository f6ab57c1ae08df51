/** What calls about requests reject with. */

/** No request with this id was taken in. */
export class UnknownRequest extends Error {
  readonly _tag = "UnknownRequest"
  override readonly name = "UnknownRequest"

  constructor() {
    super("There is no request with this id: use the id that `records.requests.receive` answered with.")
  }
}
