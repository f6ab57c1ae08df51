export { publishingEventDefinitions, publishingEventReader } from "./publishing.schema.ts"
