/** What a call names and the district does not have. */

export class UnknownParcel extends Error {
  readonly _tag = "UnknownParcel"
  override readonly name = "UnknownParcel"
  constructor() {
    super("There is no parcel with this id. Check the id, or record the parcel first.")
  }
}

export class UnknownCourier extends Error {
  readonly _tag = "UnknownCourier"
  override readonly name = "UnknownCourier"
  constructor() {
    super("No courier of this id is connected. Check the id, or add the courier to the options.")
  }
}
