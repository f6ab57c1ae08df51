export { aliyunReportsTaken, aliyunSms, type AliyunSmsOptions, parseAliyunReports } from "./aliyun/index.ts"
export { smsSegments, type SmsAlphabet, type SmsSegments } from "./segments.ts"
export type { SmsTemplate, SmsTemplates, VariableSource } from "./template/index.ts"
