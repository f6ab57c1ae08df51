/** The entry for those who write Effect: the ports and the district as services. */
export {
  attempt,
  Channel,
  Courier,
  District,
  Exchange,
  Files,
  Keys,
  Numbering,
  Publisher,
  Registry,
  Storage,
} from "./services/index.ts"
export type { Lifted, MethodsOf, OpeningFailure, Tagged } from "./services/index.ts"
