export * from "./channel.ts"
export * from "./courier.ts"
export * from "./exchange.ts"
export * from "./files.ts"
export * from "./keys.ts"
export { type ActGround, meetAct } from "./meet-act.ts"
export * from "./manual-publisher.ts"
export * from "./numbering.ts"
export * from "./population.ts"
export * from "./port-error.ts"
export * from "./publisher.ts"
export * from "./registry.ts"
export {
  checkStorable,
  composeStorable,
  storableCount,
  storableInstant,
  storableJson,
  storableText,
  type StorableAct,
  type StorableEvent,
  type StorableView,
} from "./storable.ts"
export * from "./storage.ts"
export { compareStored, comparePlaces, composeCursor, parseViewQuery, type ViewPlace } from "./view-order.ts"
export { composeViewAnswer, searchRows, type SearchedRow } from "./view-search.ts"
