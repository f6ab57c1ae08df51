/** What the district says of parcels, for those who embed it. */
export {
  UnknownCourier,
  UnknownParcel,
  type ArrivalAnswer,
  type ExpectInput,
  type OfferServiceInput,
  type ParcelCall,
  type ParcelQuery,
  type ParcelSettings,
  type ParcelsOfCase,
  type ParcelsService,
  type ParcelSummary,
  type ReceiveInput,
  type RecordedParcelAnswer,
  type SendInput,
  type ServiceAnswer,
  type TrackInput,
} from "./parcels/index.ts"
