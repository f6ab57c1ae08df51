export type { SmsRecord } from "./aliyun-record.ts"
export {
  type AliyunFault,
  simulatedAliyunSms,
  type SimulatedAliyun,
  type SimulatedAliyunOptions,
} from "./aliyun-sms.ts"
export type { TransportFault } from "./faulty-server.ts"
export {
  type ArrivedMail,
  type MailFault,
  type MailServerOptions,
  type MailStep,
  simulatedMailServer,
  type SimulatedMailServer,
} from "./mail-server.ts"
