export { aliyunReportsTaken, aliyunSms, type AliyunSmsOptions, parseAliyunReports } from "./aliyun/index.ts"
export {
  type AnswerPath,
  type CodeReading,
  type GatewayRequest,
  gatewaySms,
  type GatewaySmsOptions,
  type JsonPattern,
  type LookUpReading,
  type Scalar,
  type SendReading,
  type Sign,
} from "./gateway/index.ts"
export { smsSegments, type SmsAlphabet, type SmsSegments } from "./segments.ts"
export type { SmsTemplate, SmsTemplates, VariableSource } from "./template/index.ts"
