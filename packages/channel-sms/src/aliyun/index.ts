export { aliyunSms } from "./aliyun-sms.ts"
export type { AliyunSmsOptions } from "./options.ts"
export { aliyunReportsTaken, parseAliyunReports } from "./reports.ts"
