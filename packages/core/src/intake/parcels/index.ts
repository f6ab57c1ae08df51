export { decideParcel } from "./decide-parcel.ts"
export { arrivalEvidence, type ArrivalEvidence, serviceEvidence, type ServiceEvidence } from "./evidence.ts"
export { evolveParcel, foldParcel } from "./evolve-parcel.ts"
export type { ParcelAct, ParcelCommand, ParcelContext, ParcelRoles } from "./parcel-commands.ts"
export type {
  AskOutcome,
  ParcelContents,
  ParcelDirection,
  ParcelEvent,
  ParcelEventData,
  ParcelEventType,
  ParcelPayer,
  ParcelTask,
  ParcelWaybill,
  ReturnOriginals,
} from "./parcel-events.ts"
export { parcelTaskKinds } from "./parcel-events.ts"
export { type ParcelRefusal, parcelRefusals, type WaybillInvalid } from "./parcel-refusals.ts"
export { type Asking, noParcel, type ParcelState } from "./parcel-state.ts"
export { parcelTasks, silentOn } from "./parcel-tasks.ts"
export { type AskRules, planAsk, usualAskRules } from "./plan-ask.ts"
export { type Delivery, isOver, type Standing, standingOf } from "./standing.ts"
export {
  keyOf,
  mergeTracks,
  newsAmong,
  type SignedBy,
  type Track,
  type TrackStage,
  trackStages,
} from "./track.ts"
