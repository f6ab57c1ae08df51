export {
  decideRequest,
  isPersonOf,
  overdueFrom,
  type RequestCommand,
  type RequestRefusal,
} from "./decide-request.ts"
export type {
  RequestEvent,
  RequestEventData,
  RequestEventType,
  RequestKind,
  RequestOutcome,
  Requester,
} from "./request-events.ts"
export { evolveRequest, foldRequest, noRequest, type RequestState } from "./request-state.ts"
