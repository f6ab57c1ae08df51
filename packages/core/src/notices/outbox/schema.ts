export { noticeEventDefinitions, noticeEventReader, preferencesEventReader } from "./notice.schema.ts"
