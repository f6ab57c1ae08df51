export { assembleParcels } from "./assemble-parcels.ts"
export type { ParcelCall, RecordedParcelAnswer } from "./parcel-desk.ts"
export type {
  ExpectInput,
  OfferServiceInput,
  ParcelQuery,
  ParcelSettings,
  ReceiveInput,
  SendInput,
  TrackInput,
} from "./parcel-inputs.ts"
export type { ParcelSummary } from "./parcel-model.ts"
export { UnknownCourier, UnknownParcel } from "./parcels.errors.ts"
export type { ArrivalAnswer, ParcelsOfCase, ParcelsService, ServiceAnswer } from "./parcels.ts"
