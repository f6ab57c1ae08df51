export { attempt, District, type OpeningFailure, type Tagged } from "./district-service.ts"
export type { Lifted, MethodsOf } from "./lift.ts"
export { Channel, Courier, Exchange, Files, Keys, Numbering, Publisher, Registry, Storage } from "./ports.ts"
