export { canonicalJson, canonicalJsonWithin, type Json } from "./canonical-json.ts"
export {
  eventReader,
  type EventDefinition,
  type EventReader,
  type MalformedEvent,
  type SensitivePath,
  type UnknownEvent,
} from "./definition.ts"
export type { DomainEvent } from "./event.ts"
export { type Happen, happening, type Legal } from "./happening.ts"
export type { Pin } from "./pin.ts"
export { isEnvelope, isErased, type Envelope, type Erased, type Sealable } from "./sealable.ts"
