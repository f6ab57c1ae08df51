/** The shapes of the events about records. A shape that changes gets a new version and an upcaster. */
export { accessEventDefinitions, accessEventReader } from "./access.schema.ts"
export { fileEventDefinitions, fileEventReader } from "./file.schema.ts"
export { requestEventDefinitions, requestEventReader } from "./requests/request.schema.ts"
