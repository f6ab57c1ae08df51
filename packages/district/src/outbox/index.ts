export { assembleOutbox, type AssembledOutbox } from "./assemble-outbox.ts"
export type { NoticeAnswer, NoticeCall } from "./notice-desk.ts"
export type { NoticeRow, SendingRow } from "./notice-model.ts"
export { OutboxMissing, UnknownNotice } from "./notices.errors.ts"
export {
  noticeIdFor,
  type NoticeQuery,
  type NoticesService,
  type OwedNotice,
  type SendingQuery,
} from "./notices.ts"
export type { OutboxSettings } from "./outbox-settings.ts"
