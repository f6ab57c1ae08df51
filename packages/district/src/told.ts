/** What the district says of notices, for those who embed it. */
export {
  type Letter,
  type LetterAnswer,
  noticeIdFor,
  type NoticeAnswer,
  type NoticeCall,
  type NoticeQuery,
  type NoticeRow,
  type NoticeServiceAnswer,
  type NoticeServiceInput,
  type NoticesService,
  OutboxMissing,
  type OutboxSettings,
  type OwedNotice,
  UnknownNotice,
} from "./outbox/index.ts"
